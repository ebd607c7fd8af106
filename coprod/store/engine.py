"""Open the store, read and write it, copy it away and back.

One process-wide connection; every call works on a cursor of its own, because a shared one returns other threads' rows.
One lock around writes; a write is one transaction and one new revision, or nothing.
"""

import secrets
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import duckdb
import pyarrow as pa

from coprod.errors import StoreBusy, StoreError
from coprod.store.migrations import MIGRATIONS

SETTINGS: Mapping[str, str | bool] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "512MB",
    "threads": "2",
}

Cursor = duckdb.DuckDBPyConnection


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
        with self._writes, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                revision = max(self._revision, _last_revision(cursor)) + 1  # a restore brings revisions of its own
                cursor.execute("INSERT INTO changes VALUES (?, ?, ?)", [revision, now(), what])
                cursor.commit()
            except BaseException:
                with suppress(duckdb.Error):  # a failed commit has rolled back by itself
                    cursor.rollback()
                raise
            self._revision = revision

    def has_ever(self, what: str) -> bool:
        """Whether any change so far began with these words."""
        with self.reading() as cursor:
            return bool(cursor.execute("SELECT 1 FROM changes WHERE what LIKE ? LIMIT 1", [f"{what}%"]).fetchone())

    def backup(self, target: Path) -> None:
        """Write a full copy, also while people work; ``target`` appears whole or not at all.

        Raises StoreError when it cannot be written there.
        """
        if target.exists() and target.samefile(self.path):
            raise StoreError(f"{target} is the store itself. Name another file for the backup.")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=target.parent) as folder, self.reading() as cursor:
                unfinished = Path(folder) / "backup.duckdb"
                _copy_out(cursor, _catalogue(cursor), unfinished)
                unfinished.replace(target)
        except (OSError, duckdb.IOException) as fault:
            reason = fault.strerror if isinstance(fault, OSError) else "the disk may be full"
            raise StoreError(f"The backup cannot be written to {target}: {reason}.") from fault

    def restore(self, source: Path) -> None:
        """Put a backup in the place of everything here, in one transaction; its history of changes comes with it.

        Raises StoreError, and changes nothing here or there, when ``source`` is missing, damaged, empty, newer, or
        not a store of ours.
        """
        if not source.is_file():
            raise StoreError(f"There is no backup at {source}.")
        if source.samefile(self.path):
            raise StoreError(f"{source} is the store itself. Name a backup of it.")
        if not _look(source):
            raise StoreError(f"{source} holds nothing, so it is no backup.")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "incoming.duckdb"
            try:
                with duckdb.connect(config=dict(SETTINGS)) as apart:  # not a copy of the file: its journal counts too
                    apart.execute(f"ATTACH {quoted(source.resolve())} AS incoming (READ_ONLY)")
                    _copy_out(apart, "incoming", copy)
            except duckdb.Error as fault:
                raise _refusal(source, str(fault)) from fault
            open_store(copy).close()
            self._replace_all(copy, source.name)

    def close(self) -> None:
        """Close the file; the store is not to be used after."""
        self._connection.close()

    def _replace_all(self, copy: Path, name: str) -> None:
        incoming = _alias()
        with self.reading() as cursor:
            cursor.execute(f"ATTACH {quoted(copy)} AS {incoming} (READ_ONLY)")
        try:
            with self.writing(f"restore {name}") as cursor:
                for table in _tables(cursor) - {"migrations"}:
                    cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
                    cursor.execute(f"INSERT INTO {table} SELECT * FROM {incoming}.{table}")  # noqa: S608
        finally:
            with self.reading() as cursor:
                cursor.execute(f"DETACH {incoming}")


def open_store(path: Path) -> Store:
    """Open the store at ``path``, creating and migrating it as needed.

    Raises StoreBusy when another program holds the file, StoreError when it is not a store of ours or comes from a
    newer version; in both cases the file is left untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreError(f"The folder {path.parent} for the store cannot be made: {fault.strerror}.") from fault
    if path.exists():
        _look(path)
    connection = _connect(path)
    try:
        _migrate(path, connection)
    except BaseException:
        connection.close()
        raise
    return Store(path, connection)


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


def quoted(path: Path) -> str:
    """Return a path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def _connect(path: Path, *, read_only: bool = False) -> Cursor:
    try:
        return duckdb.connect(path.resolve(), read_only=read_only, config=dict(SETTINGS))
    except duckdb.Error as fault:
        raise _refusal(path, str(fault)) from fault


def _look(path: Path) -> list[str]:
    """Return the migrations that made the file, without changing a byte of it; raise StoreError as ``open_store``.

    A file opened for writing is changed even when it is then refused: a journal left by a crash goes into it.
    """
    try:
        connection = _connect(path, read_only=True)
    except StoreBusy:
        connection = _connect(path)  # which works when it is this very program that has the file open
    with connection:
        try:
            return _applied(path, connection)
        except duckdb.Error as fault:
            raise _refusal(path, str(fault)) from fault


def _applied(path: Path, connection: Cursor) -> list[str]:
    known = [name for name, _ in MIGRATIONS]
    tables = _tables(connection)
    applied: list[str] = []
    if "migrations" in tables:
        with suppress(duckdb.BinderException):  # somebody else's table of that name
            applied = [row[0] for row in connection.execute("SELECT name FROM migrations ORDER BY name").fetchall()]
    if tables and known[0] not in applied:
        raise StoreError(f"{path} is a DuckDB file, but not a store of coprod. Name another file.")
    if set(applied) - set(known):
        raise StoreError(f"{path} was written by a newer version of coprod. Update coprod, or name another file.")
    return applied


def _migrate(path: Path, connection: Cursor) -> None:
    applied = _applied(path, connection)
    for name, sql in MIGRATIONS:
        if name not in applied:
            connection.begin()
            if name == MIGRATIONS[0][0]:
                connection.execute("CREATE TABLE migrations (name VARCHAR PRIMARY KEY, applied_at TIMESTAMP NOT NULL)")
            connection.execute(sql)
            connection.execute("INSERT INTO migrations VALUES (?, ?)", [name, now()])
            connection.commit()


def _copy_out(cursor: Cursor, catalogue: str, target: Path) -> None:
    """Copy one attached database whole into a new file."""
    copy = _alias()
    cursor.execute(f"ATTACH {quoted(target)} AS {copy}")
    try:
        cursor.execute(f'COPY FROM DATABASE "{catalogue.replace(chr(34), chr(34) * 2)}" TO {copy}')
    finally:
        cursor.execute(f"DETACH {copy}")


def _alias() -> str:
    """Return a name for an attached file that no other call at the same moment uses, nor any store."""
    return f"attached_{secrets.token_hex(8)}"


def _catalogue(cursor: Cursor) -> str:
    row = cursor.execute("SELECT current_database()").fetchone()
    return str(row[0]) if row else ""


def _tables(cursor: Cursor) -> set[str]:
    sql = "SELECT table_name FROM information_schema.tables WHERE table_catalog = ?"
    return {row[0] for row in cursor.execute(sql, [_catalogue(cursor)]).fetchall()}


def _last_revision(cursor: Cursor) -> int:
    row = cursor.execute("SELECT COALESCE(MAX(revision), 0) FROM changes").fetchone()
    return int(row[0]) if row else 0


def _refusal(path: Path, fault: str) -> StoreError:
    fault = fault.replace(str(path.resolve()), "").lower()  # a path may hold any word
    if any(sign in fault for sign in ("lock on file", "different configuration", "already attached")):
        return StoreBusy(
            f"The store {path} is in use, most likely by the running dashboard. Stop the dashboard and try again, "
            "or do the same on its pages."
        )
    if "version number" in fault:
        return StoreError(f"{path} was written by a newer version of DuckDB. Update coprod, or name another file.")
    if "permission denied" in fault or "read-only file system" in fault:
        return StoreError(f"{path} may not be opened for reading and writing here. Change its permissions.")
    if path.is_dir():
        return StoreError(f"{path} is a folder. Name a file for the store.")
    return StoreError(f"{path} cannot be opened as a store: it is damaged or not a DuckDB file.")
