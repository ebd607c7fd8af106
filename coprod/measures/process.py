"""How the partners work together: five process scores, feedback, resources, inclusion.

The process scores come from one agreed return, or from several people, each scored alone and then averaged. Feedback,
resources and inclusion are facts of one return; returns of several cities are never averaged. What is not known is left
out of a rate, never counted as no.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from coprod.measures.indicator import Indicator
from coprod.measures.scoring import Answers, Statement, score
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

ON_TIME_DAYS = 60
"""Within how many days an answer to those who contributed counts as on time (our design)."""

FEWEST_RESOURCES = 4
"""How many resources must be answered with yes or no."""


def process_score(
    measure: str, statements: Sequence[Statement], answers: Answers | Sequence[Answers], span: Span
) -> Indicator:
    """Score of one construct, 0 to 100: of one agreed return, or the mean over several people's scores.

    Ansell & Gash 2008, DOI 10.1093/jopart/mum032; Emerson, Nabatchi & Balogh 2012, DOI 10.1093/jopart/mur011. n counts
    the answered statements of one return, or the people with a score. BELOW_SHARE where nobody answered two thirds of
    the statements, NOBODY where there are no people.
    """
    if isinstance(answers, Mapping):
        one = score(statements, answers, span)
        return Indicator(measure, one.value, one.answered, details={"answered": one.answered, "asked": one.asked})
    scores = [score(statements, person, span).value for person in answers]
    told = [value for value in scores if not isinstance(value, Undefined)]
    missing = Undefined.BELOW_SHARE if scores else Undefined.NOBODY
    return Indicator(
        measure,
        fsum(told) / len(told) if told else missing,
        len(told),
        details={"respondents": len(told), "without_score": len(scores) - len(told), "asked": len(statements)},
    )


@dataclass(frozen=True)
class StageFeedback:
    """Whether one stage collected contributions and published a response, and when; None where it is not known."""

    stage: str
    input_collected: bool | None = None
    response_published: bool | None = None
    collected_on: date | None = None
    published_on: date | None = None


def feedback_rate(stages: Sequence[StageFeedback], *, on_time_days: int = ON_TIME_DAYS) -> Indicator:
    """Published responses / stages with input; 0 to 1 (CLEAR: responded to; OECD 2022).

    ``per_stage`` is 1 or 0, None where nothing was collected or the answer is not known; the unknown are left out of
    the rate. Details: of the published responses with both dates, in order, the share published within
    ``on_time_days``. NO_INPUT where no stage collected any, NOBODY where it is not known of any whether it responded.
    n: stages with input whose response is known.
    """
    collected = [one for one in stages if one.input_collected]
    known = [one for one in collected if one.response_published is not None]
    published = [one for one in known if one.response_published]
    waits = [(one.published_on - one.collected_on).days for one in published if one.collected_on and one.published_on]
    timed = [days for days in waits if days >= 0]
    rate: Value = len(published) / len(known) if known else Undefined.NOBODY if collected else Undefined.NO_INPUT
    return Indicator(
        "feedback_rate",
        rate,
        len(known),
        per_stage={one.stage: float(bool(one.response_published)) if one in known else None for one in stages},
        details={
            "published": len(published),
            "response_not_known": len(collected) - len(known),
            "on_time_share": sum(days <= on_time_days for days in timed) / len(timed) if timed else None,
            "responses_with_dates": len(timed),
            "on_time_days": on_time_days,
        },
    )


def resourcing(answers: Mapping[str, bool | None]) -> Indicator:
    """Share of the needed resources that are there, yes / (yes + no); 0 to 1 (OECD 2022).

    None is not applicable or not known and counts neither way. BELOW_SHARE below 4 answered, NOBODY for
    none. n: resources answered.
    """
    told = [there for there in answers.values() if there is not None]
    few = Undefined.BELOW_SHARE if told else Undefined.NOBODY
    return Indicator(
        "resourcing",
        sum(told) / len(told) if len(told) >= FEWEST_RESOURCES else few,
        len(told),
        details={"yes": sum(told), "no": len(told) - sum(told), "left_out": len(answers) - len(told)},
    )


@dataclass(frozen=True)
class Group:
    """A group the pilot set out to reach; head counts among participants and population where they are known."""

    name: str
    reached: bool | None = None
    participants: int | None = None
    population: int | None = None

    def __post_init__(self) -> None:
        """Refuse a negative head count."""
        if (self.participants or 0) < 0 or (self.population or 0) < 0:
            raise ValueError(f"{self.name}: a head count is 0 or more")


def inclusion(groups: Sequence[Group]) -> Indicator:
    """How far those taking part mirror the population, 1 - 0.5 * sum|q - pi|; else groups reached / listed; 0 to 1.

    q and pi are each group's share of all participants and of the population over the groups listed, which must not
    overlap (Duncan & Duncan 1955). Head counts are used when there are two groups or more, every one of them has both
    and neither total is 0; else whether they were reached, without those of which it is not known. ``basis`` says
    which. NO_GROUPS where none is listed, NOBODY where nothing is known. n: groups it rests on.
    """
    counts = [(one.participants, one.population) for one in groups]
    pairs = [(here, there) for here, there in counts if here is not None and there is not None]
    here, there = sum(one for one, _ in pairs), sum(other for _, other in pairs)
    if len(groups) >= 2 and len(pairs) == len(groups) and here and there:
        # whole numbers up to the one division, so that the value never leaves 0 to 1
        apart = sum(abs(one * there - other * here) for one, other in pairs)
        return Indicator(
            "inclusion",
            1 - apart / (2 * here * there),
            len(groups),
            details={"basis": "counts", "participants": here, "population": there},
        )
    told = [one.reached for one in groups if one.reached is not None]
    missing = Undefined.NOBODY if groups else Undefined.NO_GROUPS
    return Indicator(
        "inclusion",
        sum(told) / len(told) if told else missing,
        len(told),
        details={"basis": "reached", "reached": sum(told), "listed": len(groups), "not_known": len(groups) - len(told)},
    )
