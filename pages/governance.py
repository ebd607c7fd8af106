"""Who takes part, how deeply, from start to end, and where does collaboration break off?"""

import streamlit as st

from coprod.desk.governance_figures import governed
from pages._parts.figure import figure
from pages._parts.governance_in_short import governance_in_short
from pages._parts.governance_question import governance_question
from pages._parts.governance_untold import governance_untold
from pages._parts.group_picker import group_picker
from pages._parts.sample_note import sample_note
from pages._shared import look, say

tell = say()
st.title(tell("Governance"), anchor=False)
st.markdown(
    tell(
        "Who takes part, how deeply, from start to end, and where does collaboration break off? These are facts of one "
        "agreed return, or what individual people say of working together. They are never added up to one score."
    )
)

choice = group_picker(returns_first=True)
if choice is None:
    st.info(tell("No answers have been handed in yet. Download the workbook, fill it in and upload it."))
    st.page_link("assess.py", label=tell("Go to Assess"))
    st.stop()

if choice.provenance.sample:
    sample_note()
one = look(governed, choice)
governance_in_short(one.figures)
governance_untold(one)
for drawn in one.figures:
    figure(drawn, choice.view)
governance_question(one.question)
