"""What each of those compared may tell: its tallies through the gate, its needs, and its side of a comparison."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from coprod.charts.compared import Compared
from coprod.desk.compare_members import PARTS, Asking, Member, most_people, shown_parts
from coprod.desk.equivalent import same_question
from coprod.desk.groups import basis_of
from coprod.desk.needs import needs_of, sampling_of
from coprod.desk.opening import Desk
from coprod.disclosure.release import Basis, Release, Shown, release
from coprod.instrument.model import Instrument
from coprod.measures.differences import Comparison, Quantity, Side
from coprod.measures.skill import SkillNeed
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import Sampling
from coprod.measures.undefined import Undefined
from coprod.store import tallies


@dataclass(frozen=True, eq=False)
class Told:
    """One of those compared, with what passed the gate, by skill; a skill it was never asked about is not there.

    ``needs`` are those that were asked for.
    """

    member: Member
    instrument: Instrument
    sampling: Sampling
    tallies: Mapping[str, Shown[Tally]]
    needs: Mapping[str, Shown[SkillNeed]]

    @property
    def compared(self) -> Compared:
        """The same as a chart names it."""
        one = self.member
        people = most_people(self.tallies) if one.part else None
        return Compared(one.key, one.title, one.choice.provenance, one.part, people)


def told(desk: Desk, asking: Asking, *, worked: Collection[str] | None = None) -> tuple[Told, ...]:
    """Return what may be told of each, the reference first.

    ``worked`` names the skills whose needs are worked out, with their intervals, which takes longest; None is all.
    """
    shown = _parts(desk, asking) if asking.of in PARTS else _groups(desk, asking)
    return tuple(_told(desk, member, shown[member], worked) for member in asking.members)


def side(one: Told, reference: Told, skill: str) -> Side:
    """Return one's side of a comparison in a skill; another wording stands under its own questionnaire."""
    same = same_question(one.instrument, reference.instrument, skill)
    shown = one.tallies.get(skill)
    return Side(
        name=one.member.key,
        instrument=reference.instrument.key if same else one.instrument.key,
        mode=one.member.choice.group.mode.value,
        tally=shown.value if isinstance(shown, Release) else None,
        sampling=one.sampling,
    )


def veiled(pair: Comparison, needs: Mapping[str, Shown[SkillNeed]]) -> Comparison:
    """Leave out the interval of a difference where one side is so alike that it would tell everybody's answer."""
    return replace(
        pair,
        quantities={
            quantity: replace(one, interval=Undefined.TOO_ALIKE)
            if isinstance(one.value, float) and any(_alike(needs[name], quantity) for name in (pair.first, pair.second))
            else one
            for quantity, one in pair.quantities.items()
        },
    )


def _alike(shown: Shown[SkillNeed], quantity: Quantity) -> bool:
    if not isinstance(shown, Release):
        return False
    field = "need_interval" if quantity is Quantity.NEED else f"{quantity.value}_consensus"
    return getattr(shown.value, field) is Undefined.TOO_ALIKE


def _groups(desk: Desk, asking: Asking) -> Mapping[Member, Mapping[str, Shown[Tally]]]:
    by_instrument: dict[str, list[Member]] = defaultdict(list)
    for member in asking.members:
        by_instrument[member.choice.group.instrument].append(member)
    found: dict[Member, Mapping[str, Shown[Tally]]] = {}
    for key, members in by_instrument.items():
        groups = [one.choice.group for one in members]
        counted = tallies.many(desk.store, groups, desk.questionnaire(key))
        for member in members:
            basis = basis_of(member.choice)
            found[member] = {
                tally.skill: release(tally, basis=basis, policy=desk.policy) for tally in counted[member.choice.group]
            }
    return found


def _parts(desk: Desk, asking: Asking) -> Mapping[Member, Mapping[str, Shown[Tally]]]:
    shown = shown_parts(desk, asking.reference.choice, asking.of)
    return {member: shown[member.part] for member in asking.members}


def _told(desk: Desk, member: Member, shown: Mapping[str, Shown[Tally]], worked_out: Collection[str] | None) -> Told:
    sampling = sampling_of(member.choice.provenance)
    asked = {skill: outcome for skill, outcome in shown.items() if worked_out is None or skill in worked_out}
    needs = needs_of(asked, sampling, individual=basis_of(member.choice) is Basis.INDIVIDUAL)
    return Told(member, desk.questionnaire(member.choice.group.instrument), sampling, shown, needs)
