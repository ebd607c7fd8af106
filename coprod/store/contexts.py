"""The context of cities in the store: what somebody told, what the library has, which sectors their returns name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coprod.store.engine import Store, append
from coprod.store.succession import CURRENT

COLUMNS = ("city", "country", "population_band", "themes", "told_at", "told_by")


@dataclass(frozen=True)
class Told:
    """What somebody told of a city: empty words where they told nothing. ``city`` is the city's key."""

    city: str
    country: str
    band: str
    themes: tuple[str, ...]
    told_at: datetime
    told_by: str


@dataclass(frozen=True)
class TakesPart:
    """The sectors that a city's newest consented return names as taking part in any stage, and its day."""

    city: str
    sectors: tuple[str, ...]
    on: date


def keep(store: Store, told: Sequence[Told]) -> None:
    """Keep what somebody tells of cities, in the place of what was told before."""
    with store.writing("describe city") as cursor:
        cursor.executemany("DELETE FROM city_contexts WHERE city = ?", [[one.city] for one in told])
        append(
            cursor,
            "city_contexts",
            COLUMNS,
            [(one.city, one.country, one.band, "|".join(one.themes), one.told_at, one.told_by) for one in told],
        )


def forget(store: Store, city: str) -> None:
    """Take out what was told of a city; nothing told is fine."""
    with store.writing("forget city description") as cursor:
        cursor.execute("DELETE FROM city_contexts WHERE city = ?", [city])


def told(store: Store) -> tuple[Told, ...]:
    """Return what was told, by city."""
    with store.reading() as cursor:
        rows = cursor.execute(
            f"SELECT {', '.join(COLUMNS)} FROM city_contexts ORDER BY city"  # noqa: S608 - our own names
        ).fetchall()
    return tuple(
        Told(city, country, band, tuple(filter(None, themes.split("|"))), told_at, told_by)
        for city, country, band, themes, told_at, told_by in rows
    )


def taking_part(store: Store) -> tuple[TakesPart, ...]:
    """Return who takes part in each city, by its newest returns that may be compared and name anybody.

    A stakeholder all of whose depths are 0 was not involved and does not count; one whose depth nobody knows does.
    """
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            WITH returned AS (
                SELECT submissions.id, cities.slug AS city, helix,
                       COALESCE(filled_on, CAST(saved_at AS DATE)) AS day
                FROM submissions JOIN cities ON cities.id = submissions.city_id
                JOIN stakeholders ON stakeholders.submission_id = submissions.id
                LEFT JOIN participation ON participation.submission_id = submissions.id
                     AND participation.stakeholder = stakeholders.name
                WHERE mode = 'organisational' AND comparable AND TRIM(approver) <> '' AND {CURRENT}
                GROUP BY submissions.id, cities.slug, stakeholders.name, helix,
                         COALESCE(filled_on, CAST(saved_at AS DATE))
                HAVING COUNT(stage) = 0 OR COUNT(CASE WHEN depth = 0 THEN 1 END) < COUNT(stage))
            SELECT DISTINCT city, helix, day FROM returned
            WHERE day = (SELECT MAX(day) FROM returned AS newer WHERE newer.city = returned.city)
            ORDER BY city, helix
            """  # noqa: S608 - CURRENT is ours
        ).fetchall()
    sectors: dict[tuple[str, date], list[str]] = defaultdict(list)
    for city, helix, day in rows:
        sectors[city, day].append(helix)
    return tuple(TakesPart(city, tuple(its), day) for (city, day), its in sectors.items())
