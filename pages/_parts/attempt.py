"""Do what a button asks; on the page that follows, what came of it is told, be it a refusal."""

from collections.abc import Callable

import streamlit as st

from coprod.errors import CoprodError
from pages._parts.plain import plain
from pages._shared import say

REFUSAL, DONE = "refusal", "done"


def attempt(action: Callable[[], object], done: str = "") -> None:
    """Run an action in answer to a click; ``outcome`` then says ``done``, or why it was refused."""
    try:
        action()
    except CoprodError as refusal:
        st.session_state[REFUSAL] = str(refusal)
    else:
        st.session_state[DONE] = done


def outcome() -> None:
    """Show what the last click did, or why it changed nothing, once."""
    if done := st.session_state.pop(DONE, ""):
        st.success(done)
    if why := st.session_state.pop(REFUSAL, ""):
        tell = say()
        st.error(plain(tell("Nothing was changed. {why}", why=tell(why))))
