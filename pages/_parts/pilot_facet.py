"""One choice of the library's facets: each option with the number of pilots that it would leave."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_facets import TITLES, Facet, Option
from pages._parts.some_counted import some_counted
from pages._shared import say


def pilot_facet(facet: Facet, offered: Sequence[Option]) -> tuple[str, ...]:
    """Show the choice and return the codes chosen; a choice made leads back to the first page of what is left."""
    return some_counted(
        say()(TITLES[facet]),
        {one.code: one.title for one in offered},
        {one.code: one.count for one in offered},
        key=facet.value,
        then=_first_page,
    )


def _first_page() -> None:
    st.session_state["page"] = 1
