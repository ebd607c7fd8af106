"""The rug: indicators by groups, each cell a value and how it lies to the reference, in word, shape and colour.

On a wide screen the groups are columns; on a narrow one they stand below each other under their indicator. Both
layouts are in the one chart, and its width decides which of them is drawn, and how high it is.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

import altair as alt

from coprod.charts import rug_lines, rug_table, rug_words, theme
from coprod.charts.compared import Compared, file_stem, source
from coprod.charts.figure import Figure
from coprod.charts.rug_lines import Layout
from coprod.charts.rug_row import RugRow
from coprod.charts.skeleton import LINES, Filled, Skeleton, lines_by_width
from coprod.language import Speaker
from coprod.measures.differences import Outcome

Side = Literal["left", "center", "right"]
STEP = 24
TITLES, COLUMN, WIDEST = 240, 92, 170
NARROW, EDGE, GAP = 660, 150, 0.015
SHAPES = {Outcome.HIGHER: "triangle-up", Outcome.LOWER: "triangle-down", Outcome.SAME: "square"}
TEXT = ("line", "text", "bold", "ink")
DASH = alt.ExprRef("datum.broken ? [4, 3] : [1, 0]")


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
    lines = lines_by_width(_broad(len(groups)), wide.lines, narrow.lines)
    return Filled(_skeleton(len(groups)), {**_beside(wide), **_below(narrow)}, lines)


def _broad(groups: int) -> str:
    """Say when there is room for columns."""
    return f"width > {max(NARROW, TITLES + COLUMN * groups)}"


def _beside(wide: Layout) -> Mapping[str, Sequence[theme.Record]]:
    """The rows of a wide rug: words in the middle of their column, each pixels below its line, cells a little apart."""
    numbers = [{**row, "at": row["place"] + 0.5} for row in wide.numbers]
    told = [
        *({**row, "at": row["place"] + 0.5, "below": 0} for row in wide.heads),
        *({**row, "below": 13 if row["alone"] else 2} for row in numbers),  # without a remark: the middle of its cell
        *({**row, "at": row["place"] + 0.5, "below": -3} for row in wide.remarks if row["text"]),
    ]
    return {
        "wide words": _kept(wide.words, *TEXT),
        "wide cells": [{**row, "at": row["place"] + GAP, "end": row["place"] + 1 - GAP} for row in wide.cells],
        "wide told": _kept(told, *TEXT, "at", "below"),
        "wide shapes": _kept(_pointing(numbers), "line", "ink", "outcome", "at"),
    }


def _below(narrow: Layout) -> Mapping[str, Sequence[theme.Record]]:
    """The rows of a narrow rug: each word so many pixels from the left, at one of its ends."""
    told = [
        *({**row, "at": 0, "side": "left"} for row in narrow.words),
        *({**row, "at": EDGE + 38, "side": "right"} for row in narrow.numbers),
        *({**row, "at": EDGE + 66, "side": "left"} for row in narrow.remarks if row["text"]),
        *({**row, "at": EDGE + 10, "side": "left"} for row in narrow.heads),
    ]
    return {
        "narrow cells": narrow.cells,
        "narrow told": _kept(told, *TEXT, "at", "side"),
        "narrow shapes": _kept(_pointing(narrow.numbers), "line", "ink", "outcome"),
    }


def _kept(rows: Sequence[theme.Record], *names: str) -> list[theme.Record]:
    return [{name: row[name] for name in names} for row in rows]


def _pointing(numbers: Sequence[theme.Record]) -> list[theme.Record]:
    """The values that are told to differ, or to be the same."""
    return [row for row in numbers if row["outcome"] in {each.value for each in SHAPES}]


@lru_cache
def _skeleton(groups: int) -> Skeleton:
    """Draw a rug of so many groups; a layer fewer is some milliseconds sooner on the screen."""
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
    left, right = theme.fixed(alt.XValue, EDGE), theme.fixed(alt.X2Value, "width")
    layers = [
        _texts("wide words", broad, align="left").encode(x=theme.fixed(alt.XValue, 0)),
        _cells("wide cells", broad, height=2 * STEP - 3, offset=STEP / 2).encode(x=x, x2=alt.X2("end:Q")),
        _texts("wide told", broad, align="center", dy=alt.ExprRef("datum.below")).encode(x=x),
        _shapes("wide shapes", broad, dx=-24, dy=2).encode(x=x),
        _cells("narrow cells", small, height=STEP - 3, offset=0).encode(x=left, x2=right),
        _texts("narrow told", small, align=alt.ExprRef("datum.side")).encode(
            x=theme.fixed(alt.XValue, alt.ExprRef("datum.at"))
        ),
        _shapes("narrow shapes", small, dx=0, dy=0).encode(x=theme.fixed(alt.XValue, EDGE + 52)),
    ]
    return Skeleton(theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP)))


def _base(name: str, when: str) -> alt.Chart:
    chart: alt.Chart = alt.Chart(alt.NamedData(name)).transform_filter(when).encode(y=LINES)
    return chart


def _texts(name: str, when: str, *, align: Side | alt.ExprRef, dy: float | alt.ExprRef = 0) -> alt.Chart:
    """Write texts, bold ones and plain ones, each in its colour."""
    chart: alt.Chart = (
        _base(name, when)
        .mark_text(align=align, fontWeight=theme.WEIGHT, fontSize=theme.SMALL_SIZE, dy=dy)
        .encode(text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
    )
    return chart


def _cells(name: str, when: str, *, height: float, offset: float) -> alt.Chart:
    """Fill cells; a broken outline marks what is not compared."""
    chart: alt.Chart = (
        _base(name, when)
        .mark_rect(height=height, yOffset=offset, strokeWidth=1.5, strokeDash=DASH)
        .encode(fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("edge:N", scale=None))
    )
    return chart


def _shapes(name: str, when: str, *, dx: float, dy: float) -> alt.Chart:
    """Put a shape beside the values that are told to differ, or to be the same."""
    chart: alt.Chart = (
        _base(name, when)
        .mark_point(filled=True, opacity=1, size=90, xOffset=dx, yOffset=dy)
        .encode(
            color=alt.Color("ink:N", scale=None),
            shape=alt.Shape(
                "outcome:N",
                legend=None,
                scale=alt.Scale(domain=[one.value for one in SHAPES], range=list(SHAPES.values())),
            ),
        )
    )
    return chart
