"""A page of pilots as a table: what each was, what is documented of it, and where that stands."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilots import PilotRow
from pages._parts.plain import plain
from pages._shared import say


def pilot_table(rows: Sequence[PilotRow]) -> None:
    """Show the rows, each source as a link with the name of its site."""
    tell = say()
    st.table(
        {
            tell("Pilot"): [_pilot(row) for row in rows],
            tell("City and theme"): [
                f"{plain(row.city)}, {plain(row.country)}  \n{plain(row.theme_title)}" for row in rows
            ],
            tell("Stages documented (groups taking part, at least)"): [_stages(row) for row in rows],
            tell("Status and evidence"): [f"{plain(_status(row))}  \n{plain(row.tier_title)}" for row in rows],
            tell("Sources"): [_sources(row) for row in rows],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Pilots"),
    )


def _pilot(row: PilotRow) -> str:
    lines = [f"**{plain(row.name)}**", plain(row.description)]
    if row.conflict_note:
        lines.append(f"*{plain(say()('On the sources: {note}', note=row.conflict_note))}*")
    return "  \n".join(lines)


def _stages(row: PilotRow) -> str:
    told = [plain(f"{title} {cells}") for _, title, cells in row.cells if cells]
    return "  \n".join(told) or plain(say()("none documented"))


def _status(row: PilotRow) -> str:
    if row.last_seen:
        return say()("{status} when last seen, {when}", status=row.status_title, when=row.last_seen)
    return row.status_title


def _sources(row: PilotRow) -> str:
    return "  \n".join(f"[{plain(site)}](<{url}>)" for site, url in row.sources)
