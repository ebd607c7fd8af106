"""Read what was dropped, with what was said beside it; nothing is saved."""

from collections.abc import Sequence

import streamlit as st
from streamlit.typing import UploadedFile

from coprod.desk.columns import recalled
from coprod.desk.several import Received, Shapes, standing
from pages._parts.say_beside import say_beside
from pages._shared import desk, read, say

AT_A_TIME = 4


def read_files(files: Sequence[UploadedFile]) -> tuple[Received, ...]:
    """Return what each file says and where it stands, in their order; ask for what some of them lack."""
    shapes: Shapes = st.session_state.get("columns", {})
    found = _read(files, {}, shapes)
    known = recalled(desk(), [one.reading for one in found if one.reading], besides=shapes)
    if known:
        shapes = {**shapes, **known}
        found = _read(files, {}, shapes)
    if given := say_beside(found):
        lacking = [file for file, one in zip(files, found, strict=True) if one.unsaid]
        again = iter(_read(lacking, given, shapes))
        found = tuple(next(again) if one.unsaid else one for one in found)
    return standing(desk(), found)


def _read(files: Sequence[UploadedFile], given: dict[str, str], shapes: Shapes) -> tuple[Received, ...]:
    """Read a few files at a time, so that many show how far it has got."""
    tell, found = say(), list[Received]()
    progress = st.empty()
    for start in range(0, len(files), AT_A_TIME):
        if len(files) > AT_A_TIME:
            told = tell("Read {done} of {count} files", done=start, count=len(files))
            progress.progress(start / len(files), text=told)
        found += read(files[start : start + AT_A_TIME], given, shapes)
    progress.empty()
    return tuple(found)
