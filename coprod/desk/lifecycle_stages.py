"""From what passed the gate to the stages of the life cycle: their needs, importance and capacity, and their skills."""

from collections.abc import Mapping, Sequence
from functools import partial

from coprod.charts.lifecycle_row import LifeSkill, LifeStage, StageMeans
from coprod.desk.needs import needs_of
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Shown, Withheld, together
from coprod.instrument.model import Instrument
from coprod.measures.skill import SkillNeed
from coprod.measures.stages import stage_mean, stage_need
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import Sampling


def staged(
    shown: Mapping[str, Shown[Tally]],
    *,
    instrument: Instrument,
    sampling: Sampling,
    language: str,
    cities: Mapping[str, int],
) -> tuple[LifeStage, ...]:
    """Work out every stage, in the instrument's order, its skills with the most urgent first.

    An optional skill that returns left blank is left out; among individuals it is withheld like any other, so that
    nobody learns whether nobody or a few rated it.
    """
    needs = needs_of(shown, sampling, individual=sampling is not Sampling.SINGLE_RETURN)
    stages: list[LifeStage] = []
    for stage in instrument.stages:
        members = [
            skill
            for skill in instrument.skills_of(stage.id)
            if not skill.optional or _offered(shown[skill.id], sampling)
        ]
        title = stage.title.to(language)
        skills = [
            LifeSkill(
                skill=skill.id,
                title=skill.title.to(language),
                stage=stage.id,
                stage_title=title,
                next_step=skill.next_step.to(language),
                optional=skill.optional,
                shown=needs[skill.id],
                cities=cities[skill.id],
            )
            for skill in members
        ]
        core = [needs[skill.id] for skill in members if not skill.optional]
        means = together(core, partial(_means, stage.id))
        reason = _reason(core) if means.value.need.need is None else None
        ordered = tuple(sorted(skills, key=_urgency))
        stages.append(LifeStage(stage.id, title, stage.in_sequence, means, reason, ordered))
    return tuple(stages)


def _offered(outcome: Shown[Tally], sampling: Sampling) -> bool:
    return sampling is not Sampling.SINGLE_RETURN or (isinstance(outcome, Release) and outcome.value.pairs > 0)


def _means(stage: str, needs: Sequence[SkillNeed | None]) -> StageMeans:
    return StageMeans(
        stage_need(stage, [None if one is None else one.need for one in needs]),
        importance=stage_mean([None if one is None else one.importance for one in needs]),
        capacity=stage_mean([None if one is None else one.capacity for one in needs]),
    )


def _reason(core: Sequence[Shown[SkillNeed]]) -> Reason:
    """Say why a stage has no need: its skills' own reason where that is the only cause."""
    reasons = {one.reason if isinstance(one, Withheld) else Reason.TOO_FEW_SKILLS for one in core}
    return reasons.pop() if len(reasons) == 1 else Reason.TOO_FEW_SKILLS


def _urgency(row: LifeSkill) -> float:
    return -row.value.need if row.value and row.value.need is not None else float("inf")
