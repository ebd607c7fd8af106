"""The words of a search and what they choose, in the URL like every other choice."""

from collections.abc import Callable

import streamlit as st

from pages._parts.linked import write


def words_of(label: str, *, key: str, hint: str, then: Callable[[str], None]) -> str:
    """Ask for the words of a search while they are typed; ``then`` is called with them before the page that follows."""
    if key not in st.session_state and key in st.query_params:
        st.session_state[key] = st.query_params[key]
    return st.text_input(
        label, type="search", placeholder=hint, key=key, live="0.5s", on_change=_search, args=(key, then)
    ).strip()


def chosen_so_far(key: str) -> tuple[str, ...]:
    """Return what the link asks for and what stands in the field of a choice, before that field is shown."""
    standing = st.session_state.get(key) or ()
    return (*st.query_params.get_all(key), *([standing] if isinstance(standing, str) else standing))


def choose(key: str, option: str) -> None:
    """Make one choice in the reader's place, in the link and in its field, before that field is shown."""
    st.session_state[key] = option
    write(key, [option])


def _search(key: str, then: Callable[[str], None]) -> None:
    words = st.session_state[key].strip()
    write(key, [words] if words else [])
    then(words)
