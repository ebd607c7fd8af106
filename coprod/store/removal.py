"""Take submissions out of the store with everything they brought."""

from collections.abc import Sequence

from coprod.store.engine import Cursor
from coprod.store.rows import COLUMNS
from coprod.store.succession import leave


def remove(cursor: Cursor, where: str, given: Sequence[object] = ()) -> int:
    """Remove the submissions that ``where`` (our own words) picks, and cities left without any; return how many went.

    A city comes with its first submission, so one that is left without any came with those that go.
    """
    [(going,)] = cursor.execute(f"SELECT COUNT(*) FROM submissions WHERE {where}", given).fetchall()  # noqa: S608
    leave(cursor, where, given)
    cursor.execute(
        f"DELETE FROM cities WHERE id IN (SELECT city_id FROM submissions WHERE {where}) "  # noqa: S608 - our own words
        f"AND id NOT IN (SELECT city_id FROM submissions WHERE NOT ({where}))",
        [*given, *given],
    )
    for table in COLUMNS:
        ours = f"submission_id IN (SELECT id FROM submissions WHERE {where})"  # noqa: S608
        cursor.execute(f"DELETE FROM {table} WHERE {ours}", given)  # noqa: S608
    cursor.execute(f"DELETE FROM submissions WHERE {where}", given)  # noqa: S608
    return int(going)
