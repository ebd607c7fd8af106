"""What leaves the store towards a screen: which groups there are, and their tallies."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

import pyarrow as pa

from coprod.instrument.answers import Mode
from coprod.instrument.model import Instrument
from coprod.measures.tally import Missed, Span, Tally
from coprod.store.engine import Store
from coprod.store.succession import CURRENT

MISSING = """CASE WHEN importance IS NOT NULL AND capacity IS NOT NULL THEN NULL
                  ELSE COALESCE(NULLIF(importance_missing, 'not_answered'),
                                NULLIF(capacity_missing, 'not_answered'), 'not_answered') END"""
Row = tuple[Any, ...]
_KEYS = ("city", "round", "mode", "instrument", "return_id")
_WANTED = pa.schema([("place", pa.int32()), *((name, pa.string()) for name in _KEYS)])


class Part(StrEnum):
    """What respondents of one group may be told apart by."""

    ROLE = "role"
    PILOT = "pilot"


@dataclass(frozen=True)
class Group:
    """Answers that may be tallied together: one city, round, mode and instrument version.

    An organisational return stands alone: ``return_id`` names it, and ``respondents`` is 1. It is ``comparable`` when
    it says so and names who approved it. ``asked`` is how many people the round asked, as its individuals say: the
    largest number where they differ, so that a part is never taken for the whole; None where nobody says.
    """

    city: str
    city_name: str
    sample: bool
    round: str
    round_name: str
    mode: Mode
    instrument: str
    return_id: str
    organisation: str
    pilot: str
    unit: str
    comparable: bool
    respondents: int
    asked: int | None
    first_on: date | None
    last_on: date | None
    doors: tuple[str, ...]


def groups(store: Store) -> tuple[Group, ...]:
    """Return every group that has answers, by city, newest round first, individual answers before returns."""
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT cities.slug, cities.name, cities.sample, round_slug, MAX(round) AS round, mode, instrument,
                   CASE WHEN mode = 'organisational' THEN submissions.id ELSE '' END AS return_id,
                   CASE WHEN mode = 'organisational' THEN organisation ELSE '' END AS organisation,
                   CASE WHEN mode = 'organisational' THEN MAX(pilot) ELSE '' END AS pilot,
                   CASE WHEN mode = 'organisational' THEN MAX(unit) ELSE '' END AS unit,
                   MIN(CASE WHEN comparable AND TRIM(approver) <> '' THEN 1 ELSE 0 END) AS may_compare,
                   COUNT(*) AS respondents,
                   CASE WHEN mode = 'individual' THEN MAX(asked) END AS asked,
                   MIN(COALESCE(filled_on, CAST(saved_at AS DATE))) AS first_on,
                   MAX(COALESCE(filled_on, CAST(saved_at AS DATE))) AS last_on,
                   STRING_AGG(DISTINCT door, ',') AS doors
            FROM submissions JOIN cities ON cities.id = submissions.city_id
            WHERE {CURRENT}
            GROUP BY cities.slug, cities.name, cities.sample, round_slug, mode, instrument,
                     CASE WHEN mode = 'organisational' THEN submissions.id ELSE '' END,
                     CASE WHEN mode = 'organisational' THEN organisation ELSE '' END
            ORDER BY cities.name, cities.slug,
                     MAX(MAX(COALESCE(filled_on, CAST(saved_at AS DATE)))) OVER (PARTITION BY cities.slug, round_slug)
                     DESC, round_slug DESC, mode, organisation, instrument
            """  # noqa: S608 - CURRENT is ours
        ).fetchall()
    return tuple(_group(row) for row in rows)


def skill_tallies(store: Store, group: Group, instrument: Instrument) -> tuple[Tally, ...]:
    """Return one tally per skill of the instrument, in its order; zero counts where nobody answered.

    Each respondent is one row per skill. A pair with a missing rating counts under the reason that says most: a
    reason given for importance, else one given for capacity, else not answered.
    """
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT skill, importance, capacity,
                   {MISSING} AS missing,
                   COUNT(*) AS respondents
            FROM skill_ratings JOIN submissions ON submissions.id = skill_ratings.submission_id
            JOIN cities ON cities.id = skill_ratings.city_id
            WHERE cities.slug = ? AND round_slug = ? AND mode = ? AND instrument = ?
                  AND (? = '' OR submissions.id = ?) AND {CURRENT}
            GROUP BY skill, importance, capacity, 4
            """,  # noqa: S608 - CURRENT and MISSING are ours
            [group.city, group.round, group.mode, group.instrument, group.return_id, group.return_id],
        ).fetchall()
    return _tallies(instrument, rows)


def many(
    store: Store, groups: Sequence[Group], instrument: Instrument, *, skills: Collection[str] | None = None
) -> dict[Group, tuple[Tally, ...]]:
    """Return the tallies of several groups in one pass, one per skill of the instrument (or of those in ``skills``).

    All groups answered this instrument; ValueError when one did not.
    """
    if any(group.instrument != instrument.key for group in groups):
        raise ValueError(f"all groups must have answered {instrument.key}")
    wanted = {"place": range(len(groups)), **{name: [getattr(one, name) for one in groups] for name in _KEYS}}
    with store.reading() as cursor:
        cursor.register("wanted", pa.table(wanted, schema=_WANTED))
        rows = cursor.execute(
            f"""
            SELECT wanted.place, skill, importance, capacity, {MISSING} AS missing, COUNT(*) AS respondents
            FROM wanted JOIN cities ON cities.slug = wanted.city
            JOIN submissions ON submissions.city_id = cities.id AND submissions.round_slug = wanted.round
                 AND submissions.mode = wanted.mode AND submissions.instrument = wanted.instrument
            JOIN skill_ratings ON skill_ratings.submission_id = submissions.id
            WHERE (wanted.return_id = '' OR submissions.id = wanted.return_id) AND {CURRENT}
                  AND (? IS NULL OR list_contains(?, skill))
            GROUP BY ALL
            """,  # noqa: S608 - CURRENT and MISSING are ours
            [None if skills is None else list(skills)] * 2,
        ).fetchall()
    found: dict[int, list[Row]] = defaultdict(list)
    for place, *row in rows:
        found[place].append(tuple(row))
    return {group: _tallies(instrument, found[place], skills) for place, group in enumerate(groups)}


def parts(store: Store, group: Group, instrument: Instrument, *, by: Part) -> dict[str, tuple[Tally, ...]]:
    """Return the tallies of a group's parts, by the role or the pilot that respondents gave; '' for those who did not.

    The parts make up the whole group. They are to pass ``release.partition``, never ``release`` one by one.
    """
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT TRIM({by}) AS part, skill, importance, capacity, {MISSING} AS missing, COUNT(*) AS respondents
            FROM skill_ratings JOIN submissions ON submissions.id = skill_ratings.submission_id
            JOIN cities ON cities.id = skill_ratings.city_id
            WHERE cities.slug = ? AND round_slug = ? AND mode = ? AND instrument = ?
                  AND (? = '' OR submissions.id = ?) AND {CURRENT}
            GROUP BY ALL
            """,  # noqa: S608 - a Part, CURRENT and MISSING are ours
            [group.city, group.round, group.mode, group.instrument, group.return_id, group.return_id],
        ).fetchall()
    found: dict[str, list[Row]] = defaultdict(list)
    for part, *row in rows:
        found[part].append(tuple(row))
    return {part: _tallies(instrument, found[part]) for part in sorted(found)}


def _group(row: tuple[Any, ...]) -> Group:
    named = dict(zip((field.name for field in fields(Group)), row, strict=True))
    named |= {"mode": Mode(named["mode"]), "comparable": bool(named["comparable"])}
    return Group(**named | {"doors": tuple(sorted(named["doors"].split(",")))})


def _tallies(instrument: Instrument, rows: Sequence[Row], skills: Collection[str] | None = None) -> tuple[Tally, ...]:
    pairs: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    missed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for skill, importance, capacity, reason, respondents in rows:
        if importance is not None and capacity is not None:
            pairs[skill].append((importance, capacity, respondents))
        elif reason is not None:
            missed[skill][reason] += respondents
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    return tuple(
        Tally.of(skill.id, span, pairs[skill.id], Missed.of(missed[skill.id]))
        for skill in instrument.skills
        if skills is None or skill.id in skills
    )
