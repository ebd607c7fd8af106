"""What a reader takes away from a figure: its numbers, its picture, its method, and a link to exactly this view."""

from importlib.metadata import version
from urllib.parse import urlencode

import streamlit as st

from coprod.charts import download, picture
from coprod.charts.figure import Figure
from coprod.desk.commentary import View
from pages._shared import say


def take_away(one: Figure, view: View | None) -> None:
    """Show the downloads, the way to the methods, and the link; made when they are asked for."""
    tell = say()
    link = address(view, tell.language) if view is not None else ""
    cite = f"coprod {version('coprod')}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            tell("Download as CSV"),
            data=lambda: download.file(one, link=link, cite=cite, say=tell),
            file_name=f"{one.file}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"download-{one.name}",
        )
        for kind, draw, mime in (("PNG", picture.png, "image/png"), ("SVG", picture.svg, "image/svg+xml")):
            st.download_button(
                tell("Picture ({kind})", kind=kind),
                data=lambda draw=draw: draw(one),
                file_name=f"{one.file}.{kind.lower()}",
                mime=mime,
                on_click="ignore",
                key=f"{kind.lower()}-{one.name}",
            )
        st.page_link(
            "methods.py", label=tell("How these numbers are worked out"), query_params={"measure": one.measures}
        )
    if link:
        st.caption(tell("A link to exactly this view:"))
        st.code(link, language=None, wrap_lines=True)


def address(view: View, language: str) -> str:
    """Return the address of the page as it stands, with every choice in it."""
    chosen = {key: list(values) for key, values in view.items() if values} | {"lang": [language]}
    return f"{(st.context.url or '').partition('?')[0]}?{urlencode(chosen, doseq=True)}"
