"""Report a correction: a text to copy, which needs no network and no account."""

import streamlit as st

from coprod.desk.pilot import Pilot
from pages._shared import say


def one_pilot_correction(one: Pilot) -> None:
    """Show the prefilled text and say what becomes of it."""
    tell = say()
    st.header(tell("Report a correction"), anchor=False)
    st.markdown(
        tell(
            "Is something wrong, out of date or missing? Copy this text, write what it should say, and send it to "
            "whoever runs this dashboard. The fact is then changed together with its source."
        )
    )
    with st.expander(tell("Text to copy")):
        st.code(one.correction, language=None, wrap_lines=True)
