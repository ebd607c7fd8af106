"""Where a city stands: country, size, themes and sectors, each with who says so, and the way to tell more."""

import streamlit as st

from coprod.desk.context_words import TITLES, source_of, words_for
from coprod.desk.contexts import context
from pages._parts.describe_city import describe_city
from pages._parts.plain import plain
from pages._shared import look, say


def city_context(city: str, name: str, *, expanded: bool = False) -> None:
    """Show where the city ``city`` (a key) stands; a real one can be described, a made-up one cannot."""
    tell, found = say(), look(context, city)
    with st.expander(tell("About this city"), expanded=expanded):
        told = {
            title: (words_for(aspect, found, tell), source_of(aspect, found, tell)) for aspect, title in TITLES.items()
        }
        lines = [f"- **{tell(title)}:** {plain(words)} {plain(source)}" for title, (words, source) in told.items()]
        st.markdown("\n".join(lines))
        if not city.startswith("sample-"):
            describe_city(city, name, found)
