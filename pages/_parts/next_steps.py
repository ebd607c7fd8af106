"""What to do next: one step per skill whose capacity falls well short of its importance, the surest first."""

from collections.abc import Iterable, Sequence

import streamlit as st

from coprod.charts.skill_row import SkillRow, first_steps
from pages._parts.plain import plain
from pages._shared import say


def next_steps(rows: Sequence[SkillRow]) -> None:
    """Show the steps for the clear and probable priorities, or the five greatest needs; the others folded away."""
    tell = say()
    first, others = first_steps(rows)
    st.header(tell("What to do next"), anchor=False)
    if not first and not others:
        st.markdown(tell("No skill shown here falls short by one point or more."))
        return
    st.markdown(tell("One step for each skill whose capacity falls short of its importance by one point or more."))
    if first:
        st.markdown(_list(first))
    if others:
        with st.expander(tell.many("{count} more step", "{count} more steps", len(others))):
            st.markdown(_list(others))


def _list(rows: Iterable[SkillRow]) -> str:
    return "\n".join(
        f"- **[{plain(row.title)}](skill?skill={row.skill})** ({plain(row.stage_title)}). {plain(row.next_step)}"
        for row in rows
    )
