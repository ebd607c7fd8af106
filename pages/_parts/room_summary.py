"""What came of the room, for the laptop: need by stage in both rounds, in words and numbers."""

import streamlit as st

from coprod.charts import room_stages
from coprod.charts.room_table import stage_table
from coprod.desk.leading import Lead
from pages._parts.plain import plain
from pages._shared import say


def room_summary(now: Lead) -> None:
    """Show the message, its sentence and the table."""
    tell, stages = say(), now.wall.stages
    st.subheader(plain(room_stages.title(stages, tell)), anchor=False)
    st.markdown(plain(room_stages.sentence(stages, tell)))
    table = stage_table(stages, tell)
    if len(table):
        st.table(table, hide_index=True, border="horizontal", alt=tell("Need by stage"))
