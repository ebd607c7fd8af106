"""How do importance, capacity and need run through the stages of the life cycle?"""

import streamlit as st

from coprod.desk.lifecycle import drawn_one, drawn_several
from coprod.desk.lifecycle_gathered import Several
from pages._parts.attempt import outcome
from pages._parts.figure import figure
from pages._parts.lifecycle_change import lifecycle_change
from pages._parts.lifecycle_picker import lifecycle_picker
from pages._parts.lifecycle_silence import lifecycle_silence
from pages._parts.sample_note import sample_note
from pages._shared import choices, look, say

tell = say()
st.title(tell("Life cycle"), anchor=False)
st.markdown(
    tell(
        "Where in the life of a service does what teams can do fall short of what it needs? Need: 0 is no gap, "
        "below 0 means more capacity than needed, 100 is the most. Bigger is more urgent."
    )
)

outcome()
if not choices():
    st.info(tell("No answers have been handed in yet. Download the workbook, fill it in and upload it."))
    st.page_link("assess.py", label=tell("Go to Assess"))
    st.stop()

asked = lifecycle_picker()
if asked is None:
    st.stop()

if isinstance(asked, Several):
    sample, view, life = asked.sample, asked.view, look(drawn_several, asked)
else:
    sample, view, life = asked.provenance.sample, {"scope": ("one",), **asked.view}, look(drawn_one, asked)
if sample:
    sample_note()
lifecycle_silence(life)
for one in life.figures:
    figure(one, view)
if not isinstance(asked, Several):
    lifecycle_change(asked)
