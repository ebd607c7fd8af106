"""Say in one line what became of a file that was handed in."""

import streamlit as st

from coprod.desk.findings import left_out, waits
from coprod.desk.several import Received
from coprod.desk.verdicts import in_part, stopped, whole
from pages._parts.plain import plain
from pages._shared import desk, say


def verdict(one: Received) -> None:
    """Show whether the file is understood, understood in part, waits for an answer, or cannot be saved."""
    tell, reading = say(), one.reading
    if reading is None:
        st.error(plain(tell("{file}: nothing was saved. {why}", file=one.name, why=tell(one.refusal))))
        return
    if waits(reading):
        st.info(plain(tell("{file} can be read. Answer what is asked below, then it can be saved.", file=reading.name)))
    elif not reading.accepted:
        st.error(plain(stopped(reading, tell)))
    elif left_out(reading):
        st.warning(plain(in_part(reading, tell, saved=one.kept is not None)))
    else:
        st.success(plain(whole(reading, tell)))
    people = len(reading.returns)
    if reading.mode == "individual" and people > 1:
        st.markdown(
            tell.many(
                "It holds the answers of {count} person.",
                "It holds the answers of {count} people. You see their figures because you hold the file; the Skills "
                "page shows nobody's single answers, and figures only from {smallest} people up.",
                people,
                smallest=desk().policy.k,
            )
        )
