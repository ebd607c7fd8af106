"""Choose which rounds, roles or pilots of one city stand side by side, at most eight, and say what is not shown."""

import streamlit as st

from coprod.desk.compare_members import PARTS, Member, Of, not_shown, parts_of, rounds_of, side_by_side
from coprod.desk.groups import Choice
from coprod.desk.peers import MOST
from pages._parts.linked import one_of, some_of, warn_of_stale_link
from pages._shared import look, say


def compare_members_picker(choice: Choice, of: Of) -> tuple[Member, ...]:
    """Show the choice where there are several, and return them; nothing chosen means all, at most eight."""
    tell = say()
    every = look(parts_of, choice, of) if of in PARTS else look(rounds_of, choice)
    if len(every) < 2:
        return every
    titles, within = {one.key: one.title for one in every}, f"{of.value} {choice.city} {choice.round} {choice.who}"
    with st.grid(2, min_column_width=280):
        if of in PARTS:
            warn_of_stale_link(titles, key="reference")
            reference = one_of(tell("Compared with (the reference)"), titles, key="reference", within=within)
        else:
            reference = choice.round
        others = {key: title for key, title in titles.items() if key != reference}
        warn_of_stale_link(others, key="with")
        chosen = some_of(tell("Side by side with it"), others, key="with", most=MOST, within=f"{within} {reference}")
    if remark := look(not_shown, of, every):
        st.caption(remark)
    return side_by_side(every, of, reference, chosen)
