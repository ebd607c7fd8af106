"""The pages of a room that nobody leads: a page per stage of the service cycle, the statements on the last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing, Scale
from coprod.workshop.ballot import Given, Refusal, read_rating
from coprod.workshop.room import Asks, Question, Room

GOVERNANCE = "governance"


@dataclass(frozen=True)
class Page:
    """What stands on one page; ``key`` is the stage's id, or ``governance``."""

    key: str
    questions: tuple[Question, ...]


def pages(room: Room, instrument: Instrument) -> tuple[Page, ...]:
    """Return the pages of a room in the order of the cycle; a stage that it does not ask about has none."""
    stages = [stage.id for stage in instrument.stages]
    found = [
        Page(key, tuple(one for one in room.questions if _key(one, instrument) == key)) for key in (*stages, GOVERNANCE)
    ]
    return tuple(page for page in found if page.questions)


def field(question: Question, part: Asks) -> str:
    """Return the name of one rating on a page's form."""
    return f"{question.item}.{part}"


def read(
    sent: Mapping[str, str], question: Question, scales: Sequence[Scale], before: Sequence[Given] | None
) -> tuple[Given, ...] | Refusal | None:
    """Return what a form says of one question, None where it says nothing new; parts may be left out.

    A part that the form leaves out keeps its answer from before, for nobody can take a choice back on paper of this
    kind.
    """
    kept = before or tuple(Missing.NOT_ANSWERED for _ in question.parts)
    given: list[Given] = []
    for part, scale, old in zip(question.parts, scales, kept, strict=True):
        text = sent.get(field(question, part), "")
        told = read_rating(text, scale) if text else old
        if isinstance(told, Refusal):
            return told
        given.append(told)
    return None if tuple(given) == kept else tuple(given)


def answered(given: Sequence[Given] | None) -> bool:
    """Whether every part of a question has an answer or a reason."""
    return given is not None and Missing.NOT_ANSWERED not in given


def _key(question: Question, instrument: Instrument) -> str:
    return GOVERNANCE if question.asks is Asks.AGREE else instrument.skill(question.item).stage
