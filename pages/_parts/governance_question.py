"""The form of governance that the ties may point to, as a question to the group, never as a verdict."""

import streamlit as st

from pages._parts.plain import plain
from pages._shared import say


def governance_question(question: str) -> None:
    """Ask the question; nothing where nothing points to a form."""
    if not question:
        return
    tell = say()
    st.header(tell("A question for the group"), anchor=False)
    st.markdown(plain(question))
    st.caption(
        tell(
            "Asked because of who works with whom in this return. It is a starting point for talking, not a finding "
            "(Provan & Kenis 2008; thresholds our own)."
        )
    )
    st.page_link(
        "methods.py",
        label=tell("How ties are worked out"),
        query_params={"measure": ["network_density", "network_centralisation"]},
    )
