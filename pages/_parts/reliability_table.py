"""How far the skills of a stage hang together, in the answers kept here."""

import streamlit as st

from coprod.desk.reliability import fewest, reliability
from pages._shared import desk, look, say


def reliability_table() -> None:
    """Show one table for real answers and one for made-up ones, as far as there are any."""
    tell = say()
    st.header(tell("Reliability of the skills"), anchor=False)
    st.markdown(
        tell(
            "Cronbach's alpha of the core skills of each stage, over all individual answers to {instrument}, cities "
            "and rounds together. 0.7 and more is usually asked for; below it, read the skills one by one rather than "
            "the stage. It is hidden below {least} people who rated all core skills of the stage; n counts those.",
            instrument=desk().instrument.key,
            least=fewest(desk()),
        )
    )
    for sample, title in ((False, tell("Real answers")), (True, tell("Sample data, fictional cities"))):
        found = look(reliability, sample=sample)
        if any(one.told for one in found):
            st.markdown(title)
            st.table([one.line(tell) for one in found], hide_index=True, border="horizontal", alt=title)
        else:
            st.markdown(tell("{answers}: too few people rated all skills of a stage.", answers=title))
