"""The rug: indicators by groups, each cell a value and how it lies to the reference, in word, shape and colour.

On a wide screen the groups are columns; on a narrow one they stand below each other under their indicator. Both
layouts are in the one chart, and its width decides which of them is drawn, and how high it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal

import altair as alt

from coprod.charts import rug_lines, rug_table, rug_words, theme
from coprod.charts.compared import Compared, file_stem, source
from coprod.charts.figure import Figure
from coprod.charts.rug_lines import Layout
from coprod.charts.rug_row import RugRow
from coprod.charts.skeleton import Filled, Skeleton
from coprod.language import Speaker
from coprod.measures.differences import Outcome

Across = Any  # an alt.X, or what alt.value gives, whose type is private
Side = Literal["left", "center", "right"]
STEP = 24
TITLES, COLUMN, WIDEST = 240, 92, 170
NARROW, EDGE, GAP = 660, 150, 0.015
SHAPES = {Outcome.HIGHER: "triangle-up", Outcome.LOWER: "triangle-down", Outcome.SAME: "square"}
BROKEN, WHOLE = [4, 3], [1, 0]
Y = alt.Y("line:N", axis=None, sort=None, scale=alt.Scale(domain=[]))


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
        spec=draw(rows, groups, say=say).spec(),
        alt=say(
            "Grid of {rows} indicators by {groups} groups, each value beside its difference from the reference.",
            rows=len(rows),
            groups=len(groups),
        )
        + f" {sentence} {from_where}",
        table_of=lambda: rug_table.table(rows, groups, say),
        data_of=lambda: rug_table.data(rows, groups, say),
        measures=tuple(dict.fromkeys([*(row.measure for row in rows), *(["difference"] if tested else [])])),
        notes=tuple(notes),
    )


def draw(rows: Sequence[RugRow], groups: Sequence[Compared], *, say: Speaker) -> Filled:
    """Draw the rows in the order given under their sections, the groups in theirs."""
    wide, narrow = rug_lines.wide(rows, groups, say), rug_lines.narrow(rows, groups, say)
    parts = {**_parts("wide", _placed(wide)), **_parts("narrow", narrow)}
    lines = f"{_broad(len(groups))} ? {wide.lines!r} : {narrow.lines!r}"
    return Filled(_skeleton(len(groups), frozenset(parts)), parts, lines)


def _broad(groups: int) -> str:
    """Say when there is room for columns."""
    return f"width > {max(NARROW, TITLES + COLUMN * groups)}"


def _placed(wide: Layout) -> Layout:
    """Put words in the middle of their column, and cells a little apart."""
    heads, numbers, remarks = (
        [{**row, "at": row["place"] + 0.5} for row in rows] for rows in (wide.heads, wide.numbers, wide.remarks)
    )
    cells = [{**row, "at": row["place"] + GAP, "end": row["place"] + 1 - GAP} for row in wide.cells]
    return replace(wide, heads=heads, numbers=numbers, remarks=remarks, cells=cells)


def _parts(layout: str, drawn: Layout) -> Mapping[str, Sequence[theme.Record]]:
    """Name the rows of each layer of a layout; but for the shapes, no layer is without rows."""
    parts = {}
    for kind in ("words", "heads", "numbers", "remarks"):
        rows: list[theme.Record] = getattr(drawn, kind)
        parts[f"{layout} {kind} bold"] = [row for row in rows if row["bold"]]
        parts[f"{layout} {kind} normal"] = [row for row in rows if not row["bold"]]
    parts[f"{layout} cells broken"] = [row for row in drawn.cells if row["broken"]]
    parts[f"{layout} cells whole"] = [row for row in drawn.cells if not row["broken"]]
    shapes = [row for row in drawn.numbers if row["outcome"] in {each.value for each in SHAPES}]
    return {name: rows for name, rows in parts.items() if rows} | {f"{layout} shapes": shapes}


@lru_cache
def _skeleton(groups: int, there: frozenset[str]) -> Skeleton:
    """Draw a rug of so many groups with the layers that are there."""
    broad = _broad(groups)
    small = broad.replace(">", "<=")
    x = alt.X(
        "at:Q",
        axis=None,
        scale=alt.Scale(
            domain=[0, groups],
            range=[TITLES, alt.ExprRef(f"min(width, {TITLES + WIDEST * groups})")],
            nice=False,
        ),
    )
    low = alt.ExprRef("datum.alone ? 13 : 2")  # a number without a remark stands in the middle of its cell
    layers = {
        **_texts("wide words", theme.fixed(alt.XValue, 0), when=broad, align="left"),
        **_texts("wide heads", x, when=broad, align="center"),
        **_filled(x, when=broad),
        **_texts("wide numbers", x, when=broad, align="center", dy=low),
        **_texts("wide remarks", x, when=broad, align="center", dy=-3),
        "wide shapes": _shapes("wide shapes", x, when=broad, dx=-24, dy=2),
        **_texts("narrow words", theme.fixed(alt.XValue, 0), when=small, align="left"),
        **_chips(when=small),
        **_texts("narrow numbers", theme.fixed(alt.XValue, EDGE + 38), when=small, align="right"),
        **_texts("narrow remarks", theme.fixed(alt.XValue, EDGE + 66), when=small, align="left"),
        **_texts("narrow heads", theme.fixed(alt.XValue, EDGE + 10), when=small, align="left"),
        "narrow shapes": _shapes("narrow shapes", theme.fixed(alt.XValue, EDGE + 52), when=small, dx=0, dy=0),
    }
    chart = alt.LayerChart(layer=[layer for name, layer in layers.items() if name in there])
    return Skeleton(theme.dressed(chart, height=alt.Step(STEP)))


def _base(name: str, when: str) -> alt.Chart:
    chart: alt.Chart = alt.Chart(alt.NamedData(name)).transform_filter(when).encode(y=Y)
    return chart


def _texts(name: str, x: Across, *, when: str, align: Side, dy: float | alt.ExprRef = 0) -> dict[str, alt.Chart]:
    """Write texts, bold ones and plain ones, each in its colour."""
    weights: tuple[Literal["bold", "normal"], ...] = ("bold", "normal")
    return {
        f"{name} {weight}": _base(f"{name} {weight}", when)
        .mark_text(align=align, fontWeight=weight, fontSize=theme.SMALL_SIZE, dy=dy)
        .encode(x=x, text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
        for weight in weights
    }


def _filled(x: alt.X, *, when: str) -> dict[str, alt.Chart]:
    """Fill the cells of a wide rug, two lines high; a broken outline marks what is not compared."""
    return {
        name: _base(name, when)
        .mark_rect(height=2 * STEP - 3, yOffset=STEP / 2, strokeWidth=1.5, strokeDash=dash)
        .encode(x=x, x2=alt.X2("end:Q"), fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("edge:N", scale=None))
        for name, dash in (("wide cells broken", BROKEN), ("wide cells whole", WHOLE))
    }


def _chips(*, when: str) -> dict[str, alt.Chart]:
    """Fill the cells of a narrow rug, each on its line."""
    return {
        name: _base(name, when)
        .mark_rect(height=STEP - 3, strokeWidth=1.5, strokeDash=dash)
        .encode(
            x=theme.fixed(alt.XValue, EDGE),
            x2=theme.fixed(alt.X2Value, "width"),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
        )
        for name, dash in (("narrow cells broken", BROKEN), ("narrow cells whole", WHOLE))
    }


def _shapes(name: str, x: Across, *, when: str, dx: float, dy: float) -> alt.Chart:
    """Put a shape beside the values that are told to differ, or to be the same."""
    chart: alt.Chart = (
        _base(name, when)
        .mark_point(filled=True, opacity=1, size=90, xOffset=dx, yOffset=dy)
        .encode(
            x=x,
            color=alt.Color("ink:N", scale=None),
            shape=alt.Shape(
                "outcome:N",
                legend=None,
                scale=alt.Scale(domain=[one.value for one in SHAPES], range=list(SHAPES.values())),
            ),
        )
    )
    return chart
