"""One measure: what it says, how it is worked out, when not to use it, where it comes from, how to check it."""

import streamlit as st

from coprod.desk.methods import Method
from pages._parts.plain import plain
from pages._shared import say


def method(one: Method) -> None:
    """Show a measure."""
    tell = say()
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
