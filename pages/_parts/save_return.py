"""Confirm and save an accepted workbook, or say where it stands already."""

import streamlit as st

from coprod.desk.groups import who_of
from coprod.desk.manager import Reading, kept, replaces, save
from pages._parts.plain import plain
from pages._shared import choices, desk, person, say


def save_return(reading: Reading) -> None:
    """Show the button, or the saved state with the way to the results."""
    tell, found = say(), kept(desk(), reading)
    if found is None:
        st.markdown(tell("Nothing has been saved yet. Look at the result below, then save it if it is right."))
        for older in replaces(desk(), reading):
            st.warning(
                tell(
                    "There is a return of this organisation for this round already, filled in on {day}. The newer of "
                    "the two counts; the other is kept.",
                    day=plain(tell.day(older)),
                )
            )
        st.button(
            tell("Save this return"),
            type="primary",
            key="save",
            on_click=lambda: save(desk(), reading, person=person()),
        )
        return
    if found.superseded_by:
        st.warning(tell("Saved, but a newer return of the same organisation and round stands in its place."))
    else:
        st.success(tell("Saved. The same file is one return, however often you upload it; a changed file is another."))
    if reading.mode == "individual":
        st.markdown(
            tell("Individual answers show once {smallest} people have handed in theirs.", smallest=desk().policy.k)
        )
    st.page_link(
        "skills.py",
        label=tell("See it on the Skills page"),
        icon=":material/arrow_forward:",
        query_params={"city": found.city, "round": found.round, "who": who_of(choices(), found.submission_id)},
    )
