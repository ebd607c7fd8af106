"""What cannot be shown of a group's governance and why, with the way to where it is told."""

import streamlit as st

from coprod.desk.governance_figures import Governed
from pages._parts.plain import plain
from pages._shared import say


def governance_untold(one: Governed) -> None:
    """Say what is withheld, was left empty or is told elsewhere."""
    tell = say()
    if one.headline:
        st.header(plain(one.headline), anchor=False)
    for sentence in one.untold:
        st.info(plain(sentence))
    for agreed in one.returns:
        named = agreed.provenance.who(tell)
        label = tell("See the agreed return of this round: {named}", named=named)
        st.page_link("governance.py", label=plain(label), query_params=dict(agreed.view))
    if not one.figures and not one.returns:
        st.page_link("assess.py", label=tell("Go to Assess"))
