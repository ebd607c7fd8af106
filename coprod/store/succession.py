"""Who stands in whose place: the newest return of an organisation in a round, and of a person known by a key.

Whatever does not stand points at what took its place. The pointers of one place form a tree, and what stands is its
root: however returns arrive, are brought back or are taken out, one of them stands.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from coprod.instrument.answers import About, Mode
from coprod.store.engine import Cursor, append
from coprod.store.naming import slug

CURRENT = "submissions.id NOT IN (SELECT submission_id FROM supersessions)"
SUPERSESSION = ("submission_id", "superseded_by", "superseded_at")


class Place(NamedTuple):
    """One organisation in one round of one city, or one person known by a key in it."""

    city_id: str
    round: str
    mode: str
    organisation: str
    person: str


class Standing(NamedTuple):
    """What stands in a place, and its days."""

    submission_id: str
    filled_on: date | None
    saved_on: date


def organisation(about: About) -> str:
    """Return the key of pilot and unit; a dot, which no slug holds, keeps the two apart."""
    pilot, unit = slug(about.pilot), slug(about.unit)
    return f"{pilot}.{unit}" if pilot else unit


def place_of(about: About, city_id: str, person: str = "") -> Place | None:
    """Return the place that answers take; None for a person without a key, who takes nobody's."""
    whole = about.mode is Mode.ORGANISATIONAL
    if not whole and not person:
        return None
    return Place(city_id, slug(about.round), about.mode, organisation(about), "" if whole else person)


def standing(cursor: Cursor, city_ids: Iterable[str]) -> dict[Place, list[Standing]]:
    """Return what stands in each place of some cities."""
    given = sorted(city_ids)
    marks = ", ".join("?" for _ in given)
    found: dict[Place, list[Standing]] = {}
    rows = cursor.execute(
        f"""
        SELECT city_id, round_slug, mode, organisation, person, id, filled_on, CAST(saved_at AS DATE)
        FROM submissions
        WHERE city_id IN ({marks}) AND (mode = 'organisational' OR person <> '') AND {CURRENT}
        """,  # noqa: S608 - question marks, and CURRENT is ours
        given,
    )
    for city_id, round_, mode, unit, person, *stands in rows.fetchall():
        found.setdefault(Place(city_id, round_, mode, unit, person), []).append(Standing(*stands))
    return found


def take(places: dict[Place, list[Standing]], place: Place, arriving: Standing) -> tuple[tuple[str, ...], str]:
    """Let something arrive in a place; return what it supersedes, and the newer one that supersedes it or ''.

    Newer is by the date it was filled in, then by arrival: without a later date the later arrival stands.
    """
    met = places.get(place, [])
    newer = [one for one in met if one.filled_on and arriving.filled_on and one.filled_on > arriving.filled_on]
    places[place] = newer or [arriving]
    older = tuple(one.submission_id for one in met if one not in newer)
    return older, newer[-1].submission_id if newer else ""


def leave(cursor: Cursor, where: str, given: Sequence[object]) -> None:
    """Take the submissions that ``where`` (our own words) picks out of their places.

    What each stood in front of stands again, or points at what stands beyond it. Where a return that was brought back
    would leave several to stand, the one that stood last does.
    """
    picked = f"(SELECT id FROM submissions WHERE {where})"  # noqa: S608
    touching = f"submission_id IN {picked} OR superseded_by IN {picked}"
    leaving = {one for (one,) in cursor.execute(f"SELECT id FROM submissions WHERE {where}", given).fetchall()}  # noqa: S608
    pointers = cursor.execute(
        f"SELECT submission_id, superseded_by, superseded_at FROM supersessions WHERE {touching} "  # noqa: S608
        "ORDER BY superseded_at DESC, submission_id DESC",
        [*given, *given],
    ).fetchall()
    onward = {old: new for old, new, _ in pointers if old in leaving}
    kept: list[tuple[object, ...]] = []
    heirs: dict[str, str] = {}
    for old, new, at in pointers:
        if old in leaving:
            continue
        while new in onward:
            new = onward[new]
        heir = heirs.setdefault(new, old) if new in leaving else new
        if heir != old:
            kept.append((old, heir, at))
    cursor.execute(f"DELETE FROM supersessions WHERE {touching}", [*given, *given])  # noqa: S608
    append(cursor, "supersessions", SUPERSESSION, kept)
