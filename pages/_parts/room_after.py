"""After the workshop: what came of it, save it into the city's round, take it away, delete it."""

from functools import partial

import streamlit as st

from coprod.desk.facilitator import delete, undo
from coprod.desk.leading import Lead
from coprod.desk.room_export import export
from coprod.desk.room_saving import save
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._parts.room_summary import room_summary
from pages._shared import desk, person, say


def room_after(now: Lead) -> None:
    """Show the summary and what may be done with the answers."""
    tell, room = say(), now.held.room
    room_summary(now)
    with st.container(horizontal=True, vertical_alignment="center"):
        if now.may_save:
            st.button(
                tell("Save the answers into {city}, {round}", city=plain(room.city), round=plain(room.round)),
                key="room-save",
                type="primary",
                on_click=attempt,
                args=(partial(save, desk(), room.code, person=person()), tell("The answers are saved.")),
            )
        st.download_button(
            tell("Download the results as CSV"),
            data=lambda: export(desk(), tell, now.held),
            file_name=f"room-{room.code}.csv",
            mime="text/csv",
            on_click="ignore",
            key="room-export",
        )
        if not now.held.saved:
            st.button(
                tell("It was not the end: go back"),
                key="room-undo-end",
                on_click=attempt,
                args=(partial(undo, desk(), room.code, person=person()),),
            )
        with st.popover(tell("Delete the room")):
            st.markdown(tell("This deletes its seats and answers for good. What was saved into the round stays there."))
            st.button(
                tell("Yes, delete it"),
                key="room-delete-now",
                on_click=attempt,
                args=(partial(delete, desk(), room.code, person=person()), tell("The room was deleted.")),
            )
    if now.held.saved:
        st.success(tell("The answers are saved in the city's round."))
    elif not room.joins_round:
        st.info(tell("People were told that their answers stay in this room, so they cannot be saved into a round."))
