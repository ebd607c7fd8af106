"""How many pilots are left, by which filters in words, and the way to clear them."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_facets import Wanted, in_words
from coprod.desk.pilots import PilotRow
from pages._parts.clear_filters import clear_filters
from pages._parts.plain import plain
from pages._shared import say


def pilot_heading(every: Sequence[PilotRow], asked: Wanted, left: int) -> None:
    """Show it."""
    tell = say()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(tell("{found} of {all} pilots", found=left, all=len(every)), anchor=False, width="content")
        if asked.narrowed:
            told = tell("Filtered by {filters}", filters=in_words(every, asked, tell))
            st.markdown(plain(told), width="content")
            clear_filters()
