"""Submissions in the store: kept whole with their provenance, in one transaction, never twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod.instrument.answers import About, Answers, Mode
from coprod.store.engine import Cursor, Store, append, new_id
from coprod.store.naming import slug
from coprod.store.rows import COLUMNS, Door, Row, Submission, rows_of


@dataclass(frozen=True)
class Saved:
    """What became of a submission.

    ``known`` means that the same file was here before and nothing was written. ``superseded`` are the older returns
    that this one replaces; ``superseded_by`` is the newer return that replaces this one.
    """

    submission_id: str
    known: bool = False
    superseded: tuple[str, ...] = ()
    superseded_by: str = ""


@dataclass(frozen=True)
class Kept:
    """Where a file that was saved before stands; ``superseded_by`` is empty while it counts."""

    submission_id: str
    city: str
    round: str
    superseded_by: str


_SUBMISSION = (
    *("id", "city_id", "instrument", "language", "door", "file_hash", "mode", "round", "round_slug", "pilot"),
    *("unit", "role", "organisation", "filled_on", "approver", "comparable", "saved_at", "saved_by"),
    "asked",
)


def add(store: Store, submissions: Sequence[Submission]) -> tuple[Saved, ...]:
    """Keep submissions, all of them in one transaction.

    The same file twice is one submission. A newer organisational return of the same organisation (city, pilot, unit)
    and round supersedes the older one, which is kept; newer is by the date it was filled in, then by arrival.
    """
    if not submissions:
        return ()
    rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    with store.writing(f"add {len(submissions)} submission(s)") as cursor:
        cities = _cities(cursor)
        known = _known(cursor, {one.file_hash for one in submissions})
        saved = []
        for one in submissions:
            if one.file_hash in known:
                saved.append(Saved(known[one.file_hash], known=True))
                continue
            city_id = _city(cursor, cities, one)
            known[one.file_hash] = submission_id = new_id()
            saved.append(_place(cursor, one, city_id, submission_id))
            for table, row in rows_of(one, city_id, submission_id):
                rows[table].append(row)
        for table, columns in COLUMNS.items():
            append(cursor, table, columns, rows[table])
    return tuple(saved)


def remove_sample(store: Store) -> int:
    """Remove every sample submission and sample city; return how many submissions went."""
    ours = "(SELECT id FROM submissions WHERE door = 'sample')"
    with store.writing("remove sample") as cursor:
        count = cursor.execute("SELECT COUNT(*) FROM submissions WHERE door = 'sample'").fetchone()
        for table in COLUMNS:
            cursor.execute(f"DELETE FROM {table} WHERE submission_id IN {ours}")  # noqa: S608 - our own table names
        cursor.execute(f"DELETE FROM supersessions WHERE submission_id IN {ours}")  # noqa: S608
        cursor.execute("DELETE FROM submissions WHERE door = 'sample'")
        cursor.execute("DELETE FROM cities WHERE sample")
    return int(count[0]) if count else 0


def find(store: Store, file_hash: str) -> Kept | None:
    """Return where the submission made from a file stands, None when that file was never saved."""
    with store.reading() as cursor:
        row = cursor.execute(
            "SELECT submissions.id, cities.slug, round_slug, COALESCE(superseded_by, '') "
            "FROM submissions JOIN cities ON cities.id = submissions.city_id "
            "LEFT JOIN supersessions ON supersessions.submission_id = submissions.id WHERE file_hash = ?",
            [file_hash],
        ).fetchone()
    return Kept(*row) if row else None


def standing(store: Store, answers: Answers) -> tuple[date, ...]:
    """Return the days of the returns that a new one of the same organisation and round would meet, oldest first."""
    about = answers.about
    with store.reading() as cursor:
        city_id = _cities(cursor).get(_city_slug(about.city, sample=False))
        met = _standing(cursor, about, city_id) if city_id and about.mode is Mode.ORGANISATIONAL else []
    return tuple(sorted(filled_on or saved_on for _, filled_on, saved_on in met))


def _cities(cursor: Cursor) -> dict[str, str]:
    return dict(cursor.execute("SELECT slug, id FROM cities").fetchall())


def _known(cursor: Cursor, hashes: set[str]) -> dict[str, str]:
    marks = ", ".join("?" for _ in hashes)
    found = cursor.execute(
        f"SELECT file_hash, id FROM submissions WHERE file_hash IN ({marks})",  # noqa: S608 - only question marks
        sorted(hashes),
    )
    return dict(found.fetchall())


def _city(cursor: Cursor, cities: dict[str, str], one: Submission) -> str:
    sample = one.door is Door.SAMPLE
    name = _city_slug(one.answers.about.city, sample=sample)
    if name not in cities:
        cities[name] = new_id()
        cursor.execute("INSERT INTO cities VALUES (?, ?, ?, ?)", [cities[name], name, one.answers.about.city, sample])
    return cities[name]


def _city_slug(city: str, *, sample: bool) -> str:
    name = slug(city)
    if sample:
        return f"sample-{name}"
    return f"real-{name}" if name.startswith(("sample-", "real-")) else name  # Sample something may be a real city


def _place(cursor: Cursor, one: Submission, city_id: str, submission_id: str) -> Saved:
    """Write the submission's own row and, for an organisational return, who supersedes whom."""
    answers, about = one.answers, one.answers.about
    organisation = _organisation(about)
    older, newer = [], ""
    if about.mode is Mode.ORGANISATIONAL:
        for other, filled_on, _ in _standing(cursor, about, city_id):
            if about.filled_on and filled_on and filled_on > about.filled_on:
                newer = other
            else:
                older.append(other)
    cursor.execute(
        f"INSERT INTO submissions ({', '.join(_SUBMISSION)}) VALUES ({', '.join('?' for _ in _SUBMISSION)})",  # noqa: S608
        [
            *(submission_id, city_id, answers.instrument, answers.language, one.door, one.file_hash, about.mode),
            *(about.round, slug(about.round), about.pilot, about.unit, about.role, organisation, about.filled_on),
            *(about.approver, about.comparable, one.saved_at, one.saved_by),
            about.asked,
        ],
    )
    pairs = [(old, submission_id) for old in older] + ([(submission_id, newer)] if newer else [])
    for old, new in pairs:
        cursor.execute("INSERT INTO supersessions VALUES (?, ?, ?)", [old, new, one.saved_at])
    return Saved(submission_id, superseded=tuple(older), superseded_by=newer)


def _organisation(about: About) -> str:
    """Return the key of pilot and unit; a dot, which no slug holds, keeps the two apart."""
    pilot, unit = slug(about.pilot), slug(about.unit)
    return f"{pilot}.{unit}" if pilot else unit


def _standing(cursor: Cursor, about: About, city_id: str) -> list[tuple[str, date | None, date]]:
    return cursor.execute(
        "SELECT id, filled_on, CAST(saved_at AS DATE) FROM submissions WHERE city_id = ? AND round_slug = ? AND "
        " mode = 'organisational' AND organisation = ? AND id NOT IN (SELECT submission_id FROM supersessions)",
        [city_id, slug(about.round), _organisation(about)],
    ).fetchall()
