"""Tell where a city stands: its country, its size, the themes of its pilots."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from coprod.desk.context_words import SIZES, THEMES
from coprod.desk.contexts import Aspect, Context, describe
from coprod.desk.countries import countries
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, look, person, say


def describe_city(city: str, name: str, found: Context) -> None:
    """Show the form, filled with what was told here before; the library's words stay beside it, not in it."""
    tell = say()
    st.caption(tell("What you tell goes before what the library says. Empty fields tell nothing."))
    with st.form(f"describe-{city}", border=False):
        with st.grid(3, min_column_width=240):
            country = found.country if found.told(Aspect.COUNTRY) else None
            size = found.size if found.told(Aspect.SIZE) else None
            _one_of(tell("Country"), look(countries), country, key=f"tell-country-{city}")
            _one_of(tell("Size"), {one: tell(words) for one, words in SIZES.items()}, size, key=f"tell-size-{city}")
            st.multiselect(
                tell("Themes of its pilots"),
                list(THEMES),
                default=found.themes if found.told(Aspect.THEMES) else (),
                format_func=lambda theme: tell(THEMES[theme]),
                key=f"tell-themes-{city}",
                placeholder=tell("not told"),
            )
        st.form_submit_button(tell("Keep where it stands"), key=f"tell-keep-{city}", on_click=_keep, args=(city, name))


def _one_of(label: str, titles: Mapping[str, str], told: str | None, *, key: str) -> None:
    options = list(titles)
    st.selectbox(
        label,
        options,
        index=options.index(told) if told in titles else None,
        format_func=titles.__getitem__,
        key=key,
        placeholder=say()("not told"),
    )


def _keep(city: str, name: str) -> None:
    told = st.session_state
    work = partial(
        describe,
        desk(),
        city,
        country=told[f"tell-country-{city}"] or "",
        size=told[f"tell-size-{city}"] or "",
        themes=tuple(told[f"tell-themes-{city}"]),
        person=person(),
    )
    attempt(work, plain(say()("Where {city} stands is kept.", city=name)))
