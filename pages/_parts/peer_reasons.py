"""Why these peers: how they were found, what was left out, and in what each is like the city they stand beside."""

import streamlit as st

from coprod.desk.groups import Choice
from coprod.desk.peer_words import empty, remarks, why
from coprod.desk.peers import Kind, Peers, Surroundings
from pages._parts.plain import plain
from pages._shared import say


def peer_reasons(here: Surroundings, reference: Choice, kind: Kind, found: Peers) -> None:
    """Say why there are none, or list the peers with their reasons."""
    tell = say()
    if none := empty(kind, found, reference, tell):
        st.info(plain(none))
    for remark in remarks(here, reference, kind, found, tell):
        st.caption(plain(remark))
    if found.chosen:
        count = len(found.chosen)
        title = tell.many("How similar this {count} city is", "How similar these {count} cities are", count)
        with st.expander(title, key="peer-reasons"):
            lines = (f"- **{plain(city)}:** {plain(reasons)}" for city, reasons in why(here, found, tell))
            st.markdown("\n".join(lines))
