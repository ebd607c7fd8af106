"""Which city has what, and how fresh it is: searched and paged, in words beside each sign."""

from math import ceil

import streamlit as st

from coprod.desk.home import Holding, searched, summary
from pages._parts.holding_cells import holding_cells
from pages._parts.plain import plain
from pages._parts.searched import words_of
from pages._shared import say

PER_PAGE = 20


def coverage(every: tuple[Holding, ...]) -> None:
    """Show what there is of each city."""
    tell = say()
    st.header(tell("Which city has what"), anchor=False)
    st.markdown(plain(summary(every, tell)))
    words = words_of(tell("Find a city"), key="find", hint=tell("part of its name"), then=_begin_at_the_first_page)
    found = searched(every, words)
    if not found:
        st.info(tell("No city is called “{words}”. Try fewer letters.", words=plain(words)))
        return
    last = ceil(len(found) / PER_PAGE)
    at = min(st.pagination(last, key="page", bind="query-params"), last) if last > 1 else 1
    cells = [holding_cells(one) for one in found[(at - 1) * PER_PAGE : at * PER_PAGE]]
    st.table(
        {
            tell("City and newest answers"): [city for city, _, _ in cells],
            tell("Answers"): [answers for _, answers, _ in cells],
            tell("Over time, and in the library"): [beyond for _, _, beyond in cells],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Which city has what"),
    )


def _begin_at_the_first_page(_: str) -> None:
    st.session_state["page"] = 1
