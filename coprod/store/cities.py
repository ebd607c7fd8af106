"""Cities in the store: the key of a city, by which sample and real ones never mix."""

from coprod.store.engine import Cursor
from coprod.store.naming import slug

COLUMNS = ("id", "slug", "name", "sample")


def key(city: str, *, sample: bool) -> str:
    """Return the key of a city by its name."""
    name = slug(city)
    if sample:
        return f"sample-{name}"
    return f"real-{name}" if name.startswith(("sample-", "real-")) else name  # Sample something may be a real city


def known(cursor: Cursor) -> dict[str, str]:
    """Return the identifier of each city, by its key."""
    return dict(cursor.execute("SELECT slug, id FROM cities").fetchall())
