"""What one pilot was, in a paragraph and in facts, under the label that every fact of the library carries."""

import streamlit as st

from coprod.desk.pilot import Pilot
from pages._parts.plain import plain
from pages._shared import say


def one_pilot_about(one: Pilot) -> None:
    """Show name, place, paragraph, the label of desk coding, what the sources disagree on, and the facts."""
    tell = say()
    st.page_link(
        "pilots.py",
        label=tell("Pilots with the theme “{theme}”", theme=one.theme_title),
        query_params={"theme": one.theme},
        icon=":material/arrow_back:",
    )
    st.title(plain(one.name), anchor=False)
    st.markdown(" · ".join(plain(part) for part in (one.place, one.theme_title, one.status)))
    st.markdown(plain(one.description))
    st.info(
        tell(
            "One person collected this from public web pages; the city has not checked it. What is missing may still "
            "have happened, so every count of groups and stages is a minimum."
        )
    )
    if one.conflict_note:
        st.warning(plain(tell("On the sources: {note}", note=one.conflict_note)))
    told = {what: plain(words) for what, words in one.facts}
    told[tell("Source of these facts")] = f"[{plain(one.main_site)}](<{one.main}>)"
    st.table(told, border="horizontal", alt=tell("Facts about the pilot"))
    if one.timeline is None and one.undated:
        st.markdown(plain(one.undated))
