"""A grid of shaded cells with words in them: columns on a wide screen, one below the other on a narrow one.

Both layouts are in the one chart; its width decides which of them is drawn, and how high it is.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import altair as alt

from coprod.charts import grid_lines, theme
from coprod.charts.grid_lines import Layout
from coprod.charts.grid_row import GridRow
from coprod.charts.skeleton import LINES, Filled, Skeleton, lines_by_width

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
    lines = lines_by_width(_broad(count), wide.lines, narrow.lines)
    return Filled(_skeleton(count, tuple(parts)), parts, lines)


def _column(count: int) -> float:
    """How wide a column is at least; few of them may be broad before the screen has to be."""
    return min(max(CELLS / count, COLUMN), WIDEST)


def _broad(count: int) -> str:
    """Say when there is room for columns."""
    return f"width > {max(NARROW, TITLES + round(_column(count) * count))}"


def _parts(layout: str, drawn: Layout) -> Mapping[str, Sequence[theme.Record]]:
    """The rows of each layer of a layout, in the order they are drawn; none is without rows."""
    cells = [
        {name: row[name] for name in ("line", "high", "fill")}
        | {"at": row["place"] + GAP, "end": row["place"] + 1 - GAP}
        for row in drawn.cells
    ]
    told = [{**row, "at": row["place"]} for row in (*drawn.heads, *drawn.told)]
    parts = {
        f"{layout} shades": cells,
        f"{layout} strokes": _strokes(drawn.cells),
        f"{layout} words": drawn.words,
        f"{layout} halo": [row for row in told if row["hatched"]],
        f"{layout} told": told,
    }
    return {name: rows for name, rows in parts.items() if rows}


def _strokes(cells: Sequence[theme.Record]) -> list[theme.Record]:
    """Hatch what is not known, each line of a cell alike, so that a high cell looks like a low one."""
    lines = [(line, row["place"]) for row in cells if row["hatched"] for line in row["own"]]
    return [{"line": line, "at": place + (one + 1) / (STROKES + 1)} for line, place in lines for one in range(STROKES)]


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
    draws = {"shades": _shades, "strokes": _hatching, "words": _words, "halo": _halo, "told": _told}
    layers = []
    for name in parts:
        layout, kind = name.split()
        base = alt.Chart(alt.NamedData(name)).transform_filter(whens[layout]).encode(y=LINES)
        layers.append(draws[kind](base, x))
    chart = theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))
    chart.autosize = alt.AutoSizeParams(type="fit-x")
    return Skeleton(chart)


def _shades(base: alt.Chart, x: alt.X) -> alt.Chart:
    """Fill the cells, each so many lines high."""
    filled: alt.Chart = base.mark_rect(
        height=alt.ExprRef(f"{STEP} * datum.high - 3"),
        yOffset=alt.ExprRef(f"{STEP / 2} * (datum.high - 1)"),
        stroke=theme.QUIET,
        strokeWidth=1,
    ).encode(x=x, x2=alt.X2("end:Q"), fill=alt.Fill("fill:N", scale=None))
    return filled


def _hatching(base: alt.Chart, x: alt.X) -> alt.Chart:
    strokes: alt.Chart = base.mark_point(
        shape=STROKE, size=(STEP - 6) ** 2, stroke=theme.MIDDLE, strokeWidth=1.5
    ).encode(x=x)
    return strokes


def _words(base: alt.Chart, _: alt.X) -> alt.Chart:
    """Write what stands at the left edge."""
    chart: alt.Chart = _texts(base).encode(x=theme.fixed(alt.XValue, 0))
    return chart


def _halo(base: alt.Chart, x: alt.X) -> alt.Chart:
    """Keep the words of a cell apart from the hatching behind them."""
    chart: alt.Chart = _texts(base, dx=INSIDE).encode(x=x, stroke=theme.fixed(alt.StrokeValue, theme.PAPER))
    return chart


def _told(base: alt.Chart, x: alt.X) -> alt.Chart:
    """Write what stands in the columns."""
    chart: alt.Chart = _texts(base, dx=INSIDE).encode(x=x)
    return chart


def _texts(base: alt.Chart, *, dx: float = 0) -> alt.Chart:
    chart: alt.Chart = base.mark_text(
        align="left", fontWeight=theme.WEIGHT, fontSize=theme.SMALL_SIZE, dx=dx, strokeWidth=9, strokeJoin="round"
    ).encode(text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
    return chart
