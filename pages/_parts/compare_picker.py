"""Choose who stands side by side, and whom the others are compared with."""

import streamlit as st

from coprod.desk.compare_members import PARTS, Asking, Of, of_cities
from coprod.language import N_
from pages._parts.compare_members_picker import compare_members_picker
from pages._parts.group_picker import group_picker
from pages._parts.peer_picker import peer_picker
from pages._shared import say

NO_TWO = {
    Of.ROLES: N_("No two roles in this city have answers from {smallest} people or more."),
    Of.PILOTS: N_("No two pilots of this city have answers from {smallest} people or more."),
}


def compare_picker(of: Of) -> Asking | None:
    """Show the choices and return what is asked; None, and the reason on the page, where nothing can be compared."""
    tell = say()
    choice = group_picker()
    if choice is None:
        return None
    members = of_cities((choice, *peer_picker(choice))) if of is Of.CITIES else compare_members_picker(choice, of)
    if len(members) > 1:
        return Asking(of, members)
    if of is Of.CITIES:
        st.info(tell("Nothing stands beside this city yet. Choose other cities, or hand in the answers of another."))
    elif of in PARTS and choice.provenance.organisational:
        st.info(tell("One agreed return has no roles and no pilots to compare. Choose individual answers."))
    elif of in PARTS:
        st.info(tell(NO_TWO[of], smallest=choice.provenance.smallest))
    else:
        st.info(tell("This city has one round of this kind of answers. A second round makes a comparison."))
    return None
