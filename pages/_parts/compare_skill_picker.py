"""Choose the skill that is opened, what of it is compared, in which order, and whether places are wanted."""

from collections.abc import Mapping

import streamlit as st

from coprod.desk.compare import skills_of
from coprod.desk.compare_members import Asking
from coprod.desk.compare_skill import ORDER_WORDS, Opening, Order, Quantity, quantities
from pages._parts.linked import one_of, warn_of_stale_link
from pages._shared import look, say

View = Mapping[str, tuple[str, ...]]


def compare_skill_picker(asking: Asking) -> tuple[Opening, View]:
    """Show the choices; return what is asked, and what a link says to come back to it."""
    tell = say()
    st.header(tell("Look at one skill"), anchor=False)
    skills, by = look(skills_of, asking), look(quantities)
    orders = {order.value: tell(words) for order, words in ORDER_WORDS.items()}
    for key, titles in (("skill", skills), ("by", by), ("sort", orders)):
        warn_of_stale_link(titles, key=key)
    with st.grid(3, min_column_width=240):
        skill = one_of(tell("Skill"), skills, key="skill")
        quantity = one_of(tell("Compared in"), by, key="by")
        order = one_of(tell("Order"), orders, key="sort")
    places = not asking.organisational and st.toggle(
        tell("Show the range of places each could have"), key="places", bind="query-params"
    )
    view = {"skill": (skill,), "by": (quantity,), "sort": (order,), "places": ("true",) * places}
    return Opening(skill, Quantity(quantity), Order(order), with_places=places), view
