"""Choose the peers of a group: all, the nearest by context, by country, size or theme, or by hand.

    from pages._parts.peer_picker import peer_picker

    peers = peer_picker(reference)
    compared = (reference, *peers)                                       # at most eight groups, the reference first

``reference`` is the Choice that others stand beside: those of the same mode, instrument and kind (sample or real), one
group per other city (of the reference's round where it has one, else its newest), never more than seven. The answer is
() when nobody meets the rule; the part then says why. It shows the choice, what was left out, how similar each peer is,
and what is known of the city, with the form to tell.

The choice lives in the URL: ``peers`` (a ``Kind``), ``number`` (1 to 7, of the nearest), ``with`` (city keys, by hand).
For a link that restores exactly these cities, however many join later, a figure's view says
``{"peers": ("hand",), "with": tuple(one.city for one in peers)}`` beside the reference's own view.
"""

import streamlit as st

from coprod.desk.groups import Choice
from coprod.desk.peer_words import KINDS
from coprod.desk.peers import MOST, Kind, others, peers_of
from pages._parts.cities_picker import cities_picker
from pages._parts.city_context import city_context
from pages._parts.linked import one_of
from pages._parts.peer_reasons import peer_reasons
from pages._shared import look, say

USUAL = 5


def peer_picker(reference: Choice) -> tuple[Choice, ...]:
    """Show the choice of peers and return them."""
    tell = say()
    number, hand = MOST, ()
    kinds = {kind.value: tell(words) for kind, words in KINDS.items()}
    with st.grid(2, min_column_width=280):
        kind = Kind(one_of(tell("Compare with"), kinds, key="peers"))
        if kind is Kind.NEAREST:
            number = st.slider(tell("How many"), 1, MOST, USUAL, key="number", bind="query-params")
        if kind is Kind.HAND:
            among = look(others, reference)
            hand = cities_picker(tell("Cities"), key="with", among=among, most=MOST, nothing=tell("none yet"))
    here, found = look(peers_of, reference, kind, number=number, hand=hand)
    peer_reasons(here, reference, kind, found)
    city_context(reference.city, reference.provenance.city, expanded=found.missing is not None)
    return found.chosen
