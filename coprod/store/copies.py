"""Copy a store away and back, also while people work."""

import secrets
import tempfile
from pathlib import Path

import duckdb

from coprod.errors import StoreError
from coprod.store.engine import Cursor, Store
from coprod.store.opening import SETTINGS, catalogue, look, open_store, refusal, tables


def backup(store: Store, target: Path) -> None:
    """Write a full copy, also while people work; ``target`` appears whole or not at all.

    Raises StoreError when it cannot be written there.
    """
    if target.exists() and target.samefile(store.path):
        raise StoreError(f"{target} is the store itself. Name another file for the backup.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder, store.reading() as cursor:
            unfinished = Path(folder) / "backup.duckdb"
            _copy_out(cursor, catalogue(cursor), unfinished)
            unfinished.replace(target)
    except (OSError, duckdb.IOException) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "the disk may be full"
        raise StoreError(f"The backup cannot be written to {target}: {reason}.") from fault


def restore(store: Store, source: Path) -> None:
    """Put a backup in the place of everything here, in one transaction; its history of changes comes with it.

    Raises StoreError, and changes nothing here or there, when ``source`` is missing, damaged, empty, newer, or
    not a store of ours.
    """
    if not source.is_file():
        raise StoreError(f"There is no backup at {source}.")
    if source.samefile(store.path):
        raise StoreError(f"{source} is the store itself. Name a backup of it.")
    if not look(source):
        raise StoreError(f"{source} holds nothing, so it is no backup.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "incoming.duckdb"
        try:
            with duckdb.connect(config=dict(SETTINGS)) as apart:  # not a copy of the file: its journal counts too
                apart.execute(f"ATTACH {_quoted(source.resolve())} AS incoming (READ_ONLY)")
                _copy_out(apart, "incoming", copy)
        except duckdb.Error as fault:
            raise refusal(source, str(fault)) from fault
        open_store(copy).close()
        _replace_all(store, copy, source.name)


def _replace_all(store: Store, copy: Path, name: str) -> None:
    incoming = _alias()
    with store.reading() as cursor:
        cursor.execute(f"ATTACH {_quoted(copy)} AS {incoming} (READ_ONLY)")
    try:
        with store.writing(f"restore {name}") as cursor:
            for table in tables(cursor) - {"migrations"}:
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own table names
                cursor.execute(f"INSERT INTO {table} SELECT * FROM {incoming}.{table}")  # noqa: S608
    finally:
        with store.reading() as cursor:
            cursor.execute(f"DETACH {incoming}")


def _copy_out(cursor: Cursor, catalogue: str, target: Path) -> None:
    """Copy one attached database whole into a new file."""
    copy = _alias()
    cursor.execute(f"ATTACH {_quoted(target)} AS {copy}")
    try:
        cursor.execute(f'COPY FROM DATABASE "{catalogue.replace(chr(34), chr(34) * 2)}" TO {copy}')
    finally:
        cursor.execute(f"DETACH {copy}")


def _alias() -> str:
    """Return a name for an attached file that no other call at the same moment uses, nor any store."""
    return f"attached_{secrets.token_hex(8)}"


def _quoted(path: Path) -> str:
    """Return a path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
