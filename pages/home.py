"""What is here, and which door is mine?"""

import streamlit as st

from coprod.desk.official import contents
from pages._parts.holdings import holdings
from pages._parts.sample_switch import sample_switch
from pages._shared import desk, say

tell, here = say(), contents(desk())
st.title(tell("How well can we co-produce our services?"), anchor=False)
st.markdown(
    tell(
        "Cities co-produce services with their citizens: they commission, design, deliver and assess them together. "
        "This dashboard shows which skills that takes at each stage, where a team falls short, and what others did."
    )
)
doors = (
    (
        tell("I am looking for examples"),
        tell("Browse real pilots with their sources, and see where a city's skills fall short."),
        (("pilots.py", tell("Browse pilots")), ("skills.py", tell("See skill gaps"))),
    ),
    (
        tell("I run a service"),
        tell("Download the workbook, fill it in alone or as a team, upload it, and see your gaps within seconds."),
        (("assess.py", tell("Assess my service")),),
    ),
    (
        tell("I run a workshop"),
        tell("Print the workbook or project it, agree on each rating in the room, and project the result."),
        (("assess.py", tell("Get the workbook")),),
    ),
)
with st.grid(3, min_column_width=280):
    for title, text, links in doors:
        with st.container(border=True, height="stretch"):
            st.header(title, anchor=False)
            st.markdown(text)
            for page, label in links:
                st.page_link(page, label=label, icon=":material/arrow_forward:")

st.header(tell("What is in here"), anchor=False)
holdings(here)
sample_switch(here)
