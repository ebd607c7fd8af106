"""Pilots near to mine as cards, each with what is the same, what differs and what nobody documents."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_likeness_words import Reasons
from pages._parts.pilot_card import pilot_card
from pages._parts.plain import plain
from pages._shared import say


def pilot_reasons(found: Sequence[Reasons]) -> None:
    """Show them in the order given."""
    with st.grid(3, min_column_width=320):
        for one in found:
            with pilot_card(one.row, ()):
                st.markdown(f"**{plain(one.known)}**\n\n{_reasons(one)}\n\n{plain(one.row.description)}")


def _reasons(one: Reasons) -> str:
    tell = say()
    parts = ((tell("Alike"), one.same), (tell("Different"), one.differs), (tell("Not known"), one.unknown))
    return "\n".join(f"- {plain(title)}: {plain('; '.join(words))}" for title, words in parts if words)
