"""The evidence library in the store: facts about real pilots, each with its source, refreshed from their files."""

import csv
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import duckdb
import pandas as pd

from coprod.errors import StoreError
from coprod.store.engine import Cursor, Store, append

TABLES: Mapping[str, str] = {
    "pilots.csv": "pilots",
    "stakeholders.csv": "pilot_stakeholders",
    "participation.csv": "pilot_participation",
    "quantities.csv": "pilot_quantities",
    "sources.csv": "pilot_sources",
    "codebook.csv": "pilot_codes",
}


def refresh(store: Store, folder: Path) -> bool:
    """Load the library's files when they differ from what the store holds; return whether anything was written.

    Raises StoreError, and changes nothing, when a file is missing or is not as it should be.
    """
    files = {name: _read(folder / name) for name in TABLES}
    digest = hashlib.sha256("".join(files.values()).encode()).hexdigest()
    with store.reading() as cursor:
        if cursor.execute("SELECT 1 FROM pilot_editions WHERE digest = ?", [digest]).fetchone():
            return False
    with store.writing("refresh pilots") as cursor:
        cursor.execute("DELETE FROM pilot_editions")
        for name, text in files.items():
            cursor.execute(f"DELETE FROM {TABLES[name]}")  # noqa: S608 - our own table names
            try:
                header, *rows = csv.reader(StringIO(text, newline=""), strict=True)
                append(cursor, TABLES[name], header, rows)
            except (ValueError, csv.Error, duckdb.Error) as fault:
                raise StoreError(f"The pilots file {folder / name} is not as it should be: {fault}.") from fault
        cursor.execute("INSERT INTO pilot_editions VALUES (?)", [digest])
    return True


def pilots(store: Store) -> pd.DataFrame:
    """Return every pilot, a row each, by country, city and name; columns as in data/pilots/pilots.csv, all text."""
    return _frame(store, "SELECT * FROM pilots ORDER BY country_iso2, city, pilot_name")


def codes(store: Store) -> dict[tuple[str, str], str]:
    """Return the plain label of each code, by (field, code)."""
    with store.reading() as cursor:
        rows = cursor.execute("SELECT field, code, label FROM pilot_codes").fetchall()
    return {(field, code): label for field, code, label in rows}


def cells_per_stage(store: Store) -> pd.DataFrame:
    """Return how many participation cells are documented per pilot and stage: columns pilot_id, stage, cells."""
    return _frame(
        store,
        "SELECT pilot_id, stage, CAST(COUNT(*) AS INTEGER) AS cells FROM pilot_participation "
        "GROUP BY pilot_id, stage ORDER BY pilot_id, stage",
    )


def groups_documented(store: Store) -> dict[str, int]:
    """Return of how many stakeholders a part is documented at any stage, each counted once; none has no entry."""
    with store.reading() as cursor:
        sql = "SELECT pilot_id, COUNT(DISTINCT stakeholder_id) FROM pilot_participation GROUP BY pilot_id"
        return {pilot: int(count) for pilot, count in cursor.execute(sql).fetchall()}


def sectors(store: Store) -> dict[str, frozenset[str]]:
    """Return the sectors (helices) of those who are documented in each pilot, by pilot id; none has no entry."""
    with store.reading() as cursor:
        pairs = cursor.execute("SELECT DISTINCT pilot_id, helix FROM pilot_stakeholders").fetchall()
    found = defaultdict[str, set[str]](set)
    for pilot, helix in pairs:
        found[pilot].add(helix)
    return {pilot: frozenset(several) for pilot, several in found.items()}


def participation(store: Store, pilot_id: str) -> list[tuple[str, str, str, str, str]]:
    """Return who took part in one pilot as documented: (stakeholder id, helix, stage, depth, decision right).

    A stakeholder of whom no stage is documented has one row without a stage.
    """
    with store.reading() as cursor:
        return cursor.execute(
            """
            SELECT stakeholder_id, helix, COALESCE(stage, ''), COALESCE(depth, ''), COALESCE(decision_right, '')
            FROM (SELECT * FROM pilot_stakeholders WHERE pilot_id = ?) AS listed
            LEFT JOIN (SELECT stakeholder_id, stage, depth, decision_right FROM pilot_participation
                       WHERE pilot_id = ?) AS told USING (stakeholder_id)
            ORDER BY stakeholder_id, stage
            """,
            [pilot_id, pilot_id],
        ).fetchall()


def definitions(store: Store) -> dict[tuple[str, str], str]:
    """Return what each code means, by (field, code)."""
    with store.reading() as cursor:
        rows = cursor.execute("SELECT field, code, definition FROM pilot_codes").fetchall()
    return {(field, code): definition for field, code, definition in rows}


def one(store: Store, pilot_id: str) -> dict[str, str] | None:
    """Return one pilot, None when the library has none of that id; keys as the columns of data/pilots/pilots.csv."""
    return next(iter(_records(store, "pilots", pilot_id, "pilot_id")), None)


def stakeholders(store: Store, pilot_id: str) -> list[dict[str, str]]:
    """Return who is documented in one pilot, those who lead first; keys as in stakeholders.csv."""
    return _records(store, "pilot_stakeholders", pilot_id, "is_lead DESC, name")


def cells(store: Store, pilot_id: str) -> list[dict[str, str]]:
    """Return every documented cell of one pilot with its basis; keys as in participation.csv."""
    return _records(store, "pilot_participation", pilot_id, "stakeholder_id, stage")


def quantities(store: Store, pilot_id: str) -> list[dict[str, str]]:
    """Return every published number about one pilot, in the order of the file; keys as in quantities.csv."""
    return _records(store, "pilot_quantities", pilot_id, "quantity_id")


def sources(store: Store, pilot_id: str) -> list[dict[str, str]]:
    """Return the pages that support what is said of one pilot, in the order of the file; keys as in sources.csv."""
    with store.reading() as cursor:
        sql = (
            "SELECT * FROM pilot_sources WHERE list_contains(string_split(supports_pilots, '|'), ?) ORDER BY source_id"
        )
        return _dicts(cursor.execute(sql, [pilot_id]))


def _records(store: Store, table: str, pilot_id: str, order: str) -> list[dict[str, str]]:
    with store.reading() as cursor:
        sql = f"SELECT * FROM {table} WHERE pilot_id = ? ORDER BY {order}"  # noqa: S608 - our own names
        return _dicts(cursor.execute(sql, [pilot_id]))


def _dicts(found: Cursor) -> list[dict[str, str]]:
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _frame(store: Store, sql: str) -> pd.DataFrame:
    with store.reading() as cursor:
        return cursor.execute(sql).df()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise StoreError(f"The pilots file {path} cannot be opened: {fault.strerror}.") from fault
    except UnicodeDecodeError as fault:
        raise StoreError(f"The pilots file {path} is not as it should be: {fault}.") from fault
