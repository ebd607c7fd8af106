"""The numbers under the rug: a table to read, a column a group, and the same as rows to download."""

from collections.abc import Sequence

import pandas as pd

from coprod.charts.compared import Compared
from coprod.charts.rug_row import RugCell, RugRow
from coprod.charts.withheld import SHORT
from coprod.language import Speaker
from coprod.measures.differences import OUTCOME_WORDS, WHY_NOT, NotCompared, Outcome
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Interval


def table(rows: Sequence[RugRow], groups: Sequence[Compared], say: Speaker) -> pd.DataFrame:
    """Return a line per indicator, in words."""
    lines = [[row.section, row.title, *(_told(row, row.cells[one.key], one, say) for one in groups)] for row in rows]
    return pd.DataFrame(lines, columns=[say("Part"), say("Indicator"), *(one.title for one in groups)])


def data(rows: Sequence[RugRow], groups: Sequence[Compared], say: Speaker) -> pd.DataFrame:
    """Return a line per indicator and group, in numbers; what is withheld has its reason and no number."""
    records = [
        one.record(say)
        | {"reference": groups[0].key, "measure": row.measure, "stage": row.stage or None, "skill": row.skill or None}
        | {"title": row.title}
        | _record(row.cells[one.key])
        for row in rows
        for one in groups
    ]
    return pd.DataFrame(records).astype({"n": "Int64"})


def difference_in_words(value: float, interval: object, digits: int, say: Speaker) -> str:
    """Say by how much, with the ends of its interval where there is one: "by 12, 3 to 21"."""
    size = say.number(abs(value), digits)
    if not isinstance(interval, Interval):
        return say("by {size}", size=size)
    ends = sorted((interval.low, interval.high) if value >= 0 else (-interval.low, -interval.high))
    low, high = (say.number(end, digits) for end in ends)
    return say("by {size}, {low} to {high}", size=size, low=low, high=high)


def _told(row: RugRow, cell: RugCell, group: Compared, say: Speaker) -> str:
    if cell.withheld:
        return say(SHORT[cell.withheld.reason])
    if isinstance(cell.shown, Undefined):
        return say(WHY[cell.shown])
    words = [row.number(cell, say)]
    if cell.n is not None and not group.provenance.organisational:
        words.append(say("{count} people", count=cell.n))
    if cell.not_compared is NotCompared.TOO_FEW and cell.reference_lacks:
        words.append(say("not compared: too few people answered in the reference"))
    elif cell.not_compared:
        words.append(say("not compared: {why}", why=say(WHY_NOT[cell.not_compared])))
    elif cell.outcome and cell.difference and isinstance(cell.difference.value, float):
        outcome = say(OUTCOME_WORDS[cell.outcome])
        if cell.outcome in (Outcome.HIGHER, Outcome.LOWER):
            outcome += " " + difference_in_words(cell.difference.value, cell.difference.interval, row.digits, say)
        words.append(outcome)
    return ", ".join(words)


def _record(cell: RugCell) -> dict[str, object]:
    one = cell.difference
    ends = one.interval if one and isinstance(one.interval, Interval) else None
    return {
        "n": cell.n,
        "value": cell.value,
        "at_least": cell.at_least or None,
        "difference": one.value if one and isinstance(one.value, float) else None,
        "difference_low": ends and ends.low,
        "difference_high": ends and ends.high,
        "p_adjusted": one.p_adjusted if one and isinstance(one.p_adjusted, float) else None,
        "outcome": cell.outcome,
        "not_compared": cell.not_compared,
        "undefined": cell.shown if isinstance(cell.shown, Undefined) else None,
        "withheld": cell.withheld and cell.withheld.reason,
    }
