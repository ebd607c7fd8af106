"""How the answers spread: diverging bars of the points of the scale, half of its middle point on each side."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import altair as alt

from coprod.charts import distribution_table, distribution_words, theme
from coprod.charts import lines as lines_of
from coprod.charts.compared import file_stem, folded, source
from coprod.charts.figure import Figure
from coprod.charts.skeleton import Filled, Skeleton
from coprod.charts.spread_row import BOTH, SpreadRow, left
from coprod.charts.withheld import SHORT, missed_in_words
from coprod.disclosure.release import Release, Withheld
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.tally import Span

ROW, AXIS, LETTERS = 46, 48, 36


def figure(
    rows: Sequence[SpreadRow], *, skill: str, title: str, span: Span, notes: Sequence[str], say: Speaker
) -> Figure:
    """Make the figure of one skill's ratings, the reference first."""
    groups = [row.group for row in rows]
    sentence, from_where = distribution_words.sentence(rows, span, say), source(groups, say)
    return Figure(
        name="compare-distribution",
        file=f"{file_stem(groups)}-{skill.replace('_', '-')}-distribution",
        title=distribution_words.title(rows, title, span, say),
        sentence=sentence,
        source=from_where,
        spec=draw(rows, span=span, say=say).spec(),
        alt=say.many(
            "Diverging bars of the ratings of {count} group.",
            "Diverging bars of the ratings of {count} groups.",
            len(rows),
        )
        + f" {sentence} {from_where}",
        table_of=lambda: distribution_table.table(rows, span, say),
        data_of=lambda: distribution_table.data(rows, skill=skill, title=title, span=span, say=say),
        measures=("importance", "capacity", "consensus"),
        notes=(*notes, *distribution_words.reasons_withheld(rows, say)),
    )


def draw(rows: Sequence[SpreadRow], *, span: Span, say: Speaker) -> Filled:
    """Draw a heading and two bars per group on a fixed axis from -100 to 100 percent."""
    key = say("The numbers are the shares of the points {low} to {high}.", low=span.low, high=span.high)
    first = {"line": "key", "heading": False, "words": key, "remark": ""}
    lines = [first, *(line for row in rows for line in _lines(row, say))]
    bars = [part for row in rows for part in _parts(row, span)]
    middles = [{"line": line, "none": 0.0} for line in dict.fromkeys(bar["line"] for bar in bars)]
    parts = lines_of.parted(lines) | {"bars": bars, "middles": middles}
    return Filled(_skeleton(say), parts, [line["line"] for line in lines], ROW * len(lines) + AXIS)


@lru_cache
def _skeleton(say: Speaker) -> Skeleton:
    y = lines_of.down([])
    axis = alt.Axis(
        values=alt.ExprRef(f"width > {lines_of.WIDE} ? [-100, -50, 0, 50, 100] : [-100, 0, 100]"),
        labelExpr="abs(datum.value) + ' %'",
        title=say("low | high"),
        orient="top",
    )
    layers: list[alt.Chart] = [
        *lines_of.words_named(y),
        alt.Chart(alt.NamedData("bars"))
        .mark_bar(height=18, yOffset=lines_of.DOWN, stroke=theme.PAPER, strokeWidth=1)
        .encode(
            x=lines_of.across("start", -100, 100, axis=axis),
            x2=alt.X2("end:Q"),
            y=y,
            color=alt.Color("colour:N", scale=None),
        ),
        alt.Chart(alt.NamedData("middles"))
        .mark_tick(color=theme.INK, thickness=1.5, size=26, orient="vertical", yOffset=lines_of.DOWN)
        .encode(x=lines_of.across("none", -100, 100, axis=axis), y=y),
    ]
    return Skeleton(theme.dressed(alt.LayerChart(layer=layers), height=0))


def _parts(row: SpreadRow, span: Span) -> Iterator[theme.Record]:
    for rating in BOTH:
        shares = row.shown.value.shares(rating) if isinstance(row.shown, Release) else None
        if shares is not None:
            start = -left(shares, span)
            for value, share in zip(range(span.low, span.high + 1), shares, strict=True):
                yield {
                    "line": f"{row.group.key} {rating}",
                    "start": start,
                    "end": start + share,
                    "colour": _colour(value, span),
                }
                start += share


def _colour(value: int, span: Span) -> str:
    """Grey for the middle, one colour below it and one above, the stronger the farther."""
    away = (value - span.centre) / (span.width / 2)
    if not away:
        return theme.MIDDLE
    far = abs(away) > 0.5
    return (theme.LEAST if far else theme.LESS) if away < 0 else (theme.MOST if far else theme.MORE)


def _lines(row: SpreadRow, say: Speaker) -> Iterator[theme.Record]:
    bare = {"heading": True, "remark": ""}
    title = row.group.title
    if isinstance(row.shown, Release):
        title = say("{group}, {count} people", group=title, count=row.shown.value.n)
    for at, text in enumerate(folded(title, LETTERS)):
        yield bare | {"line": f"{row.group.key} {at}", "words": text}
    if isinstance(row.shown, Withheld):
        yield bare | {"line": f"{row.group.key} why", "words": say(SHORT[row.shown.reason]), "heading": False}
        return
    for place, rating in enumerate(BOTH):
        spread = row.shown.value
        name, shares = say(measure(rating).title), spread.shares(rating)
        if shares is None:
            words = say("{rating}: high consensus, no bar", rating=name)
        else:
            numbers = " · ".join(say.number(share, 0) for share in shares)
            words = say("{rating}: {shares} %", rating=name, shares=numbers)
        remark = say("mean {mean}", mean=say.number(spread.means[place]))
        yield {"line": f"{row.group.key} {rating}", "heading": False, "words": words, "remark": remark}
    missed = row.shown.value.missed
    if None not in vars(missed).values() and missed.total:
        words = say("Without both ratings: {missed}", missed=missed_in_words(missed, say))
        yield bare | {"line": f"{row.group.key} missed", "words": words, "heading": False}
