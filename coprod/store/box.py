"""Votes go into the store: appended, and committed before they are acknowledged; a seat's latest in a round counts.

Votes that arrive together are committed together: whoever comes first writes for all who wait, so that a room of 300
costs a few transactions a second.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from coprod.errors import StoreError
from coprod.store import seats
from coprod.store.engine import Cursor, Store
from coprod.store.given import COLUMNS, given_out
from coprod.workshop.ballot import Vote

NAMES = ("room_id", "seat", "question", "round", *COLUMNS, "number")


@dataclass(eq=False)
class _Waiting:
    """A vote on its way into the file, and what became of it."""

    room_id: str
    vote: Vote
    takes: Callable[[], bool]
    done: threading.Event = field(default_factory=threading.Event)
    kept: bool = False
    fault: BaseException | None = None


class BallotBox:
    """Takes votes from many threads at once; ``cast`` returns when the vote is safe on the disk."""

    def __init__(self, store: Store) -> None:
        """Stand beside an open store."""
        self._store = store
        self._waiting: list[_Waiting] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def cast(self, room_id: str, vote: Vote, *, takes: Callable[[], bool] = lambda: True) -> bool:
        """Commit a vote and return True; False where the room does not take it any more once it is its turn.

        ``takes`` is asked when nobody else writes: whoever closes a question has done so before, or does so after.
        StoreError when the vote could not be written, and then it does not count.
        """
        mine = _Waiting(room_id, vote, takes)
        with self._lock:
            self._waiting.append(mine)
        with self._writing:
            if not mine.done.is_set():
                self._write()
        if mine.fault is not None:
            raise StoreError("Your answer could not be recorded. Send it again.") from mine.fault
        return mine.kept

    def _write(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting, []
        fault: BaseException | None = None
        try:
            with self._store.recording(quiet=True) as cursor:
                taken = [one for one in batch if one.takes()]
                numbers = _append(cursor, taken) if taken else []
            for one, number in zip(taken, numbers, strict=True):
                seats.note(self._store, one.room_id, one.vote, number)
                one.kept = True
        except BaseException as refused:  # everyone who waited has to hear of it
            fault = refused
        for one in batch:
            one.fault = fault
            one.done.set()


def _append(cursor: Cursor, batch: Sequence[_Waiting]) -> list[int]:
    """Write the votes and return their numbers, in the same order."""
    row = f"({', '.join('?' for _ in NAMES[:-1])}, nextval('vote_numbers'))"
    given = [
        cell
        for one in batch
        for cell in (one.room_id, one.vote.seat, one.vote.question, one.vote.round, *given_out(one.vote.given))
    ]
    cursor.execute(
        f"INSERT INTO room_votes ({', '.join(NAMES)}) VALUES {', '.join([row] * len(batch))} RETURNING number",  # noqa: S608
        given,
    )
    return [number for (number,) in cursor.fetchall()]
