"""What changed in the store since a moment: what was done, and where answers arrived; whose they are is not told."""

from dataclasses import dataclass
from datetime import datetime

from coprod.instrument.answers import Mode
from coprod.store.engine import Store
from coprod.store.succession import CURRENT


@dataclass(frozen=True)
class Arrived:
    """Where answers arrived: a city, round, kind and questionnaire; ``return_id`` names an organisational return."""

    city: str
    round: str
    mode: Mode
    instrument: str
    return_id: str


def done(store: Store, since: datetime) -> tuple[str, ...]:
    """Return what was done from a moment (UTC, without a zone) on, oldest first, as the store writes it down."""
    with store.reading() as cursor:
        rows = cursor.execute("SELECT what FROM changes WHERE changed_at >= ? ORDER BY revision", [since]).fetchall()
    return tuple(what for (what,) in rows)


def arrived(store: Store, since: datetime) -> frozenset[Arrived]:
    """Return where answers that count now were saved from a moment (UTC, without a zone) on; not how many."""
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT DISTINCT cities.slug, round_slug, mode, instrument,
                   CASE WHEN mode = 'organisational' THEN submissions.id ELSE '' END
            FROM submissions JOIN cities ON cities.id = submissions.city_id
            WHERE saved_at >= ? AND {CURRENT}
            """,  # noqa: S608 - CURRENT is ours
            [since],
        ).fetchall()
    return frozenset(Arrived(city, round_, Mode(mode), instrument, one) for city, round_, mode, instrument, one in rows)
