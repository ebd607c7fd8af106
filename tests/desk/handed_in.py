"""Files as people hand them in, and what a store then holds, read past the product."""

from typing import Any

from coprod.desk.opening import Desk
from fuzz.parts import packed, parts
from fuzz.seeds import FILLED, team
from tests.workbook.exports import Columns
from tests.workbook.filling import cells, fill, full, typed

BESIDE = {"city": "Exampleford", "round": "Spring 2026"}
"""What an export does not say itself."""


def returned(unit: str = "Digital services", day: str = "2026-03-31", **typed_in: object) -> bytes:
    """The workbook of an organisation with every question answered; ``typed_in`` is put into the sheet Skills."""
    answers = full()
    about = answers.about.model_copy(update={"unit": unit, "filled_on": answers.about.filled_on.fromisoformat(day)})
    values = typed(cells(answers.model_copy(update={"about": about})))
    return fill(values | {("Skills", place): value for place, value in typed_in.items()})


def again(data: bytes) -> bytes:
    """The same workbook saved again: the same answers in other bytes."""
    found = parts(data)
    return packed({**found, "docProps/app.xml": found["docProps/app.xml"] + b"\n"})


def people(several: int, **typed_in: object) -> bytes:
    """A team workbook with this many people, the first in row 9; ``typed_in`` is put into the sheet Team."""
    return fill({("Team", place): value for place, value in typed_in.items()}, team(several))


def export(columns: Columns, *rows: dict[str, object]) -> bytes:
    """An export as .csv with these people; a row says what is not as usual, by heading."""
    lines = [[one.heading for one in columns]]
    lines += [[str(row.get(one.heading, one.answer)) for one in columns] for row in rows]
    return "\r\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()


def query(desk: Desk, sql: str) -> list[tuple[Any, ...]]:
    """What a query finds."""
    with desk.store.reading() as cursor:
        return cursor.execute(sql).fetchall()


def contents(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the record of what was done when."""
    tables = query(desk, "SELECT table_name FROM duckdb_tables() ORDER BY 1")
    return {
        name: query(desk, f"SELECT * FROM {name} ORDER BY ALL")  # noqa: S608 - the store's own names
        for (name,) in tables
        if name not in {"changes", "loads"}
    }


__all__ = ["BESIDE", "FILLED", "again", "contents", "export", "people", "query", "returned"]
