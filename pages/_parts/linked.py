"""Choices that live in the URL under keys that stay: a link restores what the reader chose, in any language.

Streamlit's own binding writes the option's label into the link, which changes with the language and with the data.
Only a choice made writes to the link, so that the browser's Back goes back a page and not a default; what the link
says and no option answers to is taken out of it.
"""

from collections.abc import Collection, Mapping

import streamlit as st

from pages._parts.plain import plain
from pages._shared import say

WARNINGS = 3


def warn_of_stale_link(options: Mapping[str, str], *, key: str) -> None:
    """Say when the link asks for something that is not here (any more), before the choice that replaces it."""
    gone = [wanted for wanted in dict.fromkeys(st.query_params.get_all(key)) if wanted not in options]
    for wanted in gone[:WARNINGS]:
        st.warning(say()("The link asks for “{wanted}”, which is not here.", wanted=plain(wanted)))


def one_of(label: str, options: Mapping[str, str], *, key: str, within: str = "") -> str:
    """Choose one option, by key -> title, the first unless the link says ``?key=option``.

    ``within`` names the choice that these options belong to: another one starts afresh.
    """
    widget, wanted = f"{key} {within}".strip(), st.query_params.get(key)
    if wanted is not None and wanted not in options:
        st.query_params.pop(key)
    elif wanted is not None and widget not in st.session_state:
        st.session_state[widget] = wanted
    return st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=widget,
        on_change=_remember,
        args=(key, widget, tuple(options)),
    )


def some_of(
    label: str, options: Mapping[str, str], *, key: str, most: int | None = None, nothing: str = "", within: str = ""
) -> tuple[str, ...]:
    """Choose any number of options, at most ``most``; the link says ``?key=one&key=other``.

    Nothing chosen means all and leaves the link as it was, unless ``nothing`` says otherwise. ``within`` names the
    choice that these options belong to: another one starts afresh.
    """
    widget, wanted = f"{key} {within}".strip(), st.query_params.get_all(key)
    known = [option for option in dict.fromkeys(wanted) if option in options][:most]
    if len(known) < len(wanted):
        write(key, known)
    if widget not in st.session_state and known:
        st.session_state[widget] = known
    chosen = st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=widget,
        max_selections=most,
        placeholder=nothing or say()("all"),
        on_change=_remember,
        args=(key, widget, tuple(options)),
    )
    return tuple(chosen)


def _remember(key: str, widget: str, options: Collection[str]) -> None:
    chosen = st.session_state[widget]
    write(key, [one for one in ([chosen] if isinstance(chosen, str) else chosen) if one in options])


def write(key: str, chosen: list[str]) -> None:
    """Write a choice into the link; none leaves nothing of it there."""
    if chosen:
        st.query_params[key] = chosen
    else:
        st.query_params.pop(key, None)
