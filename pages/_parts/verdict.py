"""Say in one line what became of a file that was handed in."""

import streamlit as st

from coprod.desk.findings import left_out, waits
from coprod.desk.several import Received
from pages._parts.plain import plain
from pages._shared import desk, say


def verdict(one: Received) -> None:
    """Show whether the file is understood, understood in part, waits for an answer, or cannot be saved."""
    tell, reading = say(), one.reading
    if reading is None:
        st.error(plain(tell("{file}: nothing was saved. {why}", file=one.name, why=tell(one.refusal))))
        return
    lost, people = left_out(reading), len(reading.returns)
    if waits(reading):
        st.info(plain(tell("{file} can be read. Answer what is asked below, then it can be saved.", file=reading.name)))
    elif not reading.accepted:
        st.error(
            plain(tell("{file} cannot be saved yet. Correct what stops it and upload it again.", file=reading.name))
        )
    elif lost:
        st.warning(
            plain(
                tell.many(
                    "{file}: {ratings} ratings read, {count} answer left out. Correct it, or save without it.",
                    "{file}: {ratings} ratings read, {count} answers left out. Correct them, or save without them.",
                    lost,
                    file=reading.name,
                    ratings=reading.ratings,
                )
            )
        )
    else:
        st.success(plain(tell("{file} was understood: {count} ratings.", file=reading.name, count=reading.ratings)))
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
