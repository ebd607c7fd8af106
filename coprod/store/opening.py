"""Open a store's file: look at it without touching it, bring it up to date, or refuse it in words."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import duckdb

from coprod.errors import StoreBusy, StoreError
from coprod.store.engine import Cursor, Store, now
from coprod.store.migrations import MIGRATIONS

SETTINGS: Mapping[str, str | bool] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "memory_limit": "512MB",
    "threads": "2",
}


def open_store(path: Path) -> Store:
    """Open the store at ``path``, creating and migrating it as needed.

    Raises StoreBusy when another program holds the file, StoreError when it is not a store of ours or comes from a
    newer version; in both cases the file is left untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreError(f"The folder {path.parent} for the store cannot be made: {fault.strerror}.") from fault
    if journal(path).exists():
        look(path)
    connection = _connect(path)
    try:
        _migrate(path, connection)
    except BaseException:
        connection.close()
        raise
    return Store(path, connection)


def _connect(path: Path, *, read_only: bool = False) -> Cursor:
    try:
        return duckdb.connect(path.resolve(), read_only=read_only, config=dict(SETTINGS))
    except duckdb.Error as fault:
        raise refusal(path, str(fault)) from fault


def journal(path: Path) -> Path:
    """Return where DuckDB keeps what a crash left unwritten."""
    return path.with_name(f"{path.name}.wal")


def look(path: Path) -> list[str]:
    """Return the migrations that made the file, without changing a byte of it; raise StoreError as ``open_store``.

    A file opened for writing is changed, even when it is then refused, where a crash left a journal: that goes into it.
    """
    try:
        connection = _connect(path, read_only=True)
    except StoreBusy:
        connection = _connect(path)  # which works when it is this very program that has the file open
    with connection:
        return _applied(path, connection)


def _applied(path: Path, connection: Cursor) -> list[str]:
    known = [name for name, _ in MIGRATIONS]
    applied: list[str] = []
    try:
        found = tables(connection)
        if "migrations" in found:
            with suppress(duckdb.BinderException):  # somebody else's table of that name
                applied = [row[0] for row in connection.execute("SELECT name FROM migrations ORDER BY name").fetchall()]
    except duckdb.Error as fault:
        raise refusal(path, str(fault)) from fault
    if found and known[0] not in applied:
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


def catalogue(cursor: Cursor) -> str:
    """Return the name under which DuckDB knows the open file."""
    row = cursor.execute("SELECT current_database()").fetchone()
    return str(row[0]) if row else ""


def tables(cursor: Cursor) -> set[str]:
    """Return the names of the tables in the open file."""
    sql = "SELECT table_name FROM information_schema.tables WHERE table_catalog = ?"
    return {row[0] for row in cursor.execute(sql, [catalogue(cursor)]).fetchall()}


def refusal(path: Path, fault: str) -> StoreError:
    """Say in words why DuckDB would not open ``path``."""
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
