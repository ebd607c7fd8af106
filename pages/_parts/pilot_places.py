"""The pilots under their map: a line each, with its place and the way to its page."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_words import status
from coprod.desk.pilots import PilotRow
from pages._parts.plain import plain
from pages._shared import say


def pilot_places(rows: Sequence[PilotRow]) -> None:
    """Show the rows in the order given."""
    tell = say()
    st.table(
        {
            tell("City"): [plain(tell("{city}, {country}", city=row.city, country=row.country)) for row in rows],
            tell("Pilot"): [f"[{plain(row.name)}](pilot?pilot={row.pilot_id})" for row in rows],
            tell("Theme"): [plain(row.theme_title) for row in rows],
            tell("Status"): [plain(status(row, tell)) for row in rows],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Pilots"),
    )
