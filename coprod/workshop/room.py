"""A room as it was prepared: for whom, which questions in which order, who may say what of themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coprod.errors import InstrumentError
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Scale

MOST_QUESTIONS = 60
MOST_ROLES = 12
FORTY_MINUTES = 12


class Asks(StrEnum):
    """What one question asks of one item: a skill's two ratings together or one of them, or a statement's one."""

    BOTH = "both"
    IMPORTANCE = "importance"
    CAPACITY = "capacity"
    AGREE = "agree"


@dataclass(frozen=True)
class Question:
    """One thing to answer: an item of the instrument and what is asked of it. ``key`` names it in the store."""

    item: str
    asks: Asks

    @property
    def key(self) -> str:
        """The name of this question in its room, such as ``facilitation.both``."""
        return f"{self.item}.{self.asks}"

    @property
    def parts(self) -> tuple[Asks, ...]:
        """The ratings that one answer holds, in their order."""
        return (Asks.IMPORTANCE, Asks.CAPACITY) if self.asks is Asks.BOTH else (self.asks,)


@dataclass(frozen=True)
class Room:
    """One workshop session.

    ``questions`` stand in the order they are asked, by stage of the service cycle. ``roles`` are offered on joining;
    empty where nobody is asked. ``joins_round`` says whether answers may join the city's round afterwards;
    ``delete_on`` is the day on which everything the room holds is deleted. In a rehearsal the people are simulated.
    In a ``self_paced`` room nobody leads: everyone answers all questions in their own time, and there is one round.
    """

    code: str
    title: str
    city: str
    pilot: str
    round: str
    instrument: str
    language: str
    questions: tuple[Question, ...]
    roles: tuple[str, ...]
    seats_expected: int | None
    joins_round: bool
    delete_on: date
    rehearsal: bool = False
    self_paced: bool = False

    def question(self, place: int) -> Question:
        """Return the question at a place, counted from 0."""
        return self.questions[place]


def questions_for(instrument: Instrument, items: Sequence[str], *, apart: bool) -> tuple[Question, ...]:
    """Return the questions for chosen skills and statements in the instrument's order.

    InstrumentError for an item that it does not ask.

    ``apart`` asks importance and capacity one after the other, else both stand in one answer.
    """
    skills, statements = {one.id for one in instrument.skills}, {one.id for one in instrument.governance.items}
    if unknown := set(items) - skills - statements:
        raise InstrumentError(f"{instrument.key} asks nothing called {', '.join(sorted(unknown))}.")
    asked = [Asks.IMPORTANCE, Asks.CAPACITY] if apart else [Asks.BOTH]
    ordered = [skill.id for stage in instrument.stages for skill in instrument.skills_of(stage.id)]
    chosen = set(items)
    return (
        *(Question(skill, asks) for skill in ordered if skill in chosen for asks in asked),
        *(Question(one.id, Asks.AGREE) for one in instrument.governance.items if one.id in chosen),
    )


def forty_minutes(instrument: Instrument) -> tuple[str, ...]:
    """Return twelve core skills for a workshop of forty minutes: evenly from every stage, the first ones of each."""
    waiting = [[skill.id for skill in instrument.skills_of(one.id, optional=False)] for one in instrument.stages]
    taken: list[str] = []
    while len(taken) < FORTY_MINUTES and any(waiting):
        for stage in waiting:
            if stage and len(taken) < FORTY_MINUTES:
                taken.append(stage.pop(0))
    return tuple(taken)


def scales(instrument: Instrument, question: Question) -> tuple[Scale, ...]:
    """Return the scale of each rating that a question asks for, in the order of its parts."""
    of = {
        Asks.IMPORTANCE: instrument.importance,
        Asks.CAPACITY: instrument.capacity,
        Asks.AGREE: instrument.governance.agree,
    }
    return tuple(of[part] for part in question.parts)
