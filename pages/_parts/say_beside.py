"""What some files do not say, asked once for all of them: the city, the pilot, the round, the kind of return."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.several import Received
from pages._shared import say


def say_beside(received: Sequence[Received]) -> dict[str, str]:
    """Show the questions when a file lacks an answer; return what was answered so far, without what was left empty."""
    tell, lacking = say(), [one for one in received if one.unsaid]
    if not lacking:
        return {}
    kinds = {"organisational": tell("Organisational"), "individual": tell("Individual")}
    with st.form("beside"):
        st.markdown(
            tell.many(
                "{count} file does not say where it belongs, as tables without the sheet About never do. Say it here:",
                "{count} files do not say where they belong, as tables without the sheet About never do. Say it here, "
                "once for all of them:",
                len(lacking),
            )
        )
        with st.grid(4, min_column_width=200):
            given = {
                "city": st.text_input(tell("City or municipality"), key="said-city", max_chars=200),
                "round": st.text_input(
                    tell("Round of assessment"), key="said-round", max_chars=200, placeholder=tell("Spring 2026")
                ),
                "pilot": st.text_input(tell("Pilot or service (may be left empty)"), key="said-pilot", max_chars=200),
            }
            if any("mode_unsaid" in one.unsaid for one in lacking):
                given["mode"] = st.selectbox(
                    tell("Who answered"),
                    list(kinds),
                    format_func=kinds.__getitem__,
                    index=None,
                    placeholder=tell("choose"),
                    key="said-mode",
                )
        st.form_submit_button(tell("Use these answers"), key="say-beside")
    return {line: words.strip() for line, words in given.items() if words and words.strip()}
