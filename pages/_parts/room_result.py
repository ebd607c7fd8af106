"""What the wall shows after the reveal, for the laptop: its message, its sentence and the numbers."""

import streamlit as st

from coprod.charts import room_words
from coprod.charts.room_table import room_table
from coprod.desk.leading import Lead
from pages._parts.plain import plain
from pages._shared import desk, say


def room_result(now: Lead) -> None:
    """Show every part of the question one after the other; nothing before its reveal."""
    tell = say()
    for one in now.wall.results:
        with st.container(border=True, key=f"result-{one.part}"):
            st.caption(plain(one.asks))
            st.markdown(f"**{plain(room_words.title(one, tell))}**")
            st.markdown(plain(room_words.sentence(one, smallest=desk().policy.k, say=tell)))
            table = room_table(one, tell)
            if len(table):
                st.table(table, hide_index=True, border="horizontal", alt=tell("Answers by point of the scale"))
