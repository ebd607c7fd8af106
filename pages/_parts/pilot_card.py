"""The card of one pilot: its name, where it was, and the way to its page; what else it says is up to the caller."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from coprod.desk.pilots import PilotRow
from pages._parts.plain import plain
from pages._shared import say


@contextmanager
def pilot_card(row: PilotRow, told: Sequence[str]) -> Iterator[None]:
    """Show the card; ``told`` stands beside the place, what is shown within the context stands above the link."""
    tell = say()
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.subheader(plain(row.name), anchor=False)
        where = tell("{city}, {country}", city=row.city, country=row.country)
        st.markdown(plain(" · ".join((where, *told))))
        yield
        st.page_link(
            "pilot.py",
            label=tell("What is known, and sources") if row.listed_only else tell("Who took part, numbers and sources"),
            icon=":material/arrow_forward:",
            query_params={"pilot": row.pilot_id},
        )
