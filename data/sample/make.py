"""Make the sample: synthetic assessments of eight cities that exist nowhere. Seeded, so every run writes the same file.

Run ``python data/sample/make.py`` for submissions.jsonl beside this script, or name another file.
Levels are shares of a scale's width (0 its lowest point, 1 its highest); the instrument says what the scale is.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from numpy.random import Generator, default_rng

from coprod.instrument.answers import (
    About,
    Answers,
    Feedback,
    InclusionGroup,
    Mode,
    Pair,
    Part,
    Rating,
    Stakeholder,
    YesNo,
    fit,
)
from coprod.instrument.governance import Helix
from coprod.instrument.library import newest, shelf
from coprod.instrument.model import CanonicalStage, Instrument, Stage
from coprod.instrument.scales import Missing, Scale

SEED = 20261122
TARGET = Path(__file__).with_name("submissions.jsonl")
ROUNDS = {"2025 autumn": date(2025, 10, 6), "2026 spring": date(2026, 4, 13)}


class City(NamedTuple):
    """A coined city: individual answers per round (one number: the last round only) and how able its teams are.

    ``asked`` is how many people each of its rounds asked; empty where nobody wrote that down.
    """

    name: str
    people: tuple[int, ...]
    ability: float
    comparable: bool = True
    asked: tuple[int, ...] = ()


CITIES = (
    City("Velmarin", (38, 40), 0.06),
    City("Brivandel", (30,), 0.02),
    City("Tolvessa", (23, 21), -0.05, asked=(40, 40)),
    City("Fennorack", (18,), -0.02, comparable=False),
    City("Quillamere", (12, 14), 0.0, asked=(12, 14)),
    City("Hovenquay", (9,), 0.04),
    City("Dornavel", (6,), -0.08),
    City("Oskerwyn", (4,), 0.01),
)
FEW_KNOW = ("Hovenquay", "data_ethics", 3)  # only the first three people of this city can judge this skill
TELL_HOW = ("Velmarin", "2026 spring", 20)  # so many of these people also say how the partners work together
ROLES = ("Service manager", "Project lead", "Policy officer", "Digital services officer", "Community officer", "")
ROLE_SHARES = (0.28, 0.2, 0.16, 0.14, 0.14, 0.08)

STAGE_LEVEL = {
    CanonicalStage.CO_COMMISSIONING: 0.05,
    CanonicalStage.CO_DESIGN: 0.09,
    CanonicalStage.CO_DELIVERY: -0.01,
    CanonicalStage.CO_ASSESSMENT: -0.11,
}
SKILL_LEVEL = {"power_sharing": -0.15, "joint_prioritising": -0.11, "role_redesign": -0.06, "codesign_methods": 0.06}
IMPORTANCE_MISSING = {Missing.NOT_APPLICABLE: 0.018, Missing.REFUSED: 0.004, Missing.NOT_ANSWERED: 0.008}
CAPACITY_MISSING = {Missing.DONT_KNOW: 0.035, Missing.REFUSED: 0.006, Missing.NOT_ANSWERED: 0.012}

OTHERS = (
    ("Neighbourhood services department", Helix.GOVERNMENT, None),
    ("Public transport agency", Helix.GOVERNMENT, None),
    ("Software supplier", Helix.BUSINESS, None),
    ("Local traders' group", Helix.BUSINESS, 14),
    ("University urban lab", Helix.RESEARCH, None),
    ("Residents' association", Helix.CIVIL_SOCIETY, 45),
    ("Disability rights group", Helix.CIVIL_SOCIETY, None),
    ("Youth forum", Helix.CIVIL_SOCIETY, 22),
    ("Neighbourhood volunteers", Helix.CIVIL_SOCIETY, 30),
)
GROUPS = (
    ("Residents over 65", 0.19),
    ("People with disabilities", 0.14),
    ("Young people aged 16 to 24", 0.11),
    ("People without internet at home", 0.07),
)


@dataclass(frozen=True)
class Truth:
    """How things stand in a city in one round: a level per skill and construct, and what only its own return tells."""

    importance: dict[str, float]
    capacity: dict[str, float]
    process: dict[str, float]
    resources: dict[str, YesNo]
    stakeholders: tuple[Stakeholder, ...]
    ties: tuple[tuple[str, str], ...]
    population: int


def stage_level(stage: Stage) -> float:
    """Return how much easier than average a stage is; buckets outside the cycle are average."""
    return STAGE_LEVEL[stage.canonical_stage] if stage.canonical_stage else 0.0


def city_truth(rng: Generator, instrument: Instrument, city: City, common: dict[str, float]) -> Truth:
    """Draw a city's levels: the city, the stage, the city's own strength in each stage, the skill."""
    own = {stage.id: stage_level(stage) + 0.05 * rng.standard_normal() for stage in instrument.stages}
    importance, capacity = {}, {}
    for skill in instrument.skills:
        importance[skill.id] = 0.85 + common[skill.id] + 0.03 * rng.standard_normal()
        known = SKILL_LEVEL.get(skill.id, 0.0) + city.ability + own[skill.stage]
        capacity[skill.id] = 0.52 + known + 0.05 * rng.standard_normal()
    stakeholders = take_part(rng, instrument)
    constructs = instrument.governance.constructs
    return Truth(
        importance=importance,
        capacity=capacity,
        process={construct.id: 0.6 + city.ability + 0.1 * rng.standard_normal() for construct in constructs},
        resources=resources(rng, instrument),
        stakeholders=stakeholders,
        ties=work_together(rng, stakeholders),
        population=int(rng.integers(60, 300)) * 1000,
    )


def half_a_year_on(rng: Generator, truth: Truth) -> Truth:
    """Return the next round's levels: a quarter of the skills got better, the others hardly moved."""
    skills = list(truth.capacity)
    better = {skills[place] for place in rng.choice(len(skills), size=len(skills) // 4, replace=False)}
    moved = {
        skill: level + (0.16 if skill in better else 0.0) + 0.015 * rng.standard_normal()
        for skill, level in truth.capacity.items()
    }
    return replace(truth, capacity=moved, process={one: level + 0.03 for one, level in truth.process.items()})


def rate(scale: Scale, level: float) -> int:
    """Turn a level into the nearest point of the scale."""
    point = round(scale.minimum + level * (scale.maximum - scale.minimum))
    return min(max(point, scale.minimum), scale.maximum)


def gone(rng: Generator, scale: Scale, shares: dict[Missing, float]) -> Missing | None:
    """Draw whether a rating is missing, and of which kind the scale offers."""
    draw = rng.random()
    for kind, share in shares.items():
        draw -= share
        if draw < 0:
            return kind if kind in scale.accepts else Missing.NOT_ANSWERED
    return None


def answer_pair(rng: Generator, instrument: Instrument, *, importance: float, capacity: float) -> Pair:
    """Draw one skill's two ratings around two levels."""
    first: Rating = rate(instrument.importance, importance + 0.15 * rng.standard_normal())
    second: Rating = rate(instrument.capacity, capacity + 0.15 * rng.standard_normal())
    second = gone(rng, instrument.capacity, CAPACITY_MISSING) or second
    first = gone(rng, instrument.importance, IMPORTANCE_MISSING) or first
    if first is Missing.NOT_APPLICABLE:
        second = (
            Missing.NOT_APPLICABLE if Missing.NOT_APPLICABLE in instrument.capacity.accepts else Missing.NOT_ANSWERED
        )
    return Pair(importance=first, capacity=second)


def answer_skills(
    rng: Generator, instrument: Instrument, truth: Truth, *, spread: float, kindness: float = 0.0
) -> dict[str, Pair]:
    """Draw all ratings of one respondent, whose own leaning (``spread``) runs through every answer."""
    strict, keen = spread * rng.standard_normal(), 0.7 * spread * rng.standard_normal()
    stops = int(rng.integers(8, len(instrument.skills))) if rng.random() < spread / 3 else len(instrument.skills)
    given = {}
    for place, skill in enumerate(instrument.skills):
        pair = answer_pair(
            rng,
            instrument,
            importance=truth.importance[skill.id] + keen,
            capacity=truth.capacity[skill.id] + strict + kindness,
        )
        wanted = not skill.optional or rng.random() < 0.12
        if wanted:
            given[skill.id] = pair if place < stops else Pair()
    return given


def pick_top(rng: Generator, instrument: Instrument, skills: dict[str, Pair]) -> dict[str, tuple[str, ...]]:
    """Choose the top priorities of each stage: the respondent's own gap, with some whim."""
    chosen = {}
    for stage in instrument.stages:
        urge = {
            skill.id: _gap(skills[skill.id]) + 0.8 * rng.standard_normal()
            for skill in instrument.skills_of(stage.id, optional=False)
            if skills[skill.id] != Pair()
        }
        if urge:
            chosen[stage.id] = tuple(sorted(urge, key=urge.__getitem__, reverse=True)[: instrument.top])
    return chosen


def _gap(pair: Pair) -> float:
    if isinstance(pair.importance, Missing) or isinstance(pair.capacity, Missing):
        return -1.0
    return pair.importance - pair.capacity


def working_day(rng: Generator, start: date) -> date:
    """Draw a weekday of the six weeks from ``start``, a Monday."""
    return start + timedelta(weeks=int(rng.integers(6)), days=int(rng.integers(5)))


def individual(rng: Generator, instrument: Instrument, about: About, truth: Truth, place: int) -> Answers:
    """Draw one anonymous person's answers."""
    skills = answer_skills(rng, instrument, truth, spread=0.1)
    city, skill, know = FEW_KNOW
    if about.city == city and place >= know:
        skills[skill] = skills[skill].model_copy(update={"capacity": Missing.DONT_KNOW})
    priorities = pick_top(rng, instrument, skills)
    role = str(rng.choice(ROLES, p=ROLE_SHARES))
    return Answers(
        instrument=instrument.key,
        about=about.model_copy(update={"role": role}),
        skills=skills,
        priorities=priorities if rng.random() < 0.88 else {},
    )


def take_part(rng: Generator, instrument: Instrument) -> tuple[Stakeholder, ...]:
    """Draw six to nine stakeholders: the city's own office leads, five to eight others join."""
    depth, right = instrument.governance.depth, instrument.governance.decision_right
    lead = {
        stage.id: Part(depth=depth.maximum, decision_right=rate(right, 0.85 + 0.15 * rng.standard_normal()))
        for stage in instrument.sequence
    }
    found = [Stakeholder(name="City digital office (fictional)", helix=Helix.GOVERNMENT, is_lead=True, parts=lead)]
    others = sorted(rng.choice(len(OTHERS), size=int(rng.integers(5, 9)), replace=False).tolist())
    for name, helix, head_count in (OTHERS[one] for one in others):
        bent, parts = 0.5 + 0.12 * rng.standard_normal(), {}
        for stage in instrument.sequence:
            level = bent + 1.5 * stage_level(stage) + 0.2 * rng.standard_normal()
            unsure = gone(rng, depth, {Missing.DONT_KNOW: 0.04})
            decides = unsure or rate(right, 0.8 * level - 0.1)
            parts[stage.id] = Part(depth=unsure or rate(depth, level), decision_right=decides)
        found.append(Stakeholder(name=f"{name} (fictional)", helix=helix, head_count=head_count, parts=parts))
    return tuple(found)


def work_together(rng: Generator, stakeholders: tuple[Stakeholder, ...]) -> tuple[tuple[str, str], ...]:
    """Draw who worked with whom: everybody a little, the lead with most."""
    return tuple(
        (one.name, other.name)
        for place, one in enumerate(stakeholders)
        for other in stakeholders[place + 1 :]
        if rng.random() < (0.8 if one.is_lead else 0.3)
    )


def agree(rng: Generator, instrument: Instrument, truth: Truth) -> dict[str, Rating]:
    """Draw the agree items; items of one construct lean the same way."""
    scale = instrument.governance.agree
    return {
        item.id: gone(rng, scale, {Missing.DONT_KNOW: 0.04})
        or rate(scale, truth.process[item.belongs_to] + 0.1 * rng.standard_normal())
        for item in instrument.governance.items
    }


def feedback(rng: Generator, instrument: Instrument, start: date) -> dict[str, Feedback]:
    """Draw, stage by stage, whether contributions were collected and answered before the round began."""
    given = {}
    for place, stage in enumerate(instrument.sequence):
        collected_on = working_day(rng, start - timedelta(weeks=48 - 11 * place))
        published_on = collected_on + timedelta(days=int(rng.integers(14, 120)))
        asked, answered = rng.random() < 0.85, published_on < start and rng.random() < 0.8
        given[stage.id] = Feedback(
            input_collected=asked,
            response_published=answered if asked else Missing.NOT_APPLICABLE,
            collected_on=collected_on if asked else None,
            published_on=published_on if asked and answered else None,
        )
    return given


def resources(rng: Generator, instrument: Instrument) -> dict[str, YesNo]:
    """Draw which resources the service has."""
    given: dict[str, YesNo] = {}
    for resource in instrument.governance.resources:
        draw = rng.random()
        given[resource.id] = Missing.NOT_APPLICABLE if draw > 0.94 else draw < 0.62
    return given


def inclusion(rng: Generator, population: int) -> tuple[InclusionGroup, ...]:
    """Draw which groups were reached; head counts are known for some."""
    given = []
    for group, share in GROUPS:
        reached, counted = rng.random() < 0.6, rng.random() < 0.6
        given.append(
            InclusionGroup(
                group=group,
                reached=reached,
                participants=int(rng.integers(4, 40)) if reached and counted else None,
                population=int(population * share) if counted else None,
            )
        )
    return tuple(given)


def organisational(rng: Generator, instrument: Instrument, about: About, truth: Truth) -> Answers:
    """Draw a city's agreed return; agreeing makes it a little kinder than its people."""
    skills = answer_skills(rng, instrument, truth, spread=0.02, kindness=0.05)
    return Answers(
        instrument=instrument.key,
        about=about,
        skills=skills,
        priorities=pick_top(rng, instrument, skills),
        agree=agree(rng, instrument, truth),
        resources=truth.resources,
        feedback=feedback(rng, instrument, ROUNDS[about.round]),
        inclusion=inclusion(rng, truth.population),
        stakeholders=truth.stakeholders,
        ties=truth.ties,
    )


def submissions(instrument: Instrument) -> Iterator[Answers]:
    """Draw every submission: city by city, round by round, the city's own return first."""
    rng, apart = default_rng(SEED), default_rng(SEED + 1)  # apart: what was added later changes nothing drawn before
    common = {skill.id: 0.05 * rng.standard_normal() for skill in instrument.skills}
    for city in CITIES:
        truth = city_truth(rng, instrument, city, common)
        for turn, (name, people) in enumerate(zip(list(ROUNDS)[-len(city.people) :], city.people, strict=True)):
            truth = half_a_year_on(rng, truth) if turn else truth
            asked = city.asked[turn] if city.asked else None
            agreed = About(
                city=city.name,
                round=name,
                mode=Mode.ORGANISATIONAL,
                unit="Digital services (fictional)",
                role="Head of service (fictional)",
                filled_on=ROUNDS[name] + timedelta(weeks=7),
                approver="Head of service (fictional)",
                comparable=city.comparable,
            )
            yield organisational(rng, instrument, agreed, truth)
            for place in range(people):
                filled_on = working_day(rng, ROUNDS[name])
                about = About(city=city.name, round=name, mode=Mode.INDIVIDUAL, filled_on=filled_on, asked=asked)
                person = individual(rng, instrument, about, truth, place)
                told = (city.name, name) == TELL_HOW[:2] and place < TELL_HOW[2]
                yield person.model_copy(update={"agree": agree(apart, instrument, truth)}) if told else person


def main(target: Path = TARGET) -> None:
    """Write the sample, one submission a line."""
    instrument = newest(shelf(), "coprod-core@1.0")
    lines = [fit(one, instrument).model_dump_json(exclude_defaults=True) for one in submissions(instrument)]
    target.write_bytes("".join(f"{line}\n" for line in lines).encode())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
