"""Find cities among thousands: a search field beside a choice of cities, where there are too many to list."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from coprod.desk.cities import MOST, City, offered
from pages._parts.plain import plain
from pages._parts.searched import choose, chosen_so_far, words_of
from pages._shared import say


def city_search(label: str, every: Sequence[City], *, key: str) -> Mapping[str, str]:
    """Return the cities to offer for the choice ``key``, by key -> title: never more than fifty.

    What the link asks for and what is chosen already stay among them, whatever the search finds. ``key`` is the URL
    key of the choice; the words of the search live in the URL under ``find_`` and that key. Up to fifty cities need no
    search, and none is shown.
    """
    if len(every) <= MOST:
        return offered(every, "").titles
    tell, keep = say(), chosen_so_far(key)
    with st.container(gap="xsmall"):
        words = words_of(
            label,
            key=f"find_{key}",
            hint=tell("part of its name"),
            then=partial(_choose_the_first, every, key),
        )
        found = offered(every, words, keep=keep)
        shown, named = tell.number(len(found.titles), 0), tell.number(found.found, 0)
        if not found.found:
            st.caption(tell("No city is called “{words}”. Try fewer letters.", words=plain(words)))
        elif found.found > MOST:
            st.caption(tell("{shown} of {all} cities; type to narrow", shown=shown, all=named))
        else:
            st.caption(tell.many("{count} city found", "{count} cities found", found.found))
    return found.titles


def _choose_the_first(every: Sequence[City], key: str, words: str) -> None:
    """Whoever looks for a city wants to see it: the one choice gives way to what was found; several stay."""
    if words and isinstance(st.session_state.get(key), str) and (found := offered(every, words)).found:
        choose(key, next(iter(found.titles)))
