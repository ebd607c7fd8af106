"""What cannot be shown of a group's governance and why, with the way to where it is told."""

import streamlit as st

from coprod.desk.governance_figures import Governed
from pages._parts.plain import plain
from pages._shared import say


def governance_untold(one: Governed) -> None:
    """Say what is withheld, was left empty or is told elsewhere."""
    for sentence in one.untold:
        st.info(plain(sentence))
    if not one.figures:
        st.page_link("assess.py", label=say()("Go to Assess"))
