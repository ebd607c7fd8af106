"""What a city itself handed in about a pilot of the library, beside the desk coding: it replaces nothing silently."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coprod.desk.groups import Choice, basis_of, choices
from coprod.desk.opening import Desk
from coprod.desk.pilot_record import Facts, Record
from coprod.desk.pilots import STAGES
from coprod.disclosure.release import Shown, counted
from coprod.instrument.answers import Answers, Mode
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.language import Speaker
from coprod.store import returns
from coprod.store.naming import slug


@dataclass(frozen=True)
class Told:
    """What one side tells of a stakeholder at a stage; None where it does not tell."""

    depth: int | None = None
    right: int | None = None


@dataclass(frozen=True)
class Side:
    """One side's matrix to compare: the names as written by key, and what is told by (key, stage)."""

    names: Mapping[str, str]
    cells: Mapping[tuple[str, str], Told]


@dataclass(frozen=True)
class Words:
    """The titles of stages, depths and rights to decide."""

    stages: Mapping[str, str]
    depths: Mapping[int, str]
    rights: Mapping[int, str]


def of_city(desk: Desk, facts: Facts) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return the organisational returns of the pilot's city: those about this very pilot, and the others.

    The city's key must be the same, and the pilot that a return names must have the same key as this one's name or id.
    A sample city, which is fictional, has a key of its own and never answers for a real one.
    """
    asked = {slug(facts["pilot_name"]), slug(facts["pilot_id"])}
    here = [one for one in choices(desk) if one.group.mode is Mode.ORGANISATIONAL and one.city == slug(facts["city"])]
    mine = tuple(one for one in here if slug(one.group.pilot) in asked)
    return mine, tuple(one for one in here if one not in mine)


def handed_in(desk: Desk, choice: Choice) -> Shown[Answers]:
    """Return what a return says about governance, through the gate: one without consent stays withheld."""
    answers = returns.governance_of(desk.store, choice.group)
    return counted("participation", answers, respondents=1, basis=basis_of(choice), policy=desk.policy)


def words(one: Record) -> Words:
    """Return the titles that the library has, which are those of the questionnaire's own scales."""
    return Words(one.titles("stage", STAGES), one.numbered("depth"), one.numbered("decision_right"))


def coded(one: Record) -> Side:
    """Return the desk coding's side."""
    names = {who["stakeholder_id"]: who["name"] for who in one.stakeholders}
    return Side(
        {slug(name): name for name in names.values()},
        {
            (slug(names[cell["stakeholder_id"]]), cell["stage"]): Told(
                _number(cell["depth"]), _number(cell["decision_right"])
            )
            for cell in one.cells
        },
    )


def returned(answers: Answers, instrument: Instrument) -> Side:
    """Return the return's side; a stage of another service cycle is told under the stage that it stands for."""
    stands_for = {stage.id: str(stage.canonical_stage or stage.id) for stage in instrument.stages}
    return Side(
        {slug(one.name): one.name for one in answers.stakeholders},
        {
            (slug(one.name), stands_for[stage]): Told(known(part.depth), known(part.decision_right))
            for one in answers.stakeholders
            for stage, part in one.parts.items()
        },
    )


def differences(desk_side: Side, own_side: Side, titles: Words, say: Speaker) -> tuple[str, ...]:
    """Say where the two differ: who only one of them names, and where depth or right differ or only one tells."""
    shared = [key for key in desk_side.names if key in own_side.names]
    found = [
        difference
        for key in shared
        for stage, title in titles.stages.items()
        for difference in _of_cell(
            say("{who}, {stage}", who=desk_side.names[key], stage=title),
            desk_side.cells.get((key, stage), Told()),
            own_side.cells.get((key, stage), Told()),
            titles,
            say,
        )
    ]
    only_desk = [name for key, name in desk_side.names.items() if key not in own_side.names]
    only_own = [name for key, name in own_side.names.items() if key not in desk_side.names]
    if only_desk:
        found.append(say("Only the desk coding names: {names}.", names="; ".join(only_desk)))
    if only_own:
        found.append(say("Only the return names: {names}.", names="; ".join(only_own)))
    return tuple(found)


def _of_cell(where: str, one: Told, other: Told, titles: Words, say: Speaker) -> Iterator[str]:
    if one.depth is None and other.depth is not None:
        depth = titles.depths[other.depth]
        yield say("{where}: only the return tells, {depth} ({number}).", where=where, depth=depth, number=other.depth)
    elif one.depth is not None and other.depth is None:
        depth = titles.depths[one.depth]
        yield say(
            "{where}: only the desk coding tells, {depth} ({number}).", where=where, depth=depth, number=one.depth
        )
    elif one.depth is not None and other.depth is not None and one.depth != other.depth:
        yield say(
            "{where}: {first} ({one}) in the desk coding, {second} ({other}) in the return.",
            where=where,
            first=titles.depths[one.depth],
            one=one.depth,
            second=titles.depths[other.depth],
            other=other.depth,
        )
    if one.right is not None and other.right is not None and one.right != other.right:
        yield say(
            "{where}, say in decisions: {first} in the desk coding, {second} in the return.",
            where=where,
            first=titles.rights[one.right],
            second=titles.rights[other.right],
        )


def _number(written: str) -> int | None:
    return int(written) if written else None


def known(given: int | Missing) -> int | None:
    """Return a rating, None for every kind of missing."""
    return None if isinstance(given, Missing) else given
