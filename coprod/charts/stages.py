"""Need by life-cycle stage: one bar per stage in the order of the service cycle."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import pandas as pd

from coprod.charts import lines as lines_of
from coprod.charts import theme
from coprod.charts.figure import Figure
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled, Skeleton
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.gaps import need_bounds
from coprod.measures.stages import StageNeed
from coprod.measures.tally import Span

ROW = 62


@dataclass(frozen=True)
class StageRow:
    """One stage as a reader meets it; ``in_sequence`` is false for the skills that belong to no stage.

    ``reason`` says why there is no need, None where there is one. ``optional`` is how many optional skills the page
    lists at the stage, which its need leaves out.
    """

    stage: str
    title: str
    in_sequence: bool
    shown: Release[StageNeed]
    reason: Reason | None = None
    optional: int = 0

    @property
    def need(self) -> float | None:
        """The stage's need, None where too few of its skills have a value."""
        return self.shown.value.need

    @property
    def least_n(self) -> int | None:
        """How many respondents the need rests on at least; None where there is no need that could rest on any."""
        return None if self.need is None else self.shown.respondents


def figure(rows: Sequence[StageRow], *, provenance: Provenance, span: Span, say: Speaker) -> Figure:
    """Make the figure of one group's stage needs."""
    sentence = _sentence(rows, say)
    return Figure(
        name="stage-needs",
        file=f"{provenance.file_stem}-stage-needs",
        title=_title(rows, provenance, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(rows, span=span, say=say).spec(),
        alt=say("Bar chart of need in {count} stages.", count=len(rows)) + f" {sentence} {provenance.words(say)}",
        table_of=lambda: pd.DataFrame(
            [
                {
                    say("Stage"): row.title,
                    say(measure("need").title): say("not shown") if row.need is None else say.number(row.need, 0),
                    say("Skills with a value"): _share(row, say),
                    say("n, at least"): "" if row.least_n is None else str(row.least_n),
                }
                for row in rows
            ]
        ),
        data_of=lambda: pd.DataFrame([provenance.record(say) | _record(row) for row in rows]).astype(
            {"least_n": "Int64"}
        ),
        measures=("stage_need", "need"),
    )


def draw(rows: Sequence[StageRow], *, span: Span, say: Speaker) -> Filled:
    """Draw the stages in the order given on a fixed scale, so that two groups can be laid side by side."""
    low, high = need_bounds(span)
    stages = [
        {
            "stage": row.title,
            "need": row.need,
            "words": say("not shown") if row.need is None else say.number(row.need, 0),
            "start": 0.0,
            "colour": theme.CAPACITY if row.in_sequence else theme.QUIET,
            "at": max(row.need or 0.0, 0.0),
        }
        for row in rows
    ]
    lowest = low if any((row.need or 0) < 0 for row in rows) else 0.0
    return Filled(_skeleton(lowest, high, say), {"stages": stages}, [row.title for row in rows], ROW * len(rows))


@lru_cache
def _skeleton(lowest: float, high: float, say: Speaker) -> Skeleton:
    y = alt.Y("stage:O", axis=None, sort=None, scale=alt.Scale(domain=[]))
    scale = alt.Scale(domain=[lowest, high], nice=False)
    axis = alt.Axis(values=lines_of.ticks(lowest), title=lines_of.scale_title(lowest, say), orient="bottom")
    base = alt.Chart(alt.NamedData("stages"))
    layers: list[alt.Chart] = [
        base.mark_bar(height=16, yOffset=12).encode(
            x=alt.X("need:Q", scale=scale, axis=axis),
            x2=alt.X2("start:Q"),
            y=y,
            color=alt.Color("colour:N", scale=None),
        ),
        base.mark_text(align="left", fontSize=theme.TEXT_SIZE, color=theme.INK, dy=-10).encode(
            x=theme.fixed(alt.XValue, 0), y=y, text=alt.Text("stage:N")
        ),
        base.mark_text(align="left", fontSize=theme.TEXT_SIZE, fontWeight="bold", color=theme.INK, dx=6, dy=12).encode(
            x=alt.X("at:Q", scale=scale, axis=axis), y=y, text=alt.Text("words:N")
        ),
    ]
    return Skeleton(theme.dressed(alt.LayerChart(layer=layers), height=0))


def _title(rows: Sequence[StageRow], provenance: Provenance, say: Speaker) -> str:
    told = [(row.need, row.title) for row in rows if row.in_sequence and row.need is not None]
    if not told:
        return say("{city}: no stage can be shown", city=provenance.city)
    (low, lowest), (high, highest) = min(told), max(told)
    if len(told) < sum(row.in_sequence for row in rows):
        return say("{city}: need by stage, where it can be shown", city=provenance.city)
    if round(low) == round(high):
        level = say("{city}: need is {need} at every stage", city=provenance.city, need=say.number(low, 0))
        return _with(_above(rows), level, say)
    told_in_order = say(
        "{city}: need by stage runs from {low} ({lowest}) to {high} ({highest})",
        city=provenance.city,
        low=say.number(low, 0),
        lowest=lowest,
        high=say.number(high, 0),
        highest=highest,
    )
    return _with(_above(rows), told_in_order, say)


def _with(above: StageRow | None, title: str, say: Speaker) -> str:
    if above is None:
        return title
    return say("{title}; {above}, {need}, is above them all", title=title, above=above.title, need=_need(above, say))


def _above(rows: Sequence[StageRow]) -> StageRow | None:
    """The skills of no single stage, where their bar is the longest that a reader sees."""
    stages, others = ([row for row in rows if row.in_sequence is ours] for ours in (True, False))
    most = max((round(row.need) for row in stages if row.need is not None), default=None)
    return next((row for row in others if row.need is not None and most is not None and round(row.need) > most), None)


def _need(row: StageRow, say: Speaker) -> str:
    return say.number(row.need or 0, 0)


def _sentence(rows: Sequence[StageRow], say: Speaker) -> str:
    told = [
        say("{stage} {need}", stage=row.title, need=say.number(row.need, 0)) for row in rows if row.need is not None
    ]
    words = [say("Need by stage: {stages}.", stages=", ".join(told))] if told else []
    if any(row.need is not None and not row.in_sequence for row in rows):
        words.append(say("The grey bar belongs to no single stage."))
    if any(row.optional for row in rows):
        words.append(say("Optional skills are left out of a stage's mean, so that cities can be compared."))
    if hidden := [row.title for row in rows if row.need is None]:
        words.append(
            say("Not shown, because fewer than half of the skills have a value: {stages}.", stages=", ".join(hidden))
        )
    return " ".join(words)


def _share(row: StageRow, say: Speaker) -> str:
    share = say("{known} of {all}", known=row.shown.value.skills_with_value, all=row.shown.value.skills)
    if not row.optional:
        return share
    return say.many(
        "{share}, {count} optional left out", "{share}, {count} optional left out", row.optional, share=share
    )


def _record(row: StageRow) -> dict[str, object]:
    return {
        "stage": row.stage,
        "title": row.title,
        "need": row.need,
        "least_n": row.least_n,
        "skills_with_value": row.shown.value.skills_with_value,
        "skills": row.shown.value.skills,
        "withheld": row.reason,
    }
