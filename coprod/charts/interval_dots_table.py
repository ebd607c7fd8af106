"""The numbers under one opened indicator: a line per group, with those it really differs from."""

from collections.abc import Sequence

import pandas as pd

from coprod.charts.dot_row import DotRow, Opened
from coprod.charts.withheld import SHORT
from coprod.disclosure.release import Withheld
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.differences import Comparison, Outcome
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Interval


def table(rows: Sequence[DotRow], pairs: Sequence[Comparison], opened: Opened, say: Speaker) -> pd.DataFrame:
    """Return the rows as text."""
    names = {row.group.key: row.group.title for row in rows}
    return pd.DataFrame([_line(row, pairs, opened, names, say) for row in rows])


def data(rows: Sequence[DotRow], pairs: Sequence[Comparison], opened: Opened, say: Speaker) -> pd.DataFrame:
    """Return the rows as numbers; what is withheld has its reason and no number, not even its n."""
    records = [
        row.group.record(say)
        | {
            "skill": opened.skill,
            "title": opened.title,
            "measure": opened.quantity.value,
            "is_reference": row.reference,
            "n": row.n,
            "value": row.told and row.told.value,
            **_interval(row.told.interval if row.told else None),
            "higher_than": " ".join(_apart(row, pairs, opened, Outcome.HIGHER)) or None,
            "lower_than": " ".join(_apart(row, pairs, opened, Outcome.LOWER)) or None,
            "place_first": row.place and row.place.first,
            "place_last": row.place and row.place.last,
            "withheld": row.shown.reason if isinstance(row.shown, Withheld) else None,
        }
        for row in rows
    ]
    return pd.DataFrame(records).astype(dict.fromkeys(("n", "place_first", "place_last"), "Int64"))


def _interval(interval: Interval | Undefined | None) -> dict[str, object]:
    ends = interval if isinstance(interval, Interval) else None
    return {
        "low": ends and ends.low,
        "high": ends and ends.high,
        "no_interval": interval.value if isinstance(interval, Undefined) else None,
    }


def _line(
    row: DotRow, pairs: Sequence[Comparison], opened: Opened, names: dict[str, str], say: Speaker
) -> dict[str, str]:
    group = say("{group} (reference)", group=row.group.title) if row.reference else row.group.title
    if row.told is None:
        value = say(SHORT[row.shown.reason]) if isinstance(row.shown, Withheld) else say("nobody rated both")
    else:
        value = say.number(row.told.value, opened.digits)
    return {
        say("Group"): group,
        say(measure(opened.quantity.value).title): value,
        say("95 % interval"): _ends(row, opened, say),
        say("People"): "" if row.n is None or row.group.provenance.organisational else str(row.n),
        say("Higher than"): ", ".join(names[key] for key in _apart(row, pairs, opened, Outcome.HIGHER)),
        say("Lower than"): ", ".join(names[key] for key in _apart(row, pairs, opened, Outcome.LOWER)),
    }


def _ends(row: DotRow, opened: Opened, say: Speaker) -> str:
    if row.told is None:
        return ""
    if isinstance(row.told.interval, Undefined):
        return say(WHY[row.told.interval])
    low, high = (say.number(end, opened.digits) for end in (row.told.interval.low, row.told.interval.high))
    return say("{low} to {high}", low=low, high=high)


def _apart(row: DotRow, pairs: Sequence[Comparison], opened: Opened, outcome: Outcome) -> list[str]:
    """The keys of the groups that this one really differs from, in that direction."""
    turned = Outcome.LOWER if outcome is Outcome.HIGHER else Outcome.HIGHER
    found = []
    for pair in pairs:
        told = pair.quantities[opened.quantity].outcome
        if pair.first == row.group.key and told is outcome:
            found.append(pair.second)
        elif pair.second == row.group.key and told is turned:
            found.append(pair.first)
    return found
