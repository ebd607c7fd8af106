"""Answers of people without a phone, from paper or a show of hands, keyed in while the question is open."""

from functools import partial

import streamlit as st

from coprod.desk.facilitator import MOST_SEATS, key_in
from coprod.desk.keyed import Keyed, choices, hands, take_back_hands
from coprod.desk.leading import Lead
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, person, say


def room_keyed(now: Lead) -> None:
    """Offer the form while the question is open; drawn while it is opened, as the page is fresh every two seconds."""
    tell, parts = say(), choices(desk(), say(), now.held)
    if not parts:
        return
    words = tell("People without a phone: key in their answers")
    box = st.expander(words, key="keyed-box", on_change="rerun")
    if not box.open:
        return
    with box, st.form("keyed", border=False, clear_on_submit=True):
        for part in parts:
            st.selectbox(
                plain(part.asks), list(part.options), format_func=part.options.__getitem__, key=f"keyed-{part.field}"
            )
        st.number_input(
            tell("Number on the paper slip; leave it empty for a show of hands"),
            1,
            MOST_SEATS,
            None,
            key="keyed-paper",
        )
        st.number_input(tell("How many people answered so"), 1, MOST_SEATS, 1, key="keyed-people")
        st.markdown(tell("A slip is one person in every question. Raised hands count in this room only."))
        st.form_submit_button(tell("Key in"), key="keyed-send", on_click=_key_in, args=(now.held.room.code, parts))
    if raised := hands(desk(), now.held):
        box.markdown(
            tell.many(
                "{count} raised hand is counted in this question.",
                "{count} raised hands are counted in this question.",
                raised,
            )
        )
        box.button(tell("Take raised hands back"), key="hands-back", on_click=_take_back, args=(now.held.room.code,))


def _take_back(code: str) -> None:
    work = partial(take_back_hands, desk(), code, person=person())
    attempt(work, say()("The raised hands of this question were taken back. Count them again."))


def _key_in(code: str, parts: tuple[Keyed, ...]) -> None:
    tell, kept = say(), st.session_state
    given = tuple(part.means(kept[f"keyed-{part.field}"]) for part in parts)
    people, paper = int(kept["keyed-people"]), kept["keyed-paper"]
    work = partial(key_in, desk(), code, given, people=people, paper=paper, person=person())
    attempt(work, tell.many("{count} answer was keyed in.", "{count} answers were keyed in.", people))
