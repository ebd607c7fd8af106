"""Say why the life cycle shows nothing, where it shows nothing."""

import streamlit as st

from coprod.desk.lifecycle import LifeCycle
from pages._parts.plain import plain


def lifecycle_silence(life: LifeCycle) -> None:
    """Show one sentence per reason; nothing where there are figures."""
    for sentence in life.notes:
        st.info(plain(sentence))
