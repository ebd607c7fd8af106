"""The governance profile: all sixteen indicators of one pilot or city, in their order. Never one score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coprod.measures.indicator import Indicator
from coprod.measures.matrix import Participation
from coprod.measures.network import FormHint, Ties, form_hint, network_centralisation, network_density
from coprod.measures.participation import (
    ACTIVE,
    co_decision_rate,
    continuity,
    helix_coverage,
    lifecycle_coverage,
    participation_depth,
    stakeholder_evenness,
)
from coprod.measures.process import Group, StageFeedback, feedback_rate, inclusion, process_score, resourcing
from coprod.measures.scoring import Answers, Statement
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined

CONSTRUCTS = (
    "facilitative_leadership",
    "institutional_design",
    "principled_engagement",
    "shared_motivation",
    "joint_capacity",
)
DELIVERY = "co_delivery"


@dataclass(frozen=True)
class ProcessAnswers:
    """What one return, or several people, said about how the partners work together.

    ``span`` is the scale of the ratings, ``statements`` are those of each construct, ``agree`` holds the ratings of one
    agreed return, or of each person. ``resources`` are there (true), not there, or None: not applicable, not known.
    """

    span: Span
    statements: Mapping[str, Sequence[Statement]] = field(default_factory=dict)
    agree: Answers | Sequence[Answers] = ()
    feedback: Sequence[StageFeedback] = ()
    resources: Mapping[str, bool | None] = field(default_factory=dict)
    groups: Sequence[Group] = ()


NOTHING_SAID = ProcessAnswers(Span(1, 5))


def profile(
    participation: Participation, ties: Ties | None = None, process: ProcessAnswers = NOTHING_SAID
) -> tuple[Indicator, ...]:
    """Work out all sixteen, in the order of the catalogue; what cannot be worked out says why.

    ``ties`` as recorded, None where they were not asked for. An indicator without a value stays in its place.
    """
    return (
        helix_coverage(participation),
        stakeholder_evenness(participation),
        lifecycle_coverage(participation),
        participation_depth(participation),
        continuity(participation),
        *_network(participation, ties),
        co_decision_rate(participation),
        *(process_score(one, process.statements.get(one, ()), process.agree, process.span) for one in CONSTRUCTS),
        feedback_rate(process.feedback),
        resourcing(process.resources),
        inclusion(process.groups),
    )


def network(participation: Participation, ties: Ties | None = None) -> Ties | Undefined:
    """Return the ties to use: those recorded, among all stakeholders listed; else those of the matrix; else why none.

    One stage cannot show who is active together in two, and public sources do not tell who did not work together.
    """
    if participation.documented_only:
        return Undefined.DOCUMENTED_ONLY
    if ties is not None and ties.nodes:
        return ties.among([one.name for one in participation.participants])
    if missing := participation.empty():
        return missing
    if not participation.depth:
        return Undefined.NOBODY
    return Ties.co_active(participation) if len(participation.stages) > 1 else Undefined.BELOW_MINIMUM


def hint(participation: Participation, ties: Ties | None = None) -> FormHint | None:
    """Which form of governance to ask the group about; None where the ties are undefined or point to none."""
    used = network(participation, ties)
    return None if isinstance(used, Undefined) else form_hint(used, _coordinator(participation))


def _network(participation: Participation, ties: Ties | None) -> tuple[Indicator, Indicator]:
    used = network(participation, ties)
    if isinstance(used, Undefined):
        n = len(participation.participants)
        return Indicator("network_density", used, n), Indicator("network_centralisation", used, n)
    return network_density(used), network_centralisation(used)


def _coordinator(participation: Participation) -> str:
    """The one stakeholder that leads, if it is known to take no part in delivery."""
    leads = [one.name for one in participation.participants if one.is_lead]
    idle = [name for name in leads if participation.depth.get((name, DELIVERY), ACTIVE) < ACTIVE]
    return idle[0] if len(leads) == 1 and idle else ""
