"""The open store: how it is read and written.

One process-wide connection; every call works on a cursor of its own, because a shared one returns other threads' rows.
One lock around writes; a write is one transaction and one new revision, or nothing.
"""

import secrets
import threading
import time
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar, cast
from uuid import UUID

import duckdb
import pyarrow as pa

Cursor = duckdb.DuckDBPyConnection
Found = TypeVar("Found")
Key = TypeVar("Key", bound=Hashable)
MOST = 512  # of what is found under several keys, so many are remembered; tallies of as many groups take 9 MB


def new_id() -> str:
    """Return a UUIDv7: time-ordered, so that rows written together lie together."""
    stamp = time.time_ns() // 1_000_000
    bits = (stamp << 80) | (7 << 76) | (secrets.randbits(12) << 64) | (2 << 62) | secrets.randbits(62)
    return str(UUID(int=bits))


class Store:
    """An open store. ``revision`` changes with every write and with every opening, and keys every cache."""

    def __init__(self, path: Path, connection: Cursor) -> None:
        """Take over an open, migrated connection; use ``open_store``."""
        self.path = path
        self._connection = connection
        self._writes = threading.Lock()
        self._opening = secrets.token_hex(4)
        self._commits = 0
        self._seen: dict[str, object] = {}
        self._each: dict[Hashable, object] = {}
        self._noting = threading.Lock()
        with self.reading() as cursor:
            self._revision = _last_revision(cursor)

    @property
    def revision(self) -> str:
        """A mark that two states of the store never share."""
        return f"{self._opening}-{self._revision}"

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Lend a cursor for queries."""
        with self._connection.cursor() as cursor:
            yield cursor

    @contextmanager
    def writing(self, what: str) -> Iterator[Cursor]:
        """Lend a cursor inside the one write transaction: committed whole at the end, or not at all."""
        with self.recording() as cursor:
            yield cursor
            revision = max(self._revision, _last_revision(cursor)) + 1  # a restore brings revisions of its own
            cursor.execute("INSERT INTO changes VALUES (?, ?, ?)", [revision, now(), what])
        self._revision = revision

    def remembered(self, key: str, find: Callable[[], Found]) -> Found:
        """Return what ``find`` finds, and find it again after every transaction but the quiet ones."""
        commits = self._commits  # before looking: what is committed meanwhile is found again
        kept = self._seen.get(key)
        if kept is not None:
            return cast("Found", kept)
        found = find()
        with self._noting:
            if self._commits == commits:
                self._seen[key] = found
        return found

    def remembered_each(
        self, keys: Sequence[Key], find: Callable[[Sequence[Key]], Mapping[Key, Found]]
    ) -> dict[Key, Found]:
        """Return the same for several keys: ``find`` finds together what is not remembered. The newest are kept."""
        with self._noting:
            commits = self._commits
            kept = {key: cast("Found", self._each[key]) for key in keys if key in self._each}
        lacking = [key for key in keys if key not in kept]
        found = dict(find(lacking)) if lacking else {}
        with self._noting:
            if self._commits == commits:
                for key, one in found.items():
                    self._each[key] = one
                for oldest in list(self._each)[:-MOST]:
                    del self._each[oldest]
        return {key: kept[key] if key in kept else found[key] for key in keys}

    def renew(self, key: str, change: Callable[[Found], Found]) -> None:
        """Bring what is remembered up to date with a quiet transaction; to be called after it.

        ``change`` may meet what already knows of the transaction, and leaves that as it is.
        """
        with self._noting:
            kept = self._seen.get(key)
            if kept is not None:
                self._seen[key] = change(cast("Found", kept))

    @contextmanager
    def recording(self, *, quiet: bool = False) -> Iterator[Cursor]:
        """Lend a cursor for what changes many times a minute and no page keeps: a room's steps, seats and votes.

        One transaction as well, but no new revision, or each vote would empty every cache. After a ``quiet`` one all
        that is remembered stays, but for what its writer calls ``renew`` for.
        """
        with self._writes, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                with suppress(duckdb.Error):  # a failed commit has rolled back by itself
                    cursor.rollback()
                raise
            with self._noting:
                self._commits += 1
                if not quiet:
                    self._seen.clear()
                    self._each.clear()

    def has_ever(self, what: str) -> bool:
        """Whether any change so far began with these words."""
        with self.reading() as cursor:
            return bool(cursor.execute("SELECT 1 FROM changes WHERE what LIKE ? LIMIT 1", [f"{what}%"]).fetchone())

    def close(self) -> None:
        """Close the file; the store is not to be used after."""
        self._connection.close()


def append(cursor: Cursor, table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Append rows to a table in one statement, through Arrow; no rows is fine."""
    if not rows:
        return
    incoming = pa.table(dict(zip(columns, (pa.array(column) for column in zip(*rows, strict=True)), strict=True)))
    cursor.register("incoming_rows", incoming)
    names = ", ".join(columns)
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming_rows")  # noqa: S608 - our own names
    cursor.unregister("incoming_rows")


def now() -> datetime:
    """Return the present moment in UTC, without a zone, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _last_revision(cursor: Cursor) -> int:
    row = cursor.execute("SELECT COALESCE(MAX(revision), 0) FROM changes").fetchone()
    return int(row[0]) if row else 0
