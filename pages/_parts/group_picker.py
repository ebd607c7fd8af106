"""Choose one group of answers: city, round, who answered. The choice lives in the URL."""

import streamlit as st

from coprod.desk.cities import MOST, cities
from coprod.desk.groups import Choice
from pages._parts.city_search import city_search
from pages._parts.linked import one_of, warn_of_stale_link
from pages._shared import look, say


def group_picker(*, returns_first: bool = False) -> Choice | None:
    """Show the three choices and return the group, None when the store holds no answers.

    ``returns_first`` offers agreed returns before individual answers.
    """
    tell, every = say(), look(cities)
    if not every:
        return None
    warn_of_stale_link(every, key="city")
    with st.grid(4 if len(every) > MOST else 3, min_column_width=240):
        titles = city_search(tell("Search a city"), tuple(every.values()), key="city")
        city = one_of(tell("City"), titles, key="city")
        its = every[city].choices
        chosen = one_of(tell("Round"), {one.round: one.provenance.round for one in its}, key="round", within=city)
        its = sorted(its, key=lambda one: returns_first and not one.provenance.organisational)
        groups = {one.who: one for one in its if one.round == chosen}
        titles = {who: one.provenance.who(tell) for who, one in groups.items()}
        who = one_of(tell("Who answered"), titles, key="who", within=f"{city} {chosen}")
    return groups[who]
