"""How is each number worked out, from which source, and when is it withheld?"""

import streamlit as st

from coprod.desk.methods import EXAMPLE, methods
from pages._parts.linked import some_of
from pages._parts.plain import plain
from pages._shared import desk, say

tell = say()
st.title(tell("Methods"), anchor=False)
st.markdown(
    tell(
        "How each number is worked out, where the method comes from, and when it is withheld. I is a rating of "
        "importance, A one of capacity, n the number of people who gave both, L and U the ends of the scale."
    )
)
every = {one.id: one for one in methods(desk().instrument, tell)}
wanted = some_of(tell("Measure"), {key: one.title for key, one in every.items()}, key="measure")
for one in every.values():
    if wanted and one.id not in wanted:
        continue
    with st.container(border=True):
        st.header(plain(one.title), anchor=False)
        st.markdown(plain(one.meaning))
        st.code(one.formula, language=None, wrap_lines=True)
        st.table({heading: plain(text) for heading, text in one.facts}, border="horizontal", alt=plain(one.title))

st.header(tell("A worked example"), anchor=False)
st.markdown(plain(tell(EXAMPLE)))
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
