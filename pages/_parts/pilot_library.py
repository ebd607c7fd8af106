"""The pilots that match what a reader filters by, a page of them at a time, as cards, as a table or under a map."""

from collections.abc import Sequence
from math import ceil

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coprod.desk.pilot_facets import Facet, Wanted, matching
from coprod.desk.pilot_map import mapped
from coprod.desk.pilot_order import Order, ordered
from coprod.desk.pilots import PilotRow
from pages._parts.figure import figure
from pages._parts.pilot_cards import pilot_cards
from pages._parts.pilot_download import pilot_download
from pages._parts.pilot_filters import pilot_filters
from pages._parts.pilot_heading import pilot_heading
from pages._parts.pilot_none import pilot_none
from pages._parts.pilot_places import pilot_places
from pages._parts.pilot_table import pilot_table
from pages._shared import look

PER_PAGE = 15


def pilot_library(every: Sequence[PilotRow], view: str, beside: DeltaGenerator) -> None:
    """Show filters, what they leave in words, and the pilots; ``beside`` is the row of the choice of the view."""
    asked, order = pilot_filters(every, beside)
    found, shown = ordered(matching(every, asked), order), _link(view, asked, order)
    pilot_heading(every, asked, len(found))
    if not found:
        return pilot_none(every, asked)
    if view == "map":
        figure(look(mapped, asked, order), shown)
    place, last = st.container(), ceil(len(found) / PER_PAGE)
    at = min(st.pagination(last, key="page", bind="query-params"), last) if last > 1 else 1
    show = {"cards": pilot_cards, "table": pilot_table, "map": pilot_places}[view]
    with place:
        show(found[(at - 1) * PER_PAGE : at * PER_PAGE])
    if view != "map":
        pilot_download(asked, order, shown)
    return None


def _link(view: str, asked: Wanted, order: Order) -> dict[str, tuple[str, ...]]:
    words = (asked.text,) if asked.text else ()
    return {"view": (view,), "order": (order.value,), "words": words} | {one.value: asked.of(one) for one in Facet}
