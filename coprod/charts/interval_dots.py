"""One indicator opened: each group's value as a dot on its 95 % interval, and which pairs differ beyond chance."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import altair as alt

from coprod.charts import interval_dots_table, interval_dots_words, theme
from coprod.charts import lines as lines_of
from coprod.charts.compared import file_stem, folded, source
from coprod.charts.dot_row import DotRow, Opened
from coprod.charts.figure import Figure
from coprod.charts.skeleton import Filled, Skeleton
from coprod.charts.withheld import SHORT
from coprod.disclosure.release import Withheld
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.differences import Comparison, Quantity
from coprod.measures.worked import Interval

ROW, AXIS, LETTERS = 46, 66, 40
INTERVALS = {Quantity.NEED: "need_interval"}


def figure(
    rows: Sequence[DotRow],
    pairs: Sequence[Comparison],
    opened: Opened,
    *,
    organisational: bool,
    notes: Sequence[str],
    say: Speaker,
) -> Figure:
    """Make the figure; ``pairs`` are all pairs of the groups, none of them where single returns stand side by side."""
    groups = [row.group for row in sorted(rows, key=lambda row: not row.reference)]
    title, sentence = interval_dots_words.said(rows, pairs, opened, organisational=organisational, say=say)
    from_where = source(groups, say)
    places = interval_dots_words.with_places(rows)
    measures = [opened.quantity.value, INTERVALS.get(opened.quantity, "mean_interval"), "difference"]
    return Figure(
        name="compare-skill",
        file=f"{file_stem(groups)}-{opened.skill.replace('_', '-')}-{opened.quantity}",
        title=title,
        sentence=sentence,
        source=from_where,
        spec=draw(rows, opened, say=say).spec(),
        alt=say.many(
            "Dot chart of one value for {count} group.", "Dot chart of one value for {count} groups.", len(rows)
        )
        + f" {sentence} {from_where}",
        table_of=lambda: interval_dots_table.table(rows, pairs, opened, say),
        data_of=lambda: interval_dots_table.data(rows, pairs, opened, say),
        measures=tuple(measures[: 1 if organisational else None]) + (("place_range",) if places else ()),
        notes=(*notes, *interval_dots_words.without_interval(rows, say)),
    )


def draw(rows: Sequence[DotRow], opened: Opened, *, say: Speaker) -> Filled:
    """Draw the rows in the order given on the whole range of the value, a tick where need is no gap."""
    placed = interval_dots_words.with_places(rows)
    lines = [line for row in rows for line in _lines(row, opened, say, placed=placed)]
    told = lines_of.told(lines, "value")
    parts = {
        "zero": [{**line, "none": 0.0} for line in told if opened.quantity is Quantity.NEED],
        "intervals": lines_of.told(told, "low"),
        "reference": [line for line in told if line["reference"]],
        "others": [line for line in told if not line["reference"]],
    }
    down, height = [line["line"] for line in lines], ROW * len(lines) + AXIS
    return Filled(_skeleton(opened.quantity, *opened.bounds, say), lines_of.parted(lines) | parts, down, height)


@lru_cache
def _skeleton(quantity: Quantity, low: float, high: float, say: Speaker) -> Skeleton:
    need = quantity is Quantity.NEED
    ticks: list[int] | alt.ExprRef = list(range(int(low), int(high) + 1))
    if need:
        ticks = alt.ExprRef(f"width > {lines_of.WIDE} ? {lines_of.ticks(low)} : [0, 50, 100]")
    title = lines_of.scale_title(low, say) if need else say(measure(quantity.value).title)
    axis = alt.Axis(values=ticks, title=title, orient="top", format="d")
    y = lines_of.down([])
    layers: list[alt.Chart] = [
        alt.Chart(alt.NamedData("zero"))
        .mark_tick(color=theme.INK, thickness=1.5, size=26, orient="vertical", yOffset=lines_of.DOWN)
        .encode(x=lines_of.across("none", low, high, axis=axis), y=y),
        *lines_of.words_named(y),
        alt.Chart(alt.NamedData("intervals"))
        .mark_rule(strokeWidth=3, color=theme.QUIET, yOffset=lines_of.DOWN, clip=True)
        .encode(x=lines_of.across("low", low, high, axis=axis), x2=alt.X2("high:Q"), y=y),
        *[
            alt.Chart(alt.NamedData(name))
            .mark_point(filled=True, opacity=1, size=170, shape=shape, color=theme.CAPACITY, yOffset=lines_of.DOWN)
            .encode(x=lines_of.across("value", low, high, axis=axis), y=y)
            for name, shape in (("reference", "diamond"), ("others", "circle"))
        ],
    ]
    return Skeleton(theme.dressed(alt.LayerChart(layer=layers), height=0))


def _lines(row: DotRow, opened: Opened, say: Speaker, *, placed: bool) -> Iterator[theme.Record]:
    """The line of a group, after lines of their own for as much of a long name as does not fit on it."""
    title = row.group.title
    if row.reference:
        title = say("{group} (reference)", group=title)
    if row.place:
        title = say("{group}, place {first} to {last}", group=title, first=row.place.first, last=row.place.last)
    elif placed:
        title = say("{group}, no place", group=title)
    *before, last = folded(title, LETTERS)
    bare: theme.Record = {"heading": False, "remark": "", "reference": row.reference}
    none: theme.Record = {"value": None, "low": None, "high": None}
    for at, text in enumerate(before):
        yield bare | none | {"line": f"{row.group.key} {at}", "words": text}
    named = bare | {"line": row.group.key, "words": last}
    if row.told is None:
        yield named | none | {"remark": _nothing(row, say)}
        return
    interval, number = row.told.interval, say.number(row.told.value, opened.digits)
    ends = (interval.low, interval.high) if isinstance(interval, Interval) else (None, None)
    remark = (
        number if row.group.provenance.organisational else say("{value}, {count} people", value=number, count=row.n)
    )
    yield named | {"remark": remark, "value": row.told.value, "low": ends[0], "high": ends[1]}


def _nothing(row: DotRow, say: Speaker) -> str:
    return say(SHORT[row.shown.reason]) if isinstance(row.shown, Withheld) else say("nobody rated both")
