"""Governance of one group as a page shows it: the profile, and for a return everything that it says by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from coprod.charts import governance_profile
from coprod.charts.figure import Figure
from coprod.charts.governance_row import ProfileRow
from coprod.charts.withheld import in_full
from coprod.desk.governance import GovernanceProfile, of_choice
from coprod.desk.governance_facts import answered, facts, feedback_of
from coprod.desk.governance_named import named
from coprod.desk.groups import Choice, basis_of, choices
from coprod.desk.opening import Desk
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Withheld, counted
from coprod.instrument.answers import Answers, Mode
from coprod.instrument.scales import Missing
from coprod.language import N_, Speaker
from coprod.measures.governance import CONSTRUCTS
from coprod.store import returns

NOTHING = N_(
    "This return holds no answers about governance. The workbook asks about it on sheets of their own; a return handed "
    "in again replaces this one."
)


@dataclass(frozen=True)
class Governed:
    """What a reader sees of one group.

    ``figures`` in their order, none where all is withheld or nothing was said. ``untold`` are sentences: why something
    is withheld, or which part of the workbook was left empty. ``question`` asks the group about its form of
    governance, empty where nothing points to one. ``headline`` says what figures would have said that are not there;
    ``returns`` are the agreed returns that tell what individuals do not.
    """

    figures: tuple[Figure, ...]
    untold: tuple[str, ...]
    question: str
    headline: str = ""
    returns: tuple[Choice, ...] = ()


def governed(desk: Desk, say: Speaker, choice: Choice) -> Governed:
    """Return what may be told of a group's governance."""
    profile = of_choice(desk, choice)
    if choice.group.mode is Mode.INDIVIDUAL:
        return _of_people(desk, say, choice, profile)
    answers = returns.governance_of(desk.store, choice.group)
    told = counted("governance", answers, respondents=1, basis=basis_of(choice), policy=desk.policy)
    if isinstance(told, Withheld):
        return Governed((), (in_full(told.reason, smallest=desk.policy.k, say=say),), "")
    if not _anything(answers):
        return Governed((), (say(NOTHING),), "")
    instrument = desk.questionnaire(choice.group.instrument)
    question = say(profile.hint.question) if profile.hint else ""
    by_name = tuple(named(told, instrument, choice, say))
    rows = tuple(ProfileRow(name, shown) for name, shown in profile.indicators)
    drawn = governance_profile.figure(rows, provenance=choice.provenance, say=say)
    figures = (*by_name, drawn, *facts(told, instrument, choice, say))
    return Governed(figures, tuple(_left_empty(answers, say)), question)


def _of_people(desk: Desk, say: Speaker, choice: Choice, profile: GovernanceProfile) -> Governed:
    """Individuals tell how the partners work together, and nothing else is added up from them."""
    rows = tuple(ProfileRow(name, shown, people=True) for name, shown in profile.indicators if name in CONSTRUCTS)
    hidden = [isinstance(row.shown, Withheld) and row.shown.reason is Reason.N_BELOW_K for row in rows]
    why = in_full(Reason.N_BELOW_K, smallest=desk.policy.k, say=say) if any(hidden) else ""
    agreed = [one for one in choices(desk) if _agreed(one) and (one.city, one.round) == (choice.city, choice.round)]
    told = tuple(one for one in agreed if one.group.comparable)
    only = say(
        "Individual answers tell how the partners work together, in five scores. Who takes part, who decides, what "
        "was answered and which means are there is told by an agreed return only."
    )
    kept = say("There is an agreed return, but it was not released for comparison.") if agreed and not told else ""
    untold = f"{only} {kept}".strip()
    if all(hidden):
        return Governed((), (why, untold), "", _too_few(choice, desk.policy.k, say), told)
    drawn = governance_profile.figure(rows, provenance=choice.provenance, notes=[why] if why else [], say=say)
    return Governed((drawn,), (untold,), "", returns=told)


def _agreed(choice: Choice) -> bool:
    return choice.provenance.organisational


def _too_few(choice: Choice, smallest: int, say: Speaker) -> str:
    """Say that too few answered; of how many, only where that many may be told of."""
    if choice.provenance.respondents is None:
        return say("Fewer than {smallest} people answered the statements on working together", smallest=smallest)
    return say(
        "Fewer than {smallest} of the {people} people answered the statements on working together",
        smallest=smallest,
        people=say.number(choice.provenance.respondents, 0),
    )


def _anything(answers: Answers) -> bool:
    """Whether a return says anything about governance, a word such as don't know included."""
    said = answered(answers.agree.values()) or answered(answers.resources.values()) or answered(feedback_of(answers))
    return said or bool(answers.stakeholders or answers.inclusion)


def _left_empty(answers: Answers, say: Speaker) -> Iterator[str]:
    """Say which parts of the workbook were left empty, so that nothing is missing without a word."""
    if not answers.stakeholders:
        yield say("This return names no stakeholder: who takes part and who decides cannot be shown.")
    elif not any(
        not isinstance(part.decision_right, Missing) for one in answers.stakeholders for part in one.parts.values()
    ):
        yield say("This return records no right to decide, so who decides cannot be shown.")
    if not answered(feedback_of(answers)):
        yield say("This return says nothing of feedback to those who contributed.")
    if not answered(answers.resources.values()):
        yield say("This return says nothing of resources.")
    if not answers.inclusion:
        yield say("This return names no group that the pilot set out to reach.")
