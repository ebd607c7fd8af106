"""Confirm and save an accepted file, or say where it stands already."""

from functools import partial

import streamlit as st

from coprod.desk.findings import remedies
from coprod.desk.groups import who_of
from coprod.desk.manager import Reading
from coprod.desk.saving import replaces, save
from coprod.desk.several import Received
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import choices, desk, person, say


def save_return(one: Received) -> None:
    """Show the button, or the saved state with the way to the results; nothing for a file that cannot be saved."""
    if one.reading is None or not one.accepted:
        return
    if one.kept is None:
        _offer(one.reading)
        return
    tell, found = say(), one.kept
    if found.superseded_by:
        st.warning(tell("Saved, but another return of the same organisation and round stands in its place."))
    else:
        st.success(tell("Saved. The same file is one return, however often you upload it; a changed file is another."))
    if one.reading.mode == "individual" and len(one.reading.returns) == 1:
        st.markdown(
            tell("Individual answers show once {smallest} people have handed in theirs.", smallest=desk().policy.k)
        )
    st.page_link(
        "skills.py",
        label=tell("See it on the Skills page"),
        icon=":material/arrow_forward:",
        query_params={"city": found.city, "round": found.round, "who": who_of(choices(), found.submission_id)},
    )


def _offer(reading: Reading) -> None:
    tell, meant, people = say(), len(remedies(reading)), len(reading.returns)
    st.markdown(tell("Nothing has been saved yet. Look at the result below, then save it if it is right."))
    for older in replaces(desk(), reading):
        st.warning(
            tell(
                "There is a return of this organisation for this round already, filled in on {day}. The newer of "
                "the two counts; the other is kept.",
                day=plain(tell.day(older)),
            )
        )
    label = tell("Save this return")
    if people > 1:
        label = tell.many("Save the answer of {count} person", "Save the answers of {count} people", people)
    if meant:
        label = tell.many("Accept {count} reading and save", "Accept {count} readings and save", meant)
    st.button(
        label,
        type="primary",
        key="save",
        on_click=attempt,
        args=(partial(save, desk(), reading, person=person()),),
    )
