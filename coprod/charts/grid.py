"""A grid of shaded cells with words in them: columns on a wide screen, one below the other on a narrow one.

Both layouts are in the one chart; its width decides which of them is drawn, and how high it is.
"""

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

from coprod.charts import grid_lines, theme
from coprod.charts.grid_lines import Layout
from coprod.charts.grid_row import GridRow

Across = Any  # an alt.X, or what alt.value gives, whose type is private
STEP = 25
TITLES, CELLS, COLUMN, WIDEST, NARROW, LETTER = 240, 816, 204, 280, 660, 7
EDGE = 126  # where the cells of a narrow grid begin
GAP, STROKES, INSIDE = 0.015, 10, 12
STROKE = "M-0.4,1L0.4,-1"  # one stroke of the hatching, a line high


def draw(rows: Sequence[GridRow], columns: Sequence[str]) -> alt.LayerChart:
    """Draw the rows in the order given, each with a cell for each of the ``columns``."""
    count = len(columns)
    column = min(max(CELLS / count, COLUMN), WIDEST)  # few columns may be broad before the screen has to be
    least = max(NARROW, TITLES + round(column * count))
    wide = grid_lines.wide(rows, columns, letters=int((column - 2 * INSIDE) / LETTER))
    narrow = grid_lines.narrow(rows, columns)
    broad, small = f"width > {least}", f"width <= {least}"
    y = alt.Y(
        "line:N",
        axis=None,
        sort=None,
        scale=alt.Scale(domain=alt.ExprRef(f"{broad} ? {wide.lines!r} : {narrow.lines!r}")),
    )
    scale = alt.Scale(
        domain=alt.ExprRef(f"[0, {broad} ? {count} : 1]"),
        range=[
            alt.ExprRef(f"{broad} ? {TITLES} : {EDGE}"),
            alt.ExprRef(f"{broad} ? min(width, {TITLES + WIDEST * count}) : width"),
        ],
        nice=False,
        zero=False,
    )
    x = alt.X("at:Q", axis=None, scale=scale)
    layers = [layer for part, when in ((wide, broad), (narrow, small)) for layer in _drawn(part, x, y, when=when)]
    chart = theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))
    chart.autosize = alt.AutoSizeParams(type="fit-x")
    return chart


def _drawn(part: Layout, x: alt.X, y: alt.Y, *, when: str) -> list[alt.Chart]:
    """Draw one layout: shades, hatching, then every word."""
    shades = [_shades(some, int(str(high)), x, y, when=when) for high, some in part.cells.groupby("high")]
    heads, told = (frame.assign(at=frame["place"]) for frame in (part.heads, part.told))
    return [
        *shades,
        *_hatching(part.cells, x, y, when=when),
        *_texts(part.words, theme.fixed(alt.XValue, 0), y, when=when),
        *_texts(heads, x, y, when=when, dx=INSIDE),
        *_texts(told[told["hatched"]], x, y, when=when, dx=INSIDE, halo=True),
        *_texts(told, x, y, when=when, dx=INSIDE),
    ]


def _shades(cells: pd.DataFrame, high: int, x: alt.X, y: alt.Y, *, when: str) -> alt.Chart:
    """Fill the cells that are so many lines high."""
    placed = cells.drop(columns="own").assign(at=cells["place"] + GAP, end=cells["place"] + 1 - GAP)
    middle = STEP * (high - 1) / 2
    filled: alt.Chart = (
        alt.Chart(placed)
        .transform_filter(when)
        .mark_rect(height=STEP * high - 3, yOffset=middle, stroke=theme.QUIET, strokeWidth=1)
        .encode(x=x, x2=alt.X2("end:Q"), y=y, fill=alt.Fill("fill:N", scale=None))
    )
    return filled


def _hatching(cells: pd.DataFrame, x: alt.X, y: alt.Y, *, when: str) -> list[alt.Chart]:
    """Hatch what is not known, each line of a cell alike, so that a high cell looks like a low one."""
    unknown = cells[cells["hatched"]].explode("own")
    if not len(unknown):
        return []
    lines = unknown.drop(columns="line").rename(columns={"own": "line"})[["line", "place"]]
    strokes = pd.concat([lines.assign(at=lines["place"] + (one + 1) / (STROKES + 1)) for one in range(STROKES)])
    return [
        alt.Chart(strokes)
        .transform_filter(when)
        .mark_point(shape=STROKE, size=(STEP - 6) ** 2, stroke=theme.MIDDLE, strokeWidth=1.5)
        .encode(x=x, y=y)
    ]


def _texts(
    frame: pd.DataFrame, x: Across, y: alt.Y, *, when: str, dx: float = 0, halo: bool = False
) -> list[alt.Chart]:
    """Write the bold texts and the plain ones; a halo keeps them apart from the hatching behind them."""
    around = theme.fixed(alt.StrokeValue, theme.PAPER if halo else None)
    weights: tuple[tuple[Literal["bold", "normal"], pd.DataFrame], ...] = (
        ("bold", frame[frame["bold"]]),
        ("normal", frame[~frame["bold"]]),
    )
    return [
        alt.Chart(some)
        .transform_filter(when)
        .mark_text(align="left", fontWeight=weight, fontSize=theme.SMALL_SIZE, dx=dx, strokeWidth=9, strokeJoin="round")
        .encode(x=x, y=y, text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None), stroke=around)
        for weight, some in weights
        if len(some)
    ]
