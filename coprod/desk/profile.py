"""From tallies through the gate to what a reader sees of one group's skills."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from coprod.charts import needs, stages
from coprod.charts.figure import Figure
from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.stages import StageRow
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Release, Shown, Withheld, release, together
from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.measures.gaps import SkillNeed, skill_need
from coprod.measures.stages import StageNeed, stage_need
from coprod.measures.tally import Span, Tally


@dataclass(frozen=True)
class SkillProfile:
    """One group's skill needs, by stage in the instrument's order and by need within a stage, and its stage needs."""

    provenance: Provenance
    span: Span
    skills: tuple[SkillRow, ...]
    stages: tuple[StageRow, ...]

    @property
    def tells(self) -> bool:
        """Whether there is a value to show at all."""
        return any(row.value for row in self.skills)

    def figures(self, say: Speaker) -> tuple[Figure, ...]:
        """Draw the stages and the skills; nothing when there is no value to show."""
        if not self.tells:
            return ()
        return (
            stages.figure(self.stages, provenance=self.provenance, span=self.span, say=say),
            needs.figure(self.skills, provenance=self.provenance, span=self.span, say=say),
        )


def profile(
    tallies: Sequence[Tally],
    *,
    instrument: Instrument,
    basis: Basis,
    policy: Policy,
    provenance: Provenance,
    language: str,
) -> SkillProfile:
    """Pass every tally through the gate and work out what was released.

    Every core skill is there, with a value or with the reason. An optional skill that a return left blank is left out;
    among individuals it is withheld like any other, so that nobody learns whether nobody or a few rated it.
    """
    shown: dict[str, Shown[SkillNeed]] = {}
    for tally in tallies:
        outcome = release(tally, basis=basis, policy=policy)
        shown[tally.skill] = outcome.then(skill_need) if isinstance(outcome, Release) else outcome
    offered = {tally.skill for tally in tallies if tally.pairs or basis is Basis.INDIVIDUAL}
    rows: list[SkillRow] = []
    indices: list[StageRow] = []
    for stage in instrument.stages:
        members = [skill for skill in instrument.skills_of(stage.id) if not skill.optional or skill.id in offered]
        title = stage.title.to(language)
        unsorted = [
            SkillRow(
                skill=skill.id,
                title=skill.title.to(language),
                stage=stage.id,
                stage_title=title,
                next_step=skill.next_step.to(language),
                optional=skill.optional,
                shown=shown[skill.id],
            )
            for skill in members
        ]
        rows += sorted(unsorted, key=_urgency)
        core = [shown[skill.id] for skill in members if not skill.optional]
        index = together(core, partial(_index, stage.id))
        reason = _reason(core) if index.value.need is None else None
        indices.append(StageRow(stage.id, title, stage.in_sequence, index, reason))
    return SkillProfile(provenance, tallies[0].span, tuple(rows), tuple(indices))


def _index(stage: str, needs: Sequence[SkillNeed | None]) -> StageNeed:
    return stage_need(stage, [None if need is None else need.need for need in needs])


def _reason(core: Sequence[Shown[SkillNeed]]) -> Reason:
    """Say why a stage has no need: its skills' own reason where that is the only cause."""
    reasons = {one.reason if isinstance(one, Withheld) else Reason.TOO_FEW_SKILLS for one in core}
    return reasons.pop() if len(reasons) == 1 else Reason.TOO_FEW_SKILLS


def _urgency(row: SkillRow) -> float:
    return -row.value.need if row.value and row.value.need is not None else float("inf")
