"""What to do when no pilot matches: which single filter to give up, or to look for what is near instead."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_facets import Wanted, without
from coprod.desk.pilot_likeness import MINE
from coprod.desk.pilots import PilotRow
from pages._parts.plain import plain
from pages._parts.searched import choose
from pages._shared import say


def pilot_none(every: Sequence[PilotRow], asked: Wanted) -> None:
    """Say that nothing matches, what giving up each filter would bring back, and offer the nearest."""
    tell, back = say(), without(every, asked, say())
    st.markdown(tell("No pilot of the library matches all of this. That is what public pages told, no more."))
    for title, count in back:
        left = tell.many("{count} pilot", "{count} pilots", count)
        st.markdown(plain(tell("Without “{filter}”: {pilots}", filter=title, pilots=left)))
    if any(map(asked.of, MINE)):
        st.button(tell("Show the pilots nearest to this"), on_click=choose, args=("view", "near"))
