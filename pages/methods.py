"""How is each number worked out, from which source, and when is it withheld?"""

import streamlit as st

from coprod.desk.methods import families
from pages._parts.linked import some_of
from pages._parts.method import method
from pages._parts.plain import plain
from pages._parts.reliability_table import reliability_table
from pages._shared import desk, say

tell = say()
st.title(tell("Methods"), anchor=False)
st.markdown(
    tell(
        "How each number is worked out, where the method comes from, and when it is withheld. I is a rating of "
        "importance, A one of capacity, n the number of people who gave both, L and U the ends of the scale."
    )
)
every = families(desk().instrument, tell)
titles = {one.id: one.title for family in every for one in family.methods}
wanted = some_of(tell("Measure"), titles, key="measure")
for family in every:
    shown = [one for one in family.methods if not wanted or one.id in wanted]
    if shown:
        st.header(plain(family.title), anchor=False)
    for one in shown:
        method(one, opened=bool(wanted))

if not wanted or "cronbach_alpha" in wanted:
    reliability_table()
st.header(tell("When something is withheld"), anchor=False)
st.markdown(
    tell(
        "Individual answers are shown only where at least {smallest} people gave both ratings of that very skill. An "
        "organisational return is one agreed answer under the city's name; it is shown when the city consented. A "
        "withheld value says why, and it is withheld everywhere: on the page, in the download, on the command line.",
        smallest=desk().policy.k,
    )
)
st.header(tell("Missing answers"), anchor=False)
st.markdown(
    tell(
        "Not answered, not applicable, don't know and prefer not to say are counted apart. None is ever taken for zero "
        "or for the middle of the scale. A skill with one of its two ratings missing is left out for that person."
    )
)
