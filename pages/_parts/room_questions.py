"""Every question of the room and its state, drawn while it is opened; any of them can be put on the wall."""

from functools import partial

import streamlit as st

from coprod.desk.facilitator import step
from coprod.desk.leading import GOING, Lead
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, person, say


def room_questions(now: Lead) -> None:
    """Show all questions; while one is open there is no leaving it, so they cannot be chosen."""
    tell, at = say(), now.held.course.at
    box = st.expander(tell("All questions"), key="question-box", on_change="rerun")
    if not box.open:
        return  # some twenty buttons, every two seconds
    with box:
        for line in now.questions:
            words = plain(tell("{place}. {item} ({state})", place=line.place + 1, item=line.item, state=line.state))
            if line.place == at:
                st.markdown(f"**{words}**")
                continue
            st.button(
                words,
                key=f"go-{line.place}",
                type="tertiary",
                wrap=True,
                disabled=not now.may_go,
                on_click=attempt,
                args=(partial(step, desk(), now.held, GOING, to=line.place, person=person()),),
            )
