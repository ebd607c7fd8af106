"""The numbers under the spread of ratings: shares to read, and the same to download."""

from collections.abc import Iterator, Sequence

import pandas as pd

from coprod.charts.spread_row import BOTH, SpreadRow
from coprod.charts.withheld import MISSING, SHORT, missed_in_words
from coprod.disclosure.release import Release, Withheld
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.tally import Span


def table(rows: Sequence[SpreadRow], span: Span, say: Speaker) -> pd.DataFrame:
    """Return a line per group and rating, as text."""
    return pd.DataFrame([line for row in rows for line in _lines(row, span, say)])


def _lines(row: SpreadRow, span: Span, say: Speaker) -> Iterator[dict[str, str]]:
    for place, rating in enumerate(BOTH):
        name = {say("Group"): row.group.title, say("Rating"): say(measure(rating).title)}
        points = [str(value) for value in range(span.low, span.high + 1)]
        if isinstance(row.shown, Withheld):
            blank = dict.fromkeys([*points, say("Mean")], "")
            yield name | blank | {say("People"): say(SHORT[row.shown.reason]), say("Without both ratings"): ""}
            continue
        spread, shares = row.shown.value, row.shown.value.shares(rating)
        cells = [say("{share} %", share=say.number(share, 0)) for share in shares] if shares else [""] * len(points)
        yield {
            **name,
            **dict(zip(points, cells, strict=True)),
            say("Mean"): say.number(spread.means[place]),
            say("People"): str(spread.n) if shares else say("{n}, high consensus", n=spread.n),
            say("Without both ratings"): missed_in_words(spread.missed, say),
        }


def data(rows: Sequence[SpreadRow], *, skill: str, title: str, span: Span, say: Speaker) -> pd.DataFrame:
    """Return a line per group, rating and point of the scale, as numbers."""
    records = []
    for row in rows:
        known = row.group.record(say) | {"skill": skill, "title": title}
        for rating, (place, value) in _points(row, span):
            spread = row.shown.value if isinstance(row.shown, Release) else None
            shares = spread.shares(rating) if spread else None
            records.append(
                known
                | {"rating": rating, "point": value, "share": shares[place] / 100 if shares else None}
                | {"n": spread and spread.n}
                | {name: spread and getattr(spread.missed, name) for name in MISSING}
                | {"withheld": row.shown.reason if isinstance(row.shown, Withheld) else None}
            )
    return pd.DataFrame(records).astype(dict.fromkeys(("n", *MISSING), "Int64"))


def _points(row: SpreadRow, span: Span) -> Iterator[tuple[str, tuple[int, int]]]:
    for rating in BOTH:
        for pair in enumerate(range(span.low, span.high + 1)):
            yield rating, pair
