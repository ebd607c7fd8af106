"""What is published about a pilot in numbers, apart by what the numbers are about."""

import streamlit as st

from coprod.desk.pilot import Pilot
from coprod.desk.pilot_numbers import Scope
from pages._parts.plain import plain
from pages._shared import say


def one_pilot_numbers(one: Pilot) -> None:
    """Show the numbers by scope, the pilot's own first, each with its qualifier, date, note and source."""
    tell = say()
    st.header(tell("Published numbers"), anchor=False)
    if not one.scopes:
        st.markdown(tell("No number about this pilot was found on a public page."))
    elif one.conflict_note:
        st.markdown(tell("Pages may give other numbers: see “On the sources” above."))
    if one.counts_people:
        st.markdown(
            tell("Numbers of people differ in kind: visitors, voters and members are not the same. Do not add them up.")
        )
    for scope in one.scopes:
        st.subheader(plain(scope.title), anchor=False)
        _numbers(scope)


def _numbers(scope: Scope) -> None:
    tell, rows = say(), scope.quantities
    st.table(
        {
            tell("What"): [_what(one.name, one.note) for one in rows],
            tell("Number and date"): [_dated(one.value, one.as_of) for one in rows],
            tell("Source"): [f"[{plain(one.site)}](<{one.url}>)" for one in rows],
        },
        hide_index=True,
        border="horizontal",
        alt=plain(scope.title),
    )


def _what(name: str, note: str) -> str:
    return f"{plain(name)}  \n{plain(note)}" if note else plain(name)


def _dated(value: str, as_of: str) -> str:
    return f"**{plain(value)}**  \n{plain(as_of) or say()('no date given')}"
