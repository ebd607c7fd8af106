"""A room's results as a file: what was shown on the wall, question by question, and nothing more."""

from collections.abc import Iterator

import pandas as pd

from coprod.charts.download import table
from coprod.charts.room_row import Spread
from coprod.charts.withheld import SHORT
from coprod.desk.opening import Desk
from coprod.desk.room_results import results
from coprod.disclosure.release import Release, Shown
from coprod.language import Speaker
from coprod.store.rooms import Held

COLUMNS = ("question", "part", "round", "n", "median", "consensus", "point", "people", "note")


def export(desk: Desk, say: Speaker, held: Held) -> bytes:
    """Return UTF-8 CSV: a line per point of the scale of every part and round that was revealed."""
    rows = [
        (question.item, part.part, round_, *cells)
        for question in held.room.questions
        for part in results(desk, say, held, question)
        for round_, shown in enumerate(part.rounds, start=1)
        if shown is not None
        for cells in _cells(shown, part.points, say)
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"n": "Int64", "point": "Int64", "people": "Int64"})
    return ("\ufeff" + table(frame)).encode()


def _cells(shown: Shown[Spread], points: tuple[tuple[int, str], ...], say: Speaker) -> Iterator[tuple[object, ...]]:
    if not isinstance(shown, Release):
        yield None, None, None, None, None, say(SHORT[shown.reason])
    elif shown.value.ratings is None:
        yield shown.value.n, None, None, None, None, say("high consensus; no more is told")
    else:
        spread, ratings = shown.value, shown.value.ratings
        for (point, _), people in zip(points, ratings.counts.tolist(), strict=True):
            yield spread.n, spread.median, spread.consensus, point, people, ""
