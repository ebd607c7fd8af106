"""One pilot: what it was, who took part at each stage, what is documented at least, and where each fact is from."""

import streamlit as st

from coprod.desk.pilot import found
from pages._parts.figure import figure
from pages._parts.one_pilot_about import one_pilot_about
from pages._parts.one_pilot_choice import one_pilot_choice
from pages._parts.one_pilot_correction import one_pilot_correction
from pages._parts.one_pilot_least import one_pilot_least
from pages._parts.one_pilot_numbers import one_pilot_numbers
from pages._parts.one_pilot_own import one_pilot_own
from pages._parts.one_pilot_part import one_pilot_part
from pages._parts.one_pilot_sources import one_pilot_sources
from pages._shared import look

wanted = st.query_params.get("pilot")
one = look(found, wanted) if wanted else None
if one is None:
    one_pilot_choice()
    st.stop()

st.set_page_config(page_title=f"{one.name} - coprod")
view = {"pilot": (one.pilot_id,)}
one_pilot_about(one)
one_pilot_part(one.coding, view)
one_pilot_own(one, view)
one_pilot_least(one.least)
if one.timeline:
    figure(one.timeline, view)
one_pilot_numbers(one)
one_pilot_sources(one.sources)
one_pilot_correction(one)
