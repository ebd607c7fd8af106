"""What the reader of a file noticed, each with its cell and its remedy; all of it is in the marked copy."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.findings import FindingRow
from pages._parts.plain import plain
from pages._shared import say

SHOWN = 20


def findings_table(rows: Sequence[FindingRow]) -> None:
    """Show the first findings and how many there are; nothing when there are none."""
    tell, shown = say(), rows[:SHOWN]
    if len(rows) > SHOWN:
        st.markdown(
            tell("The first {shown} of {count}. All of them are in the marked copy.", shown=SHOWN, count=len(rows))
        )
    if shown:
        st.table(
            {
                tell("What happens"): [plain(row.severity) for row in shown],
                tell("Sheet and cell"): [plain(row.where) for row in shown],
                tell("What was found"): [plain(row.message) for row in shown],
                tell("How to correct it"): [plain(row.remedy) for row in shown],
            },
            hide_index=True,
            border="horizontal",
            alt=tell("Findings"),
        )
