"""What stands behind a figure: its table, its method and its downloads, drawn when a reader asks for them."""

import streamlit as st

from coprod.charts.figure import Figure
from coprod.desk.commentary import View
from pages._parts.plain import plain
from pages._parts.take_away import take_away
from pages._shared import say

LINES = 60


@st.fragment
def numbers(one: Figure, view: View | None) -> None:
    """Offer the numbers of a figure; closed they cost nobody anything, opened they stay so from city to city."""
    tell = say()
    shown = st.expander(tell("Numbers, method and download"), key=f"numbers-{one.name}", on_change="rerun")
    if not shown.open:
        return
    with shown:
        st.table(one.table[:LINES].map(plain), hide_index=True, border="horizontal", alt=plain(one.title))
        if len(one.table) > LINES:
            st.caption(
                tell("The first {shown} of {count} lines; all are in the CSV.", shown=LINES, count=len(one.table))
            )
        take_away(one, view)
