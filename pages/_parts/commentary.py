"""What this means for us: short notes that readers leave at a figure or a page."""

from functools import partial

import streamlit as st

from coprod.desk.commentary import LONGEST, LONGEST_ROLE, About, Note, View, about, remove, write, written
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, look, person, say


def commentary(figure: str, view: View) -> None:
    """Show the notes to a figure as it is shown with these choices, and the way to add one, drawn when it is opened."""
    tell, of = say(), about(figure, view)
    for note in look(written, of):
        _show(note)
    words, icon = tell("What this means for us"), ":material/edit_note:"
    box = st.popover(words, key=f"note-box-{figure}", icon=icon, on_change="rerun")
    if not box.open:
        return
    with box:
        st.caption(tell("Plain text. Whoever reaches this dashboard can read it; write nothing about a person."))
        with st.form(f"note-{figure}", clear_on_submit=True, border=False):
            st.text_input(tell("Your role"), max_chars=LONGEST_ROLE, key=f"note-role-{figure}")
            st.text_area(tell("Your note"), max_chars=LONGEST, key=f"note-words-{figure}")
            st.form_submit_button(tell("Keep this note"), key=f"note-keep-{figure}", on_click=_keep, args=(figure, of))


def _show(note: Note) -> None:
    tell = say()
    with st.container(border=True, key=f"note-{note.id}"):
        st.markdown(plain(note.words).replace("\n", "  \n"))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(plain(tell("{role}, {day}", role=note.role, day=tell.day(note.written_at))), width="content")
            st.button(
                tell("Remove this note"),
                key=f"note-remove-{note.id}",
                type="tertiary",
                on_click=attempt,
                args=(partial(remove, desk(), note, person=person()), tell("The note was removed.")),
            )


def _keep(figure: str, of: About) -> None:
    role, words = st.session_state[f"note-role-{figure}"], st.session_state[f"note-words-{figure}"]
    attempt(partial(write, desk(), of, role=role, words=words, person=person()), say()("The note is kept."))
