"""The evidence library in the store: facts about real pilots, each with its source, refreshed from their files."""

import csv
import hashlib
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import duckdb
import pandas as pd

from coprod.errors import StoreError
from coprod.store.engine import Store, append

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
