"""The seats of a room: who took one, and what a seat itself has said, for that seat only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coprod.errors import SessionClosed
from coprod.store.engine import Store
from coprod.store.given import COLUMNS, given_in
from coprod.store.rooms import held
from coprod.workshop.ballot import Given, Vote

TAKE = """
    INSERT INTO room_seats SELECT id, ?, ?, ? FROM rooms
    WHERE id = ? AND NOT EXISTS (SELECT 1 FROM room_seats WHERE room_id = rooms.id AND seat = ?)
"""

OWN = f"""
    SELECT question, round, number, {", ".join(COLUMNS)}
    FROM room_seats LEFT JOIN room_votes USING (room_id, seat) WHERE room_id = ? AND seat = ? ORDER BY number
"""  # noqa: S608 - our own names


@dataclass(frozen=True)
class Said:
    """What one seat answered last to a question in a round, how often it answered, and its last vote's number."""

    given: tuple[Given, ...]
    times: int
    number: int


@dataclass(frozen=True)
class Own:
    """One seat's own view of a room: whether it is taken, and its answers by question and round."""

    taken: bool
    said: Mapping[tuple[str, int], Said]

    def given(self, question: str, round_: int) -> tuple[Given, ...] | None:
        """Return its last answer, None before the first."""
        said = self.said.get((question, round_))
        return said.given if said else None

    def times(self, question: str, round_: int) -> int:
        """Return how often it has answered a question in a round."""
        said = self.said.get((question, round_))
        return said.times if said else 0

    def after(self, question: str, round_: int, given: tuple[Given, ...], number: int) -> "Own":
        """Return the same seat after a vote; unchanged where it counts that vote already."""
        before = self.said.get((question, round_))
        if before and before.number >= number:
            return self
        now = Said(given, before.times + 1 if before else 1, number)
        return replace(self, said={**self.said, (question, round_): now})


def own(store: Store, room_id: str, seat: str) -> Own:
    """Return what a seat may know of itself; looked up once, then kept up to date by what the seat does."""
    return store.remembered(_key(room_id, seat), lambda: _own(store, room_id, seat))


def note(store: Store, room_id: str, vote: Vote, number: int) -> None:
    """Let a seat know of its vote of this number, which was committed just now."""

    def after(own: Own) -> Own:
        return own.after(vote.question, vote.round, vote.given, number)

    store.renew(_key(room_id, vote.seat), after)


def sit(store: Store, code: str, seat: str, *, role: str = "", keyed: bool = False) -> None:
    """Take a seat; the same seat again is fine. SessionClosed when the room takes no new seats.

    ``keyed`` marks people without a phone, whose answers the facilitator types in; for them the door is always open.
    """
    present = held(store, code)
    if own(store, present.id, seat).taken:
        return
    with store.recording(quiet=True) as cursor:
        present = held(store, code)  # again, as whoever closes the door writes first or after
        if not keyed and (present.course.ended or not present.takes_seats):
            raise SessionClosed("This room takes nobody in any more. Ask the facilitator.")
        cursor.execute(TAKE, [seat, role, keyed, present.id, seat])
    store.renew(_key(present.id, seat), _sat)


def taken(store: Store, code: str) -> dict[str, int]:
    """Return how many seats are taken, by role; '' for those without one."""
    present = held(store, code)
    with store.reading() as cursor:
        rows = cursor.execute(
            "SELECT role, COUNT(*) FROM room_seats WHERE room_id = ? GROUP BY role ORDER BY role", [present.id]
        ).fetchall()
    return dict(rows)


def _own(store: Store, room_id: str, seat: str) -> Own:
    with store.reading() as cursor:
        rows = cursor.execute(OWN, [room_id, seat]).fetchall()
    found = Own(bool(rows), {})
    for question, round_, number, *cells in rows:
        found = found.after(question, round_, given_in(cells), number) if question else found
    return found


def _sat(own: Own) -> Own:
    return replace(own, taken=True)


def _key(room_id: str, seat: str) -> str:
    return f"seat {room_id} {seat}"
