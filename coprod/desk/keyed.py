"""What a facilitator can key in for people without a phone: the points and reasons of each part, or not answered."""

from dataclasses import dataclass

from coprod.access.roles import Person
from coprod.desk.opening import Desk
from coprod.desk.workshop_rights import ask
from coprod.instrument.scales import Missing
from coprod.language import N_, Speaker
from coprod.store import rooms, votes
from coprod.store.rooms import Held
from coprod.workshop.ballot import Given
from coprod.workshop.room import scales

NOT_ANSWERED = N_("not answered")


@dataclass(frozen=True)
class Keyed:
    """One part of the open question: ``options`` are what may be chosen, by the key that stands for it."""

    field: str
    asks: str
    options: dict[str, str]

    def means(self, key: str) -> Given:
        """Return the rating or the reason that a key stands for."""
        return int(key) if key.isdecimal() else Missing(key)


def choices(desk: Desk, say: Speaker, held: Held) -> tuple[Keyed, ...]:
    """Return the parts of the open question; nothing while none is open."""
    course, question = held.course, held.room.question(held.course.at)
    if not course.takes(course.at, course.now.round):
        return ()
    instrument = desk.questionnaire(held.room.instrument)
    reasons = {kind.kind: kind.label.to(say.language) for kind in instrument.missing}
    found = []
    for part, scale in zip(question.parts, scales(instrument, question), strict=True):
        labels = {point.value: point.label.to(say.language) for point in scale.points}
        points = {str(value): f"{value} {labels.get(value, '')}".strip() for value in scale.values}
        others = {str(kind): reasons[kind] for kind in scale.accepts}
        none = {str(Missing.NOT_ANSWERED): say(NOT_ANSWERED)}
        found.append(Keyed(str(part), scale.question.to(say.language), none | points | others))
    return tuple(found)


def hands(desk: Desk, held: Held) -> int:
    """Return how many raised hands are counted in the question on the wall, in its present round."""
    return votes.hands(desk.store, held.id, held.room.question(held.course.at).key, held.course.now.round)


def take_back_hands(desk: Desk, code: str, *, person: Person) -> int:
    """Take back the raised hands of the open question, to be counted again; return how many there were.

    SessionClosed when no question is open or its answers were shown before.
    """
    ask(person)
    return rooms.take_back_hands(desk.store, code)
