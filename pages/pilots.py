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
        "Real services, coded from public pages by one person and not checked by the cities. What no page tells is "
        "unknown, not absent: read every count as at least. Assessment is written about least; award-winning and "
        "English-language cases are over-represented."
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
