"""Narrow and order the list of pilots; every choice lives in the URL, and each option says how many it would leave."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coprod.desk.pilot_facets import Facet, Wanted, options, wanted
from coprod.desk.pilot_order import TITLES, Order
from coprod.desk.pilots import PilotRow
from pages._parts.linked import one_of, warn_of_stale_link
from pages._parts.pilot_facet import pilot_facet
from pages._parts.searched import words_of
from pages._shared import say

FIRST = (Facet.THEME, Facet.STAGE, Facet.COUNTRY, Facet.SIZE)
MORE = (Facet.SECTOR, Facet.STATUS, Facet.TIER)


def pilot_filters(every: Sequence[PilotRow], beside: DeltaGenerator) -> tuple[Wanted, Order]:
    """Show the filters and return what is wanted in which order; words and order stand in the row ``beside``."""
    tell = say()
    with beside:
        text = words_of(tell("Words"), key="words", hint=tell("budget, schools, Bologna"), then=_first_page)
        with st.container(width=330):
            order = one_of(tell("Order"), {one.value: tell(title) for one, title in TITLES.items()}, key="order")
    asked = wanted(every, text, {facet: st.query_params.get_all(facet.value) for facet in Facet})
    offered = options(every, asked, tell)
    for facet in Facet:
        warn_of_stale_link({one.code: one.title for one in offered[facet]}, key=facet.value)
    with st.grid(4, min_column_width=240):
        for facet in FIRST:
            pilot_facet(facet, offered[facet])
    more = st.expander(tell("More filters: sector, status, evidence"), expanded=any(map(asked.of, MORE)))
    with more, st.grid(3, min_column_width=240):
        for facet in MORE:
            pilot_facet(facet, offered[facet])
    return asked, Order(order)


def _first_page(_: str) -> None:
    st.session_state["page"] = 1
