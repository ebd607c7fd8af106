"""The wall of no room: where the code stands."""

from html import escape

import streamlit as st

from pages._shared import say


def wall_unknown(code: str) -> None:
    """Say that no room has this code, or that none was given, and how the wall finds its room."""
    tell = say()
    title = tell("No room has the code {code}", code=code) if code else tell("Which room is this the wall of?")
    how = tell(
        "Open the wall from the Facilitate page: its link carries the room's code, four letters and four digits such "
        "as KRWM-4793. A room that was deleted has no code any more."
    )
    st.markdown(
        f'<div class="wall"><div class="place quiet">{escape(tell("Wall"))}</div><h1>{escape(title)}</h1>'
        f'<p class="explained">{escape(how)}</p></div>',
        unsafe_allow_html=True,
        anchors=False,
    )
