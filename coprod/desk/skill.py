"""One skill of the questionnaire as an official meets it: what it is, why it matters at its stage, what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coprod.desk.opening import Desk
from coprod.desk.pilots import PilotRow, rows
from coprod.language import Speaker


@dataclass(frozen=True)
class SkillWords:
    """What the questionnaire says of a skill; ``sources`` is (citation, address or '')."""

    skill: str
    title: str
    definition: str
    stage: str
    stage_title: str
    stage_definition: str
    in_sequence: bool
    family: str
    next_step: str
    optional: bool
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Documented:
    """A pilot that documents work at a stage, and how many groups are documented there, each counted once."""

    pilot: PilotRow
    groups: int


def titles(desk: Desk, say: Speaker) -> Mapping[str, str]:
    """Return every skill by id -> "stage: skill", in the questionnaire's order."""
    instrument, language = desk.instrument, say.language
    return MappingProxyType(
        {
            skill.id: say("{stage}: {skill}", stage=stage.title.to(language), skill=skill.title.to(language))
            for stage in instrument.stages
            for skill in instrument.skills_of(stage.id)
        }
    )


def described(desk: Desk, say: Speaker, skill_id: str) -> SkillWords:
    """Return what the questionnaire says of a skill; KeyError when it has none of that id."""
    instrument, language = desk.instrument, say.language
    skill = instrument.skill(skill_id)
    stage = next(one for one in instrument.stages if one.id == skill.stage)
    family = next(one for one in instrument.families if one.id == skill.family)
    return SkillWords(
        skill=skill.id,
        title=skill.title.to(language),
        definition=skill.definition.to(language),
        stage=stage.canonical_stage or stage.id,
        stage_title=stage.title.to(language),
        stage_definition=stage.definition.to(language),
        in_sequence=stage.in_sequence,
        family=family.title.to(language),
        next_step=skill.next_step.to(language),
        optional=skill.optional,
        sources=tuple((one.citation, one.url) for one in instrument.sources if one.key in skill.sources),
    )


def documenting(desk: Desk, say: Speaker, words: SkillWords) -> tuple[Documented, ...]:
    """Return the pilots that document work at the skill's stage, those with most groups documented there first.

    For a skill of every stage they are the pilots that document all of them, with the groups of any stage.
    """
    found = [Documented(pilot, _groups(pilot, words)) for pilot in rows(desk, say)]
    return tuple(sorted((one for one in found if one.groups), key=lambda one: -one.groups))


def _groups(pilot: PilotRow, words: SkillWords) -> int:
    cells = {stage: count for stage, _, count in pilot.cells}
    if words.in_sequence:
        return cells.get(words.stage, 0)
    return pilot.groups if all(cells.values()) else 0
