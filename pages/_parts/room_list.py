"""The rooms that are kept here, each with the way into it."""

import streamlit as st

from coprod.desk.facilitator import every_room
from pages._parts.plain import plain
from pages._shared import desk, say


def room_list() -> None:
    """Show every room, newest first; nothing when there is none."""
    tell, rooms = say(), every_room(desk())
    if not rooms:
        return
    st.header(tell("Rooms kept here"), anchor=False)
    for held in rooms:
        room = held.room
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"room-{room.code}"):
            state = tell("ended") if held.course.ended else tell("rehearsal") if room.rehearsal else tell("running")
            st.markdown(
                f"**{plain(room.title)}**  \n"
                + plain(
                    tell(
                        "{city}, {round}, {state}. Deleted on {day}.",
                        city=room.city,
                        round=room.round,
                        state=state,
                        day=tell.day(room.delete_on),
                    )
                ),
                width="stretch",
            )
            st.page_link(
                "facilitate.py", label=plain(tell("Open room {code}", code=room.code)), query_params={"room": room.code}
            )
