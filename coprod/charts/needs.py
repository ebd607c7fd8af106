"""Needs by skill: importance and capacity on one line per skill, grouped by stage, as aligned dots."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import altair as alt

from coprod.charts import lines as lines_of
from coprod.charts import needs_table, needs_words, theme
from coprod.charts.figure import Figure
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled, Skeleton
from coprod.charts.skill_row import SkillRow
from coprod.charts.withheld import in_short
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.tally import Span

ROW = 46
BOTH = ("importance", "capacity")


def figure(rows: Sequence[SkillRow], *, provenance: Provenance, span: Span, say: Speaker) -> Figure:
    """Make the figure of one group's skill needs."""
    title, sentence = needs_words.title(rows, provenance, say), needs_words.sentence(rows, provenance, say)
    return Figure(
        name="skill-needs",
        file=f"{provenance.file_stem}-skill-needs",
        title=title,
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(rows, span=span, say=say).spec(),
        alt=say("Dot chart of importance and capacity for {count} skills, by stage.", count=len(rows))
        + f" {sentence} {provenance.words(say)}",
        table_of=lambda: needs_table.table(rows, say),
        data_of=lambda: needs_table.data(rows, provenance, say),
        measures=("need", "importance", "capacity", "gap", "rds"),
    )


def draw(rows: Sequence[SkillRow], *, span: Span, say: Speaker) -> Filled:
    """Draw the rows in the order given, a heading before each stage."""
    lines = list(_lines(rows, say))
    parts = lines_of.parted(lines) | {"told": lines_of.told(lines, *BOTH), "dots": list(_dots(rows, say))}
    return Filled(_skeleton(span.low, span.high, say), parts, [line["line"] for line in lines], ROW * len(lines))


@lru_cache
def _skeleton(low: int, high: int, say: Speaker) -> Skeleton:
    names = [say(measure("capacity").title), say(measure("importance").title)]
    y = lines_of.down([])
    axis = alt.Axis(values=list(range(low, high + 1)), title=None, orient="top", format="d")
    layers: list[alt.Chart] = [
        *lines_of.words_named(y),
        alt.Chart(alt.NamedData("told"))
        .mark_rule(strokeWidth=3, color=theme.GRID, yOffset=lines_of.DOWN)
        .encode(x=lines_of.across("capacity", low, high, axis=axis), x2=alt.X2("importance:Q"), y=y),
        alt.Chart(alt.NamedData("dots"))
        .mark_point(size=130, filled=True, opacity=1, yOffset=lines_of.DOWN)
        .encode(
            x=lines_of.across("value", low, high, axis=axis),
            y=y,
            color=alt.Color("rating:N", scale=alt.Scale(domain=names, range=[theme.CAPACITY, theme.IMPORTANCE])),
            shape=alt.Shape("rating:N", scale=alt.Scale(domain=names, range=["circle", "diamond"])),
        ),
    ]
    return Skeleton(theme.dressed(alt.LayerChart(layer=layers), height=0))


def _lines(rows: Sequence[SkillRow], say: Speaker) -> Iterator[theme.Record]:
    none: theme.Record = dict.fromkeys(BOTH)
    for stage, members in groupby(rows, key=lambda row: (row.stage, row.stage_title)):
        yield {"line": f"stage {stage[0]}", "heading": True, "words": stage[1], "remark": ""} | none
        for row in members:
            line: theme.Record = {"line": row.skill, "heading": False, "words": row.title}
            if row.value is None:
                yield line | {"remark": in_short(row.shown, say)} | none
            else:
                remark = say("need {need}, n {n}", need=say.number(row.value.need or 0, 0), n=row.value.pairs)
                ratings = {"importance": row.value.importance, "capacity": row.value.capacity}
                yield line | {"remark": remark} | ratings


def _dots(rows: Sequence[SkillRow], say: Speaker) -> Iterator[theme.Record]:
    for row in rows:
        if row.value and row.value.capacity is not None and row.value.importance is not None:
            yield {"line": row.skill, "rating": say(measure("capacity").title), "value": row.value.capacity}
            yield {"line": row.skill, "rating": say(measure("importance").title), "value": row.value.importance}
