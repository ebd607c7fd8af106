"""A grid of shaded cells with words in them: columns on a wide screen, one below the other on a narrow one.

Both layouts are in the one chart; its width decides which of them is drawn, and how high it is.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import altair as alt
import pandas as pd

from coprod.charts import grid_lines, theme
from coprod.charts.grid_lines import Layout
from coprod.charts.grid_row import GridRow
from coprod.charts.skeleton import Filled, Skeleton

Y = alt.Y("line:N", axis=None, sort=None, scale=alt.Scale(domain=[]))
STEP = 25
TITLES, CELLS, COLUMN, WIDEST, NARROW, LETTER = 240, 816, 204, 280, 660, 7
EDGE = 126  # where the cells of a narrow grid begin
GAP, STROKES, INSIDE = 0.015, 10, 12
STROKE = "M-0.4,1L0.4,-1"  # one stroke of the hatching, a line high


def draw(rows: Sequence[GridRow], columns: Sequence[str]) -> Filled:
    """Draw the rows in the order given, each with a cell for each of the ``columns``."""
    count = len(columns)
    letters = int((_column(count) - 2 * INSIDE) / LETTER)
    wide, narrow = grid_lines.wide(rows, columns, letters=letters), grid_lines.narrow(rows, columns)
    parts = {**_parts("wide", wide), **_parts("narrow", narrow)}
    lines = f"{_broad(count)} ? {wide.lines!r} : {narrow.lines!r}"
    return Filled(_skeleton(count, tuple(parts)), parts, lines)


def _column(count: int) -> float:
    """How wide a column is at least; few of them may be broad before the screen has to be."""
    return min(max(CELLS / count, COLUMN), WIDEST)


def _broad(count: int) -> str:
    """Say when there is room for columns."""
    return f"width > {max(NARROW, TITLES + round(_column(count) * count))}"


def _parts(layout: str, drawn: Layout) -> Mapping[str, pd.DataFrame]:
    """Name the rows of each layer of a layout in the order they are drawn: shades by height, hatching, every word."""
    placed = drawn.cells.assign(at=drawn.cells["place"] + GAP, end=drawn.cells["place"] + 1 - GAP).drop(columns="own")
    parts = {f"{layout} {high} shades": some for high, some in placed.groupby("high")}
    if len(strokes := _strokes(drawn.cells)):
        parts[f"{layout} hatching strokes"] = strokes
    heads, told = (frame.assign(at=frame["place"]) for frame in (drawn.heads, drawn.told))
    for kind, frame in (("words", drawn.words), ("heads", heads), ("halo", told[told["hatched"]]), ("told", told)):
        texts = {f"{layout} {kind} bold": frame[frame["bold"]], f"{layout} {kind} normal": frame[~frame["bold"]]}
        parts |= {name: some for name, some in texts.items() if len(some)}
    return parts


def _strokes(cells: pd.DataFrame) -> pd.DataFrame:
    """Hatch what is not known, each line of a cell alike, so that a high cell looks like a low one."""
    lines = cells[cells["hatched"]].explode("own").drop(columns="line").rename(columns={"own": "line"})
    lines = lines[["line", "place"]]
    return pd.concat([lines.assign(at=lines["place"] + (one + 1) / (STROKES + 1)) for one in range(STROKES)])


@lru_cache
def _skeleton(count: int, parts: tuple[str, ...]) -> Skeleton:
    """Draw the layers of a grid of so many columns that have rows."""
    broad = _broad(count)
    scale = alt.Scale(
        domain=alt.ExprRef(f"[0, {broad} ? {count} : 1]"),
        range=[
            alt.ExprRef(f"{broad} ? {TITLES} : {EDGE}"),
            alt.ExprRef(f"{broad} ? min(width, {TITLES + WIDEST * count}) : width"),
        ],
        nice=False,
        zero=False,
    )
    x, whens = alt.X("at:Q", axis=None, scale=scale), {"wide": broad, "narrow": broad.replace(">", "<=")}
    layers = []
    for name in parts:
        layout, kind, looks = name.split()
        base = alt.Chart(alt.NamedData(name)).transform_filter(whens[layout]).encode(y=Y)
        if kind.isdecimal():
            layers.append(_shades(base, int(kind), x))
        elif kind == "hatching":
            layers.append(_hatching(base, x))
        else:
            layers.append(_texts(base, kind, x, bold=looks == "bold"))
    chart = theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))
    chart.autosize = alt.AutoSizeParams(type="fit-x")
    return Skeleton(chart)


def _shades(base: alt.Chart, high: int, x: alt.X) -> alt.Chart:
    """Fill the cells that are so many lines high."""
    middle = STEP * (high - 1) / 2
    filled: alt.Chart = base.mark_rect(
        height=STEP * high - 3, yOffset=middle, stroke=theme.QUIET, strokeWidth=1
    ).encode(x=x, x2=alt.X2("end:Q"), fill=alt.Fill("fill:N", scale=None))
    return filled


def _hatching(base: alt.Chart, x: alt.X) -> alt.Chart:
    strokes: alt.Chart = base.mark_point(
        shape=STROKE, size=(STEP - 6) ** 2, stroke=theme.MIDDLE, strokeWidth=1.5
    ).encode(x=x)
    return strokes


def _texts(base: alt.Chart, kind: str, x: alt.X, *, bold: bool) -> alt.Chart:
    """Write texts, at the left edge or in their column; a halo keeps them apart from the hatching behind them."""
    edge = kind == "words"
    around = theme.fixed(alt.StrokeValue, theme.PAPER if kind == "halo" else None)
    chart: alt.Chart = base.mark_text(
        align="left",
        fontWeight="bold" if bold else "normal",
        fontSize=theme.SMALL_SIZE,
        dx=0 if edge else INSIDE,
        strokeWidth=9,
        strokeJoin="round",
    ).encode(
        x=theme.fixed(alt.XValue, 0) if edge else x,
        text=alt.Text("text:N"),
        color=alt.Color("ink:N", scale=None),
        stroke=around,
    )
    return chart
