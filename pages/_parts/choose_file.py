"""Choose one of many files to look at."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.several import Received
from pages._shared import say


def choose_file(received: Sequence[Received]) -> int | None:
    """Return the place of the file that the reader wants to see, None while none is chosen."""
    tell = say()
    return st.selectbox(
        tell("Details and marked copy of one file"),
        range(len(received)),
        format_func=lambda place: received[place].name,
        index=None,
        placeholder=tell("choose a file"),
        key="file",
    )
