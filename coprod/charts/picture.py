"""A figure as a picture, drawn without a browser: its message, its words and its source go with it."""

import textwrap
from typing import Any

import vl_convert

from coprod.charts import theme
from coprod.charts.figure import Figure

WIDTH = 1_000
SCALE = 2
COLUMNS = 118
VEGA_LITE = "6.4"


def svg(one: Figure) -> bytes:
    """Return the figure as SVG."""
    return vl_convert.vegalite_to_svg(dressed(one), vl_version=VEGA_LITE).encode()


def png(one: Figure) -> bytes:
    """Return the figure as PNG, twice as large as on the screen."""
    return vl_convert.vegalite_to_png(dressed(one), vl_version=VEGA_LITE, scale=SCALE)


def dressed(one: Figure) -> dict[str, Any]:
    """Return the chart at a fixed width under its title; what stands around it on a page stands below the title."""
    words = [line for part in (one.sentence, *one.notes, one.source) for line in textwrap.wrap(part, COLUMNS)]
    title = {
        "text": textwrap.wrap(one.title, COLUMNS * 3 // 4),
        "subtitle": words,
        "anchor": "start",
        "frame": "bounds",
        "fontSize": theme.TEXT_SIZE + 6,
        "subtitleFontSize": theme.SMALL_SIZE,
        "color": theme.INK,
        "subtitleColor": theme.INK,
        "offset": 18,
    }
    sized = {"width": WIDTH} if one.spec.get("width") == "container" else {}
    return {**one.spec, **sized, "title": title, "padding": 24}
