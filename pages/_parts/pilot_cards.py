"""A page of pilots as cards: what each was, who took part at least, what became of it, and the way to all of it."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_words import size, stages, status
from coprod.desk.pilots import PilotRow
from pages._parts.pilot_card import pilot_card
from pages._parts.plain import plain
from pages._shared import say


def pilot_cards(rows: Sequence[PilotRow]) -> None:
    """Show the rows as cards, as many beside each other as fit."""
    with st.grid(3, min_column_width=320):
        for row in rows:
            with pilot_card(row, (row.theme_title, size(row, say()))):
                st.markdown(f"{plain(row.description)}\n\n{plain(stages(row, say()))}\n\n{_sources(row)}")
                st.caption(plain(say()("{status} · {tier}", status=status(row, say()), tier=row.tier_title)))


def _sources(row: PilotRow) -> str:
    """The first source as a link, how many more there are, and the way to what is said of them."""
    tell, (site, url), more = say(), row.sources[0], len(row.sources) - 1
    told = f"{plain(tell('From'))} [{plain(site)}](<{url}>)"
    if more:
        told += plain(" " + tell.many("and {count} more page", "and {count} more pages", more))
    if row.conflict_note:
        told += plain("; " + tell("see “On the sources” on its page"))
    return told
