"""A quiet button that stops the wall from changing, and lets it go on."""

import streamlit as st

from pages._shared import say

PAUSED = "wall-paused"


def wall_pause() -> bool:
    """Show the button; return whether the wall stands still."""
    tell = say()
    paused = bool(st.session_state.get(PAUSED, False))
    st.button(tell("Paused: go on") if paused else tell("Pause"), key="wall-pause", on_click=_turn, args=(not paused,))
    return paused


def _turn(paused: bool) -> None:
    st.session_state[PAUSED] = paused
