"""Votes in the store: appended, and committed before they are acknowledged; of a seat the latest in a round counts.

Votes that arrive together are committed together: whoever comes first writes for all who wait, so that a room of 300
costs a few transactions a second. What leaves towards a screen are counts, and tallies of what was revealed.
"""

import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from coprod.errors import StoreError
from coprod.instrument.scales import Missing
from coprod.measures.tally import Missed, Span, Tally
from coprod.store.engine import Cursor, Store
from coprod.workshop.ballot import HANDS, Given, Vote

COLUMNS = (
    "room_id",
    "seat",
    "question",
    "round",
    "first_rating",
    "first_missing",
    "second_rating",
    "second_missing",
    "number",
)
LATEST = """
    SELECT seat, question, round, first_rating, first_missing, second_rating, second_missing
    FROM room_votes WHERE room_id = ? AND question = ? AND round = ? AND number <= ?
    QUALIFY ROW_NUMBER() OVER (PARTITION BY seat ORDER BY number DESC) = 1
"""


@dataclass(eq=False)
class _Waiting:
    """A vote on its way into the file, and what became of it."""

    room_id: str
    vote: Vote
    done: threading.Event = field(default_factory=threading.Event)
    fault: BaseException | None = None


class BallotBox:
    """Takes votes from many threads at once; ``cast`` returns when the vote is safe on the disk."""

    def __init__(self, store: Store) -> None:
        """Stand beside an open store."""
        self._store = store
        self._waiting: list[_Waiting] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def cast(self, room_id: str, vote: Vote) -> None:
        """Commit a vote; StoreError when it could not be written, and then it does not count."""
        mine = _Waiting(room_id, vote)
        with self._lock:
            self._waiting.append(mine)
        with self._writing:
            if not mine.done.is_set():
                self._write()
        if mine.fault is not None:
            raise StoreError("Your answer could not be recorded. Send it again.") from mine.fault

    def _write(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting, []
        fault: BaseException | None = None
        try:
            with self._store.recording(quiet=True) as cursor:
                _append(cursor, batch)
        except BaseException as refused:  # everyone who waited has to hear of it
            fault = refused
        for one in batch:
            one.fault = fault
            one.done.set()


def answered(store: Store, room_id: str, question: str, round_: int) -> int:
    """Return how many seats answered a question in a round, whatever they said."""
    with store.reading() as cursor:
        row = cursor.execute(
            "SELECT COUNT(DISTINCT seat) FROM room_votes WHERE room_id = ? AND question = ? AND round = ?",
            [room_id, question, round_],
        ).fetchone()
    return int(row[0]) if row else 0


def answered_by_role(store: Store, room_id: str, question: str, round_: int) -> dict[str, int]:
    """Return how many seats of each role answered, those without a role under ''."""
    with store.reading() as cursor:
        rows = cursor.execute(
            "SELECT role, COUNT(DISTINCT seat) FROM room_votes JOIN room_seats USING (room_id, seat) "
            "WHERE room_id = ? AND question = ? AND round = ? GROUP BY role",
            [room_id, question, round_],
        ).fetchall()
    return dict(rows)


def hands(store: Store, room_id: str, question: str, round_: int) -> int:
    """Return how many raised hands were counted for a question in a round."""
    with store.reading() as cursor:
        row = cursor.execute(
            "SELECT COUNT(DISTINCT seat) FROM room_votes "
            "WHERE room_id = ? AND question = ? AND round = ? AND starts_with(seat, ?)",
            [room_id, question, round_, HANDS],
        ).fetchone()
    return int(row[0]) if row else 0


def given(store: Store, room_id: str, seat: str, question: str, round_: int) -> tuple[Given, ...] | None:
    """Return what one seat itself answered last, None before its first answer; for that seat only."""
    with store.reading() as cursor:
        row = cursor.execute(
            "SELECT first_rating, first_missing, second_rating, second_missing FROM room_votes "
            "WHERE room_id = ? AND seat = ? AND question = ? AND round = ? ORDER BY number DESC LIMIT 1",
            [room_id, seat, question, round_],
        ).fetchone()
    if row is None:
        return None
    return _given(row)


def times(store: Store, room_id: str, seat: str, question: str, round_: int) -> int:
    """Return how often a seat has answered a question in a round."""
    with store.reading() as cursor:
        row = cursor.execute(
            "SELECT COUNT(*) FROM room_votes WHERE room_id = ? AND seat = ? AND question = ? AND round = ?",
            [room_id, seat, question, round_],
        ).fetchone()
    return int(row[0]) if row else 0


def marks(store: Store, room_id: str, seat: str) -> dict[str, int]:
    """Return the number of a seat's last vote on each question it answered; it grows with every vote."""
    with store.reading() as cursor:
        rows = cursor.execute(
            "SELECT question, MAX(number) FROM room_votes WHERE room_id = ? AND seat = ? GROUP BY question",
            [room_id, seat],
        ).fetchall()
    return dict(rows)


def revealed(store: Store, room_id: str, question: str, round_: int, part: int, span: Span) -> Tally | None:
    """Return the tally of one part (0 or 1) of what was revealed, None where nothing was.

    Its counts stand on the diagonal: both of its ratings are the same one, so that one gate and one set of measures
    serve. ``missed`` counts those who gave a reason instead.
    """
    with store.reading() as cursor:
        upto = _upto(cursor, room_id, question, round_)
        if upto is None:
            return None
        rows = cursor.execute(LATEST, [room_id, question, round_, upto]).fetchall()
    pairs: dict[int, int] = defaultdict(int)
    missed: dict[str, int] = defaultdict(int)
    for row in rows:
        rating, reason = row[3 + 2 * part], row[4 + 2 * part]
        if rating is not None:
            pairs[rating] += 1
        elif reason is not None:
            missed[reason] += 1
    return Tally.of(question, span, [(one, one, people) for one, people in pairs.items()], Missed.of(missed))


def moved(store: Store, room_id: str, question: str, part: int, span: Span) -> Tally | None:
    """Return the tally of (first, second) of the seats that rated in both rounds; None before both are revealed.

    Nobody knows whose hands were raised in either round, so they take no part.
    """
    with store.reading() as cursor:
        ends = [_upto(cursor, room_id, question, round_) for round_ in (1, 2)]
        if ends[0] is None or ends[1] is None:
            return None
        first, second = (
            {
                row[0]: row[3 + 2 * part]
                for row in cursor.execute(LATEST, [room_id, question, round_, upto]).fetchall()
                if row[3 + 2 * part] is not None and not row[0].startswith(HANDS)
            }
            for round_, upto in zip((1, 2), ends, strict=True)
        )
    pairs = [(first[seat], second[seat], 1) for seat in first.keys() & second.keys()]
    return Tally.of(question, span, pairs)


def pairs(store: Store, room_id: str, question: str, round_: int, span: Span) -> Tally | None:
    """Return the tally of (importance, capacity) of a question that asked for both, as revealed; None before."""
    with store.reading() as cursor:
        upto = _upto(cursor, room_id, question, round_)
        if upto is None:
            return None
        rows = cursor.execute(LATEST, [room_id, question, round_, upto]).fetchall()
    whole = [(row[3], row[5], 1) for row in rows if row[3] is not None and row[5] is not None]
    missed: dict[str, int] = defaultdict(int)
    for *_, importance, no_importance, capacity, no_capacity in rows:
        if importance is None or capacity is None:
            missed[next(one for one in (no_importance, no_capacity, "not_answered") if one)] += 1
    return Tally.of(question, span, whole, Missed.of(missed))


@dataclass(frozen=True)
class Ballot:
    """Everything one seat said in a room: its role, and its last answer to each question, of the latest round."""

    seat: str
    role: str
    given: dict[str, tuple[Given, ...]]


def ballots(store: Store, room_id: str) -> tuple[Ballot, ...]:
    """Return every seat that answered anything, to be kept as submissions of the city's round; for nothing else."""
    with store.reading() as cursor:
        rows = cursor.execute(
            """
            SELECT seat, role, question, first_rating, first_missing, second_rating, second_missing
            FROM room_votes JOIN room_seats USING (room_id, seat) WHERE room_id = ?
            QUALIFY ROW_NUMBER() OVER (PARTITION BY seat, question ORDER BY round DESC, number DESC) = 1
            ORDER BY seat, question
            """,
            [room_id],
        ).fetchall()
    found: dict[tuple[str, str], dict[str, tuple[Given, ...]]] = defaultdict(dict)
    for seat, role, question, *cells in rows:
        found[seat, role][question] = _given(cells)
    return tuple(Ballot(seat, role, answers) for (seat, role), answers in found.items())


def _append(cursor: Cursor, batch: Sequence[_Waiting]) -> None:
    row = f"({', '.join('?' for _ in COLUMNS[:-1])}, nextval('vote_numbers'))"
    given = [
        cell
        for one in batch
        for cell in (one.room_id, one.vote.seat, one.vote.question, one.vote.round, *_columns(one.vote.given))
    ]
    names = ", ".join(COLUMNS)
    cursor.execute(f"INSERT INTO room_votes ({names}) VALUES {', '.join([row] * len(batch))}", given)  # noqa: S608


def _given(cells: Sequence[Any]) -> tuple[Given, ...]:
    told = [(rating, reason) for rating, reason in (cells[:2], cells[2:]) if rating is not None or reason is not None]
    return tuple(Missing(reason) if rating is None else int(rating) for rating, reason in told)


def _columns(given_: Sequence[Given]) -> tuple[object, ...]:
    cells: list[object] = []
    for one in (*given_, None, None)[:2]:
        cells += [None if isinstance(one, Missing) else one, str(one) if isinstance(one, Missing) else None]
    return tuple(cells)


def _upto(cursor: Cursor, room_id: str, question: str, round_: int) -> int | None:
    row = cursor.execute(
        "SELECT MAX(upto) FROM room_reveals WHERE room_id = ? AND question = ? AND round = ?",
        [room_id, question, round_],
    ).fetchone()
    return None if row is None or row[0] is None else int(row[0])
