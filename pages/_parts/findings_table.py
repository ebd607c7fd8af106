"""Everything the reader of a workbook noticed, all at once, each with its cell and its remedy."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.findings import FindingRow
from pages._parts.plain import plain
from pages._shared import say


def findings_table(rows: Sequence[FindingRow]) -> None:
    """Show the findings; nothing when there are none."""
    tell = say()
    if rows:
        st.table(
            {
                tell("What happens"): [plain(row.severity) for row in rows],
                tell("Sheet and cell"): [plain(row.where) for row in rows],
                tell("What was found"): [plain(row.message) for row in rows],
                tell("How to correct it"): [plain(row.remedy) for row in rows],
            },
            hide_index=True,
            border="horizontal",
            alt=tell("Findings"),
        )
