"""One voice per seat: what an answer from a phone must be before it is taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coprod.instrument.scales import Missing, Scale
from coprod.language import N_
from coprod.workshop.course import Course
from coprod.workshop.room import Question, Room

Given = int | Missing
HANDS, PAPER = "hands-", "paper-"
"""How the seats of people without a phone are named: shows of hands have nobody behind them, numbered slips do."""
SENT = "sent"
"""What a seat answers, in the place of a question, to say that its self-paced answers are complete."""


class Refusal(StrEnum):
    """Why an answer is not taken."""

    CLOSED = "closed"
    OTHER_QUESTION = "other_question"
    NO_ANSWER = "no_answer"
    OUT_OF_SCALE = "out_of_scale"


REFUSALS: Mapping[Refusal, str] = {
    Refusal.CLOSED: N_("This question is closed. Your answer was not recorded."),
    Refusal.OTHER_QUESTION: N_("The room has moved on. Your answer was not recorded; the present question follows."),
    Refusal.NO_ANSWER: N_("Choose an answer to each part, then send."),
    Refusal.OUT_OF_SCALE: N_("That answer is not on the scale. Choose one of the points shown."),
}


@dataclass(frozen=True)
class Vote:
    """One seat's answer to one question in one round: a rating, or why there is none, for each part."""

    seat: str
    question: str
    round: int
    given: tuple[Given, ...]


def check(
    sent: Mapping[str, str],
    *,
    room: Room,
    course: Course,
    question: str,
    round_: int,
    seat: str,
    scales: tuple[Scale, ...],
) -> Vote | Refusal:
    """Return the vote that a form means, or why it is not taken.

    ``sent`` holds one field per part of the question: a whole number of its scale, or the code of a reason that the
    scale accepts. ``question`` and ``round_`` are what the form was made for, which the room may have left since.
    """
    asked = next((one for one in room.questions if one.key == question), None)
    here = room.question(course.at) == asked
    if asked is None or not here or course.now.round != round_:
        return Refusal.OTHER_QUESTION
    if not course.takes(course.at, round_):
        return Refusal.CLOSED
    given = [read_rating(sent.get(part, ""), scale) for part, scale in zip(asked.parts, scales, strict=True)]
    kept = tuple(one for one in given if not isinstance(one, Refusal))
    refused = [one for one in given if isinstance(one, Refusal)]
    return refused[0] if refused else Vote(seat, question, round_, kept)


def fields(question: Question) -> tuple[str, ...]:
    """Return the names of a question's fields on a form."""
    return tuple(str(part) for part in question.parts)


def read_rating(text: str, scale: Scale) -> Given | Refusal:
    """Return the rating or the reason that a field means, or why it is none."""
    if not text:
        return Refusal.NO_ANSWER
    if text in set(scale.accepts):
        return Missing(text)
    if not (text.isascii() and text.isdecimal() and len(text) < 4):
        return Refusal.OUT_OF_SCALE
    return int(text) if int(text) in scale.values else Refusal.OUT_OF_SCALE
