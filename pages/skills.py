"""Which gaps are there, by stage of the life cycle, and what to do next?"""

import streamlit as st

from coprod.desk.official import drawn_skills
from pages._parts.attempt import outcome
from pages._parts.figure import figure
from pages._parts.group_picker import group_picker
from pages._parts.next_steps import next_steps
from pages._parts.sample_note import sample_note
from pages._parts.withheld_note import withheld_note
from pages._shared import look, say

tell = say()
st.title(tell("Skills"), anchor=False)
st.markdown(
    tell(
        "Where does what a team can do fall short of what its service needs? Need says how far: 0 is no gap, 100 the "
        "largest there can be; below 0 the team can do more than it needs. n is how many people rated both."
    )
)

outcome()
choice = group_picker()
if choice is None:
    st.info(tell("No answers have been handed in yet. Download the workbook, fill it in and upload it."))
    st.page_link("assess.py", label=tell("Go to Assess"))
    st.stop()

if choice.provenance.sample:
    sample_note()
profile, drawn = look(drawn_skills, choice)
for one in drawn:
    figure(one, choice.view)
withheld_note(profile.skills)
if profile.tells:
    next_steps(profile.skills)
