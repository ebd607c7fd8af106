"""One choice for each column of an export: what it asks."""

from collections.abc import Iterable

import streamlit as st

from coprod.desk.columns import Column, Columns, said
from pages._parts.plain import plain
from pages._shared import say


def column_choices(shown: Columns) -> None:
    """Show the columns to look at, the certain ones folded away while others wait, and the button that uses them."""
    tell, certain = say(), len(shown.certain)
    with st.form(f"columns-{shown.shape}", border=False):
        _choices(shown, shown.look)
        if shown.ready:
            _choices(shown, shown.certain)
        else:
            with st.expander(tell.many("{count} column is certain", "{count} columns are certain", certain)):
                _choices(shown, shown.certain)
        st.form_submit_button(
            tell("Use these columns"), type="primary", key="use-columns", on_click=_use, args=(shown,)
        )


def _choices(shown: Columns, some: Iterable[Column]) -> None:
    options = list(shown.options)
    with st.grid(2, min_column_width=360):
        for column in some:
            st.selectbox(
                plain(column.heading),
                options,
                index=options.index(column.means),
                format_func=shown.options.__getitem__,
                key=_key(shown, column),
            )


def _use(shown: Columns) -> None:
    everything = (*shown.look, *shown.certain)
    chosen = {column.place: st.session_state[_key(shown, column)] for column in everything}
    st.session_state["columns"] = {**st.session_state.get("columns", {}), shown.shape: said(shown, chosen)}


def _key(shown: Columns, column: Column) -> str:
    return f"column-{shown.shape}-{column.place}"
