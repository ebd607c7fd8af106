"""From tallies through the gate to what a reader sees of one group's skills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from coprod.charts import needs, priorities, stages
from coprod.charts.figure import Figure
from coprod.charts.priorities_words import NoTiers
from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.stages import StageRow
from coprod.desk.needs import needs_of, sampling_of
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Release, Shown, Withheld, across, counted, release, together
from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.measures import tiers
from coprod.measures.orders import OrderAgreement, Pick, order_agreement, picks
from coprod.measures.skill import SkillNeed
from coprod.measures.stages import StageNeed, stage_need
from coprod.measures.tally import Respondents, Span, Tally
from coprod.measures.tiers import Priority
from coprod.measures.uncertainty import Sampling, exempt
from coprod.measures.undefined import Undefined
from coprod.store.respondents import Picked


@dataclass(frozen=True)
class SkillProfile:
    """One group's skill needs, by stage in the instrument's order and by need within a stage, and its stage needs.

    ``no_tiers`` says why no skill has a priority tier, None where they have; ``orders`` compares MWDS and RDS.
    """

    provenance: Provenance
    span: Span
    skills: tuple[SkillRow, ...]
    stages: tuple[StageRow, ...]
    no_tiers: NoTiers | None
    orders: OrderAgreement

    @property
    def tells(self) -> bool:
        """Whether there is a value to show at all."""
        return any(row.value for row in self.skills)

    def figures(self, say: Speaker) -> tuple[Figure, ...]:
        """Draw the priorities, the stages and the skills; nothing when there is no value to show."""
        if not self.tells:
            return ()
        here, span = self.provenance, self.span
        return (
            priorities.figure(
                self.skills, no_tiers=self.no_tiers, orders=self.orders, provenance=here, span=span, say=say
            ),
            stages.figure(self.stages, provenance=here, span=span, say=say),
            needs.figure(self.skills, provenance=here, span=span, say=say),
        )


@dataclass(frozen=True)
class Asked:
    """What is known of a group beside its tallies: whole respondents, and what they picked at each stage."""

    people: Respondents
    picked: tuple[Picked, ...]


def profile(
    tallies: Sequence[Tally],
    *,
    instrument: Instrument,
    basis: Basis,
    policy: Policy,
    provenance: Provenance,
    language: str,
    asked: Asked | None = None,
) -> SkillProfile:
    """Pass every tally through the gate and work out what was released.

    Every core skill is there, with a value or with the reason. An optional skill that a return left blank is left out;
    among individuals it is withheld like any other, so that nobody learns whether nobody or a few rated it.
    """
    sampling = sampling_of(provenance)
    outcomes = {tally.skill: release(tally, basis=basis, policy=policy) for tally in tallies}
    shown = needs_of(outcomes, sampling, individual=basis is Basis.INDIVIDUAL)
    orders = together(list(shown.values()), _orders).value
    ranked = _ranked(asked, list(outcomes.values()), sampling, basis=basis, policy=policy)
    priority = {one.skill: one for one in ranked} if isinstance(ranked, tuple) else {}
    standing = {one.skill: one for one in orders.standings}
    picked = _picks(asked, shown, instrument, basis=basis, policy=policy)
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
                priority=priority.get(skill.id),
                standing=standing.get(skill.id),
                pick=picked.get(skill.id),
            )
            for skill in members
        ]
        rows += sorted(unsorted, key=_urgency)
        core = [shown[skill.id] for skill in members if not skill.optional]
        optional = len(members) - len(core)
        index = together(core, partial(_index, stage.id))
        reason = _reason(core) if index.value.need is None else None
        indices.append(StageRow(stage.id, title, stage.in_sequence, index, reason, optional))
    no_tiers = None if isinstance(ranked, tuple) else ranked
    return SkillProfile(provenance, tallies[0].span, tuple(rows), tuple(indices), no_tiers, orders)


def _orders(needs: Sequence[SkillNeed | None]) -> OrderAgreement:
    told = [(one.skill, one.mwds, one.rds) for one in needs if one and one.mwds is not None and one.rds is not None]
    skills, mwds, rds = zip(*told, strict=True) if told else ((), (), ())
    return order_agreement(skills, mwds=mwds, rds=rds)


def _ranked(
    asked: Asked | None, skills: Sequence[Shown[Tally]], sampling: Sampling, *, basis: Basis, policy: Policy
) -> tuple[Priority, ...] | NoTiers:
    if asked is None:
        return exempt(sampling) or Undefined.BELOW_MINIMUM
    work = partial(tiers.priorities, sampling=sampling)
    outcome = across(asked.people, skills, work, basis=basis, policy=policy)
    return outcome.value if isinstance(outcome, Release) else outcome.reason


def _picks(
    asked: Asked | None,
    shown: Mapping[str, Shown[SkillNeed]],
    instrument: Instrument,
    *,
    basis: Basis,
    policy: Policy,
) -> dict[str, Pick]:
    """What was picked, of skills whose need is told: a withheld skill tells nothing, not even that."""
    mwds = {skill: one.value.mwds or 0.0 for skill, one in shown.items() if isinstance(one, Release)}
    told: dict[str, Pick] = {}
    for stage in asked.picked if asked else ():
        outcome = counted(stage.stage, stage, respondents=stage.respondents, basis=basis, policy=policy)
        offered = {skill.id: stage.skills.get(skill.id, 0) for skill in instrument.skills_of(stage.stage)}
        found = picks(offered, stage.respondents, mwds) if isinstance(outcome, Release) else ()
        told |= {one.skill: one for one in found if one.skill in mwds} if isinstance(found, tuple) else {}
    return told


def _index(stage: str, needs: Sequence[SkillNeed | None]) -> StageNeed:
    return stage_need(stage, [None if need is None else need.need for need in needs])


def _reason(core: Sequence[Shown[SkillNeed]]) -> Reason:
    """Say why a stage has no need: its skills' own reason where that is the only cause."""
    reasons = {one.reason if isinstance(one, Withheld) else Reason.TOO_FEW_SKILLS for one in core}
    return reasons.pop() if len(reasons) == 1 else Reason.TOO_FEW_SKILLS


def _urgency(row: SkillRow) -> float:
    return -row.value.need if row.value and row.value.need is not None else float("inf")
