"""What leaves the store towards a screen: which groups there are, and their tallies."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from coprod.instrument.answers import Mode
from coprod.instrument.model import Instrument
from coprod.measures.tally import Missed, Span, Tally
from coprod.store.engine import Store
from coprod.store.succession import CURRENT


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
                   CASE WHEN importance IS NOT NULL AND capacity IS NOT NULL THEN NULL
                        ELSE COALESCE(NULLIF(importance_missing, 'not_answered'),
                                      NULLIF(capacity_missing, 'not_answered'), 'not_answered') END AS missing,
                   COUNT(*) AS respondents
            FROM skill_ratings JOIN submissions ON submissions.id = skill_ratings.submission_id
            JOIN cities ON cities.id = skill_ratings.city_id
            WHERE cities.slug = ? AND round_slug = ? AND mode = ? AND instrument = ?
                  AND (? = '' OR submissions.id = ?) AND {CURRENT}
            GROUP BY skill, importance, capacity, 4
            """,  # noqa: S608 - CURRENT is ours
            [group.city, group.round, group.mode, group.instrument, group.return_id, group.return_id],
        ).fetchall()
    return _tallies(instrument, rows)


def _group(row: tuple[Any, ...]) -> Group:
    named = dict(zip((field.name for field in fields(Group)), row, strict=True))
    named |= {"mode": Mode(named["mode"]), "comparable": bool(named["comparable"])}
    return Group(**named | {"doors": tuple(sorted(named["doors"].split(",")))})


def _tallies(
    instrument: Instrument, rows: Sequence[tuple[str, int | None, int | None, str | None, int]]
) -> tuple[Tally, ...]:
    pairs: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    missed: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for skill, importance, capacity, reason, respondents in rows:
        if importance is not None and capacity is not None:
            pairs[skill].append((importance, capacity, respondents))
        elif reason is not None:
            missed[skill][reason] += respondents
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    return tuple(Tally.of(skill.id, span, pairs[skill.id], Missed.of(missed[skill.id])) for skill in instrument.skills)
