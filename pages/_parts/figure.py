"""One figure on a page: message, sentence, chart, what is not shown, table, method, download. Never one without all."""

import streamlit as st

from coprod.charts.figure import Figure
from coprod.desk.commentary import View
from pages._parts.commentary import commentary
from pages._parts.numbers import numbers
from pages._parts.plain import plain


def figure(one: Figure, view: View | None = None) -> None:
    """Show a figure; ``view`` holds the choices that restore it in a link, None for what no link can restore."""
    with st.container(key=f"figure-{one.name}"):
        st.header(plain(one.title), anchor=False)
        st.markdown(plain(one.sentence))
        st.vega_lite_chart(spec=one.sent, alt=one.alt, theme=None, key=f"chart-{one.name}", width="stretch")
        for note in one.notes:
            st.info(plain(note))
        st.caption(plain(one.source))
        numbers(one, view)
        if view is not None:
            commentary(one.name, view)
