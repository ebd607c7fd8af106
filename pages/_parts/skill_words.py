"""What a skill is, why it matters at its stage, and the step to begin with."""

import streamlit as st

from coprod.desk.skill import SkillWords
from pages._parts.plain import plain
from pages._shared import say


def skill_words(words: SkillWords) -> None:
    """Show definition, stage and next step side by side, the sources beneath."""
    tell = say()
    told = (
        (
            tell("What it is"),
            tell("{definition} It belongs to: {family}.", definition=words.definition, family=words.family),
        ),
        (
            tell("Why it matters here"),
            tell("{stage}: {definition}", stage=words.stage_title, definition=words.stage_definition),
        ),
        (tell("Where to begin"), tell("{step}", step=words.next_step)),
    )
    with st.grid(3, min_column_width=280):
        for title, text in told:
            with st.container(border=True, height="stretch"):
                st.header(title, anchor=False)
                st.markdown(plain(text))
    if words.optional:
        st.caption(tell("An optional skill: a return may leave it out."))
    with st.expander(tell("Where this skill comes from")):
        read = plain(tell("Read the source"))
        lines = [plain(citation) + (f" [{read}](<{url}>)" if url else "") for citation, url in words.sources]
        intro = tell("The wording is ours. The idea is informed by:")
        st.markdown("\n".join([intro, "", *(f"- {line}" for line in lines)]))
