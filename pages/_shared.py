"""What all pages share: the open desk, the reader's language, and every cache (keyed by the store's revision)."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

import streamlit as st
from streamlit.typing import UploadedFile

from coprod.access.roles import AT_THIS_MACHINE, Person
from coprod.charts.figure import Figure
from coprod.desk import groups, official, pilots, several
from coprod.desk import opening as door
from coprod.desk import reliability as holding
from coprod.desk.groups import Choice
from coprod.desk.opening import Desk, Settings
from coprod.desk.pilots import PilotRow
from coprod.desk.profile import SkillProfile
from coprod.desk.reliability import Reliability
from coprod.language import Speaker, best, speaker


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
        stack.close()


def desk() -> Desk:
    """Return the open desk; outside a server (tests, ``streamlit run pages/_shell.py``) it opens on first use."""
    return _held()[0]


def person() -> Person:
    """Return who is here. The dashboard has no login: whoever reaches it works at this machine."""
    return AT_THIS_MACHINE


def say() -> Speaker:
    """Return the reader's language: the link's ``lang``, else the browser's wish, else English."""
    wishes = [st.query_params.get("lang", ""), st.context.locale or ""]
    return speaker(best([wish for wish in wishes if wish]))


def choices() -> tuple[Choice, ...]:
    """Return the groups of answers that a reader may choose among."""
    return _choices(desk().store.revision)


def skills(choice: Choice) -> tuple[SkillProfile, tuple[Figure, ...]]:
    """Return the skill needs of one group and their figures, in the reader's language."""
    return _skills(desk().store.revision, choice, say().language)


def reliability(*, sample: bool) -> tuple[Reliability, ...]:
    """Return how far the skills of each stage hang together, among real individuals or those of the sample."""
    return _reliability(desk().store.revision, sample, say().language)


def pilot_rows() -> tuple[PilotRow, ...]:
    """Return every pilot of the evidence library in the reader's language."""
    return _pilots(desk().store.revision, say().language)


@st.cache_data(max_entries=64, scope="session", show_spinner=False, hash_funcs={UploadedFile: lambda one: one.file_id})
def read(files: Sequence[UploadedFile], given: dict[str, str], shapes: several.Shapes) -> tuple[several.Received, ...]:
    """Return what dropped files say, with what was said beside them; only whoever dropped them gets to see it."""
    return several.receive_all(desk(), [(one.name, one.getvalue) for one in files], given=given, shapes=shapes)


@st.cache_data(max_entries=4, show_spinner=False)
def _choices(revision: str) -> tuple[Choice, ...]:
    return groups.choices(desk())


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs={Choice: repr})
def _skills(revision: str, choice: Choice, language: str) -> tuple[SkillProfile, tuple[Figure, ...]]:
    profile = official.skills(desk(), choice, language=language)
    return profile, profile.figures(speaker(language))


@st.cache_data(max_entries=8, show_spinner=False)
def _reliability(revision: str, sample: bool, language: str) -> tuple[Reliability, ...]:
    return holding.reliability(desk(), sample=sample, language=language)


@st.cache_data(max_entries=8, show_spinner=False)
def _pilots(revision: str, language: str) -> tuple[PilotRow, ...]:
    return pilots.rows(desk(), speaker(language))
