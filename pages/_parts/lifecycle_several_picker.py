"""Choose which cities are added up, and by which kind of answers; sample cities never meet real ones."""

import streamlit as st

from coprod.desk.cities import cities
from coprod.desk.lifecycle_gathered import DATA, KINDS, MOST, Several
from pages._parts.cities_picker import cities_picker
from pages._parts.linked import one_of
from pages._shared import look, say


def lifecycle_several_picker(scope: str) -> Several | None:
    """Show the choices and return them; None, with what to do, while no city is chosen."""
    tell, every = say(), look(cities)
    kinds = {("sample" if one.choices[0].provenance.sample else "real"): one for one in every.values()}
    with st.grid(3, min_column_width=240):
        data = next(iter(kinds))
        if len(kinds) > 1:
            data = one_of(tell("Cities"), {key: tell(words) for key, words in DATA.items()}, key="data")
        who = one_of(tell("Who answered"), {key: tell(words) for key, words in KINDS.items()}, key="who")
    sample = data == "sample"
    if scope == "all":
        return Several(who, sample)
    among = [key for key, one in every.items() if one.choices[0].provenance.sample == sample]
    chosen = cities_picker(tell("Cities to add up"), key="cities", among=among, most=MOST, nothing=tell("none yet"))
    if not chosen:
        st.info(tell("Choose the cities whose answers are to be added up."))
        return None
    return Several(who, sample, tuple(sorted(chosen)))
