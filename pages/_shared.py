"""What all pages share: the open desk, the reader's language, and every cache (keyed by the store's revision)."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar, cast

import streamlit as st
from streamlit.typing import UploadedFile

from coprod.access.roles import AT_THIS_MACHINE, Person
from coprod.desk import groups, several
from coprod.desk import opening as door
from coprod.desk.groups import Choice
from coprod.desk.opening import Desk, Settings
from coprod.language import Speaker, best, speaker

Given = ParamSpec("Given")
Found = TypeVar("Found")


@st.cache_resource(show_spinner=False)
def _held() -> tuple[Desk, ExitStack]:
    stack = ExitStack()
    return stack.enter_context(door.opened(Settings.of(os.environ))), stack


@contextmanager
def opened() -> Iterator[Desk]:
    """Open the desk for the life of the server; pages find it with ``desk()``."""
    held, stack = _held()
    try:
        yield held
    finally:
        _held.clear()
        _found.clear()
        stack.close()


def desk() -> Desk:
    """Return the open desk; outside a server (tests, ``streamlit run pages/_shell.py``) it opens on first use."""
    return _held()[0]


def address() -> str:
    """Return where phones reach this dashboard, as the operator set it; '' where nobody did."""
    return Settings.of(os.environ).address


def person() -> Person:
    """Return who is here. The dashboard has no login: whoever reaches it works at this machine."""
    return AT_THIS_MACHINE


def say() -> Speaker:
    """Return the reader's language: the link's ``lang``, else the browser's wish, else English."""
    wishes = [st.query_params.get("lang", ""), st.context.locale or ""]
    return speaker(best([wish for wish in wishes if wish]))


def look(
    use_case: Callable[Concatenate[Desk, Speaker, Given], Found], *given: Given.args, **named: Given.kwargs
) -> Found:
    """Return what a use case of the desk finds, in the reader's language; worked out once per revision of the store.

    ``given`` are frozen values whose ``repr`` tells them apart. What is found is shared by all readers: it is frozen
    too, and nobody changes the frames and charts in it.
    """
    here, tell = desk(), say()
    key = f"{use_case.__module__}.{use_case.__qualname__}", repr(given), repr(named)
    work = partial(use_case, here, tell, *given, **named)
    return cast("Found", _found(here.store.revision, tell.language, key, work))


def choices() -> tuple[Choice, ...]:
    """Return the groups of answers that a reader may choose among."""
    return look(_choices)


@st.cache_data(max_entries=64, scope="session", show_spinner=False, hash_funcs={UploadedFile: lambda one: one.file_id})
def read(files: Sequence[UploadedFile], given: dict[str, str], shapes: several.Shapes) -> tuple[several.Received, ...]:
    """Return what dropped files say, with what was said beside them; only whoever dropped them gets to see it."""
    return several.receive_all(desk(), [(one.name, one.getvalue) for one in files], given=given, shapes=shapes)


def _choices(here: Desk, _: Speaker) -> tuple[Choice, ...]:
    return groups.choices(here)


@st.cache_resource(max_entries=512, show_spinner=False)
def _found(revision: str, language: str, key: tuple[str, str, str], _work: Callable[[], object]) -> object:
    return _work()
