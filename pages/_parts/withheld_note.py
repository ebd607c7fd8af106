"""Explain every value that is not shown."""

from collections.abc import Sequence

import streamlit as st

from coprod.charts.needs_words import explained
from coprod.charts.skill_row import SkillRow
from pages._parts.plain import plain
from pages._shared import desk, say


def withheld_note(rows: Sequence[SkillRow]) -> None:
    """Show one sentence per reason, with the skills it hides; nothing when everything is shown."""
    for sentence in explained(rows, smallest=desk().policy.k, say=say()):
        st.info(plain(sentence))
