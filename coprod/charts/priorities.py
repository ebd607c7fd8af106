"""Priorities: need by skill with its interval, the most needed first, and how sure it is that it is among the five."""

from collections.abc import Sequence
from functools import lru_cache, partial

import altair as alt

from coprod.charts import lines as lines_of
from coprod.charts import priorities_table, priorities_words, theme
from coprod.charts.figure import Figure
from coprod.charts.priorities_words import NoTiers
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled, Skeleton
from coprod.charts.skill_row import SkillRow
from coprod.language import Speaker
from coprod.measures.gaps import need_bounds
from coprod.measures.orders import OrderAgreement
from coprod.measures.tally import Span
from coprod.measures.tiers import TIER_WORDS, UNLIKELY_WORDS, Tier, tier_words
from coprod.measures.worked import Interval

ROW, REMARK = 46, 160
SHAPES = {Tier.CLEAR: "square", Tier.PROBABLE: "triangle-up", Tier.CANNOT_TELL: "circle"}
SIZES = {Tier.CLEAR: 190, Tier.PROBABLE: 150, Tier.CANNOT_TELL: 70}
COLOURS = {Tier.CLEAR: theme.IMPORTANCE, Tier.PROBABLE: theme.CAPACITY, Tier.CANNOT_TELL: theme.QUIET}


def figure(
    rows: Sequence[SkillRow],
    *,
    no_tiers: NoTiers | None,
    orders: OrderAgreement,
    provenance: Provenance,
    span: Span,
    say: Speaker,
) -> Figure:
    """Make the figure of one group's priorities."""
    told = sorted((row for row in rows if row.value), key=lambda row: -(row.value.need or 0) if row.value else 0)
    sentence = priorities_words.sentence(told, no_tiers, provenance, say)
    note = priorities_words.note(told, orders, provenance, say)
    return Figure(
        name="priorities",
        file=f"{provenance.file_stem}-priorities",
        title=priorities_words.title(told, no_tiers, provenance, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(told, span=span, say=say).spec(),
        alt=say.many(
            "Dot chart of need for {count} skill.",
            "Dot chart of need for {count} skills, the most needed first.",
            len(told),
        )
        + f" {sentence} {provenance.words(say)}",
        table_of=lambda: priorities_table.table(told, say),
        data_of=lambda: priorities_table.data(told, provenance, say),
        measures=("need", "need_interval", "priority_tier", "mwds", "rds", "order_agreement", "consensus", "top_picks"),
        notes=(note,) if note else (),
    )


def draw(rows: Sequence[SkillRow], *, span: Span, say: Speaker) -> Filled:
    """Draw the rows in the order given on a fixed scale, so that two groups can be laid side by side."""
    some = any(row.priority for row in rows)
    lines = [_line(row, some, say) for row in rows]
    lowest, high = need_bounds(span)
    low = lowest if any((line[end] or 0) < 0 for line in lines for end in ("need", "low")) else 0.0
    marks = {"tiered": lines_of.told(lines, "tier"), "bare": [line for line in lines if line["tier"] is None]}
    shown = {name: marked for name, marked in marks.items() if marked}
    parts = lines_of.parted(lines) | {"intervals": lines_of.told(lines, "low", "high")} | shown
    skeleton = _skeleton(low, high, frozenset(shown), say)
    return Filled(skeleton, parts, [line["line"] for line in lines], ROW * len(lines))


@lru_cache
def _skeleton(low: float, high: float, shown: frozenset[str], say: Speaker) -> Skeleton:
    y = lines_of.down([])
    axis = alt.Axis(values=lines_of.ticks(low), title=lines_of.scale_title(low, say), orient="top")
    across = partial(lines_of.across, low=low, high=high, axis=axis, remark=REMARK)
    lines = (
        alt.Chart(alt.NamedData("intervals"))
        .mark_rule(strokeWidth=3, color=theme.QUIET, yOffset=lines_of.DOWN)
        .encode(x=across("low"), x2=alt.X2("high:Q"), y=y)
    )
    x = across("need")
    words = [*(say(TIER_WORDS[tier]) for tier in Tier), say(UNLIKELY_WORDS)]
    tiered = (
        alt.Chart(alt.NamedData("tiered"))
        .mark_point(filled=True, opacity=1, yOffset=lines_of.DOWN)
        .encode(
            x=x,
            y=y,
            color=alt.Color("tier:N", scale=alt.Scale(domain=words, range=[*COLOURS.values(), theme.QUIET])),
            shape=alt.Shape("tier:N", scale=alt.Scale(domain=words, range=[*SHAPES.values(), "diamond"])),
            size=alt.Size("tier:N", scale=alt.Scale(domain=words, range=[*SIZES.values(), SIZES[Tier.CANNOT_TELL]])),
        )
    )
    bare = alt.Chart(alt.NamedData("bare")).encode(x=x, y=y)
    if "tiered" in shown:
        bare = bare.mark_point(filled=False, color=theme.QUIET, size=SIZES[Tier.CANNOT_TELL], yOffset=lines_of.DOWN)
    else:
        filled, size = theme.CAPACITY, SIZES[Tier.PROBABLE]
        bare = bare.mark_point(filled=True, opacity=1, size=size, color=filled, yOffset=lines_of.DOWN)
    marks = [one for name, one in (("tiered", tiered), ("bare", bare)) if name in shown]
    layers: list[alt.Chart] = [*lines_of.words_named(y), lines, *marks]
    return Skeleton(theme.dressed(alt.LayerChart(layer=layers), height=0))


def _line(row: SkillRow, some: bool, say: Speaker) -> theme.Record:
    value = row.value
    interval = value.need_interval if value and isinstance(value.need_interval, Interval) else None
    tier = say(tier_words(row.priority)) if row.priority else None
    need = say.number(value.need or 0 if value else 0, 0)
    named = tier or (say("no tier") if some else "")
    return {
        "line": row.skill,
        "heading": False,
        "words": row.title,
        "remark": say("{tier}, need {need}", need=need, tier=named) if named else say("need {need}", need=need),
        "need": value and value.need,
        "low": interval and interval.low,
        "high": interval and interval.high,
        "tier": tier,
    }
