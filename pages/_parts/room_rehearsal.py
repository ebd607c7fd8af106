"""Rehearse with simulated people before the room starts for real."""

from functools import partial

import streamlit as st

from coprod.desk.leading import Lead
from coprod.desk.rehearsing import rehearse, start
from pages._parts.attempt import attempt
from pages._shared import desk, person, say


def room_rehearsal(now: Lead) -> None:
    """Offer a rehearsal before the first step; during one, mark it and offer the start."""
    tell, code = say(), now.held.room.code
    if now.wall.rehearsal:
        st.warning(tell("Rehearsal: these answers are made up. Starting for real wipes all of them."))
        st.button(
            tell("Start for real"),
            key="start-for-real",
            on_click=attempt,
            args=(partial(start, desk(), code, person=person()), tell("The room is empty and starts for real.")),
        )
    elif now.may_rehearse:
        st.button(
            tell("Rehearse first, with made-up people"),
            key="rehearse",
            on_click=attempt,
            args=(partial(rehearse, desk(), code, person=person()),),
        )
