"""Offer to save a file that nothing stops, and say what saving it means."""

from functools import partial

import streamlit as st

from coprod.desk.findings import alone, remedies, saved_under
from coprod.desk.manager import Reading
from coprod.desk.saving import replaces, save
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, person, say


def save_offer(reading: Reading) -> None:
    """Show where it goes, what it meets there, and the button."""
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
    st.markdown(plain(tell("This will be saved under: {place}", place=" · ".join(saved_under(reading)))))
    if alone(reading):
        st.markdown(
            tell(
                "These are one person's own answers. They are kept without a name and show once {smallest} people "
                "have answered.",
                smallest=desk().policy.k,
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
