"""Cities in the store: the key of a city, by which sample and real ones never mix."""

from typing import NamedTuple

from coprod.store.engine import Cursor, Store
from coprod.store.naming import slug

COLUMNS = ("id", "slug", "name", "sample")


class Named(NamedTuple):
    """A city that has answers: its key, its name, whether it is made up."""

    key: str
    name: str
    sample: bool


def key(city: str, *, sample: bool) -> str:
    """Return the key of a city by its name."""
    name = slug(city)
    if sample:
        return f"sample-{name}"
    return f"real-{name}" if name.startswith(("sample-", "real-")) else name  # Sample something may be a real city


def known(cursor: Cursor) -> dict[str, str]:
    """Return the identifier of each city, by its key."""
    return dict(cursor.execute("SELECT slug, id FROM cities").fetchall())


def every(store: Store) -> tuple[Named, ...]:
    """Return every city that has answers, by name."""
    return store.remembered("every city", lambda: _every(store))


def _every(store: Store) -> tuple[Named, ...]:
    with store.reading() as cursor:
        rows = cursor.execute("SELECT slug, name, sample FROM cities ORDER BY name, slug").fetchall()
    return tuple(Named(*row) for row in rows)
