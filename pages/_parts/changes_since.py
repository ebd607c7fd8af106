"""What changed since the reader's last visit; nothing on a first visit, or where the browser keeps no cookie."""

import streamlit as st

from coprod.access.visits import COOKIE, read
from coprod.desk.news import news
from pages._parts.plain import plain
from pages._shared import desk, look, say

SHOWN = 10


def changes_since() -> None:
    """Show the cities with new answers and what else was done."""
    visit = read(st.context.cookies.get(COOKIE, ""))
    if visit is None or visit.before is None:
        return
    tell, found = say(), look(news, visit.before.date())
    st.header(tell("Since your last visit"), anchor=False)
    if not found.cities and not found.rest:
        st.markdown(tell("Nothing has changed since {day}.", day=tell.day(found.since)))
        return
    lines = [tell("Since {day}:", day=tell.day(found.since)), ""]
    lines += [f"- {plain(tell('{city}: new {what}', city=city, what=what))}" for city, what in found.cities[:SHOWN]]
    if more := max(len(found.cities) - SHOWN, 0):
        lines.append(
            "- " + tell.many("{count} more city has new answers", "{count} more cities have new answers", more)
        )
    lines += [f"- {plain(one)}" for one in found.rest]
    st.markdown("\n".join(lines))
    st.caption(
        tell(
            "How many people answered is not told here, and groups of fewer than {smallest} people are left out.",
            smallest=desk().policy.k,
        )
    )
