"""Run the room: prepare, open, close, reveal, discuss, second round, and what becomes of the answers."""

import streamlit as st

from coprod.desk.ballots import read_code
from pages._parts.attempt import outcome
from pages._parts.prepare_room import prepare_room
from pages._parts.room_list import room_list
from pages._parts.run_room import run_room
from pages._shared import say

tell = say()
st.title(tell("Facilitate"), anchor=False)
code = read_code(st.query_params.get("room", ""))
if code:
    run_room(code)
else:
    st.markdown(
        tell(
            "Run a self-assessment workshop from this laptop: people answer on their phones, the wall shows how many "
            "have, and nothing more until you reveal. Then the room discusses and answers again."
        )
    )
    outcome()
    room_list()
    prepare_room()
