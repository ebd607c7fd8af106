"""Choose one of a few ways to look at the same, side by side."""

from collections.abc import Mapping

import streamlit as st

from pages._parts.linked import write

KEY = "view"


def views(label: str, titles: Mapping[str, str]) -> str:
    """Show the choice and return the key of the way chosen, the first unless the link says ``?view=key``."""
    wanted = st.query_params.get(KEY)
    if wanted is not None and wanted not in titles:
        write(KEY, [])
    if st.session_state.get(KEY) not in titles:
        st.session_state[KEY] = wanted if wanted in titles else next(iter(titles))
    return st.segmented_control(
        label,
        list(titles),
        required=True,
        format_func=titles.__getitem__,
        key=KEY,
        label_visibility="collapsed",
        on_change=_remember,
    )


def _remember() -> None:
    write(KEY, [st.session_state[KEY]])
