"""What the dashboard holds: real pilots, real assessments, made-up ones, each said apart."""

import streamlit as st

from coprod.desk.official import Contents
from coprod.desk.pilots import rows
from pages._shared import desk, look, say


def holdings(here: Contents) -> None:
    """Show the three as one table."""
    tell, pilots, smallest = say(), look(rows), desk().policy.k
    real, made_up = tell("none yet"), tell("none loaded")
    if here.submissions:
        counted = tell("fewer than {smallest} answers", smallest=smallest)
        if here.submissions >= smallest:
            counted = tell("{count} answers", count=tell.number(here.submissions, 0))
        real = tell.many("{answers} from {count} city", "{answers} from {count} cities", here.cities, answers=counted)
    if here.sample_submissions:
        made_up = tell(
            "{submissions} made-up answers from {cities} fictional cities, marked as sample wherever they show",
            submissions=tell.number(here.sample_submissions, 0),
            cities=tell.number(here.sample_cities, 0),
        )
    library = tell(
        "{documented} documented and {listed} only listed, in {countries} countries: desk coding from public pages, a "
        "source for each",
        documented=sum(bool(pilot.stages) for pilot in pilots),
        listed=sum(not pilot.stages for pilot in pilots),
        countries=len({pilot.country for pilot in pilots}),
    )
    st.table(
        {tell("Real pilots"): library, tell("Real assessments"): real, tell("Sample assessments"): made_up},
        border="horizontal",
        alt=tell("What is in here"),
    )
