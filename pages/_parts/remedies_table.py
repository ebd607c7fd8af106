"""The cells that were typed in other words and whose meaning is certain, for somebody to accept."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.findings import RemedyRow
from pages._parts.plain import plain
from pages._shared import say

SHOWN = 20


def remedies_table(rows: Sequence[RemedyRow]) -> None:
    """Show what was typed and what it was read as; nothing when every cell was typed as asked."""
    if not rows:
        return
    tell, shown = say(), rows[:SHOWN]
    st.subheader(tell("Read as meant"), anchor=False)
    st.markdown(
        tell.many(
            "The meaning of {count} cell is certain, though it was typed in other words. What is uncertain is never "
            "changed.",
            "The meaning of {count} cells is certain, though they were typed in other words. What is uncertain is "
            "never changed.",
            len(rows),
        )
    )
    if len(rows) > SHOWN:
        st.markdown(
            tell("The first {shown} of {count}. All of them are in the marked copy.", shown=SHOWN, count=len(rows))
        )
    st.table(
        {
            tell("Sheet and cell"): [plain(row.where) for row in shown],
            tell("As typed"): [plain(row.typed) for row in shown],
            tell("Read as"): [plain(row.read_as) for row in shown],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Read as meant"),
    )
