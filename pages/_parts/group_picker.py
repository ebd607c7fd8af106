"""Choose one group of answers: city, round, who answered. The choice lives in the URL."""

import streamlit as st

from coprod.desk.groups import Choice
from pages._parts.linked import one_of, warn_of_stale_link
from pages._shared import choices, say


def group_picker() -> Choice | None:
    """Show the three choices and return the group, None when the store holds no answers."""
    tell, every = say(), choices()
    if not every:
        return None
    cities = {one.city: _city(one) for one in every}
    warn_of_stale_link(cities, key="city")
    with st.grid(3, min_column_width=240):
        city = one_of(tell("City"), cities, key="city")
        rounds = {one.round: one.provenance.round for one in every if one.city == city}
        chosen = one_of(tell("Round"), rounds, key="round", within=city)
        groups = {one.who: one for one in every if (one.city, one.round) == (city, chosen)}
        titles = {who: one.provenance.who(tell) for who, one in groups.items()}
        who = one_of(tell("Who answered"), titles, key="who", within=f"{city} {chosen}")
    return groups[who]


def _city(one: Choice) -> str:
    name = one.provenance.city
    return say()("{city} (sample, fictional)", city=name) if one.provenance.sample else name
