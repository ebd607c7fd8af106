"""The pages that everything about a pilot is from."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.pilot_numbers import Source
from pages._parts.plain import plain
from pages._shared import say


def one_pilot_sources(sources: Sequence[Source]) -> None:
    """Show each page with its publisher, its language, when it was seen, and what it supports here."""
    tell = say()
    st.header(tell("Sources"), anchor=False)
    st.table(
        {
            tell("Page"): [f"[{plain(one.title)}](<{one.url}>)  \n{plain(one.site)}" for one in sources],
            tell("Published by"): [_publisher(one) for one in sources],
            tell("Supports here"): [plain(one.supports) for one in sources],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Sources"),
    )


def _publisher(one: Source) -> str:
    seen = say()("{language}, seen {day}", language=one.language, day=one.seen_on)
    return "  \n".join(map(plain, (one.publisher, one.kind, seen)))
