"""Choose several cities, by search where there are more than fifty. The choice lives in the URL.

    from pages._parts.cities_picker import cities_picker

    keys = cities_picker(tell("Cities"), key="cities", most=8)          # ("ghent", "aarhus"), () when none is chosen
    keys = cities_picker(tell("Cities"), key="with", among=["ghent", "aarhus"], nothing=tell("none"))

The keys are those of ``Choice.city``. An empty answer means what the caller says in ``nothing`` (shown in the empty
field), "all" unless told otherwise. ``among`` narrows to the cities that make sense here (order does not matter);
``most`` is the largest number that may be chosen. Call it inside a grid or a container to place it.
Use another ``key`` than ``city``, which is the one city of ``group_picker``. What the link asks for and is not here is
said above the field.
"""

from collections.abc import Collection

import streamlit as st

from coprod.desk.cities import cities
from pages._parts.city_search import city_search
from pages._parts.linked import some_of, warn_of_stale_link
from pages._shared import look, say


def cities_picker(
    label: str, *, key: str = "cities", among: Collection[str] | None = None, most: int | None = None, nothing: str = ""
) -> tuple[str, ...]:
    """Show the choice and return the keys of the chosen cities, in the order they were chosen."""
    here = look(cities)
    every = [one for one in here.values() if among is None or one.key in among]
    titles = {one.key: one.title for one in every}
    warn_of_stale_link(titles, key=key)
    with st.container(key=f"choose-{key}"):
        offered = city_search(say()("Search cities"), every, key=key)
        return some_of(label, offered, key=key, most=most, nothing=nothing)
