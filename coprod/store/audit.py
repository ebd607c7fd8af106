"""The audit trail: which cells of a file were read as something else than was typed, because a remedy was accepted."""

from dataclasses import dataclass

from coprod.store.engine import Store


@dataclass(frozen=True)
class Changed:
    """One accepted remedy: the cell, what was typed there, and the value it was read as."""

    sheet: str
    cell: str
    item: str
    typed: str
    read_as: str


def changes(store: Store, submission_id: str) -> tuple[Changed, ...]:
    """Return every accepted remedy of a submission, by sheet, row and column."""
    with store.reading() as cursor:
        rows = cursor.execute(
            "SELECT sheet, cell, item, typed, read_as FROM findings WHERE submission_id = ? AND read_as <> ''",
            [submission_id],
        ).fetchall()
    return tuple(sorted((Changed(*row) for row in rows), key=_reading_order))


def _reading_order(one: Changed) -> tuple[str, int, int, str]:
    column = one.cell.rstrip("0123456789")
    return one.sheet, int(one.cell.removeprefix(column) or 0), len(column), column
