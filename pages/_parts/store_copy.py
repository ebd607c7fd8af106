"""A full copy of what the dashboard keeps, and the way back."""

from datetime import UTC, datetime

import streamlit as st

from coprod.desk.keeping import backup_bytes, backup_name, restore_bytes
from coprod.errors import CoprodError
from pages._parts.plain import plain
from pages._shared import desk, person, say


def store_copy() -> None:
    """Show the backup button and the restore field."""
    tell = say()
    st.header(tell("Backup"), anchor=False)
    st.markdown(tell("A backup holds every answer in full: keep it as safely as you keep personnel files."))
    st.download_button(
        tell("Download a backup"),
        data=lambda: backup_bytes(desk(), person=person()),
        file_name=backup_name(datetime.now(UTC).date()),
        mime="application/octet-stream",
        on_click="ignore",
    )
    with st.expander(tell("Restore from a backup")):
        st.markdown(tell("This puts the backup in the place of everything that the dashboard keeps now."))
        arrived = st.file_uploader(tell("Backup file (.duckdb)"), key="backup", max_upload_size=200)
        sure = st.checkbox(tell("Yes, what is kept now may be lost"))
        if arrived and st.button(tell("Replace everything with this backup"), disabled=not sure):
            try:
                restore_bytes(desk(), arrived.getvalue(), person=person())
            except CoprodError as refusal:
                st.error(plain(tell("Nothing was changed. {why}", why=str(refusal))))
            else:
                st.success(tell("Restored."))
