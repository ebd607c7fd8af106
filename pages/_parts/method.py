"""One measure: what it says, how it is worked out, when not to use it, where it comes from, how to check it."""

import streamlit as st

from coprod.desk.methods import Method
from pages._parts.plain import plain
from pages._shared import say


@st.fragment
def method(one: Method, *, opened: bool) -> None:
    """Offer a measure, opened at first or closed; what is closed is drawn when it is asked for."""
    shown = st.expander(plain(one.title), expanded=opened, key=f"method-{one.id}-{opened}", on_change="rerun")
    if not shown.open:
        return
    tell = say()
    with shown:
        st.markdown(plain(one.meaning))
        st.code(one.formula, language=None, wrap_lines=True)
        st.table({heading: plain(text) for heading, text in one.facts}, border="horizontal", alt=plain(one.title))
        if one.url:
            st.markdown(tell("Read the source: {link}", link=f"[{plain(one.url)}](<{one.url}>)"))
        if one.numbers:
            st.markdown(tell("To check it, save these numbers as numbers.csv and run the command:"))
            st.code(one.numbers, language=None)
        else:
            st.markdown(tell("To work it out again from a filled-in workbook or from what is kept here:"))
        st.code(one.command, language=None, wrap_lines=True)
