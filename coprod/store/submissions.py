"""Submissions in the store: kept whole with their provenance, in one transaction, never twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod.instrument.answers import Answers, Mode
from coprod.store import cities, loads, succession
from coprod.store.engine import Cursor, Store, append, new_id
from coprod.store.removal import remove
from coprod.store.rows import COLUMNS, SUBMISSION, Door, Row, Submission, own_row, rows_of
from coprod.store.succession import Place, Standing, place_of, take
from coprod.store.summary import count_again

TABLES = {
    "cities": cities.COLUMNS,
    "submissions": SUBMISSION,
    "supersessions": succession.SUPERSESSION,
    **COLUMNS,
}


@dataclass(frozen=True)
class Saved:
    """What became of a submission.

    ``known`` means that the same part of the same file was here before and nothing was written. ``superseded`` are
    the older submissions that this one replaces; ``superseded_by`` is the newer one that replaces this one.
    ``load_id`` is the load by which it came, '' when nothing was written and for the sample.
    """

    submission_id: str
    known: bool = False
    superseded: tuple[str, ...] = ()
    superseded_by: str = ""
    load_id: str = ""


@dataclass(frozen=True)
class Kept:
    """Where a file that was saved before stands; ``superseded_by`` is empty while it counts."""

    submission_id: str
    city: str
    round: str
    superseded_by: str


def add(store: Store, submissions: Sequence[Submission]) -> tuple[Saved, ...]:
    """Keep submissions, all of them in one transaction and, but for the sample, as one load.

    The same part of the same file twice is one submission. A newer organisational return of the same organisation
    (city, pilot, unit) and round supersedes the older one, which is kept, and so do a newer person's answers the older
    ones of the same person there; newer is by the date it was filled in, then by arrival.
    """
    if not submissions:
        return ()
    with store.writing(f"add {len(submissions)} submission(s)") as cursor:
        arriving = _Arriving(cursor, submissions)
        saved = tuple(arriving.place(one) for one in submissions)
        for table, columns in TABLES.items():
            append(cursor, table, columns, arriving.rows[table])
        count_again(cursor, {str(city_id) for _, city_id, *_ in arriving.rows["submissions"]})
        loads.record(cursor, arriving.load_id, arriving.loaded)
    return saved


def remove_sample(store: Store) -> int:
    """Remove every sample submission and sample city; return how many submissions went."""
    with store.writing("remove sample") as cursor:
        for table in ("notes", "city_contexts"):
            cursor.execute(f"DELETE FROM {table} WHERE city LIKE 'sample-%'")  # noqa: S608 - our own names
        return remove(cursor, "door = 'sample'")


def find(store: Store, file_hash: str) -> Kept | None:
    """Return where the submission made from a file stands, None when that file was never saved.

    Of a file with several people it is the first who counts, or the first when none does.
    """
    with store.reading() as cursor:
        row = cursor.execute(
            "SELECT submissions.id, cities.slug, round_slug, COALESCE(superseded_by, '') "
            "FROM submissions JOIN cities ON cities.id = submissions.city_id "
            "LEFT JOIN supersessions ON supersessions.submission_id = submissions.id WHERE file_hash = ? "
            "ORDER BY CASE WHEN superseded_by IS NULL THEN 0 ELSE 1 END, part LIMIT 1",
            [file_hash],
        ).fetchone()
    return Kept(*row) if row else None


def standing(store: Store, answers: Answers) -> tuple[date, ...]:
    """Return the days of the returns that a new one of the same organisation and round would meet, oldest first."""
    about = answers.about
    with store.reading() as cursor:
        city_id = cities.known(cursor).get(cities.key(about.city, sample=False))
        place = place_of(about, city_id) if city_id and about.mode is Mode.ORGANISATIONAL else None
        met = succession.standing(cursor, [place.city_id]).get(place, []) if place else []
    return tuple(sorted(one.filled_on or one.saved_on for one in met))


class _Arriving:
    """The rows that submissions become, worked out one after the other against what the store holds."""

    def __init__(self, cursor: Cursor, submissions: Sequence[Submission]) -> None:
        """Read once what all of them may meet: their files, their cities and what stands there."""
        self.load_id = new_id()
        self.loaded: list[Submission] = []
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._known = _known(cursor, {one.file_hash for one in submissions})
        self._cities = cities.known(cursor)
        met = {self._cities.get(_city(one), "") for one in submissions} - {""}
        self._places: dict[Place, list[Standing]] = succession.standing(cursor, met) if met else {}

    def place(self, one: Submission) -> Saved:
        """Return what becomes of a submission, and keep the rows that this takes."""
        source = one.file_hash, one.part
        if source in self._known:
            return Saved(self._known[source], known=True)
        city_id = self._city_id(one)
        self._known[source] = submission_id = new_id()
        load_id = "" if one.door is Door.SAMPLE else self.load_id
        if load_id:
            self.loaded.append(one)
        self.rows["submissions"].append(own_row(one, city_id, submission_id, load_id))
        for table, row in rows_of(one, city_id, submission_id):
            self.rows[table].append(row)
        older, newer = self._supersede(one, city_id, submission_id)
        return Saved(submission_id, superseded=older, superseded_by=newer, load_id=load_id)

    def _supersede(self, one: Submission, city_id: str, submission_id: str) -> tuple[tuple[str, ...], str]:
        about = one.answers.about
        place = place_of(about, city_id, one.person)
        if place is None:
            return (), ""
        older, newer = take(self._places, place, Standing(submission_id, about.filled_on, one.saved_at.date()))
        pairs = [(old, submission_id) for old in older] + ([(submission_id, newer)] if newer else [])
        self.rows["supersessions"] += [(old, new, one.saved_at) for old, new in pairs]
        return older, newer

    def _city_id(self, one: Submission) -> str:
        key, sample = _city(one), one.door is Door.SAMPLE
        if key not in self._cities:
            self._cities[key] = new_id()
            self.rows["cities"].append((self._cities[key], key, one.answers.about.city, sample))
        return self._cities[key]


def _city(one: Submission) -> str:
    return cities.key(one.answers.about.city, sample=one.door is Door.SAMPLE)


def _known(cursor: Cursor, hashes: set[str]) -> dict[tuple[str, int], str]:
    marks = ", ".join("?" for _ in hashes)
    found = cursor.execute(
        f"SELECT file_hash, part, id FROM submissions WHERE file_hash IN ({marks})",  # noqa: S608 - only question marks
        sorted(hashes),
    )
    return {(file_hash, part): submission_id for file_hash, part, submission_id in found.fetchall()}
