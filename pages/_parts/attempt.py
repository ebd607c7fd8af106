"""Do what a button asks; a refusal is told on the page instead of ending it."""

from collections.abc import Callable

import streamlit as st

from coprod.errors import CoprodError
from pages._parts.plain import plain
from pages._shared import say

KEY = "refusal"


def attempt(action: Callable[[], object]) -> None:
    """Run an action in answer to a click; when it is refused, ``refused`` says why on the page that follows."""
    try:
        action()
    except CoprodError as refusal:
        st.session_state[KEY] = str(refusal)


def refused() -> None:
    """Show why the last click changed nothing, once."""
    if why := st.session_state.pop(KEY, ""):
        tell = say()
        st.error(plain(tell("Nothing was changed. {why}", why=tell(why))))
