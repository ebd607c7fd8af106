"""Choices that live in the URL under keys that stay: a link restores what the reader chose, in any language.

Streamlit's own binding writes the option's label into the link, which changes with the language and with the data.
Only a choice made writes to the link, so that the browser's Back goes back a page and not a default.
"""

from collections.abc import Mapping

import streamlit as st


def one_of(label: str, options: Mapping[str, str], *, key: str) -> str:
    """Choose one option, by key -> title, the first unless the link says ``?key=option``."""
    wanted = st.query_params.get(key)
    if key not in st.session_state and wanted in options:
        st.session_state[key] = wanted
    return st.selectbox(
        label, list(options), format_func=options.__getitem__, key=key, on_change=_remember, args=(key,)
    )


def some_of(label: str, options: Mapping[str, str], *, key: str, placeholder: str) -> tuple[str, ...]:
    """Choose any number of options; the link says ``?key=one&key=other``, and nothing when none is chosen."""
    wanted = [option for option in st.query_params.get_all(key) if option in options]
    if key not in st.session_state and wanted:
        st.session_state[key] = wanted
    chosen = st.multiselect(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        placeholder=placeholder,
        on_change=_remember,
        args=(key,),
    )
    return tuple(chosen)


def _remember(key: str) -> None:
    if st.session_state[key]:
        st.query_params[key] = st.session_state[key]
    else:
        st.query_params.pop(key, None)
