"""What leaves the votes of a room towards a screen: counts, and tallies of what was revealed."""

from collections import defaultdict
from dataclasses import dataclass

from coprod.measures.tally import Missed, Span, Tally
from coprod.store.engine import Cursor, Store
from coprod.store.given import given_in
from coprod.workshop.ballot import HANDS, Given

LATEST = """
    SELECT seat, question, round, first_rating, first_missing, second_rating, second_missing
    FROM room_votes WHERE room_id = ? AND question = ? AND round = ? AND number <= ?
    QUALIFY ROW_NUMBER() OVER (PARTITION BY seat ORDER BY number DESC) = 1
"""


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
        found[seat, role][question] = given_in(cells)
    return tuple(Ballot(seat, role, answers) for (seat, role), answers in found.items())


def _upto(cursor: Cursor, room_id: str, question: str, round_: int) -> int | None:
    row = cursor.execute(
        "SELECT MAX(upto) FROM room_reveals WHERE room_id = ? AND question = ? AND round = ?",
        [room_id, question, round_],
    ).fetchone()
    return None if row is None or row[0] is None else int(row[0])
