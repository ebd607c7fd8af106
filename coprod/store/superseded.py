"""Returns that do not count because another stands in their place, and how one of them is brought back."""

from dataclasses import dataclass
from datetime import date

from coprod.errors import StoreError
from coprod.store.engine import Store, append, now
from coprod.store.succession import SUPERSESSION, Place, standing
from coprod.store.summary import count_again

RETURNS = "mode = 'organisational' AND NOT cities.sample"


@dataclass(frozen=True)
class Superseded:
    """A return that does not count. ``superseded_by`` names the one that stands in its place, with its days."""

    submission_id: str
    city: str
    city_name: str
    round_name: str
    pilot: str
    unit: str
    filled_on: date | None
    saved_on: date
    file_name: str
    superseded_by: str
    newer_filled_on: date | None
    newer_saved_on: date


def superseded(store: Store, city: str = "") -> tuple[Superseded, ...]:
    """Return the returns of a city, or of all, that do not count, the last saved first; the sample's are left out."""
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT submissions.id, cities.slug, cities.name, round, pilot, unit, filled_on, CAST(saved_at AS DATE),
                   file_name, superseded_by
            FROM submissions JOIN cities ON cities.id = submissions.city_id
            LEFT JOIN supersessions ON supersessions.submission_id = submissions.id
            WHERE {RETURNS} AND (? = '' OR cities.slug = ?)
            ORDER BY saved_at DESC, submissions.id DESC
            """,  # noqa: S608 - RETURNS is ours
            [city, city],
        ).fetchall()
    onward = {submission_id: by for submission_id, *_, by in rows if by}
    days = {submission_id: (filled_on, saved_on) for submission_id, *_, filled_on, saved_on, _, _ in rows}
    found = []
    for *told, by in rows:
        while by in onward:
            by = onward[by]
        if by:
            found.append(Superseded(*[*told, by, *days[by]]))
    return tuple(found)


def superseded_people(store: Store) -> int:
    """Return how many individual answers do not count because the same person answered again; not the sample's."""
    with store.reading() as cursor:
        [(count,)] = cursor.execute(
            "SELECT COUNT(*) FROM supersessions JOIN submissions ON submissions.id = supersessions.submission_id "
            "WHERE mode = 'individual' AND door <> 'sample'"
        ).fetchall()
    return int(count)


def bring_back(store: Store, submission_id: str) -> None:
    """Let a return stand again in the place of the one that stands now, which is kept.

    Raises StoreError, and changes nothing, when there is no such return or when it stands already.
    """
    with store.writing("bring back a return") as cursor:
        rows = cursor.execute(
            f"""
            SELECT city_id, round_slug, mode, organisation, person, superseded_by
            FROM submissions JOIN cities ON cities.id = submissions.city_id
            LEFT JOIN supersessions ON supersessions.submission_id = submissions.id
            WHERE {RETURNS} AND submissions.id = ?
            """,  # noqa: S608 - RETURNS is ours
            [submission_id],
        ).fetchall()
        if not rows:
            raise StoreError("There is no such return here, so it cannot be brought back.")
        [(*place, by)] = rows
        if not by:
            raise StoreError("This return counts already; no other stands in its place.")
        stood = standing(cursor, [place[0]])[Place(*place)]
        cursor.execute("DELETE FROM supersessions WHERE submission_id = ?", [submission_id])
        append(cursor, "supersessions", SUPERSESSION, [(one.submission_id, submission_id, now()) for one in stood])
        count_again(cursor, [place[0]])
