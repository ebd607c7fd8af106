"""Which co-produced services exist, where, on what, with whom, and what became of them?"""

import streamlit as st

from coprod.desk.pilots import rows
from pages._parts.pilot_library import pilot_library
from pages._parts.pilots_near import pilots_near
from pages._parts.views import views
from pages._shared import look, say

tell, every = say(), look(rows)
st.title(tell("Pilots"), anchor=False)
st.info(
    tell(
        "One person collected this from public web pages; the cities have not checked it. What is missing may still "
        "have happened, so every count of groups and stages is a minimum. Prize winners and pages in English are "
        "over-represented, and least is written about assessment."
    )
)
titles = {"cards": tell("Cards"), "table": tell("Table"), "map": tell("Map"), "near": tell("Pilots like mine")}
beside = st.container(horizontal=True, vertical_alignment="bottom")
with beside:
    view = views(tell("How to look at the pilots"), titles)
if view == "near":
    pilots_near(every)
else:
    pilot_library(every, view, beside)
