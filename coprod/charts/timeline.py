"""A pilot's time line: what is dated, a line each on one axis of years, a bar as long as the date is uncertain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import altair as alt
import pandas as pd

from coprod.charts import lines as lines_of
from coprod.charts import theme
from coprod.charts.figure import Figure
from coprod.language import N_, Speaker

ROW = 50
MOST_TICKS = 5  # so many years fit under each other's shoulders on a phone


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


KNOWN = {
    Precision.DAY: N_("day known"),
    Precision.MONTH: N_("only month known"),
    Precision.YEAR: N_("only year known"),
}


@dataclass(frozen=True)
class Moment:
    """Something dated: ``kind`` is start, end, seen or numbers, ``title`` says it with its date, ``words`` the date.

    It happened on one of the days ``first`` to ``last``, which are the same where the day is known.
    """

    kind: str
    title: str
    words: str
    first: date
    last: date
    precision: Precision
    site: str
    url: str


def figure(moments: Sequence[Moment], *, pilot_id: str, name: str, undated: str, source: str, say: Speaker) -> Figure:
    """Make the figure of one pilot's dated facts, in the order given; ``undated`` says which dates nobody documents."""
    sentence = " ".join(part for part in (_sentence(moments, say), undated) if part)
    return Figure(
        name="pilot-timeline",
        file=f"{pilot_id}-timeline",
        title=_title(moments, name, say),
        sentence=sentence,
        source=source,
        spec=theme.spec(draw(moments, say=say)),
        alt=say("Time line of {count} dated facts.", count=len(moments)) + f" {sentence} {source}",
        table_of=lambda: pd.DataFrame(
            {
                say("What and when"): [one.title for one in moments],
                say("How exactly"): [say(KNOWN[one.precision]) for one in moments],
                say("Source"): [one.site for one in moments],
            }
        ),
        data_of=lambda: pd.DataFrame(
            {
                "pilot_id": [pilot_id for _ in moments],
                "moment": [one.kind for one in moments],
                "title": [one.title for one in moments],
                "precision": [str(one.precision) for one in moments],
                "first_possible_on": [one.first.isoformat() for one in moments],
                "last_possible_on": [one.last.isoformat() for one in moments],
                "source_url": [one.url for one in moments],
            }
        ),
        measures=(),
    )


def draw(moments: Sequence[Moment], *, say: Speaker) -> alt.LayerChart:
    """Draw a line per moment on an axis of whole years: a diamond where the day is known, else a bar over its days."""
    frame = pd.DataFrame(
        {
            "line": [f"{place} {one.kind}" for place, one in enumerate(moments)],
            "heading": False,
            "words": [one.title for one in moments],
            "remark": [say(KNOWN[one.precision]) for one in moments],
            "from": [_years(one.first) for one in moments],
            "to": [_years(one.last + timedelta(days=1)) for one in moments],
            "exact": [one.precision is Precision.DAY for one in moments],
            "colour": [theme.CAPACITY if one.kind in ("start", "end") else theme.QUIET for one in moments],
        }
    )
    y = lines_of.down(frame["line"].tolist())
    low, high = min(one.first.year for one in moments), max(one.last.year for one in moments) + 1
    step = -(-(high - low) // (MOST_TICKS - 1))
    axis = alt.Axis(values=list(range(low, high + 1, step)), title=None, orient="top", format="d")
    colour = alt.Color("colour:N", scale=None)
    x = lines_of.across("from", low, high, axis=axis)
    layers = lines_of.words(frame, y)
    spans, points = frame[~frame["exact"]], frame[frame["exact"]]
    if len(spans):  # a layer without marks is a picture without words to whoever hears the page
        layers.append(
            alt.Chart(spans).mark_bar(height=8, yOffset=lines_of.DOWN).encode(x=x, x2=alt.X2("to:Q"), y=y, color=colour)
        )
    if len(points):
        layers.append(
            alt.Chart(points)
            .mark_point(size=130, filled=True, opacity=1, shape="diamond", yOffset=lines_of.DOWN)
            .encode(x=x, y=y, color=colour)
        )
    return theme.dressed(alt.LayerChart(layer=layers), height=ROW * len(moments))


def _years(day: date) -> float:
    """A day as a year with its fraction, so that the axis knows no time zone."""
    start = date(day.year, 1, 1)
    return round(day.year + (day - start).days / (date(day.year + 1, 1, 1) - start).days, 4)


def _title(moments: Sequence[Moment], name: str, say: Speaker) -> str:
    told = {one.kind: one.words for one in moments}
    first, last = told.get("start"), told.get("end")
    if first and last:
        return say("{pilot}: {first} to {last}", pilot=name, first=first, last=last)
    if first and "seen" in told:
        return say("{pilot}: from {first}, last seen {last}", pilot=name, first=first, last=told["seen"])
    if first:
        return say("{pilot}: from {first}", pilot=name, first=first)
    return say("{pilot}: what is dated", pilot=name)


def _sentence(moments: Sequence[Moment], say: Speaker) -> str:
    told = say("Dated in the sources: {moments}.", moments="; ".join(one.title for one in moments))
    if all(one.precision is Precision.DAY for one in moments):
        return told
    return f"{told} {say('A bar covers every day that a date can mean.')}"
