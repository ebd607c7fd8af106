"""Take submissions out of the store with everything they brought."""

from collections.abc import Sequence

from coprod.store.engine import Cursor
from coprod.store.rows import COLUMNS
from coprod.store.succession import leave
from coprod.store.summary import count_again


def remove(cursor: Cursor, where: str, given: Sequence[object] = ()) -> int:
    """Remove the submissions that ``where`` (our own words) picks, and cities left without any; return how many went.

    A city comes with its first submission, so one that is left without any came with those that go.
    """
    leaving = cursor.execute(f"SELECT city_id, COUNT(*) FROM submissions WHERE {where} GROUP BY city_id", given)  # noqa: S608
    going = {str(city_id): int(count) for city_id, count in leaving.fetchall()}
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
    count_again(cursor, going)
    return sum(going.values())
