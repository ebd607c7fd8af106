"""Many files in one table, one line each."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.several import Received, file_rows, worst_first
from pages._parts.plain import plain
from pages._shared import say


def files_table(received: Sequence[Received]) -> None:
    """Show what becomes of each file, and why; those that cannot be saved come first."""
    tell, rows = say(), file_rows(worst_first(received), say())
    st.table(
        {
            tell("File"): [plain(row.file) for row in rows],
            tell("What becomes of it"): [plain(row.outcome) for row in rows],
            tell("What to know"): [plain(row.why) for row in rows],
            tell("People"): [str(row.people or "") for row in rows],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Files"),
    )
