"""What the figures say, in a line each, before the first of them."""

from collections.abc import Sequence

import streamlit as st

from coprod.charts.figure import Figure
from pages._parts.plain import plain
from pages._shared import say


def governance_in_short(figures: Sequence[Figure]) -> None:
    """List the messages of all figures; nothing where there is only one, which says it itself."""
    if len(figures) > 1:
        st.markdown(f"**{say()('In short')}**\n\n" + "\n".join(f"- {plain(one.title)}" for one in figures))
