"""The two empty workbooks: one return, or one row for each person of a team."""

import streamlit as st

from coprod.desk.manager import template
from pages._shared import desk, say


def get_workbook() -> None:
    """Show both downloads side by side."""
    tell, here = say(), desk()
    key, name = here.instrument.key, f"{here.instrument.id}-{here.instrument.version}"
    with st.container(border=True, height="stretch"):
        st.header(tell("1. Download and fill in"), anchor=False)
        st.markdown(
            tell(
                "About {minutes} minutes, in Excel or LibreOffice. No macros. The result shows skills; the sheets on "
                "governance are kept with the return.",
                minutes=here.instrument.minutes,
            )
        )
        with st.grid(2, min_column_width=200):
            with st.container():
                st.download_button(
                    tell("Download the workbook"),
                    data=lambda: template(here.instruments, instrument=key, language=tell.language)[1],
                    file_name=f"{name}.xlsx",
                    on_click="ignore",
                    key="template",
                )
                st.caption(tell("One agreed answer for the team, or your own"))
            with st.container():
                st.download_button(
                    tell("Download the team workbook"),
                    data=lambda: template(here.instruments, instrument=key, language=tell.language, team=True)[1],
                    file_name=f"{name}-team.xlsx",
                    on_click="ignore",
                    key="team-template",
                )
                st.caption(tell("Each person answers in a row of their own: skills only, no names"))
