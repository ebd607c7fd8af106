"""Take the sample data out, after a second question, or put it in with one click."""

import streamlit as st

from coprod.desk.keeping import load_sample, remove_sample
from coprod.desk.official import Contents
from pages._shared import desk, person, say


def sample_switch(contents: Contents) -> None:
    """Show what fits: remove the sample when it is here, load it when it is not."""
    tell = say()
    if contents.sample_submissions:
        with st.popover(tell("Remove the sample data")):
            st.markdown(tell("This takes every fictional city off all pages. It can be loaded again here at any time."))
            st.button(tell("Yes, remove it"), on_click=lambda: remove_sample(desk(), person=person()))
    else:
        st.button(tell("Load the sample data"), on_click=lambda: load_sample(desk(), person=person()))
