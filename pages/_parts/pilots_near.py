"""Pilots like mine: what is mine like, and which pilots are near to it, with the reasons why."""

from collections.abc import Sequence
from math import ceil

import streamlit as st

from coprod.desk.pilot_facets import Wanted, options, wanted
from coprod.desk.pilot_likeness import MINE
from coprod.desk.pilot_likeness_words import reasoned
from coprod.desk.pilots import PilotRow
from pages._parts.pilot_facet import pilot_facet
from pages._parts.pilot_reasons import pilot_reasons
from pages._shared import say

PER_PAGE = 15


def pilots_near(every: Sequence[PilotRow]) -> None:
    """Ask what mine is like and show the nearest, fifteen at a time."""
    tell = say()
    st.markdown(
        tell("Say what yours is like. Near means alike in what you name; it says nothing of how well a pilot went.")
    )
    offered = options(every, Wanted(), tell)
    with st.grid(4, min_column_width=240):
        mine = wanted(every, "", {facet: pilot_facet(facet, offered[facet]) for facet in MINE})
    if not mine.narrowed:
        return st.info(
            tell("Name at least one: the theme, the stage you work at, the size of your city, who takes part.")
        )
    found = reasoned(every, mine, tell)
    st.header(
        tell.many("{count} pilot is like yours in something", "{count} pilots are like yours in something", len(found)),
        anchor=False,
    )
    place, last = st.container(), ceil(len(found) / PER_PAGE)
    at = min(st.pagination(last, key="page", bind="query-params"), last) if last > 1 else 1
    with place:
        pilot_reasons(found[(at - 1) * PER_PAGE : at * PER_PAGE])
    return None
