"""Choose any number of options, each with a count that changes with what else is chosen."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages._parts.linked import write
from pages._shared import say


def some_counted(
    label: str, titles: Mapping[str, str], counts: Mapping[str, int], *, key: str, then: Callable[[], None]
) -> tuple[str, ...]:
    """Show the choice, as ``linked.some_of`` does; ``then`` is called before the page that follows a choice.

    The browser knows an option by its words, which change with its count. So the link holds what was chosen, and the
    field is filled from it each time.
    """
    wanted = st.query_params.get_all(key)
    known = [option for option in dict.fromkeys(wanted) if option in titles]
    if len(known) < len(wanted):
        write(key, known)
    st.session_state[key] = known
    chosen = st.multiselect(
        label,
        list(titles),
        format_func=lambda option: f"{titles[option]} ({counts[option]})",
        key=key,
        placeholder=say()("all"),
        wrap=True,
        on_change=_remember,
        args=(key, dict(titles), then),
    )
    return tuple(chosen)


def _remember(key: str, titles: Mapping[str, str], then: Callable[[], None]) -> None:
    """Write what was chosen to the link, also what the browser still says with the count of before."""
    by_title = {title: option for option, title in titles.items()}
    said = [one if one in titles else by_title.get(one.rpartition(" (")[0], "") for one in st.session_state[key]]
    write(key, [option for option in said if option])
    then()
