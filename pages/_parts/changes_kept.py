"""What was changed when a file was saved, with the old and the new value, as it is kept with the return."""

import streamlit as st

from coprod.desk.manager import Reading
from coprod.desk.saving import changes
from pages._parts.plain import plain
from pages._shared import desk, say


def changes_kept(reading: Reading) -> None:
    """Show the accepted readings of a saved file, folded away; nothing when every cell was kept as typed."""
    tell, kept = say(), changes(desk(), reading)
    if not kept:
        return
    title = tell.many("{count} cell was read as meant", "{count} cells were read as meant", len(kept))
    with st.expander(title):
        st.table(
            {
                tell("Sheet and cell"): [plain(f"{one.sheet}, {one.cell}") for one in kept],
                tell("As typed"): [plain(one.typed) for one in kept],
                tell("Read as"): [plain(one.read_as) for one in kept],
            },
            hide_index=True,
            border="horizontal",
            alt=title,
        )
