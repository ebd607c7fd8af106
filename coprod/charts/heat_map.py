"""The heat map of need: a column per stage with its skills as cells, shaded and numbered on one fixed scale.

On a narrow screen the stages stand below each other. What is withheld has a broken outline and says why.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial

import altair as alt

from coprod.charts import heat_map_lines, heat_map_words, lifecycle_table, theme
from coprod.charts.figure import Figure
from coprod.charts.heat_map_lines import BANDS, FILLS, Layout
from coprod.charts.lifecycle_row import LifeStage, Whose
from coprod.charts.skeleton import LINES, Filled, Skeleton, lines_by_width
from coprod.language import Speaker
from coprod.measures.catalogue import measure

STEP, COLUMN, INSIDE = 23, 194, 10
GAP = 3  # between two cells, in px


def figure(stages: Sequence[LifeStage], *, whose: Whose, notes: Sequence[str], say: Speaker) -> Figure:
    """Make the figure of every skill's need, stage by stage."""
    title, sentence = heat_map_words.title(stages, whose, say), heat_map_words.sentence(stages, whose, say)
    return Figure(
        name="lifecycle-needs",
        file=f"{whose.file_stem}-needs-by-stage",
        title=title,
        sentence=sentence,
        source=whose.source(say),
        spec=draw(stages, say=say).spec(),
        alt=say("Heat map of need by skill in {count} stages.", count=len(stages))
        + f" {title}. {sentence} {whose.source(say)}",
        table_of=lambda: lifecycle_table.needs(stages, whose, say),
        data_of=lambda: lifecycle_table.data(stages, whose, say),
        measures=("need", "mwds"),
        notes=tuple(notes),
    )


def draw(stages: Sequence[LifeStage], *, say: Speaker) -> Filled:
    """Draw both layouts; the width decides which of them is seen, and how high the chart is."""
    wide, narrow = heat_map_lines.wide(stages, say), heat_map_lines.narrow(stages, say)
    parts = {**_parts("wide", wide, say), **_parts("narrow", narrow, say)}
    lines = lines_by_width(_broad(len(stages)), wide.lines, narrow.lines)
    return Filled(_skeleton(len(stages), tuple(parts), say), parts, lines)


def _broad(stages: int) -> str:
    """Say when there is room for columns."""
    return f"width > {COLUMN * stages}"


def _parts(layout: str, drawn: Layout, say: Speaker) -> Mapping[str, Sequence[theme.Record]]:
    """The rows of each layer of a layout, in the order they are drawn; none is without rows."""
    cells = [{**row, "end": row["place"] + 1} for row in drawn.cells]
    texts = [
        {**row, "at": row["place"] + ahead, "side": side, "right": right}
        for rows, (ahead, side, right) in (
            (drawn.heads, (0, "left", 0)),
            (drawn.words, (0, "left", INSIDE)),
            (drawn.numbers, (1, "right", -INSIDE - GAP)),
        )
        for row in rows
    ]
    parts = {
        f"{layout} told": [{**row, "need": say(BANDS[row["band"]])} for row in cells if row["band"] is not None],
        f"{layout} untold": [row for row in cells if row["band"] is None],
        f"{layout} texts": texts,
    }
    return {name: rows for name, rows in parts.items() if rows}


@lru_cache
def _skeleton(stages: int, parts: tuple[str, ...], say: Speaker) -> Skeleton:
    """Draw the layers of so many stages that have rows."""
    broad = _broad(stages)
    whens = {"wide": broad, "narrow": broad.replace(">", "<=")}
    scale = alt.Scale(
        domain=alt.ExprRef(f"[0, {broad} ? {stages} : 1]"),
        range=[0, alt.ExprRef("width")],
        nice=False,
        zero=False,
    )
    layers = []
    for name in parts:
        layout, kind = name.split()
        base = alt.Chart(alt.NamedData(name)).transform_filter(whens[layout]).encode(y=LINES)
        layers.append(_texts(base, scale) if kind == "texts" else _cells(base, scale, say, told=kind == "told"))
    chart = theme.dressed(alt.LayerChart(layer=layers), height=alt.Step(STEP))
    chart.autosize = alt.AutoSizeParams(type="fit-x")
    return Skeleton(chart)


def _cells(base: alt.Chart, scale: alt.Scale, say: Speaker, *, told: bool) -> alt.Chart:
    """Fill cells, each so many lines high; those without a value have a broken outline and no shade."""
    rect = partial(
        base.encode(x=alt.X("place:Q", axis=None, scale=scale), x2=alt.X2("end:Q")).mark_rect,
        height=alt.ExprRef(f"{STEP} * datum.high - {GAP}"),
        yOffset=alt.ExprRef(f"{STEP / 2} * (datum.high - 1)"),
        x2Offset=-GAP,
        stroke=theme.QUIET,
    )
    if not told:
        outlined: alt.Chart = rect(fill=theme.PAPER, strokeDash=[4, 3])
        return outlined
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
    filled: alt.Chart = rect(strokeWidth=0.5).encode(fill=fill)
    return filled


def _texts(base: alt.Chart, scale: alt.Scale) -> alt.Chart:
    """Write texts, each in its colour: numbers at the right of their cell, words at its left, heads at its edge."""
    chart: alt.Chart = base.mark_text(
        align=alt.ExprRef("datum.side"),
        dx=alt.ExprRef("datum.right"),
        fontWeight=theme.WEIGHT,
        fontSize=theme.SMALL_SIZE,
    ).encode(x=alt.X("at:Q", axis=None, scale=scale), text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None))
    return chart
