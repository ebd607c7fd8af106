"""What is here, and which door is mine?"""

from datetime import UTC, datetime

import streamlit as st

from coprod.desk.home import coverage as coverage_of
from coprod.desk.home import held
from pages._parts.changes_since import changes_since
from pages._parts.coverage import coverage
from pages._parts.door import door
from pages._parts.holdings import holdings
from pages._parts.sample_switch import sample_switch
from pages._shared import look, say

tell, here = say(), look(held)
st.title(tell("How well can we co-produce our services?"), anchor=False)
st.markdown(
    tell(
        "Cities co-produce services with their citizens: they commission, design, deliver and assess them together. "
        "This dashboard shows which skills that takes at each stage, where a team falls short, and what others did."
    )
)
with st.grid(3, min_column_width=280):
    door(
        tell("I look at cities and pilots"),
        tell("Find pilots like yours, see how skills and governance run, and which differences are real."),
        (
            ("pilots.py", tell("Browse pilots")),
            ("lifecycle.py", tell("Follow the life cycle")),
            ("compare.py", tell("Compare cities")),
            ("governance.py", tell("See who takes part")),
        ),
    )
    door(
        tell("I run a service"),
        tell("Download the workbook, fill it in alone or as a team, upload it, and see your gaps within seconds."),
        (("assess.py", tell("Assess my service")), ("skills.py", tell("See skill gaps"))),
    )
    door(
        tell("I run a workshop"),
        tell("People answer on their phones; the wall reveals, they talk, answer again, and see what moved."),
        (("facilitate.py", tell("Run a workshop")),),
    )

changes_since()
st.header(tell("What is in here"), anchor=False)
holdings(here)
sample_switch(here)
coverage(look(coverage_of, datetime.now(UTC).date()))
