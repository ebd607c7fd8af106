"""Before and after: need in two rounds of one city, as a pair of marks for every stage and every skill."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import altair as alt

from coprod.charts import before_after_table, before_after_words, theme
from coprod.charts import lines as lines_of
from coprod.charts.before_after_row import Change, changes
from coprod.charts.figure import Figure
from coprod.charts.lifecycle_row import LifeStage
from coprod.charts.provenance import Provenance, together
from coprod.charts.skeleton import Filled, Skeleton
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.differences import OUTCOME_WORDS, Comparison, Outcome
from coprod.measures.gaps import need_bounds
from coprod.measures.tally import Span

ROW, REMARK = 44, 152
MARKS = {
    Outcome.HIGHER: (theme.HIGHER, "triangle-up"),
    Outcome.LOWER: (theme.LOWER, "triangle-down"),
    Outcome.SAME: (theme.NEED, "square"),
    Outcome.CANNOT_TELL: (theme.NEED, "diamond"),
    Outcome.NOT_COMPARED: (theme.NEED, "diamond"),
}


class Look(NamedTuple):
    """What one kind of mark is called in the legend, and what it looks like."""

    words: str
    stroke: str
    fill: str
    shape: str


def figure(
    before: Sequence[LifeStage],
    after: Sequence[LifeStage],
    compared: Mapping[str, Comparison],
    *,
    rounds: tuple[Provenance, Provenance],
    span: Span,
    smallest: int,
    say: Speaker,
) -> Figure:
    """Make the figure; ``compared`` holds the later round (first) beside the earlier one, by skill.

    ``rounds`` are the earlier and the later.
    """
    rows = changes(before, after, compared)
    title, sentence = before_after_words.title(rows, rounds, say), before_after_words.sentence(rows, rounds, say)
    source = together(rounds, say)
    return Figure(
        name="lifecycle-before-after",
        file=f"{rounds[1].file_stem}-before-and-after",
        title=title,
        sentence=sentence,
        source=source,
        spec=draw(rows, rounds, span=span, say=say).spec(),
        alt=say("Dot chart of need in two rounds, by stage and by skill.") + f" {title}. {sentence} {source}",
        table_of=lambda: before_after_table.table(rows, rounds, say),
        data_of=lambda: before_after_table.data(rows, rounds, say),
        measures=("need", "stage_need") if rounds[0].organisational else ("need", "stage_need", "difference"),
        notes=before_after_words.notes(rows, smallest=smallest, say=say),
    )


def draw(rows: Sequence[Change], rounds: tuple[Provenance, Provenance], *, span: Span, say: Speaker) -> Filled:
    """Draw a heading for each stage with its own marks, then its skills, on the fixed axis of need."""
    lines = [line for one in rows for line in _lines(one, say)]
    dots = [dot for one in rows for dot in _dots(one, rounds, say)]
    low, high = need_bounds(span)
    low = low if any(dot["value"] < 0 for dot in dots) else 0.0
    parts = lines_of.parted(lines) | {"both": lines_of.told(lines, "before", "after"), "dots": dots}
    skeleton = _skeleton(low, high, _looks(rows, rounds, say), say)
    return Filled(skeleton, parts, [line["line"] for line in lines], ROW * len(lines))


@lru_cache
def _skeleton(low: float, high: float, looks: tuple[Look, ...], say: Speaker) -> Skeleton:
    axis = alt.Axis(
        values=[0, 25, 50, 75, 100],
        title=say("{measure}, 0 to 100", measure=say(measure("need").title)),
        orient="top",
        format="d",
    )
    across, y = partial(lines_of.across, low=low, high=high, axis=axis, remark=REMARK), lines_of.down([])
    words = [look.words for look in looks]
    layers: list[alt.Chart] = [
        *lines_of.words_named(y),
        alt.Chart(alt.NamedData("both"))
        .mark_rule(strokeWidth=3, color=theme.GRID, yOffset=lines_of.DOWN)
        .encode(x=across("before"), x2=alt.X2("after:Q"), y=y),
        alt.Chart(alt.NamedData("dots"))
        .mark_point(size=110, strokeWidth=2, opacity=1, yOffset=lines_of.DOWN)
        .encode(
            x=across("value"),
            y=y,
            stroke=alt.Stroke("when:N", scale=alt.Scale(domain=words, range=[look.stroke for look in looks])),
            fill=alt.Fill(
                "when:N",
                scale=alt.Scale(domain=words, range=[look.fill for look in looks]),
                legend=alt.Legend(columns=alt.ExprRef("width > 760 ? 6 : 2")),
            ),
            shape=alt.Shape("when:N", scale=alt.Scale(domain=words, range=[look.shape for look in looks])),
        ),
    ]
    return Skeleton(theme.dressed(alt.LayerChart(layer=layers), height=0))


def _lines(one: Change, say: Speaker) -> Iterator[theme.Record]:
    """The line of a stage stands under a heading of its own, so that marks and words stay apart on a narrow screen."""
    none: theme.Record = {"remark": "", "before": None, "after": None}
    if one.heading:
        yield none | {"line": f"heading {one.key}", "heading": True, "words": one.title}
    yield {
        "line": f"{one.kind} {one.key}",
        "heading": False,
        "words": say("The stage as a whole") if one.heading else one.title,
        "remark": before_after_words.remark(one, say),
        "before": one.before,
        "after": one.after,
    }


def _dots(one: Change, rounds: tuple[Provenance, Provenance], say: Speaker) -> Iterator[theme.Record]:
    if one.before is not None:
        yield {"line": f"{one.kind} {one.key}", "when": rounds[0].round, "value": one.before}
    if one.after is not None:
        yield {"line": f"{one.kind} {one.key}", "when": _when(one.outcome, rounds[1], say), "value": one.after}


def _when(outcome: Outcome | None, later: Provenance, say: Speaker) -> str:
    if outcome in (Outcome.HIGHER, Outcome.LOWER, Outcome.SAME):
        return say("{round}: {outcome}", round=later.round, outcome=say(OUTCOME_WORDS[outcome]))
    return later.round


def _looks(rows: Sequence[Change], rounds: tuple[Provenance, Provenance], say: Speaker) -> tuple[Look, ...]:
    """The marks that are there, in the order of the legend: the earlier round is a hollow circle."""
    there = {one.outcome or Outcome.NOT_COMPARED for one in rows if one.after is not None}
    found = {rounds[0].round: Look(rounds[0].round, theme.QUIET, theme.PAPER, "circle")}
    for outcome, (colour, shape) in MARKS.items():
        if outcome in there:
            words = _when(outcome, rounds[1], say)
            found[words] = Look(words, colour, colour, shape)
    return tuple(found.values())
