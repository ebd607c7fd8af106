"""Notes in the store: what somebody wrote to a figure or a page, with the view that it speaks of."""

from dataclasses import dataclass
from datetime import datetime

from coprod.store.engine import Store, new_id, now


@dataclass(frozen=True)
class About:
    """What a note speaks of: a figure (or a page) and the choices that it showed, of which city and round."""

    figure: str
    shown: str
    city: str = ""
    round: str = ""


@dataclass(frozen=True)
class Note:
    """One note; ``role`` is what its author called themselves, ``words`` are plain text."""

    id: str
    about: About
    role: str
    words: str
    written_at: datetime


def add(store: Store, about: About, *, role: str, words: str, written_by: str) -> str:
    """Keep a note and return its id."""
    note_id = new_id()
    with store.writing("note") as cursor:
        cursor.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [note_id, about.figure, about.shown, about.city, about.round, role, words, now(), written_by],
        )
    return note_id


def remove(store: Store, note_id: str) -> None:
    """Take a note out; one that is not there is fine."""
    with store.writing("remove note") as cursor:
        cursor.execute("DELETE FROM notes WHERE id = ?", [note_id])


def every(store: Store) -> tuple[Note, ...]:
    """Return every note, oldest first."""
    return store.remembered("every note", lambda: _every(store))


def _every(store: Store) -> tuple[Note, ...]:
    with store.reading() as cursor:
        rows = cursor.execute(
            "SELECT id, figure, shown, city, round, role, words, written_at FROM notes ORDER BY written_at, id"
        ).fetchall()
    return tuple(
        Note(note_id, About(figure, shown, city, round_), role, words, written_at)
        for note_id, figure, shown, city, round_, role, words, written_at in rows
    )
