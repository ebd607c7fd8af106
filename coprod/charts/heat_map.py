"""The heat map of need: a column per stage with its skills as cells, shaded and numbered on one fixed scale.

On a narrow screen the stages stand below each other. What is withheld has a broken outline and says why.
"""

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

from coprod.charts import heat_map_lines, heat_map_words, lifecycle_table, theme
from coprod.charts.figure import Figure
from coprod.charts.heat_map_lines import BANDS, FILLS, Layout
from coprod.charts.lifecycle_row import LifeStage, Whose
from coprod.language import Speaker
from coprod.measures.catalogue import measure

STEP, COLUMN, INSIDE = 23, 194, 10
GAP = 3  # between two cells, in px
Across = Any  # an alt.X, or what alt.value gives, whose type is private


def figure(stages: Sequence[LifeStage], *, whose: Whose, notes: Sequence[str], say: Speaker) -> Figure:
    """Make the figure of every skill's need, stage by stage."""
    title, sentence = heat_map_words.title(stages, whose, say), heat_map_words.sentence(stages, whose, say)
    return Figure(
        name="lifecycle-needs",
        file=f"{whose.file_stem}-needs-by-stage",
        title=title,
        sentence=sentence,
        source=whose.source(say),
        spec=theme.spec(draw(stages, say=say)),
        alt=say("Heat map of need by skill in {count} stages.", count=len(stages))
        + f" {title}. {sentence} {whose.source(say)}",
        table=lifecycle_table.needs(stages, whose, say),
        data=lifecycle_table.data(stages, whose, say),
        measures=("need", "mwds"),
        notes=tuple(notes),
    )


def draw(stages: Sequence[LifeStage], *, say: Speaker) -> alt.LayerChart:
    """Draw both layouts; the width decides which of them is seen, and how high the chart is."""
    least = COLUMN * len(stages)
    wide, narrow = heat_map_lines.wide(stages, say), heat_map_lines.narrow(stages, say)
    broad, small = f"width > {least}", f"width <= {least}"
    y = alt.Y(
        "line:N",
        axis=None,
        sort=None,
        scale=alt.Scale(domain=alt.ExprRef(f"{broad} ? {wide.lines!r} : {narrow.lines!r}")),
    )
    scale = alt.Scale(
        domain=alt.ExprRef(f"[0, {broad} ? {len(stages)} : 1]"),
        range=[0, alt.ExprRef("width")],
        nice=False,
        zero=False,
    )
    layers = [
        layer for part, when in ((wide, broad), (narrow, small)) for layer in _drawn(part, scale, y, when=when, say=say)
    ]
    chart = theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))
    chart.autosize = alt.AutoSizeParams(type="fit-x")
    return chart


def _drawn(part: Layout, scale: alt.Scale, y: alt.Y, *, when: str, say: Speaker) -> list[alt.Chart]:
    """Draw one layout: cells, then every word."""
    left, right = (alt.X(f"{field}:Q", axis=None, scale=scale) for field in ("place", "end"))
    cells = [
        layer
        for high, some in part.cells.groupby("high")
        for layer in _cells(some, int(str(high)), scale, y, when, say)
    ]
    ends = part.numbers.assign(end=part.numbers["place"] + 1)
    return [
        *cells,
        *_texts(part.heads, left, y, when=when, align="left", dx=0),
        *_texts(part.words, left, y, when=when, align="left", dx=INSIDE),
        *_texts(ends, right, y, when=when, align="right", dx=-INSIDE - GAP),
    ]


def _cells(cells: pd.DataFrame, high: int, scale: alt.Scale, y: alt.Y, when: str, say: Speaker) -> list[alt.Chart]:
    """Fill the cells that are so many lines high; those without a value have a broken outline and no shade."""
    names = [say(words) for words in BANDS]
    fill = alt.Fill(
        "need:N",
        scale=alt.Scale(domain=names, range=list(FILLS)),
        legend=alt.Legend(
            title=say(measure("need").title),
            titleFontSize=theme.SMALL_SIZE,
            titleFontWeight="normal",
            columns=alt.ExprRef(f"width > 900 ? {len(names)} : 2"),
            symbolType="square",
            symbolSize=260,
            symbolStrokeColor=theme.QUIET,
            symbolOpacity=1,
            labelLimit=0,
        ),
    )
    placed = cells.assign(end=cells["place"] + 1)
    told, untold = placed[placed["band"].notna()], placed[placed["band"].isna()]
    told = told.assign(need=[names[int(at)] for at in told["band"]])
    x, tall, middle = alt.X("place:Q", axis=None, scale=scale), STEP * high - GAP, STEP * (high - 1) / 2
    filled = (
        alt.Chart(told)
        .transform_filter(when)
        .mark_rect(height=tall, yOffset=middle, x2Offset=-GAP, stroke=theme.QUIET, strokeWidth=0.5)
        .encode(x=x, x2=alt.X2("end:Q"), y=y, fill=fill)
    )
    outlined = (
        alt.Chart(untold.drop(columns="band"))
        .transform_filter(when)
        .mark_rect(height=tall, yOffset=middle, x2Offset=-GAP, fill=theme.PAPER, stroke=theme.QUIET, strokeDash=[4, 3])
        .encode(x=x, x2=alt.X2("end:Q"), y=y)
    )
    return [layer for layer, some in ((filled, told), (outlined, untold)) if len(some)]


def _texts(
    frame: pd.DataFrame, x: Across, y: alt.Y, *, when: str, align: Literal["left", "right"], dx: float
) -> list[alt.Chart]:
    """Write the bold texts and the plain ones, each in its colour."""
    weights: tuple[tuple[Literal["bold", "normal"], pd.DataFrame], ...] = (
        ("bold", frame[frame["bold"]]),
        ("normal", frame[~frame["bold"]]),
    )
    return [
        alt.Chart(some)
        .transform_filter(when)
        .mark_text(align=align, fontWeight=weight, fontSize=theme.SMALL_SIZE, dx=dx)
        .encode(x=x, y=y, text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
        for weight, some in weights
        if len(some)
    ]
