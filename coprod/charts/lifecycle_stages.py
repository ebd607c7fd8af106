"""The life cycle: importance, capacity and need of the stages in their order, side by side on two fixed axes."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import altair as alt

from coprod.charts import lifecycle_table, lifecycle_words, theme
from coprod.charts import lines as lines_of
from coprod.charts.figure import Figure
from coprod.charts.lifecycle_row import LifeStage, Whose
from coprod.charts.skeleton import Filled, Skeleton
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.gaps import need_bounds
from coprod.measures.tally import Span

ROW, AXES, TITLES, DOWN = 60, 84, 210, 11


def figure(stages: Sequence[LifeStage], *, whose: Whose, span: Span, notes: Sequence[str], say: Speaker) -> Figure:
    """Make the figure of the stages in the order given, the skills of no stage last."""
    title, sentence = lifecycle_words.peak(stages, whose, say), lifecycle_words.course(stages, whose, say)
    return Figure(
        name="lifecycle-stages",
        file=f"{whose.file_stem}-life-cycle",
        title=title,
        sentence=sentence,
        source=whose.source(say),
        spec=draw(stages, span=span, say=say).spec(),
        alt=say("Chart of importance, capacity and need in {count} stages.", count=len(stages))
        + f" {title}. {sentence} {whose.source(say)}",
        table_of=lambda: lifecycle_table.stages(stages, say),
        data_of=lambda: lifecycle_table.stage_data(stages, whose, say),
        measures=("stage_need", "need", "importance", "capacity"),
        notes=tuple(notes),
    )


def draw(stages: Sequence[LifeStage], *, span: Span, say: Speaker) -> Filled:
    """Draw the ratings on the left and need on the right, a line per stage; both axes are fixed."""
    lines = list(_rows(stages, say))
    dots = [dot for place, one in enumerate(stages) for dot in _dots(one, place, say)]
    rows = {
        "stages": lines,
        "apart": [line for line in lines if not line["in_sequence"]],
        "told": [line for line in lines if line["told"]],
        "untold": [line for line in lines if not line["told"]],
        "dots": dots,
        "sequence": [dot for dot in dots if dot["in_sequence"]],
        "ends": [end for one in stages for end in _ends(one, say)],
    }
    low, most = need_bounds(span)
    skeleton = _skeleton(span, low if any((one.need or 0) < 0 for one in stages) else 0.0, most, say)
    return Filled(skeleton, rows, [one.stage for one in stages], ROW * len(stages) + AXES)


@lru_cache
def _skeleton(span: Span, low: float, most: float, say: Speaker) -> Skeleton:
    """Draw both axes; the one of need opens below 0 only where a need lies there."""
    y = lines_of.down([])
    parts = [_ratings(y, span, say), _needs(y, low, most, say), _words(y)]
    apart = alt.Resolve(scale=alt.ScaleResolveMap(x="independent"))
    return Skeleton(theme.dressed(alt.LayerChart(layer=parts, resolve=apart), height=0))


def _named(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(rows))


def _words(y: alt.Y) -> alt.LayerChart:
    """Stage names left of the marks, or above them on a narrow screen; why a stage has none in their place.

    A broken line sets apart what belongs to no stage. A halo keeps the names clear of the lines behind them.
    """
    wide = f"width > {lines_of.WIDE}"
    names = _named("stages").encode(x=theme.fixed(alt.XValue, 0), y=y, text=alt.Text("words:N"))
    above = alt.ExprRef(f"{wide} ? {DOWN} : -14")
    size = theme.TEXT_SIZE
    return alt.LayerChart(
        layer=[
            _named("apart")
            .mark_rule(strokeDash=[6, 4], color=theme.MIDDLE)
            .encode(x=theme.fixed(alt.XValue, 0), x2=theme.fixed(alt.X2Value, "width"), y=y.bandPosition(0)),
            names.mark_text(
                align="left", fontSize=size, dy=above, stroke=theme.PAPER, strokeWidth=6, strokeJoin="round"
            ),
            names.mark_text(align="left", fontSize=size, dy=above).encode(color=alt.Color("ink:N", scale=None)),
            _named("untold")
            .mark_text(align="left", fontSize=theme.SMALL_SIZE, color=theme.INK, dy=DOWN)
            .encode(x=theme.fixed(alt.XValue, alt.ExprRef(f"{wide} ? {TITLES} : 0")), y=y, text=alt.Text("remark:N")),
        ]
    )


def _ratings(y: alt.Y, span: Span, say: Speaker) -> alt.LayerChart:
    """Importance and capacity as dots on the whole scale, joined along the sequence, their numbers beside them."""
    names = [say(measure("capacity").title), say(measure("importance").title)]
    axis = alt.Axis(
        values=list(range(span.low, span.high + 1)),
        title=say("Ratings, {low} to {high}", low=span.low, high=span.high),
        orient="top",
        format="d",
    )
    wide = f"width > {lines_of.WIDE}"
    scale = alt.Scale(
        domain=[span.low, span.high],
        range=[alt.ExprRef(f"{wide} ? {TITLES} + 40 : 34"), alt.ExprRef(f"{wide} ? width * 0.55 : width * 0.46")],
        nice=False,
    )
    x = alt.X("value:Q", scale=scale, axis=axis)
    colour = alt.Color("hue:N", scale=None)
    shades = f"datum.value == {names[0]!r} ? {theme.CAPACITY!r} : {theme.IMPORTANCE!r}"  # the legend's own colours
    shape = alt.Shape(
        "rating:N",
        scale=alt.Scale(domain=names, range=["circle", "diamond"]),
        legend=alt.Legend(symbolFillColor=alt.ExprRef(shades), symbolStrokeWidth=0, symbolOpacity=1),
    )
    return alt.LayerChart(
        layer=[
            _named("sequence")
            .mark_line(strokeWidth=1.5, yOffset=DOWN, opacity=0.6)
            .encode(x=x, y=y, order="place:Q", color=colour),
            _named("ends")
            .mark_rule(strokeWidth=3, color=theme.GRID, yOffset=DOWN)
            .encode(x=alt.X("low:Q", scale=scale, axis=axis), x2=alt.X2("high:Q"), y=y),
            _named("dots")
            .mark_point(size=130, filled=True, opacity=1, yOffset=DOWN)
            .encode(x=x, y=y, color=colour, shape=shape),
            _named("ends")
            .mark_text(align="right", dx=-10, dy=DOWN, fontSize=theme.SMALL_SIZE, color=theme.INK)
            .encode(x=alt.X("low:Q", scale=scale, axis=axis), y=y, text=alt.Text("lower:N")),
            _named("ends")
            .mark_text(align="left", dx=10, dy=DOWN, fontSize=theme.SMALL_SIZE, color=theme.INK)
            .encode(x=alt.X("high:Q", scale=scale, axis=axis), y=y, text=alt.Text("higher:N")),
        ]
    )


def _needs(y: alt.Y, low: float, most: float, say: Speaker) -> alt.LayerChart:
    """Need as bars from 0, the number beside each."""
    wide = f"width > {lines_of.WIDE}"
    scale = alt.Scale(
        domain=[low, most],
        range=[alt.ExprRef(f"{wide} ? width * 0.62 : width * 0.6"), alt.ExprRef("width - 30")],
        nice=False,
    )
    axis = alt.Axis(
        values=[0, 50, 100],
        title=say("{measure}, 0 to 100", measure=say(measure("need").title)),
        orient="top",
        format="d",
    )
    base = _named("told")
    return alt.LayerChart(
        layer=[
            base.mark_bar(height=16, yOffset=DOWN).encode(
                x=alt.X("need:Q", scale=scale, axis=axis),
                x2=alt.X2("start:Q"),
                y=y,
                color=alt.Color("colour:N", scale=None),
            ),
            base.mark_text(
                align="left", fontSize=theme.TEXT_SIZE, fontWeight="bold", color=theme.INK, dx=6, dy=DOWN
            ).encode(x=alt.X("at:Q", scale=scale, axis=axis), y=y, text=alt.Text("remark:N")),
        ]
    )


def _rows(stages: Sequence[LifeStage], say: Speaker) -> Iterator[theme.Record]:
    for one in stages:
        yield {
            "line": one.stage,
            "words": one.title,
            "in_sequence": one.in_sequence,
            "ink": theme.INK if one.in_sequence else theme.QUIET,
            "remark": lifecycle_table.stage_need(one, say),
            "need": one.need,
            "start": 0.0,
            "at": max(one.need or 0.0, 0.0),
            "told": one.need is not None,
            "colour": theme.NEED if one.in_sequence else theme.MIDDLE,
        }


def _dots(one: LifeStage, place: int, say: Speaker) -> Iterator[theme.Record]:
    for rating, hue in (("capacity", theme.CAPACITY), ("importance", theme.IMPORTANCE)):
        value = getattr(one.means, rating)
        if value is not None:
            yield {
                "line": one.stage,
                "place": place,
                "rating": say(measure(rating).title),
                "value": value,
                "hue": hue,
                "in_sequence": one.in_sequence,
            }


def _ends(one: LifeStage, say: Speaker) -> Iterator[theme.Record]:
    """The two ratings of a stage by size, for the rule between them and the numbers outside them."""
    values = sorted(value for value in (one.means.capacity, one.means.importance) if value is not None)
    if values:
        lower, higher = say.number(values[0]), say.number(values[-1])
        ends = {"line": one.stage, "low": values[0], "high": values[-1]}
        yield {**ends, "lower": "" if lower == higher else lower, "higher": higher}
