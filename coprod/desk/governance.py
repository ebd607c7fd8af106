"""The governance profile of a file, a group in the store, or a pilot of the evidence library."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from coprod.desk.groups import Choice, basis_of
from coprod.desk.opening import Desk
from coprod.disclosure.policy import Policy
from coprod.disclosure.release import Basis, Shown, counted
from coprod.errors import StoreError
from coprod.instrument.answers import Answers, Mode
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.measures import governance
from coprod.measures.catalogue import MEASURES, measure
from coprod.measures.catalogue.entry import Takes
from coprod.measures.governance import CONSTRUCTS, ProcessAnswers
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import CROSS_CUTTING, Participation
from coprod.measures.network import FormHint, Ties
from coprod.measures.process import Group, StageFeedback
from coprod.measures.scoring import Statement
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from coprod.store import pilots, returns

STRUCTURAL = tuple(one.id for one in MEASURES if one.takes in (Takes.PARTICIPATION, Takes.TIES))
TOO_FEW = Undefined.BELOW_MINIMUM


@dataclass(frozen=True)
class GovernanceProfile:
    """All sixteen indicators in their order, each with its value or the reason why there is none.

    ``hint`` asks the group about its form of governance; None where nothing points to one, or may not be told.
    """

    indicators: tuple[tuple[str, Shown[Indicator]], ...]
    hint: FormHint | None


def of_answers(answers: Answers, instrument: Instrument, *, basis: Basis, policy: Policy) -> GovernanceProfile:
    """Return the profile of one return, from its file or from the store."""
    participation, ties = participation_of(answers, instrument), _ties(answers)
    indicators = governance.profile(participation, ties, _process(answers, instrument))
    told = _through_the_gate(indicators, basis=basis, policy=policy)
    hint = governance.hint(participation, ties) if basis is not Basis.ORGANISATIONAL_WITHOUT_CONSENT else None
    return GovernanceProfile(told, hint)


def of_choice(desk: Desk, choice: Choice) -> GovernanceProfile:
    """Return the profile of a group in the store: of one return, or what individuals agree to."""
    instrument, basis = desk.questionnaire(choice.group.instrument), basis_of(choice)
    if choice.group.mode is Mode.ORGANISATIONAL:
        answers = returns.governance_of(desk.store, choice.group)
        return of_answers(answers, instrument, basis=basis, policy=desk.policy)
    process = replace(_asked(instrument), agree=returns.agreement_of(desk.store, choice.group))
    indicators = governance.profile(Participation.of([]), None, process)
    agreed = [one if one.id in CONSTRUCTS else Indicator(one.id, Undefined.AGREED_ONLY, 0) for one in indicators]
    return GovernanceProfile(_through_the_gate(agreed, basis=basis, policy=desk.policy), None)


def of_pilot(desk: Desk, pilot_id: str) -> GovernanceProfile:
    """Return what is documented at least of a pilot of the library; raises StoreError when there is none of that id."""
    every = pilots.pilots(desk.store)
    if pilot_id not in set(every["pilot_id"]):
        raise StoreError(f"The library has no pilot {pilot_id}. Its ids stand in data/pilots/pilots.csv.")
    rows = [
        (who, helix, stage or CROSS_CUTTING, depth, right)
        for who, helix, stage, depth, right in pilots.participation(desk.store, pilot_id)
    ]
    participation = Participation.of(rows, documented_only=True)
    indicators = [
        one if one.id in STRUCTURAL else Indicator(one.id, Undefined.DOCUMENTED_ONLY, 0)
        for one in governance.profile(participation)
    ]
    return GovernanceProfile(_through_the_gate(indicators, basis=Basis.OWN_FILE, policy=desk.policy), None)


def _through_the_gate(
    indicators: Sequence[Indicator], *, basis: Basis, policy: Policy
) -> tuple[tuple[str, Shown[Indicator]], ...]:
    """Let pass what may be told; of individuals only the value goes on, as every part of it has fewer people."""
    individual = basis is Basis.INDIVIDUAL
    indicators = [
        one
        if isinstance(one.value, Undefined) or one.n >= measure(one.id).shown_from
        else Indicator(one.id, TOO_FEW, one.n)
        for one in indicators
    ]
    return tuple(
        (
            one.id,
            counted(
                one.id,
                replace(one, per_stage={}, details={}) if individual else one,
                respondents=policy.k if individual and one.value is Undefined.AGREED_ONLY else one.n,
                basis=basis,
                policy=policy,
            ),
        )
        for one in indicators
    )


def participation_of(answers: Answers, instrument: Instrument) -> Participation:
    """Return the participation matrix of one return; cross-cutting work is no stage of it."""
    rows = [
        (who.name, who.helix.value, stage, _known(part.depth), _known(part.decision_right))
        for who in answers.stakeholders
        for stage, part in who.parts.items()
    ]
    silent = [(who.name, who.helix.value, CROSS_CUTTING, None, None) for who in answers.stakeholders if not who.parts]
    leads = [who.name for who in answers.stakeholders if who.is_lead]
    return Participation.of([*rows, *silent], stages=[stage.id for stage in instrument.sequence], leads=leads)


def _ties(answers: Answers) -> Ties | None:
    """The ties as recorded; None where none is, which a workbook cannot tell from not being filled in."""
    return Ties.of(answers.ties) if answers.ties else None


def _asked(instrument: Instrument) -> ProcessAnswers:
    """The statements of an instrument, without answers."""
    scale, items = instrument.governance.agree, instrument.governance.items
    return ProcessAnswers(
        span=Span(scale.minimum, scale.maximum),
        statements={
            construct.id: [
                Statement(item.id, reverse_scored=item.reverse_scored)
                for item in items
                if item.belongs_to == construct.id
            ]
            for construct in instrument.governance.constructs
        },
    )


def _process(answers: Answers, instrument: Instrument) -> ProcessAnswers:
    return replace(
        _asked(instrument),
        agree={item: _known(rating) for item, rating in answers.agree.items()},
        resources={item: _known(yes) for item, yes in answers.resources.items()},
        feedback=[
            StageFeedback(
                stage,
                _known(told.input_collected),
                _known(told.response_published),
                told.collected_on,
                told.published_on,
            )
            for stage, told in answers.feedback.items()
        ],
        groups=[Group(one.group, _known(one.reached), one.participants, one.population) for one in answers.inclusion],
    )


def _known(given: Any) -> Any:  # noqa: ANN401 - a rating or a yes and no, whichever comes in
    """The number or the yes and no, None for every kind of missing."""
    return None if isinstance(given, Missing) else given
