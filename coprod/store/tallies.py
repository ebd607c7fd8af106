"""What leaves the store towards a screen: which groups there are, and their tallies."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np

from coprod.instrument.answers import Mode
from coprod.instrument.model import Instrument
from coprod.measures.tally import Tally
from coprod.store.cells import Cells, Counted, places
from coprod.store.engine import Store
from coprod.store.succession import CURRENT
from coprod.store.summary import MISSING

_KEYS = ("city", "round", "mode", "instrument", "return_id")
FEW = 16  # the tallies of so many groups are remembered: a reader goes on with the same, on this page and the next


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
            """
            SELECT slug, name, sample, round_slug, round, mode, instrument, return_id,
                   CASE WHEN mode = 'organisational' THEN organisation ELSE '' END AS organisation,
                   CASE WHEN mode = 'organisational' THEN pilot ELSE '' END AS pilot,
                   CASE WHEN mode = 'organisational' THEN unit ELSE '' END AS unit,
                   may_compare, respondents, asked, first_on, last_on, doors
            FROM counted JOIN cities ON cities.id = counted.city_id
            ORDER BY name, slug, MAX(last_on) OVER (PARTITION BY slug, round_slug) DESC, round_slug DESC, mode,
                     organisation, instrument, number
            """
        ).fetchall()
    return tuple(_group(row) for row in rows)


def skill_tallies(store: Store, group: Group, instrument: Instrument) -> tuple[Tally, ...]:
    """Return one tally per skill of the instrument, in its order; zero counts where nobody answered.

    Each respondent is one row per skill. A pair with a missing rating counts under the reason that says most: a
    reason given for importance, else one given for capacity, else not answered.
    """
    return _remembered(store, [group], instrument)[group]


def many(
    store: Store, groups: Sequence[Group], instrument: Instrument, *, skills: Collection[str] | None = None
) -> dict[Group, tuple[Tally, ...]]:
    """Return the tallies of several groups in one pass, one per skill of the instrument (or of those in ``skills``).

    All groups answered this instrument; ValueError when one did not.
    """
    if any(group.instrument != instrument.key for group in groups):
        raise ValueError(f"all groups must have answered {instrument.key}")
    if skills is None and len(groups) <= FEW:
        return _remembered(store, groups, instrument)
    return dict(zip(groups, counted(store, groups, instrument, skills=skills).tallies(), strict=True))


def counted(
    store: Store, groups: Sequence[Group], instrument: Instrument, *, skills: Collection[str] | None = None
) -> Counted:
    """Return the same as numbers only, the groups in the order given."""
    cells = Cells.of(instrument, [skill.id for skill in instrument.skills if skills is None or skill.id in skills])
    with store.reading() as cursor:
        cursor.register("wanted", places({name: [getattr(one, name) for one in groups] for name in _KEYS}))
        cursor.register("asked", places({"skill": cells.skills}))
        found = cursor.execute(
            f"""
            SELECT wanted.place * {cells.each} + {cells.sql} AS cell, counted_pairs.respondents AS respondents
            FROM wanted JOIN cities ON cities.slug = wanted.city
            JOIN counted ON counted.city_id = cities.id AND counted.round_slug = wanted.round
                 AND counted.mode = wanted.mode AND counted.instrument = wanted.instrument
                 AND counted.return_id = wanted.return_id
            JOIN counted_pairs ON counted_pairs.group_number = counted.number
            JOIN asked ON asked.skill = counted_pairs.skill
            """  # noqa: S608 - the cells are ours
        ).fetchnumpy()
    return cells.filled(np.ma.asarray(found["cell"]), np.asarray(found["respondents"]), groups=len(groups))


def parts(store: Store, group: Group, instrument: Instrument, *, by: Part) -> dict[str, tuple[Tally, ...]]:
    """Return the tallies of a group's parts, by the role or the pilot that respondents gave; '' for those who did not.

    The parts make up the whole group. They are to pass ``release.partition``, never ``release`` one by one.
    """
    cells = Cells.of(instrument, [skill.id for skill in instrument.skills])
    with store.reading() as cursor:
        cursor.register("asked", places({"skill": cells.skills}))
        found = cursor.execute(
            f"""
            SELECT TRIM({by}) AS part, {cells.sql} AS cell, respondents
            FROM (SELECT {by}, skill, importance, capacity, {MISSING} AS missing, COUNT(*) AS respondents
                  FROM skill_ratings JOIN submissions ON submissions.id = skill_ratings.submission_id
                  JOIN cities ON cities.id = skill_ratings.city_id
                  WHERE cities.slug = ? AND round_slug = ? AND mode = ? AND instrument = ?
                        AND (? = '' OR submissions.id = ?) AND {CURRENT}
                  GROUP BY {by}, skill, importance, capacity, missing) AS answered
            JOIN asked ON asked.skill = answered.skill
            """,  # noqa: S608 - a Part, CURRENT, MISSING and the cells are ours
            [group.city, group.round, group.mode, group.instrument, group.return_id, group.return_id],
        ).fetchnumpy()
    names, place = np.unique(np.asarray(found["part"]).astype(str), return_inverse=True)
    cell = np.ma.asarray(found["cell"]) + place * cells.each
    filled = cells.filled(cell, np.asarray(found["respondents"]), groups=len(names))
    return dict(zip(names.tolist(), filled.tallies(), strict=True))


def _remembered(store: Store, groups: Sequence[Group], instrument: Instrument) -> dict[Group, tuple[Tally, ...]]:
    def count(some: Sequence[tuple[Group, str]]) -> dict[tuple[Group, str], tuple[Tally, ...]]:
        return dict(zip(some, counted(store, [group for group, _ in some], instrument).tallies(), strict=True))

    found = store.remembered_each([(group, instrument.key) for group in groups], count)
    return {group: tallies for (group, _), tallies in found.items()}


def _group(row: tuple[Any, ...]) -> Group:
    named = dict(zip((field.name for field in fields(Group)), row, strict=True))
    named |= {"mode": Mode(named["mode"]), "comparable": bool(named["comparable"])}
    return Group(**named | {"doors": tuple(sorted(named["doors"].split(",")))})
