"""The numbers under the figure of one skill in several cities: a table to read, and the same rows to download."""

from collections.abc import Sequence

import pandas as pd

from coprod.charts.city_row import CityRow
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Interval


def table(rows: Sequence[CityRow], say: Speaker) -> pd.DataFrame:
    """Return the rows as text, in the words and the number format of the reader's language."""
    return pd.DataFrame([_line(row, say) for row in rows])


def data(rows: Sequence[CityRow], *, skill: str, title: str, say: Speaker) -> pd.DataFrame:
    """Return the rows as numbers, each with where it comes from."""
    told = [row.provenance.record(say) | {"skill": skill, "title": title} | _record(row) for row in rows]
    return pd.DataFrame(told).astype({"asked": "Int64"})  # else one city that nobody counted makes 20.0 of 20


def _line(row: CityRow, say: Speaker) -> dict[str, str]:
    value = row.shown.value
    interval = value.need_interval
    return {
        say("City"): row.title,
        say("Round"): row.provenance.round,
        say(measure("importance").title): say.number(value.importance or 0),
        say(measure("capacity").title): say.number(value.capacity or 0),
        say(measure("need").title): say.number(row.need, 0),
        say("95 % interval"): say(WHY[interval])
        if isinstance(interval, Undefined)
        else say("{low} to {high}", low=say.number(interval.low, 0), high=say.number(interval.high, 0)),
        say("n"): str(row.shown.respondents),
        say("Answered"): row.provenance.when(say),
    }


def _record(row: CityRow) -> dict[str, object]:
    value, interval = row.shown.value, row.shown.value.need_interval
    ends = (interval.low, interval.high) if isinstance(interval, Interval) else (None, None)
    return {
        "n": row.shown.respondents,
        "importance_mean": value.importance,
        "capacity_mean": value.capacity,
        "need": value.need,
        "need_low": ends[0],
        "need_high": ends[1],
        "no_interval": interval if isinstance(interval, Undefined) else None,
        "below_importance": value.below_importance,
    }
