"""Narrow the list of pilots; every choice lives in the URL."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilots import PilotRow, Wanted
from pages._parts.linked import some_of
from pages._shared import say


def pilot_filters(rows: Sequence[PilotRow]) -> Wanted:
    """Show the filters and return what is wanted."""
    tell = say()
    stages = {stage: title for stage, title, _ in rows[0].cells} if rows else {}
    with st.grid(5, min_column_width=220):
        text = st.text_input(
            tell("Words"), key="words", bind="query-params", placeholder=tell("budget, schools, Bologna")
        )
        themes = some_of(tell("Theme"), {row.theme: row.theme_title for row in rows}, key="theme")
        found = some_of(tell("Stage documented"), stages, key="stage")
        countries = some_of(tell("Country"), {row.country_code: row.country for row in rows}, key="country")
        statuses = some_of(tell("Status"), {row.status: row.status_title for row in rows}, key="status")
    return Wanted(text=text or "", themes=themes, countries=countries, stages=found, statuses=statuses)
