"""Before and after, where a city's answers of this kind have an earlier round; else why there is none."""

import streamlit as st

from coprod.desk.groups import Choice
from coprod.desk.lifecycle_change import drawn_change, rounds
from pages._parts.figure import figure
from pages._parts.linked import one_of
from pages._shared import look, say


def lifecycle_change(choice: Choice) -> None:
    """Show the figure, with a choice of the earlier round where there are several."""
    tell, others = say(), look(rounds, choice)
    if not others.earlier:
        if others.different:
            st.info(tell("No before and after: the earlier answers of this city are to another questionnaire."))
        elif others.later:
            st.info(tell("No before and after: this is the first round. Choose a later one to see what changed."))
        else:
            st.info(tell("No before and after: this city has one round of answers of this kind."))
        return
    earlier, before = others.earlier[0], {one.round: one for one in others.earlier}
    if len(before) > 1:
        titles = {key: one.provenance.round for key, one in before.items()}
        within = f"{choice.city} {choice.round} {choice.who}"
        earlier = before[one_of(tell("Compared with the round"), titles, key="before", within=within)]
    drawn = look(drawn_change, choice, earlier)
    if drawn is None:
        st.info(tell("No before and after: one of the two rounds has nothing that can be shown."))
        return
    figure(drawn, {"scope": ("one",), **choice.view, "before": (earlier.round,)})
