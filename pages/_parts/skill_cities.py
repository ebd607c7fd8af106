"""How cities stand in a skill: one kind of answers at a time, searched, sorted and paged."""

from collections.abc import Mapping

import streamlit as st

from coprod.desk.skill import SkillWords
from coprod.desk.skill_cities import KINDS, ORDERS, Standing, drawn, listed, why_not
from pages._parts.figure import figure
from pages._parts.linked import one_of
from pages._parts.plain import plain
from pages._parts.sample_note import sample_note
from pages._parts.searched import words_of
from pages._shared import desk, look, say


def skill_cities(words: SkillWords, both: Mapping[str, Standing]) -> str:
    """Show the choices and the figure, or why nothing can be shown; return the city that is looked for."""
    tell = say()
    st.header(tell("How cities stand"), anchor=False)
    if not any(here.places for here in both.values()):
        st.info(tell("No answers have been handed in yet. Download the workbook, fill it in and upload it."))
        st.page_link("assess.py", label=tell("Go to Assess"))
        return ""
    if any(one.choice.provenance.sample for here in both.values() for one in here.places):
        sample_note()
    with st.grid(3, min_column_width=240):
        kind = one_of(tell("Who answered"), {kind: _counted(both[kind]) for kind in _first(both)}, key="who")
        order = one_of(tell("Order by"), {order: tell(words) for order, words in ORDERS.items()}, key="sort")
        sought = words_of(tell("Find a city"), key="find", hint=tell("part of its name"), then=_begin_at_the_first_page)
    _page(both[kind], words, order=order, text=sought)
    return sought


def _begin_at_the_first_page(_: str) -> None:
    st.session_state["page"] = 1


def _first(both: Mapping[str, Standing]) -> list[str]:
    """The kinds of answers, those that something can be shown of first."""
    return sorted(both, key=lambda kind: not any(one.tally for one in both[kind].places))


def _counted(here: Standing) -> str:
    tell, kind, count = say(), say()(KINDS[here.kind]), len(here.places)
    if here.kind == "return":
        return tell("{kind}, {count}", kind=kind, count=count)
    return tell.many("{kind}, {count} city", "{kind}, {count} cities", count, kind=kind)


def _page(here: Standing, words: SkillWords, *, order: str, text: str) -> None:
    tell, some = say(), listed(here, order=order, text=text)
    at = min(st.pagination(some.pages, key="page", bind="query-params"), some.pages) if some.pages > 1 else 1
    one = look(drawn, here, words.title, order=order, text=text, page=at)
    if one is None:
        nothing = (
            tell("No city with such answers is called “{asked}”.", asked=text)
            if text
            else tell("Nothing can be shown.")
        )
        for sentence in why_not(desk(), tell, here, some) or (nothing,):
            st.info(plain(sentence))
        return
    view = {"skill": (words.skill,), "who": (here.kind,), "sort": (order,), "page": (str(at),)}
    figure(one, view | ({"find": (text,)} if text else {}))
