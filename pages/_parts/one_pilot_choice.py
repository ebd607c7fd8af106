"""Find one pilot when the link names none, or none that is here."""

import streamlit as st

from coprod.desk.pilot import titles
from pages._parts.linked import warn_of_stale_link
from pages._shared import look, say

FIELD = "pilot_to_open"


def one_pilot_choice() -> None:
    """Show the search over all pilots; what is chosen goes into the link."""
    tell, every = say(), look(titles)
    st.title(tell("Pilot"), anchor=False)
    warn_of_stale_link(every, key="pilot")
    st.markdown(tell("Choose a pilot to read what it was, who took part at each stage, and where each fact is from."))
    st.selectbox(
        tell("Pilot"),
        list(every),
        index=None,
        format_func=every.__getitem__,
        placeholder=tell("Type a city, a country or a name"),
        key=FIELD,
        on_change=_open,
    )
    st.page_link("pilots.py", label=tell("See all pilots, with filters"))


def _open() -> None:
    if chosen := st.session_state[FIELD]:
        st.query_params["pilot"] = chosen
