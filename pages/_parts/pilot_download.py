"""The list of pilots as a reader filtered it, to take away: every pilot's facts, their meaning, and the link."""

from importlib.metadata import version

import streamlit as st

from coprod.charts import download
from coprod.desk.commentary import View
from coprod.desk.pilot_facets import Wanted
from coprod.desk.pilot_map import mapped
from coprod.desk.pilot_order import Order
from pages._parts.take_away import address
from pages._shared import desk, say


def pilot_download(asked: Wanted, order: Order, view: View) -> None:
    """Show the button; the file is made when it is asked for."""
    tell, here, link = say(), desk(), address(view, say().language)
    cite = f"coprod {version('coprod')}"
    st.download_button(
        tell("Download this list as CSV"),
        data=lambda: download.file(mapped(here, tell, asked, order), link=link, cite=cite, say=tell),
        file_name="pilots.csv",
        mime="text/csv",
        on_click="ignore",
        key="download-pilots",
    )
