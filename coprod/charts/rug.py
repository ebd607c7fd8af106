"""The rug: indicators by groups, each cell a value and how it lies to the reference, in word, shape and colour.

On a wide screen the groups are columns; on a narrow one they stand below each other under their indicator. Both
layouts are in the one chart, and its width decides which of them is drawn, and how high it is.
"""

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

from coprod.charts import rug_lines, rug_table, rug_words, theme
from coprod.charts.compared import Compared, file_stem, source
from coprod.charts.figure import Figure
from coprod.charts.rug_row import RugRow
from coprod.language import Speaker
from coprod.measures.differences import Outcome

Across = Any  # an alt.X, or what alt.value gives, whose type is private
Side = Literal["left", "center", "right"]
STEP = 24
TITLES, COLUMN, WIDEST = 240, 92, 170
NARROW, EDGE, GAP = 660, 150, 0.015
SHAPES = {Outcome.HIGHER: "triangle-up", Outcome.LOWER: "triangle-down", Outcome.SAME: "square"}


def figure(
    rows: Sequence[RugRow],
    groups: Sequence[Compared],
    *,
    name: str,
    about: str,
    tested: bool,
    notes: Sequence[str],
    say: Speaker,
    since: bool = False,
) -> Figure:
    """Make the figure of what ``about`` names; the reference is the first group, ``tested`` whether others are.

    ``since`` tells that the others came later than the reference.
    """
    title, sentence = rug_words.said(rows, groups, about=about, tested=tested, since=since, say=say)
    from_where = source(groups, say)
    return Figure(
        name=name,
        file=f"{file_stem(groups)}-{name}",
        title=title,
        sentence=sentence,
        source=from_where,
        spec=theme.spec(draw(rows, groups, say=say)),
        alt=say(
            "Grid of {rows} indicators by {groups} groups, each value beside its difference from the reference.",
            rows=len(rows),
            groups=len(groups),
        )
        + f" {sentence} {from_where}",
        table=rug_table.table(rows, groups, say),
        data=rug_table.data(rows, groups, say),
        measures=tuple(dict.fromkeys([*(row.measure for row in rows), *(["difference"] if tested else [])])),
        notes=tuple(notes),
    )


def draw(rows: Sequence[RugRow], groups: Sequence[Compared], *, say: Speaker) -> alt.LayerChart:
    """Draw the rows in the order given under their sections, the groups in theirs."""
    least = max(NARROW, TITLES + COLUMN * len(groups))
    wide, narrow = rug_lines.wide(rows, groups, say), rug_lines.narrow(rows, groups, say)
    broad, small = f"width > {least}", f"width <= {least}"
    y = alt.Y(
        "line:N",
        axis=None,
        sort=None,
        scale=alt.Scale(domain=alt.ExprRef(f"{broad} ? {wide.lines!r} : {narrow.lines!r}")),
    )
    x = alt.X(
        "at:Q",
        axis=None,
        scale=alt.Scale(
            domain=[0, len(groups)],
            range=[TITLES, alt.ExprRef(f"min(width, {TITLES + WIDEST * len(groups)})")],
            nice=False,
        ),
    )
    edge, number = theme.fixed(alt.XValue, 0), theme.fixed(alt.XValue, EDGE + 38)
    middle = {name: _centred(getattr(wide, name)) for name in ("heads", "numbers", "remarks")}
    low = alt.ExprRef("datum.alone ? 13 : 2")  # a number without a remark stands in the middle of its cell
    layers = [
        *_texts(wide.words, y, edge, when=broad, align="left"),
        *_texts(middle["heads"], y, x, when=broad, align="center"),
        *_filled(wide.cells, y, x, when=broad),
        *_texts(middle["numbers"], y, x, when=broad, align="center", dy=low),
        *_texts(middle["remarks"], y, x, when=broad, align="center", dy=-3),
        _shapes(middle["numbers"], y, x, when=broad, dx=-24, dy=2),
        *_texts(narrow.words, y, edge, when=small, align="left"),
        *_chips(narrow.cells, y, when=small),
        *_texts(narrow.numbers, y, number, when=small, align="right"),
        *_texts(narrow.remarks, y, theme.fixed(alt.XValue, EDGE + 66), when=small, align="left"),
        *_texts(narrow.heads, y, theme.fixed(alt.XValue, EDGE + 10), when=small, align="left"),
        _shapes(narrow.numbers, y, theme.fixed(alt.XValue, EDGE + 52), when=small, dx=0, dy=0),
    ]
    return theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))


def _centred(frame: pd.DataFrame) -> pd.DataFrame:
    """Place words in the middle of their column."""
    return frame.assign(at=frame["place"] + 0.5)


def _texts(
    frame: pd.DataFrame, y: alt.Y, x: Across, *, when: str, align: Side, dy: float | alt.ExprRef = 0
) -> list[alt.Chart]:
    """Write texts, bold ones and plain ones, each in its colour."""
    weights: tuple[tuple[Literal["bold", "normal"], pd.DataFrame], ...] = (
        ("bold", frame[frame["bold"]]),
        ("normal", frame[~frame["bold"]]),
    )
    return [
        alt.Chart(some)
        .transform_filter(when)
        .mark_text(align=align, fontWeight=weight, fontSize=theme.SMALL_SIZE, dy=dy)
        .encode(x=x, y=y, text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
        for weight, some in weights
        if len(some)
    ]


def _filled(cells: pd.DataFrame, y: alt.Y, x: alt.X, *, when: str) -> list[alt.Chart]:
    """Fill the cells of a wide rug, two lines high; a broken outline marks what is not compared."""
    placed = cells.assign(at=cells["place"] + GAP, end=cells["place"] + 1 - GAP)
    return [
        alt.Chart(some)
        .transform_filter(when)
        .mark_rect(height=2 * STEP - 3, yOffset=STEP / 2, strokeWidth=1.5, strokeDash=dash)
        .encode(
            x=x, x2=alt.X2("end:Q"), y=y, fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("edge:N", scale=None)
        )
        for some, dash in _by_edge(placed)
    ]


def _chips(cells: pd.DataFrame, y: alt.Y, *, when: str) -> list[alt.Chart]:
    """Fill the cells of a narrow rug, each on its line."""
    return [
        alt.Chart(some)
        .transform_filter(when)
        .mark_rect(height=STEP - 3, strokeWidth=1.5, strokeDash=dash)
        .encode(
            x=theme.fixed(alt.XValue, EDGE),
            x2=theme.fixed(alt.X2Value, "width"),
            y=y,
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
        )
        for some, dash in _by_edge(cells)
    ]


def _by_edge(cells: pd.DataFrame) -> list[tuple[pd.DataFrame, list[int]]]:
    """The cells with a broken outline and those with a whole one, each with its dashes; no part without cells."""
    parts = [(cells[cells["broken"]], [4, 3]), (cells[~cells["broken"]], [1, 0])]
    return [(some, dash) for some, dash in parts if len(some)]


def _shapes(values: pd.DataFrame, y: alt.Y, x: Across, *, when: str, dx: float, dy: float) -> alt.Chart:
    """Put a shape beside the values that are told to differ, or to be the same."""
    marked = values[values["outcome"].isin([each.value for each in SHAPES])]
    chart: alt.Chart = (
        alt.Chart(marked)
        .transform_filter(when)
        .mark_point(filled=True, opacity=1, size=90, xOffset=dx, yOffset=dy)
        .encode(
            x=x,
            y=y,
            color=alt.Color("ink:N", scale=None),
            shape=alt.Shape(
                "outcome:N",
                legend=None,
                scale=alt.Scale(domain=[one.value for one in SHAPES], range=list(SHAPES.values())),
            ),
        )
    )
    return chart
