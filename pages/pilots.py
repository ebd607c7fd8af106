"""Which co-produced services exist, where, on what, and what became of them?"""

from math import ceil

import streamlit as st

from coprod.desk.pilots import matching, rows
from pages._parts.pilot_filters import pilot_filters
from pages._parts.pilot_table import pilot_table
from pages._shared import look, say

PER_PAGE = 15
tell, every = say(), look(rows)
st.title(tell("Pilots"), anchor=False)
st.markdown(tell("Which co-produced city services exist, on what, and what became of them?"))
st.info(
    tell(
        "Desk coding from public pages by one coder, not checked by the cities. A stage without documentation is "
        "unknown, not absent, so read every count as at least. Assessment is the stage least written about, and "
        "award-winning and English-language cases are over-represented."
    )
)
found = matching(every, pilot_filters(every))
st.header(
    tell("{found} of {all} pilots", found=len(found), all=len(every))
    if found
    else tell("No pilot matches: use fewer words or filters"),
    anchor=False,
)
if found:
    last = ceil(len(found) / PER_PAGE)
    at = min(st.pagination(last, key="page", bind="query-params"), last) if last > 1 else 1
    pilot_table(found[(at - 1) * PER_PAGE : at * PER_PAGE])
