"""The steps that may follow now, the one that leads on in colour, and the way back; ending asks twice."""

from functools import partial

import streamlit as st

from coprod.desk.facilitator import step, undo
from coprod.desk.leading import ENDING, Lead
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, person, say


def room_steps(now: Lead) -> None:
    """Show a button for each step, in the order the facilitator needs them."""
    tell, held = say(), now.held
    with st.container(horizontal=True, vertical_alignment="center", key="steps"):
        for act in now.acts:
            st.button(
                plain(act.words),
                key=f"step-{act.step}",
                type="primary" if act.onward else "secondary",
                wrap=True,
                on_click=attempt,
                args=(partial(step, desk(), held, act.step, to=act.to, person=person()),),
            )
        if held.can_undo:
            st.button(
                tell("Take the last step back"),
                key="step-undo",
                on_click=attempt,
                args=(partial(undo, desk(), held.room.code, person=person()),),
            )
        if now.may_end:
            with st.popover(tell("End the workshop"), type="primary" if now.at_the_end else "secondary"):
                st.markdown(tell("Nobody can answer any more, and no further question can be asked."))
                st.button(
                    tell("Yes, end it"),
                    key="step-end",
                    on_click=attempt,
                    args=(partial(step, desk(), held, ENDING, person=person()),),
                )
