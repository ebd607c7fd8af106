"""Where filled-in files are dropped, one or many."""

import streamlit as st
from streamlit.typing import UploadedFile

from pages._shared import say


def hand_in() -> list[UploadedFile]:
    """Show the upload field and return the files in it."""
    tell = say()
    with st.container(border=True, height="stretch"):
        st.header(tell("2. Upload"), anchor=False)
        dropped = st.file_uploader(
            tell("Your filled-in workbooks, one or many at once, up to 10 MB each"),
            key="workbook",
            max_upload_size=10,
            accept_multiple_files=True,
        )
        st.caption(tell("Also CSV and exports of survey tools. Nothing is saved until you say so."))
    return dropped
