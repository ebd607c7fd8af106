"""Which cities differ on this beyond chance, and which cannot be told apart?"""

import streamlit as st

from coprod.desk.compare import drawn_rug
from coprod.desk.compare_skill import drawn_skill
from pages._parts.attempt import outcome
from pages._parts.compare_of_picker import compare_of_picker
from pages._parts.compare_picker import compare_picker
from pages._parts.compare_skill_picker import compare_skill_picker
from pages._parts.compare_stage_picker import compare_stage_picker
from pages._parts.figure import figure
from pages._parts.sample_note import sample_note
from pages._shared import choices, look, say

tell = say()
st.title(tell("Compare"), anchor=False)
st.markdown(
    tell(
        "Who differs beyond chance, and who cannot be told apart? Need is how far capacity falls short of importance: "
        "0 is no gap, below 0 means more capacity than needed, 100 is the largest gap; bigger is more urgent."
    )
)

outcome()
if not choices():
    st.info(tell("No answers have been handed in yet. Download the workbook, fill it in and upload it."))
    st.page_link("assess.py", label=tell("Go to Assess"))
    st.stop()

with st.grid(2, min_column_width=280):
    of = compare_of_picker()
    beside = st.container()
asking = compare_picker(of)
if asking is None:
    st.stop()

if asking.reference.choice.provenance.sample:
    sample_note()
with beside:
    stage = compare_stage_picker(asking)
for one in look(drawn_rug, asking, stage):
    figure(one, {**asking.view, "stage": (stage,)})

opening, chosen = compare_skill_picker(asking)
for one in look(drawn_skill, asking, opening):
    figure(one, {**asking.view, **chosen})
