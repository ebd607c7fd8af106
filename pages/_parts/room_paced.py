"""A room that nobody leads: how many have begun and how many have sent."""

import streamlit as st

from coprod.desk.leading import Lead
from pages._parts.plain import plain
from pages._shared import say


def room_paced(now: Lead) -> None:
    """Show the two counts, and nothing of what was answered."""
    tell, wall = say(), now.wall
    counts = tell("Begun: {begun}. Sent: {sent}.", begun=wall.seats, sent=now.sent)
    expected = " " + tell("Expected: {expected}.", expected=wall.expected) if wall.expected else ""
    st.markdown(f"**{plain(counts)}**{plain(expected)}")
    st.caption(tell("Everyone answers in their own time. End the room when no more answers are to come."))
