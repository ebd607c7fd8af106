"""The slip that a phone shows: one question with its scales, in the words of its reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.language import Speaker
from coprod.store.rooms import Held
from coprod.workshop.ballot import Given
from coprod.workshop.room import Asks, Question, Room, scales


class Face(StrEnum):
    """What a phone has to show."""

    ANSWER = "answer"
    WAIT = "wait"
    ENDED = "ended"


@dataclass(frozen=True)
class Option:
    """One thing to choose: what the form sends, its number ('' for a reason), its words, whether it is chosen now."""

    sends: str
    number: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Part:
    """One scale of a question: the field it is sent in, what it asks, its points and the reasons in their place."""

    field: str
    asks: str
    points: tuple[Option, ...]
    reasons: tuple[Option, ...]


@dataclass(frozen=True)
class Slip:
    """Everything that one phone shows; ``answered`` says that this seat has answered this question in this round."""

    face: Face
    code: str
    title: str
    language: str
    place: int
    of: int
    stage: str
    item: str
    explained: str
    key: str
    round: int
    stamp: str
    parts: tuple[Part, ...]
    answered: bool
    notice: str
    promise: str
    rehearsal: bool


def slip_of(
    held: Held,
    asked: Question,
    instrument: Instrument,
    *,
    given: Sequence[Given] | None,
    stamp: str,
    notice: str,
    say: Speaker,
) -> Slip:
    """Make the slip of one question."""
    stage, item, explained = words_of(asked, instrument, say)
    course, room = held.course, held.room
    place = room.questions.index(asked)
    open_ = course.takes(place, course.now.round)
    return Slip(
        face=Face.ENDED if course.ended else Face.ANSWER if open_ else Face.WAIT,
        code=room.code,
        title=room.title,
        language=say.language,
        place=place + 1,
        of=len(room.questions),
        stage=stage,
        item=item,
        explained=explained,
        key=asked.key,
        round=course.now.round,
        stamp=stamp,
        parts=parts_of(asked, instrument, given, say) if open_ else (),
        answered=given is not None,
        notice=notice,
        promise=promise(room, say),
        rehearsal=room.rehearsal,
    )


def promise(room: Room, say: Speaker) -> str:
    """Say, before anybody answers, where the answers go."""
    if room.joins_round:
        return say(
            "No name, no account. Afterwards the answers may join the round {round} of {city}, each as one anonymous "
            "person's. They are shown only together with those of others.",
            round=room.round,
            city=room.city,
        )
    return say(
        "No name, no account. Your answers stay in this room and are deleted on {day}. They are shown only together "
        "with those of others.",
        day=say.day(room.delete_on),
    )


def words_of(asked: Question, instrument: Instrument, say: Speaker) -> tuple[str, str, str]:
    """Return the stage (for a statement its construct), the item and what it means."""
    if asked.asks is Asks.AGREE:
        item = next(one for one in instrument.governance.items if one.id == asked.item)
        construct = next(one for one in instrument.governance.constructs if one.id == item.belongs_to)
        return construct.title.to(say.language), item.text.to(say.language), ""
    skill = instrument.skill(asked.item)
    stage = next(one for one in instrument.stages if one.id == skill.stage)
    return stage.title.to(say.language), skill.title.to(say.language), skill.definition.to(say.language)


def parts_of(asked: Question, instrument: Instrument, given: Sequence[Given] | None, say: Speaker) -> tuple[Part, ...]:
    """Return the scales of a question, with what this seat chose before."""
    reasons = {kind.kind: kind.label.to(say.language) for kind in instrument.missing}
    chosen = [None] * len(asked.parts) if given is None else list(given)
    found = []
    for part, scale, now in zip(asked.parts, scales(instrument, asked), chosen, strict=True):
        labels = {point.value: point.label.to(say.language) for point in scale.points}
        found.append(
            Part(
                field=str(part),
                asks=scale.question.to(say.language),
                points=tuple(
                    Option(str(value), str(value), labels.get(value, ""), not isinstance(now, Missing) and now == value)
                    for value in scale.values
                ),
                reasons=tuple(
                    Option(str(kind), "", reasons[kind], isinstance(now, Missing) and now is kind)
                    for kind in scale.accepts
                ),
            )
        )
    return tuple(found)
