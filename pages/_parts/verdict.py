"""Say in one line what became of an uploaded workbook."""

import streamlit as st

from coprod.desk.findings import left_out
from coprod.desk.manager import Reading
from pages._parts.plain import plain
from pages._shared import say


def verdict(reading: Reading) -> None:
    """Show whether the file is understood, understood in part, or cannot be saved."""
    tell, lost = say(), left_out(reading)
    if not reading.accepted:
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
