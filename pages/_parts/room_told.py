"""What came of the last click in a room: it stays for ten seconds, though the room is drawn anew every two."""

from time import time

import streamlit as st

from pages._parts.attempt import DONE, REFUSAL, outcome

TOLD, STAYS = "room-told", 10


def room_told() -> None:
    """Show the refusal or the success, until it is old or another one comes."""
    kept = st.session_state
    if DONE in kept or REFUSAL in kept:
        kept[TOLD] = [time(), kept.get(DONE, ""), kept.get(REFUSAL, "")]
    told_at, done, refusal = kept.get(TOLD, [0.0, "", ""])
    if time() - told_at < STAYS:
        kept[DONE], kept[REFUSAL] = done, refusal
        outcome()
