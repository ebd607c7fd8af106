"""Which skills and statements a room asks, stage by stage; a ready set of twelve stands there to begin with."""

import streamlit as st

from coprod.desk.room_choices import shelves
from pages._parts.plain import plain
from pages._shared import look, say


def room_items() -> tuple[str, ...]:
    """Choose; return the ids."""
    tell = say()
    st.markdown(tell("The twelve skills chosen here take about forty minutes."))
    chosen: list[str] = []
    with st.grid(2, min_column_width=300):
        for shelf in look(shelves):
            chosen += st.multiselect(
                plain(tell("{part}: what to ask", part=shelf.title)),
                list(shelf.items),
                default=list(shelf.ready),
                format_func=shelf.items.__getitem__,
                placeholder=tell("nothing from here"),
                key=f"room-items-{shelf.id}",
                wrap=True,
            )
    return tuple(chosen)
