"""What a tally per skill cannot tell: whole respondents, and who picked which priorities."""

from collections import defaultdict
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
    return _respondents(store, instrument, IN_GROUP, of(group))


def everyone(store: Store, instrument: Instrument, *, sample: bool) -> Respondents:
    """Return the same of all individuals of all cities and rounds, either those of the sample or the others."""
    where = f"mode = ? AND instrument = ? AND cities.sample = ? AND {CURRENT}"
    return _respondents(store, instrument, where, [Mode.INDIVIDUAL, instrument.key, sample])


def _respondents(store: Store, instrument: Instrument, where: str, given: list[object]) -> Respondents:
    skills = tuple(skill.id for skill in instrument.skills)
    with store.reading() as cursor:
        cursor.register("asked", places({"skill": skills}))
        found = cursor.execute(
            f"""
            SELECT people.person, asked.place, importance, capacity
            FROM skill_ratings
            JOIN (SELECT submissions.id, CAST(ROW_NUMBER() OVER (ORDER BY submissions.id) - 1 AS INTEGER) AS person
                  FROM submissions JOIN cities ON cities.id = submissions.city_id
                  WHERE {where}) AS people ON people.id = submission_id
            JOIN asked ON asked.skill = skill_ratings.skill
            WHERE importance IS NOT NULL AND capacity IS NOT NULL
            """,  # noqa: S608 - the words of where are ours
            given,
        ).fetchnumpy()
    person, skill, importance, capacity = (np.ma.getdata(found[name]) for name in found)
    everybody = np.full((2, int(person.max(initial=-1)) + 1, len(skills)), -1, dtype=np.int8)
    everybody[0, person, skill], everybody[1, person, skill] = importance, capacity
    rated = (everybody[0] >= 0).any(axis=1)
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    return Respondents(skills, span, everybody[0, rated], everybody[1, rated])


def picked(store: Store, group: Group) -> tuple[Picked, ...]:
    """Return what the respondents of a group picked as priorities, a stage each."""
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT stage, skill, COUNT(DISTINCT submission_id) AS respondents
            FROM priorities JOIN submissions ON submissions.id = priorities.submission_id
            JOIN cities ON cities.id = priorities.city_id
            WHERE {IN_GROUP}
            GROUP BY GROUPING SETS ((stage, skill), (stage))
            """,  # noqa: S608 - IN_GROUP is ours
            of(group),
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
