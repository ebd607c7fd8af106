"""The wall's dress: wall.css says how everything lies, the colours come from where all colours come from."""

from pathlib import Path

import streamlit as st

from coprod.charts import theme

COLOURS = {
    "ink": theme.INK,
    "quiet": theme.QUIET,
    "line": theme.GRID,
    "paper": theme.PAPER,
    "mark": theme.IMPORTANCE,
}


def wall_style() -> None:
    """Dress this page for a projector."""
    named = "".join(f"--{name}:{colour};" for name, colour in COLOURS.items())
    st.html(f"<style>:root{{{named}}}</style>")
    st.html(Path(__file__).with_name("wall.css"))
