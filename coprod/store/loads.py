"""Loads: one act of handing files in, whether one file, forty at once or a team's; the newest may be undone.

One step back, and no further: a load may be undone until the next one comes, and for good only itself. After an undo
nothing is left to undo until files are handed in again, so that pressing twice never takes more than was meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from coprod.errors import StoreError
from coprod.store.engine import Cursor, Store, append, now
from coprod.store.removal import remove
from coprod.store.rows import Submission

COLUMNS = ("id", "loaded_at", "loaded_by", "files")
NEWEST = "loads.id IN (SELECT id FROM loads ORDER BY loaded_at DESC LIMIT 1)"


@dataclass(frozen=True)
class Load:
    """The newest load: how many files were new in it, and how many submissions they made."""

    id: str
    loaded_at: datetime
    loaded_by: str
    files: int
    submissions: int


def record(cursor: Cursor, load_id: str, written: Sequence[Submission]) -> None:
    """Write down a load of submissions; none is no load. A clock set back never makes it older than the one before."""
    if not written:
        return
    [(last,)] = cursor.execute("SELECT MAX(loaded_at) FROM loads").fetchall()
    at = max(now(), last + timedelta(microseconds=1)) if last else now()
    files = len({one.file_hash for one in written})
    append(cursor, "loads", COLUMNS, [(load_id, at, written[0].saved_by, files)])


def newest(store: Store) -> Load | None:
    """Return the load that may be undone: the newest. None when nothing was ever loaded, or when it was undone."""
    with store.reading() as cursor:
        return _newest(cursor)


def undo(store: Store, load_id: str) -> int:
    """Remove every submission of the newest load, and return how many went; what they replaced stands again.

    Raises StoreError, and changes nothing, when there is no such load, when it was undone, or when another came since.
    """
    with store.writing(f"undo load {load_id}") as cursor:
        if not cursor.execute("SELECT 1 FROM loads WHERE id = ?", [load_id]).fetchone():
            raise StoreError("There is no such load here, so nothing can be undone.")
        if not cursor.execute(f"SELECT 1 FROM loads WHERE id = ? AND {NEWEST}", [load_id]).fetchone():  # noqa: S608
            raise StoreError("Another load has come since; only the newest can be undone.")
        if not _newest(cursor):
            raise StoreError("This load was undone already; nothing of it is left.")
        return remove(cursor, "load_id = ?", [load_id])


def _newest(cursor: Cursor) -> Load | None:
    row = cursor.execute(
        f"""
        SELECT loads.id, loaded_at, loaded_by, files, COUNT(*) AS submissions
        FROM loads JOIN submissions ON submissions.load_id = loads.id
        WHERE {NEWEST}
        GROUP BY loads.id, loaded_at, loaded_by, files
        """  # noqa: S608 - NEWEST is ours
    ).fetchone()
    return Load(*row) if row else None
