"""Every colour, size and font of a chart, in one place. At most two colours carry meaning; grey is context."""

from collections.abc import Callable
from math import isfinite
from typing import Any, TypeVar, cast

import altair as alt
import pandas as pd
from altair.utils import schemapi

schemapi.DEBUG_MODE = False  # the tests validate whole charts; every piece again for every reader takes half the time

Channel = TypeVar("Channel")
Record = dict[str, Any]
FONT = "Source Sans, Source Sans Pro, sans-serif"
INK = "#0b0c0c"
QUIET = "#595959"
GRID = "#d9dcdf"
IMPORTANCE = "#b8500f"
CAPACITY = "#1f5a92"
PAPER = "#ffffff"
HIGHER = IMPORTANCE  # a higher need, which is more urgent
LOWER = CAPACITY
LEAST, LESS, MIDDLE, MORE, MOST = IMPORTANCE, "#d17a3f", "#8c9196", "#5b8dbd", CAPACITY  # the points of a scale
DEPTHS = (PAPER, "#f5f8fc", "#bfd5ea", "#8fb6da", "#3a76b0", "#1b4a78")  # participation, from 0 not involved to 5
NEED = "#3f4a57"
BELOW_ZERO = "#dbe7f2"  # capacity exceeds importance
NEEDS = ("#fff7ec", "#fee8c8", "#fdd29a", "#f6b26b", "#de8244", "#b8500f", "#7a3206")  # need, from 0 to 100
TEXT_SIZE = 16
SMALL_SIZE = 15
WEIGHT = alt.ExprRef("datum.bold ? 'bold' : 'normal'")  # one layer for both: each costs a reader milliseconds


def spec(chart: alt.LayerChart) -> dict[str, Any]:
    """Return a chart as Vega-Lite with its data, not validated again: the tests do that, and a reader would wait.

    Its marks are silent: the figure's own text alternative says what they show, and its table has every number.
    """
    drawn: dict[str, Any] = chart.to_dict(validate=False)
    _silence(drawn)
    return drawn


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame of words, numbers and truths, None for what is missing."""
    columns = ([None if _missing(value) else value for value in frame[name].tolist()] for name in frame)
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _missing(value: object) -> bool:
    return isinstance(value, float) and not isfinite(value)


def _transformed(data: object) -> dict[str, Any]:
    return {"values": records(cast("pd.DataFrame", data))}  # the charts draw frames only


alt.data_transformers.register("records", _transformed)
alt.data_transformers.enable("records")  # Altair's own looks for many more kinds of values, in half of the whole time


def fixed(channel: Callable[..., Channel], value: object) -> Channel:
    """Return a channel at one value, for instance ``fixed(alt.XValue, 0)``; over ``alt.value(0)`` Altair takes 2 ms."""
    return channel(value)


def _silence(part: dict[str, Any]) -> None:
    """Take the marks of a view and of its layers out of what a screen reader walks through, one by one and unnamed."""
    if "mark" in part:
        mark = part["mark"]
        part["mark"] = {**(mark if isinstance(mark, dict) else {"type": mark}), "aria": False}
    for layer in part.get("layer", []):
        _silence(layer)


def dressed(chart: alt.LayerChart, *, height: int | alt.Step) -> alt.LayerChart:
    """Give a chart that was just made the house's type and quiet axes; it fills its container's width."""
    quiet = alt.Config(
        font=FONT,
        background="#ffffff",
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=INK,
            labelFontSize=SMALL_SIZE,
            titleColor=INK,
            titleFontSize=SMALL_SIZE,
            titleFontWeight="normal",
            gridColor=GRID,
            domain=False,
            ticks=False,
        ),
        legend=alt.LegendConfig(
            labelColor=INK, labelFontSize=SMALL_SIZE, title=None, orient="top", direction="horizontal", offset=4
        ),
    )
    chart.width, chart.height, chart.config = "container", height, quiet  # in place: ``properties`` copies every layer
    return chart
