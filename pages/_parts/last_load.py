"""The last files that were handed in together, and the way to take them back."""

from functools import partial

import streamlit as st

from coprod.desk import saving
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, person, say


def last_load() -> None:
    """Show the newest load with its undo; nothing when there is none, or when it was undone."""
    tell, load = say(), saving.last_load(desk())
    if load is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            tell.many(
                "The last load: {count} file, {day}, {time} UTC.",
                "The last load: {count} files, {day}, {time} UTC.",
                load.files,
                day=plain(tell.day(load.loaded_at)),
                time=plain(f"{load.loaded_at:%H:%M}"),
            ),
            width="content",
        )
        with st.popover(tell("Undo this load"), key=f"undo-box-{load.id}"):
            st.markdown(
                tell.many(
                    "Take {count} return out again? You can hand the files in again at any time.",
                    "Take {count} returns out again? You can hand the files in again at any time.",
                    load.submissions,
                )
            )
            done = tell.many(
                "{count} return was taken out again.", "{count} returns were taken out again.", load.submissions
            )
            st.button(
                tell.many("Yes, take it out", "Yes, take them out", load.submissions),
                key="undo",
                on_click=attempt,
                args=(partial(saving.undo, desk(), load.id, person=person()), done),
            )
