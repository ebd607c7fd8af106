"""The answers of one submission: what any of the three doors hands on, whatever it looked like to the person.

A missing answer is a ``Missing`` in the place of the value, so that it can never be taken for a number.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from coprod.errors import InstrumentError
from coprod.instrument.governance import Helix
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing, Scale

Rating = StrictInt | Missing
YesNo = StrictBool | Missing
Line = Annotated[str, Field(min_length=1, max_length=200)]
MOST_ASKED = 100_000
"""The largest number of people that one round may have asked."""


class Mode(StrEnum):
    """Who speaks: one agreed, attributed return, or one anonymous person."""

    ORGANISATIONAL = "organisational"
    INDIVIDUAL = "individual"


class Given(BaseModel):
    """A frozen part of the answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class About(Given):
    """Who answers, for what, when.

    ``asked`` is how many people the round asked in all, None where that is not known (individual answers);
    ``comparable`` is the consent to be compared (organisational returns).
    """

    city: Line
    round: Line
    mode: Mode
    pilot: str = ""
    unit: str = ""
    role: str = ""
    asked: Annotated[StrictInt, Field(ge=1, le=MOST_ASKED)] | None = None
    filled_on: date | None = None
    approver: str = ""
    comparable: bool = False


class Pair(Given):
    """One skill's two ratings."""

    importance: Rating = Missing.NOT_ANSWERED
    capacity: Rating = Missing.NOT_ANSWERED

    @property
    def missing(self) -> Missing | None:
        """Why the pair is incomplete: the reason that says most, importance before capacity; None when complete."""
        reasons = [rating for rating in (self.importance, self.capacity) if isinstance(rating, Missing)]
        told = [reason for reason in reasons if reason is not Missing.NOT_ANSWERED]
        return (told or reasons or [None])[0]


class Feedback(Given):
    """Whether one stage's contributions were answered, and when."""

    input_collected: YesNo = Missing.NOT_ANSWERED
    response_published: YesNo = Missing.NOT_ANSWERED
    collected_on: date | None = None
    published_on: date | None = None
    link: str = ""


class InclusionGroup(Given):
    """One group the pilot set out to reach; counts where they are known."""

    group: Line
    reached: YesNo = Missing.NOT_ANSWERED
    participants: int | None = None
    population: int | None = None


class Part(Given):
    """How deeply a stakeholder took part in one stage, and with which right to decide."""

    depth: Rating = Missing.NOT_ANSWERED
    decision_right: Rating = Missing.NOT_ANSWERED


class Stakeholder(Given):
    """One organisation or group; citizens are one row per group with their head count."""

    name: Line
    helix: Helix
    is_lead: bool = False
    head_count: int | None = None
    parts: dict[str, Part] = {}


class Answers(Given):
    """One filled-in instrument. Keys are the instrument's ids; what is absent was not asked or not answered."""

    instrument: str
    language: str = "en"
    about: About
    skills: dict[str, Pair] = {}
    priorities: dict[str, tuple[str, ...]] = {}
    agree: dict[str, Rating] = {}
    resources: dict[str, YesNo] = {}
    feedback: dict[str, Feedback] = {}
    inclusion: tuple[InclusionGroup, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
    comments: dict[str, str] = {}


def fit(answers: Answers, instrument: Instrument) -> Answers:
    """Return ``answers`` when every id and rating exists in ``instrument``; raise InstrumentError when not."""
    if answers.instrument != instrument.key:
        raise InstrumentError(f"These answers belong to {answers.instrument}, not to {instrument.key}.")
    governance, stages = instrument.governance, {stage.id for stage in instrument.stages}
    skills = {skill.id for skill in instrument.skills}
    _ids("skill", answers.skills, skills)
    _ids("governance item", answers.agree, {item.id for item in governance.items})
    _ids("resource", answers.resources, {resource.id for resource in governance.resources})
    _ids("stage", [*answers.priorities, *answers.feedback], stages)
    _ids("skill", [skill for picks in answers.priorities.values() for skill in picks], skills)
    for skill, pair in answers.skills.items():
        _rating(f"importance of {skill}", pair.importance, instrument.importance)
        _rating(f"capacity of {skill}", pair.capacity, instrument.capacity)
    for item, rating in answers.agree.items():
        _rating(item, rating, governance.agree)
    for stakeholder in answers.stakeholders:
        _ids("stage", stakeholder.parts, stages)
        for stage, part in stakeholder.parts.items():
            _rating(f"depth of {stakeholder.name} in {stage}", part.depth, governance.depth)
            _rating(f"decision right of {stakeholder.name} in {stage}", part.decision_right, governance.decision_right)
    _ids("stakeholder", [name for tie in answers.ties for name in tie], {one.name for one in answers.stakeholders})
    return answers


def _ids(what: str, given: Iterable[str], known: set[str]) -> None:
    for one in given:
        if one not in known:
            raise InstrumentError(f"There is no {what} called {one} in this instrument.")


def _rating(what: str, rating: Rating, scale: Scale) -> None:
    if isinstance(rating, Missing):
        if rating is Missing.WITHHELD:
            raise InstrumentError(f"The {what} is marked withheld, which is never an answer.")
    elif rating not in scale.values:
        raise InstrumentError(f"The {what} is {rating}; its scale runs from {scale.minimum} to {scale.maximum}.")
