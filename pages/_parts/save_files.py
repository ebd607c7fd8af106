"""How many of many files can be saved, and the one button that saves them together."""

from collections.abc import Iterator, Sequence
from functools import partial

import streamlit as st

from coprod.desk.several import Received, read_as_meant, save_received
from pages._parts.attempt import attempt
from pages._shared import desk, person, say


def save_files(received: Sequence[Received]) -> None:
    """Show where the files stand, and the button while something is left to save."""
    tell, new = say(), [one for one in received if one.accepted and one.kept is None]
    saved = sum(one.kept is not None for one in received)
    told = " ".join(_counts(len(new), saved, len(received) - len(new) - saved))
    if new or not saved:
        st.markdown(told)
    else:
        st.success(told)
    if not new:
        return
    if meant := read_as_meant(new):
        st.markdown(
            tell.many(
                "Saving accepts {count} cell that was typed in other words and whose meaning is certain.",
                "Saving accepts {count} cells that were typed in other words and whose meaning is certain.",
                meant,
            )
        )
    st.button(
        tell.many("Save the {count} that can be saved", "Save the {count} that can be saved", len(new)),
        type="primary",
        key="save",
        on_click=attempt,
        args=(partial(save_received, desk(), new, person=person()),),
    )


def _counts(new: int, saved: int, other: int) -> Iterator[str]:
    tell = say()
    if saved:
        yield tell.many("{count} file is saved.", "{count} files are saved.", saved)
    if new:
        yield tell.many("{count} file can be saved.", "{count} files can be saved.", new)
    if other:
        yield tell.many(
            "{count} file needs something first or was refused.",
            "{count} files need something first or were refused.",
            other,
        )
