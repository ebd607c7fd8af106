"""A room while it runs: the question, how many have answered, the next step, and everything around it."""

from datetime import UTC, datetime

import streamlit as st

from coprod.desk.leading import Lead, lead
from coprod.errors import SessionClosed
from pages._parts.plain import plain
from pages._parts.room_after import room_after
from pages._parts.room_counts import room_counts
from pages._parts.room_doors import room_doors
from pages._parts.room_keyed import room_keyed
from pages._parts.room_paced import room_paced
from pages._parts.room_questions import room_questions
from pages._parts.room_rehearsal import room_rehearsal
from pages._parts.room_result import room_result
from pages._parts.room_steps import room_steps
from pages._parts.room_told import room_told
from pages._shared import desk, say


@st.fragment(run_every="2s", key="room")
def run_room(code: str) -> None:
    """Show the room of a code, fresh every two seconds, so that two facilitators' tabs agree."""
    tell = say()
    try:
        now = lead(desk(), tell, code, at=datetime.now(UTC).replace(tzinfo=None))
    except SessionClosed as why:
        room_told()
        st.info(plain(tell(str(why))))
    else:
        st.header(plain(now.wall.title), anchor=False)
        room_told()
        if now.wall.ended:
            room_after(now)
        else:
            _running(now)
    st.page_link("facilitate.py", label=tell("All rooms"))


def _running(now: Lead) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        room_rehearsal(now)
        if now.held.room.self_paced:
            room_paced(now)
        else:
            room_counts(now)
        room_steps(now)
        if not now.held.room.self_paced:
            room_result(now)
            room_keyed(now)
            room_questions(now)
    with right:
        room_doors(now)
