"""What the city itself handed in about the pilot, beside the desk coding, with every difference in words."""

import streamlit as st

from coprod.desk.commentary import View
from coprod.desk.pilot import Pilot
from coprod.desk.pilot_returns import Own
from pages._parts.figure import figure
from pages._parts.plain import plain
from pages._shared import say


def one_pilot_own(one: Pilot, view: View) -> None:
    """Show each return of the city about this pilot, and the way to its returns about something else."""
    tell = say()
    for own in one.own:
        _show(own, view)
    if one.others:
        st.markdown(tell("This city has also handed in, about something else:"))
        for other in one.others:
            st.page_link("governance.py", label=plain(other.label), query_params=dict(other.view))


def _show(own: Own, view: View) -> None:
    tell = say()
    if own.matrix is None:
        st.header(plain(own.label), anchor=False)
        st.info(plain(own.withheld))
        return
    figure(own.matrix, view)
    st.markdown(tell("**Where the desk coding and the city's own return differ**"))
    told = own.differences or (tell("They name the same groups and agree wherever both tell."),)
    st.markdown("\n".join(f"- {plain(difference)}" for difference in told))
