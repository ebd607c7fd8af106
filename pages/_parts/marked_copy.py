"""Somebody's own file back, its cells coloured and explained."""

import streamlit as st
from streamlit.typing import UploadedFile

from coprod.desk import several
from coprod.desk.findings import marked_name, worth_marking
from coprod.desk.several import Received
from pages._shared import desk, say


def marked_copy(one: Received, file: UploadedFile) -> None:
    """Show the download when there is anything to mark."""
    if one.reading is None or not worth_marking(one.reading):
        return
    tell = say()
    st.download_button(
        tell("Download the marked copy"),
        data=lambda: several.marked_copy(desk(), one, file.getvalue(), language=tell.language),
        file_name=marked_name(one.reading),
        type="secondary" if one.accepted else "primary",
        on_click="ignore",
        key="marked",
    )
    st.caption(tell("Your own file with these cells coloured and explained: mend them, save it, upload it again."))
