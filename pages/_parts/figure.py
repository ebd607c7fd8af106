"""One figure on a page: message, sentence, chart, table, method, download. Never one without the others."""

import pandas as pd
import streamlit as st

from coprod.charts.figure import Figure, csv
from pages._parts.plain import plain
from pages._shared import say


def figure(one: Figure) -> None:
    """Show a figure."""
    tell = say()
    with st.container(key=f"figure-{one.name}"):
        st.header(plain(one.title), anchor=False)
        st.markdown(plain(one.sentence))
        st.vega_lite_chart(spec=one.spec, alt=one.alt, theme=None, key=f"chart-{one.name}", width="stretch")
        st.caption(plain(one.source))
        with st.expander(tell("Numbers, method and download")):
            st.table(_readable(one.table), hide_index=True, border="horizontal", alt=plain(one.title))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.download_button(
                    tell("Download as CSV"),
                    data=lambda: csv(one.data),
                    file_name=f"{one.file}.csv",
                    mime="text/csv",
                    on_click="ignore",
                    key=f"download-{one.name}",
                )
                st.page_link(
                    "methods.py",
                    label=tell("How these numbers are worked out"),
                    query_params={"measure": one.measures},
                )


def _readable(table: pd.DataFrame) -> pd.DataFrame:
    return table.map(plain)
