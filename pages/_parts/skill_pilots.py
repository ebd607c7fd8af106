"""Pilots of the library that document work at the stage of a skill, each with the way to its page."""

import streamlit as st

from coprod.desk.skill import Documented, SkillWords, documenting
from pages._parts.plain import plain
from pages._shared import look, say

SHOWN = 8


def skill_pilots(words: SkillWords) -> None:
    """Show those that document most groups taking part, and the way to all of them."""
    tell, found = say(), look(documenting, words)
    st.header(tell("Pilots that document such work"), anchor=False)
    count = len(found)
    if words.in_sequence:
        told = tell.many(
            "{count} pilot of the library documents who took part in {stage}.",
            "{count} pilots of the library document who took part in {stage}.",
            count,
            stage=words.stage_title,
        )
    else:
        told = tell.many(
            "This skill belongs to every stage. {count} pilot of the library documents all four.",
            "This skill belongs to every stage. {count} pilots of the library document all four.",
            count,
        )
    st.markdown(
        plain(told) + " " + tell("What is documented is a minimum: the sources say nothing of the skill itself.")
    )
    with st.grid(2, min_column_width=320, gap="small"):
        for one in found[:SHOWN]:
            _show(one)
    if count > SHOWN:
        chosen = {"stage": words.stage} if words.in_sequence else {}
        st.page_link(
            "pilots.py",
            label=tell("See all of them among the pilots"),
            icon=":material/arrow_forward:",
            query_params=chosen,
        )


def _show(one: Documented) -> None:
    tell, pilot = say(), one.pilot
    with st.container(gap=None):
        st.page_link(
            "pilot.py",
            label=tell("{pilot}", pilot=plain(pilot.name)),
            icon=":material/arrow_forward:",
            query_params={"pilot": pilot.pilot_id},
        )
        groups = tell.many("at least {count} group took part", "at least {count} groups took part", one.groups)
        where = tell("{city}, {country}", city=pilot.city, country=pilot.country)
        st.caption(plain(tell("{where} · {theme} · {groups}", where=where, theme=pilot.theme_title, groups=groups)))
