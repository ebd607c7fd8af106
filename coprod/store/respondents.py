"""What a tally per skill cannot tell: whole respondents, and who picked which priorities."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coprod.instrument.answers import Mode
from coprod.instrument.model import Instrument
from coprod.measures.tally import Respondents, Span
from coprod.store.cells import places
from coprod.store.engine import Store
from coprod.store.succession import CURRENT
from coprod.store.tallies import Group

IN_GROUP = f"""cities.slug = ? AND round_slug = ? AND mode = ? AND instrument = ?
               AND (? = '' OR submissions.id = ?) AND {CURRENT}"""


@dataclass(frozen=True)
class Picked:
    """At one stage: how many respondents picked any priority, and how many picked each skill."""

    stage: str
    respondents: int
    skills: dict[str, int]


def respondents(store: Store, group: Group, instrument: Instrument) -> Respondents:
    """Return everybody in a group who rated any skill whole, a row each in no order, a column per skill."""
    rated = "city_id = (SELECT id FROM cities WHERE slug = ?)"  # most of the store is skipped unread
    return _respondents(store, instrument, [rated, group.city], [IN_GROUP, *of(group)])


def everyone(store: Store, instrument: Instrument, *, sample: bool) -> Respondents:
    """Return the same of all individuals of all cities and rounds, either those of the sample or the others."""
    where = f"mode = ? AND instrument = ? AND cities.sample = ? AND {CURRENT}"
    return _respondents(store, instrument, ["TRUE"], [where, Mode.INDIVIDUAL, instrument.key, sample])


def _respondents(
    store: Store, instrument: Instrument, rated: Sequence[object], stands: Sequence[object]
) -> Respondents:
    """Look among the ratings and the submissions that meet a condition, each followed by its parameters."""
    skills = tuple(skill.id for skill in instrument.skills)
    with store.reading() as cursor:
        cursor.register("asked", places({"skill": skills}))
        found = cursor.execute(
            f"""
            SELECT people.person, asked.place, importance, capacity
            FROM (SELECT submission_id, skill, importance, capacity FROM skill_ratings WHERE {rated[0]}) AS rated
            JOIN (SELECT submissions.id, CAST(ROW_NUMBER() OVER (ORDER BY submissions.id) - 1 AS INTEGER) AS person
                  FROM submissions JOIN cities ON cities.id = submissions.city_id
                  WHERE {stands[0]}) AS people ON people.id = submission_id
            JOIN asked ON asked.skill = rated.skill
            WHERE importance IS NOT NULL AND capacity IS NOT NULL
            """,  # noqa: S608 - both conditions are ours
            [*rated[1:], *stands[1:]],
        ).fetchnumpy()
    person, skill, importance, capacity = (np.ma.getdata(found[name]) for name in found)
    everybody = np.full((2, int(person.max(initial=-1)) + 1, len(skills)), -1, dtype=np.int8)
    everybody[0, person, skill], everybody[1, person, skill] = importance, capacity
    whole = (everybody[0] >= 0).any(axis=1)
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    return Respondents(skills, span, everybody[0, whole], everybody[1, whole])


def picked(store: Store, group: Group) -> tuple[Picked, ...]:
    """Return what the respondents of a group picked as priorities, a stage each."""
    with store.reading() as cursor:
        rows = cursor.execute(
            """
            SELECT stage, skill, counted_picks.respondents
            FROM counted_picks JOIN counted ON counted.number = group_number JOIN cities ON cities.id = counted.city_id
            WHERE slug = ? AND round_slug = ? AND mode = ? AND instrument = ? AND return_id = ?
            """,
            [group.city, group.round, group.mode, group.instrument, group.return_id],
        ).fetchall()
    answered = {stage: count for stage, skill, count in rows if skill is None}
    skills: dict[str, dict[str, int]] = defaultdict(dict)
    for stage, skill, count in rows:
        if skill is not None:
            skills[stage][skill] = count
    return tuple(Picked(stage, answered[stage], skills[stage]) for stage in sorted(answered))


def of(group: Group) -> list[object]:
    """The parameters of ``IN_GROUP``."""
    return [group.city, group.round, group.mode, group.instrument, group.return_id, group.return_id]
