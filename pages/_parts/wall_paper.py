"""The paper that every state of the wall is written on: what is said aloud, what the room must know, then the rest.

It is drawn as HTML inside Markdown, because so the browser changes only what changed: nothing flickers, and the line
for screen readers stays the same line, which is what makes them speak.
"""

from html import escape

import streamlit as st

from coprod.desk.wall import Wall
from pages._shared import say


def wall_paper(now: Wall, body: str, *, aloud: str, place: str = "", kind: str = "") -> None:
    """Show ``body``, HTML, under the place in the room; ``aloud`` is read out when it changes."""
    tell = say()
    marks = [tell("second round")] if now.round > 1 and not now.ended else []
    marks += [tell("Rehearsal: made-up answers")] if now.rehearsal else []
    tags = "".join(f'<span class="tag">{escape(one)}</span>' for one in marks)
    markup = (
        f'<div class="wall {kind}"><div class="heard" role="status" aria-live="polite">{escape(aloud)}</div>'
        f'<div class="place quiet">{escape(place or now.title)}{tags}</div>{body}</div>'
    )
    st.markdown(" ".join(markup.split()), unsafe_allow_html=True, anchors=False)  # an empty line would end the HTML
