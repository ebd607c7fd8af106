"""Needs by skill: importance and capacity on one line per skill, grouped by stage, as aligned dots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import altair as alt
import pandas as pd

from coprod.charts import theme
from coprod.charts.figure import Figure
from coprod.charts.provenance import Provenance
from coprod.charts.withheld import in_full, in_short
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Shown, Withheld
from coprod.language import N_, Speaker
from coprod.measures.catalogue import measure
from coprod.measures.gaps import SkillNeed
from coprod.measures.tally import Span

ROW = 46
WIDE, WORDS, REMARK = 760, 400, 112


@dataclass(frozen=True)
class SkillRow:
    """One skill as a reader meets it: its words and what may be told of its need."""

    skill: str
    title: str
    stage: str
    stage_title: str
    next_step: str
    optional: bool
    shown: Shown[SkillNeed]

    @property
    def value(self) -> SkillNeed | None:
        """What is told, where there is anything to tell."""
        return self.shown.value if isinstance(self.shown, Release) and self.shown.value.pairs else None


def figure(rows: Sequence[SkillRow], *, provenance: Provenance, span: Span, say: Speaker) -> Figure:
    """Make the figure of one group's skill needs."""
    title, sentence = _title(rows, provenance, say), _sentence(rows, provenance, say)
    return Figure(
        name="skill-needs",
        title=title,
        sentence=sentence,
        source=provenance.words(say),
        chart=draw(rows, span=span, say=say),
        alt=say("Dot chart of importance and capacity for {count} skills, by stage.", count=len(rows))
        + f" {sentence} {provenance.words(say)}",
        table=_table(rows, say),
        data=_data(rows, provenance),
        measures=("importance", "capacity", "gap", "need", "rds"),
    )


def explained(rows: Sequence[SkillRow], *, smallest: int, say: Speaker) -> tuple[str, ...]:
    """Say for every reason why skills are withheld, which ones and why; empty when everything is shown."""
    titles: dict[Reason, list[str]] = {}
    for row in rows:
        if isinstance(row.shown, Withheld):
            titles.setdefault(row.shown.reason, []).append(row.title)
    return tuple(
        (say("All skills") if len(hidden) == len(rows) else ", ".join(hidden))
        + ": "
        + in_full(reason, smallest=smallest, say=say)
        for reason, hidden in titles.items()
    )


def draw(rows: Sequence[SkillRow], *, span: Span, say: Speaker) -> alt.LayerChart:
    """Draw the rows in the order given, a heading before each stage."""
    lines = pd.DataFrame(list(_lines(rows, say)))
    told = lines.dropna(subset=["importance"]) if "importance" in lines else lines.iloc[:0]
    dots = pd.DataFrame(list(_dots(rows, say)), columns=["line", "rating", "value"])
    names = [say(measure("capacity").title), say(measure("importance").title)]
    y = alt.Y("line:O", axis=None, sort=None, scale=alt.Scale(domain=lines["line"].tolist()))
    # On a wide screen the words stand left of their line, on a narrow one above it.
    words_left = {"expr": f"width > {WIDE} ? 9 : -13"}
    line_start = alt.ExprRef(f"width > {WIDE} ? {WORDS} : 8")
    line_end = alt.ExprRef(f"width - {REMARK}")
    x_scale = alt.Scale(domain=[span.low, span.high], range=[line_start, line_end], nice=False, zero=False)
    axis = alt.Axis(values=list(range(span.low, span.high + 1)), title=None, orient="top", format="d")
    x = alt.X("value:Q", scale=x_scale, axis=axis)
    edge = alt.value(0)
    layers: list[alt.Chart] = [
        alt.Chart(lines[lines["heading"]])
        .mark_text(align="left", fontWeight="bold", fontSize=theme.TEXT_SIZE + 2, color=theme.INK, dy=8)
        .encode(x=edge, y=y, text="words:N"),
        alt.Chart(lines[~lines["heading"]])
        .mark_text(align="left", fontSize=theme.TEXT_SIZE, color=theme.INK, dy=words_left)
        .encode(x=edge, y=y, text="words:N"),
        alt.Chart(lines[~lines["heading"]])
        .mark_text(align="right", fontSize=theme.SMALL_SIZE, color=theme.INK, dy=9)
        .encode(x=alt.value("width"), y=y, text="remark:N"),
        alt.Chart(told)
        .mark_rule(strokeWidth=3, color=theme.GRID, yOffset=9)
        .encode(x=alt.X("capacity:Q", scale=x_scale, axis=axis), x2="importance:Q", y=y),
        alt.Chart(dots)
        .mark_point(size=130, filled=True, opacity=1, yOffset=9)
        .encode(
            x=x,
            y=y,
            color=alt.Color("rating:N", scale=alt.Scale(domain=names, range=[theme.CAPACITY, theme.IMPORTANCE])),
            shape=alt.Shape("rating:N", scale=alt.Scale(domain=names, range=["circle", "diamond"])),
        ),
    ]
    return theme.dressed(alt.LayerChart(layer=layers), height=ROW * len(lines))


def _lines(rows: Sequence[SkillRow], say: Speaker) -> Iterator[dict[str, object]]:
    for stage, members in groupby(rows, key=lambda row: (row.stage, row.stage_title)):
        yield {"line": f"stage {stage[0]}", "heading": True, "words": stage[1], "remark": ""}
        for row in members:
            line: dict[str, object] = {"line": row.skill, "heading": False, "words": row.title}
            if row.value is None:
                yield line | {"remark": in_short(row.shown, say)}
            else:
                remark = say("need {need}, n {n}", need=_number(row.value.need, say, 0), n=row.value.pairs)
                ratings = {"importance": row.value.importance, "capacity": row.value.capacity}
                yield line | {"remark": remark} | ratings


def _dots(rows: Sequence[SkillRow], say: Speaker) -> Iterator[tuple[str, str, float]]:
    for row in rows:
        if row.value and row.value.capacity is not None and row.value.importance is not None:
            yield row.skill, say(measure("capacity").title), row.value.capacity
            yield row.skill, say(measure("importance").title), row.value.importance


def _title(rows: Sequence[SkillRow], provenance: Provenance, say: Speaker) -> str:
    told = [row.value for row in rows if row.value]
    if not told:
        return say("{city}: no skill can be shown", city=provenance.city)
    short = sum(bool(value.below_importance) for value in told)
    return say(
        "{city}: capacity falls short of importance in {short} of {count} skills",
        city=provenance.city,
        short=short,
        count=len(told),
    )


def _sentence(rows: Sequence[SkillRow], provenance: Provenance, say: Speaker) -> str:
    told = [(row, row.value) for row in rows if row.value]
    if not told:
        return in_short(rows[0].shown, say).capitalize() + "." if rows else ""
    neediest, value = max(told, key=lambda pair: pair[1].need or 0)
    words = [
        say(
            "The greatest need is in “{skill}”: importance {importance}, capacity {capacity}, need {need}, n {n}.",
            skill=neediest.title,
            importance=_number(value.importance, say),
            capacity=_number(value.capacity, say),
            need=_number(value.need, say, 0),
            n=value.pairs,
        )
    ]
    if hidden := len(rows) - len(told):
        words.append(say.many("{count} skill is not shown.", "{count} skills are not shown.", hidden))
    if provenance.organisational:
        words.append(say("One agreed return: it carries no measure of uncertainty."))
    else:
        words.append(say("These are averages without intervals: do not read small differences as an order."))
    return " ".join(words)


def _table(rows: Sequence[SkillRow], say: Speaker) -> pd.DataFrame:
    columns = ("importance", "capacity", "gap", "need", "rds")
    lines = []
    for row in rows:
        line = {say("Stage"): row.stage_title, say("Skill"): row.title}
        for column in columns:
            digits = 0 if column in ("need", "rds") else 1
            number = getattr(row.value, column) if row.value else None
            line[say(_heading(column))] = _number(number, say, digits)
        line[say("n")] = str(row.value.pairs) if row.value else in_short(row.shown, say)
        lines.append(line)
    return pd.DataFrame(lines)


def _heading(column: str) -> str:
    return N_("RDS") if column == "rds" else measure(column).title


def _data(rows: Sequence[SkillRow], provenance: Provenance) -> pd.DataFrame:
    lines = []
    for row in rows:
        value = row.value
        lines.append(
            {
                "city": provenance.city,
                "sample": provenance.sample,
                "round": provenance.round,
                "mode": "organisational" if provenance.organisational else "individual",
                "instrument": provenance.instrument,
                "stage": row.stage,
                "skill": row.skill,
                "title": row.title,
                "optional": row.optional,
                "n": row.shown.respondents if isinstance(row.shown, Release) else None,
                "importance_mean": value and value.importance,
                "capacity_mean": value and value.capacity,
                "gap": value and value.gap,
                "mwds": value and value.mwds,
                "need": value and value.need,
                "rds": value and value.rds,
                "quadrant": value and value.quadrant,
                "withheld": None if isinstance(row.shown, Release) else row.shown.reason,
            }
        )
    return pd.DataFrame(lines).astype({"n": "Int64"})  # else one withheld skill turns every n into 5.0


def _number(value: float | None, say: Speaker, digits: int = 1) -> str:
    return "" if value is None else say.number(value, digits)
