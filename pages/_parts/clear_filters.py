"""Take every filter of the pilots off with one click."""

import streamlit as st

from coprod.desk.pilot_facets import Facet
from pages._shared import say


def clear_filters() -> None:
    """Show the button that clears them."""
    st.button(say()("Clear all filters"), type="tertiary", icon=":material/close:", on_click=_clear)


def _clear() -> None:
    for key in ("words", *(facet.value for facet in Facet)):
        st.query_params.pop(key, None)
    st.session_state["words"] = ""
    st.session_state["page"] = 1
