"""Say that what is shown is made up, wherever it is shown."""

import streamlit as st

from pages._shared import say


def sample_note() -> None:
    """Show the one sentence that marks sample data."""
    st.info(say()("Sample data, fictional city: these answers are made up and say nothing about any real place."))
