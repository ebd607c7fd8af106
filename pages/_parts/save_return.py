"""Say where a saved file stands, or offer to save it."""

import streamlit as st

from coprod.desk.findings import alone, saved_under
from coprod.desk.groups import who_of
from coprod.desk.several import Received
from pages._parts.plain import plain
from pages._parts.save_offer import save_offer
from pages._shared import choices, desk, say


def save_return(one: Received) -> None:
    """Show the button, or the saved state with the way to the results; nothing for a file that cannot be saved."""
    if one.reading is None or not one.accepted:
        return
    if one.kept is None:
        save_offer(one.reading)
        return
    tell, found = say(), one.kept
    if found.superseded_by:
        st.warning(tell("Saved, but another return of the same organisation and round stands in its place."))
    else:
        st.success(plain(tell("Saved: {place}.", place=", ".join(saved_under(one.reading)))))
    st.caption(tell("Uploading the same file again changes nothing."))
    single = alone(one.reading)
    if single:
        st.markdown(
            tell("Individual answers show once {smallest} people have handed in theirs.", smallest=desk().policy.k)
        )
    st.page_link(
        "skills.py",
        label=tell("Go to the Skills page") if single else tell("See it on the Skills page"),
        icon=":material/arrow_forward:",
        query_params={"city": found.city, "round": found.round, "who": who_of(choices(), found.submission_id)},
    )
