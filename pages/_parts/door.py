"""One door of the house: whom it is for, what is behind it, and the ways in."""

from collections.abc import Sequence

import streamlit as st


def door(title: str, text: str, links: Sequence[tuple[str, str]]) -> None:
    """Show a door; ``links`` are (page, label)."""
    with st.container(border=True, height="stretch"):
        st.header(title, anchor=False)
        st.markdown(text)
        with st.container(horizontal=True, gap="xsmall"):
            for page, label in links:
                st.page_link(page, label=label, icon=":material/arrow_forward:", width="content")
