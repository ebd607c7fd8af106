"""Take the sample data out, or put it in, with one click."""

import streamlit as st

from coprod.desk.keeping import load_sample, remove_sample
from coprod.desk.official import Contents
from pages._shared import desk, person, say


def sample_switch(contents: Contents) -> None:
    """Show the one button that fits: remove the sample when it is here, load it when it is not."""
    tell = say()
    if contents.sample_submissions:
        st.button(tell("Remove the sample data"), on_click=lambda: remove_sample(desk(), person=person()))
    else:
        st.button(tell("Load the sample data"), on_click=lambda: load_sample(desk(), person=person()))
