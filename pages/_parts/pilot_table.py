"""A page of pilots as a table: what each was, what is documented of it, and where that stands."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_words import size, stages, status
from coprod.desk.pilots import PilotRow
from pages._parts.plain import plain
from pages._shared import say


def pilot_table(rows: Sequence[PilotRow]) -> None:
    """Show the rows, each with the way to its page, each source as a link with the name of its site."""
    tell = say()
    st.table(
        {
            tell("Pilot"): [_pilot(row) for row in rows],
            tell("City and theme"): [_city(row) for row in rows],
            tell("Who took part"): [plain(stages(row, tell)) for row in rows],
            tell("Status and evidence"): [f"{plain(status(row, tell))}  \n{plain(row.tier_title)}" for row in rows],
            tell("Sources"): [_sources(row) for row in rows],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Pilots"),
    )


def _pilot(row: PilotRow) -> str:
    lines = [f"**[{plain(row.name)}](pilot?pilot={row.pilot_id})**", plain(row.description)]
    if row.conflict_note:
        lines.append(f"*{plain(say()('On the sources: {note}', note=row.conflict_note))}*")
    return "  \n".join(lines)


def _city(row: PilotRow) -> str:
    return "  \n".join(map(plain, (f"{row.city}, {row.country}", size(row, say()), row.theme_title)))


def _sources(row: PilotRow) -> str:
    return "  \n".join(f"[{plain(site)}](<{url}>)" for site, url in row.sources)
