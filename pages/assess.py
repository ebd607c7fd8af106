"""From the empty workbook to your own gaps: download, fill in, upload, read, save."""

import streamlit as st

from coprod.desk.findings import rows
from coprod.desk.manager import own_needs, receive, template
from coprod.errors import WorkbookError
from pages._parts.figure import figure
from pages._parts.findings_table import findings_table
from pages._parts.next_steps import next_steps
from pages._parts.plain import plain
from pages._parts.save_return import save_return
from pages._parts.verdict import verdict
from pages._shared import desk, say

tell, instruments = say(), desk().instruments
st.title(tell("Assess"), anchor=False)
st.markdown(tell("Fill in the workbook, alone or as a team, and see your skill gaps within seconds."))
with st.grid(2, min_column_width=320):
    with st.container(border=True, height="stretch"):
        st.header(tell("1. Download and fill in"), anchor=False)
        st.markdown(
            tell(
                "About {minutes} minutes, in Excel or LibreOffice. No macros. The result shows skills; the sheets on "
                "governance are kept with the return.",
                minutes=desk().instrument.minutes,
            )
        )
        st.download_button(
            tell("Download the workbook"),
            data=lambda: template(instruments, instrument=desk().instrument.key, language=tell.language)[1],
            file_name=f"{desk().instrument.id}-{desk().instrument.version}.xlsx",
            on_click="ignore",
        )
    with st.container(border=True, height="stretch"):
        st.header(tell("2. Upload"), anchor=False)
        arrived = st.file_uploader(
            tell("Your filled-in workbook (.xlsx or .ods, up to 10 MB)"), key="workbook", max_upload_size=10
        )
if arrived is None:
    st.stop()

st.header(tell("3. Read and save"), anchor=False)
try:
    reading = receive(desk().guard, arrived.getvalue(), name=arrived.name)
except WorkbookError as refusal:
    st.error(plain(tell("{file}: nothing was saved. {why}", file=arrived.name, why=tell(str(refusal)))))
    st.stop()
verdict(reading)
findings_table(rows(reading, tell))
if reading.accepted:
    save_return(reading)
    own = own_needs(instruments, reading, language=tell.language)
    for one in own.figures(tell):
        figure(one)
    next_steps(own.skills)
