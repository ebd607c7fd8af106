"""Whom to call: organisations that rate themselves strong in a skill and agreed to be named."""

import streamlit as st

from coprod.desk.people_to_call import LITTLE, contacts, strong_from
from coprod.desk.skill_cities import Standing
from pages._parts.plain import plain
from pages._shared import desk, say

SHOWN = 20


def people_to_call(returns: Standing, city: str) -> None:
    """Show city and organisation, never a person; say what strong means. ``city`` is part of a name, or ''."""
    tell, scale = say(), desk().instrument.capacity
    found = contacts(returns, city)
    st.header(tell("Organisations that rate themselves strong"), anchor=False)
    st.markdown(
        tell(
            "Organisations whose agreed return rates capacity at {strong} or more (the upper quarter of the scale from "
            "{low} to {high}), with a need of at most {little}, and who agreed to be shown.",
            strong=tell.number(strong_from(low=scale.minimum, high=scale.maximum)),
            low=scale.minimum,
            high=scale.maximum,
            little=LITTLE,
        )
    )
    if not found:
        st.info(tell("No organisation in this dashboard is both strong in this skill and agreed to be shown."))
        return
    if all(one.provenance.sample for one in found):
        st.info(tell("All of these are fictional (sample data), so there is nobody to call yet."))
    st.table(
        {
            tell("Organisation"): [plain(one.title) for one in found[:SHOWN]],
            tell("Capacity"): [tell.number(one.capacity, 0) for one in found[:SHOWN]],
            tell("Need"): [tell.number(one.need, 0) for one in found[:SHOWN]],
            tell("Answered"): [plain(f"{one.provenance.round}, {one.provenance.when(tell)}") for one in found[:SHOWN]],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("Organisations that rate themselves strong"),
    )
    st.caption(tell("Their staff may rate it differently: see the chart above."))
    if len(found) > SHOWN:
        st.caption(
            tell(
                "The first {shown} of {count}, by name; find a city above.",
                shown=SHOWN,
                count=tell.number(len(found), 0),
            )
        )
