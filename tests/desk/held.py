"""How many submissions a store holds, counted past the product."""

from coprod.store.engine import Store


def held(store: Store) -> int:
    """Count the submissions, superseded ones included."""
    with store.reading() as cursor:
        return cursor.execute("SELECT COUNT(*) FROM submissions").fetchone()[0]
