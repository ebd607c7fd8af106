"""The way onto the wall and into the room, and the countdown."""

from functools import partial

import streamlit as st

from coprod.desk.facilitator import close_door, count_down
from coprod.desk.leading import Lead
from pages._parts.attempt import attempt
from pages._parts.phone_address import local, phone_address
from pages._parts.plain import plain
from pages._shared import desk, person, say


def room_doors(now: Lead) -> None:
    """Show the link to the wall, the address for phones, the door and the countdown."""
    tell, room, address = say(), now.held.room, phone_address()
    door = f"{address}/{'q' if room.self_paced else 'v'}"
    st.subheader(tell("Wall and doors"), anchor=False)
    st.page_link("wall.py", label=tell("Open the wall"), query_params={"code": room.code})
    st.markdown(plain(tell("Phones open {address} or scan the code on the wall.", address=f"{door}/{room.code}")))
    if local(address):
        st.warning(
            tell(
                "Phones cannot reach this address: it means this laptop only. Start the dashboard with make workshop, "
                "which opens it to the network of the room; docs/workshop.md says how."
            )
        )
    with st.container(horizontal=True, key="doors"):
        open_, runs = now.held.takes_seats, now.wall.seconds is not None
        st.button(
            tell("Take no new phones in") if open_ else tell("Take new phones in again"),
            key="door",
            on_click=attempt,
            args=(partial(close_door, desk(), room.code, closed=open_, person=person()),),
        )
        if room.self_paced:
            return
        more = tell("One minute more") if runs else tell("Start a countdown of one minute")
        for seconds, words in ((60, more), *([(0, tell("Switch the countdown off"))] if runs else [])):
            st.button(
                words,
                key=f"countdown-{seconds}",
                on_click=attempt,
                args=(partial(count_down, desk(), room.code, seconds, person=person()),),
            )
