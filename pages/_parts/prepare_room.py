"""Prepare a room: for whom, which questions, how long it is kept."""

from datetime import UTC, datetime, timedelta

import streamlit as st

from coprod.desk.facilitator import MOST_SEATS, Plan, prepare
from coprod.errors import SessionClosed
from pages._parts.plain import plain
from pages._parts.room_items import room_items
from pages._shared import desk, person, say

KEPT = 30


def prepare_room() -> None:
    """Show the form; a room that was made opens at once."""
    tell = say()
    st.header(tell("Prepare a room"), anchor=False)
    with st.form("prepare", border=True):
        with st.grid(2, min_column_width=300):
            title = st.text_input(tell("Title, as the wall shows it"), key="room-title", max_chars=120)
            city = st.text_input(tell("City"), key="room-city", max_chars=120)
            round_ = st.text_input(tell("Round, such as 2026 autumn"), key="room-round", max_chars=120)
            pilot = st.text_input(tell("Pilot, if it is about one"), key="room-pilot", max_chars=120)
        chosen = room_items()
        with st.grid(2, min_column_width=300):
            apart = st.checkbox(tell("Ask importance and capacity one after the other"), key="room-apart", wrap=True)
            paced = st.checkbox(tell("No meeting: everyone answers in their own time"), key="room-paced", wrap=True)
            joins = st.checkbox(tell("The answers may join the city's round afterwards"), key="room-joins", wrap=True)
            expected = st.number_input(
                tell("Seats you expect"), min_value=1, max_value=MOST_SEATS, value=None, key="room-seats"
            )
            roles = st.text_area(tell("Roles to choose from, one a line, or none"), key="room-roles", height=120)
            today = datetime.now(UTC).date()
            delete_on = st.date_input(
                tell("Delete the room on"),
                value=today + timedelta(days=KEPT),
                min_value=today + timedelta(days=1),
                key="room-delete",
            )
        if not st.form_submit_button(tell("Make the room"), type="primary", key="room-make"):
            return
    try:
        named = tuple(roles.splitlines())
        plan = Plan(title, city, pilot, round_, chosen, apart, named, expected, joins, delete_on, paced)
        held = prepare(desk(), plan, person=person())
    except SessionClosed as why:
        st.error(plain(tell(str(why))))
        return
    st.query_params["room"] = held.room.code
    st.rerun()
