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
    told = " ".join(_counts(len(new), saved, len(received)))
    if len(new) + saved < len(received):
        st.warning(told)
    elif new:
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


def _counts(new: int, saved: int, every: int) -> Iterator[str]:
    tell, told = say(), {"all": say().number(every, 0)}
    if saved == every:
        yield tell.many("{count} file is saved.", "{count} files are saved.", saved)
    elif saved:
        yield tell.many("{count} of {all} files is saved.", "{count} of {all} files are saved.", saved, **told)
    if new == every:
        yield tell.many("{count} file can be saved.", "{count} files can be saved.", new)
    elif new or not saved:
        yield tell.many("{count} of {all} files can be saved.", "{count} of {all} files can be saved.", new, **told)
