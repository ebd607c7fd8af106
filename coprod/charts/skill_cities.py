"""How cities stand in one skill: need as a dot on a line per group, with its interval where there is one."""

from collections import Counter
from collections.abc import Sequence

import altair as alt
import pandas as pd

from coprod.charts import lines as lines_of
from coprod.charts import skill_cities_table, skill_cities_words, theme
from coprod.charts.city_row import CityRow
from coprod.charts.figure import Figure
from coprod.charts.provenance import together
from coprod.language import Speaker
from coprod.measures.gaps import need_bounds
from coprod.measures.tally import Span
from coprod.measures.worked import Interval

ROW = 52
LONGEST = 44
"""Letters that fit above the marks of a narrow screen; the table has the whole name."""


def figure(
    rows: Sequence[CityRow], *, skill: str, title: str, order: str, span: Span, notes: Sequence[str], say: Speaker
) -> Figure:
    """Make the figure of one skill in several groups of one kind; ``order`` says which part of the list it shows."""
    groups = [row.provenance for row in rows]
    sentence, source = skill_cities_words.sentence(rows, order, say), together(groups, say)
    return Figure(
        name="skill-cities",
        file=f"{'sample-' if any(one.sample for one in groups) else ''}{skill.replace('_', '-')}-by-city",
        title=skill_cities_words.title(rows, title, say),
        sentence=sentence,
        source=source,
        spec=theme.spec(draw(rows, span=span, say=say)),
        alt=say.many(
            "Dot chart of need in “{skill}” for {count} group of answers.",
            "Dot chart of need in “{skill}” for {count} groups of answers.",
            len(rows),
            skill=title,
        )
        + f" {sentence} {source}",
        table_of=lambda: skill_cities_table.table(rows, say),
        data_of=lambda: skill_cities_table.data(rows, skill=skill, title=title, say=say),
        measures=("need", "need_interval", "importance", "capacity"),
        notes=tuple(notes),
    )


def draw(rows: Sequence[CityRow], *, span: Span, say: Speaker) -> alt.LayerChart:
    """Draw the rows in the order given on the whole range of need, so that every page of a list has the same scale."""
    times = Counter(row.city for row in rows)
    frame = pd.DataFrame([_line(row, row.city if times[row.city] == 1 else row.title, say) for row in rows])
    low, high = need_bounds(span)
    y = lines_of.down(frame["line"].tolist())
    axis = alt.Axis(
        values=lines_of.ticks(low),
        title=lines_of.scale_title(low, say),
        orient="top",
        labelFlush=False,
        gridColor=alt.condition("datum.value === 0", alt.value(theme.QUIET), alt.value(theme.GRID)),
    )
    known = frame.dropna(subset=["low", "high"])
    intervals = (
        alt.Chart(known)
        .mark_rule(strokeWidth=3, color=theme.QUIET, yOffset=lines_of.DOWN)
        .encode(x=lines_of.across("low", low, high, axis=axis), x2=alt.X2("high:Q"), y=y)
    )
    dots = (
        alt.Chart(frame)
        .mark_point(filled=True, opacity=1, size=150, color=theme.CAPACITY, yOffset=lines_of.DOWN)
        .encode(x=lines_of.across("need", low, high, axis=axis), y=y)
    )
    marks = [intervals, dots] if len(known) else [dots]  # a layer without marks is a picture without words
    layers: list[alt.Chart] = [*lines_of.words(frame, y), *marks]
    return theme.dressed(alt.LayerChart(layer=layers), height=ROW * len(frame))


def _line(row: CityRow, name: str, say: Speaker) -> dict[str, object]:
    interval = row.shown.value.need_interval
    ends = (interval.low, interval.high) if isinstance(interval, Interval) else (None, None)
    need = say.number(row.need, 0)
    return {
        "line": row.line,
        "heading": False,
        "words": name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…",
        "remark": say("need {need}", need=need)
        if row.provenance.organisational
        else say("need {need}, n {n}", need=need, n=row.shown.respondents),
        "need": row.need,
        "low": ends[0],
        "high": ends[1],
    }
