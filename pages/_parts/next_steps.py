"""What to do next: one step per skill whose capacity falls well short of its importance."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from coprod.charts.skill_row import SkillRow
from pages._parts.plain import plain
from pages._shared import say


def next_steps(rows: Sequence[SkillRow]) -> None:
    """Show the next step of every skill with a gap of one point or more, by stage."""
    tell = say()
    wide = [row for row in rows if row.value and row.value.gap is not None and row.value.gap >= 1]
    st.header(tell("What to do next"), anchor=False)
    if not wide:
        st.markdown(tell("No skill shown here falls short by one point or more."))
        return
    st.markdown(
        tell(
            "One step for each skill whose capacity falls short of its importance by one point or more; "
            "smaller gaps get none."
        )
    )
    for stage, members in groupby(wide, key=lambda row: row.stage_title):
        steps = (f"- **{plain(row.title)}.** {plain(row.next_step)}" for row in members)
        st.markdown("\n".join((f"### {plain(stage)}", *steps)))
