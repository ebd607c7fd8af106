"""Where a room stands and which step may follow: pure transitions, so that two tabs and a crash agree.

A question goes waiting -> open -> closed -> armed -> revealed, and once more for its second round. What is shown needs
two steps (arm, reveal), so that no slip of the hand shows it. A step that is not allowed here is refused by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from coprod.errors import SessionClosed
from coprod.language import N_

FIRST, SECOND = 1, 2


class Phase(StrEnum):
    """What may happen to the question on the wall."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    ARMED = "armed"
    REVEALED = "revealed"


class Step(StrEnum):
    """What a facilitator does."""

    OPEN = "open"
    CLOSE = "close"
    ARM = "arm"
    REVEAL = "reveal"
    SECOND_ROUND = "second_round"
    GO_TO = "go_to"
    END = "end"


@dataclass(frozen=True)
class Stand:
    """How far one question has come: its round, 1 or 2, and its phase in it."""

    round: int = FIRST
    phase: Phase = Phase.WAITING


@dataclass(frozen=True)
class Course:
    """Where the room stands: the question on the wall (from 0), how far each has come, and whether it has ended.

    ``ended`` closes the room for good. ``stands`` holds the questions that were touched.
    """

    questions: int
    at: int = 0
    stands: Mapping[int, Stand] = field(default_factory=dict)
    ended: bool = False

    @property
    def now(self) -> Stand:
        """How far the question on the wall has come."""
        return self.stand(self.at)

    def stand(self, place: int) -> Stand:
        """How far a question has come."""
        return self.stands.get(place, Stand())

    def takes(self, place: int, round_: int) -> bool:
        """Whether answers to this question in this round are taken now."""
        return not self.ended and place == self.at and self.now == Stand(round_, Phase.OPEN)

    def shows(self, place: int, round_: int) -> bool:
        """Whether the answers of this round may be shown: it was revealed, also when its second round has begun."""
        stand = self.stand(place)
        return round_ < stand.round or stand == Stand(round_, Phase.REVEALED)


MAY: Mapping[Phase, Mapping[Step, Phase]] = {
    Phase.WAITING: {Step.OPEN: Phase.OPEN},
    Phase.OPEN: {Step.CLOSE: Phase.CLOSED},
    Phase.CLOSED: {Step.OPEN: Phase.OPEN, Step.ARM: Phase.ARMED},
    Phase.ARMED: {Step.REVEAL: Phase.REVEALED, Step.CLOSE: Phase.CLOSED},
    Phase.REVEALED: {},
}
MAY_LEAVE = frozenset({Phase.WAITING, Phase.CLOSED, Phase.REVEALED})
REFUSED: Mapping[Phase, str] = {
    Phase.WAITING: N_("This question has not been opened yet."),
    Phase.OPEN: N_("People are answering this question. Close it first."),
    Phase.CLOSED: N_("This question is closed and not revealed."),
    Phase.ARMED: N_("This question is about to be revealed. Reveal it or close it again first."),
    Phase.REVEALED: N_("This question is revealed already."),
}


def steps(course: Course) -> frozenset[Step]:
    """Return what may be done now."""
    if course.ended:
        return frozenset()
    allowed = set(MAY[course.now.phase])
    if course.now == Stand(FIRST, Phase.REVEALED):
        allowed.add(Step.SECOND_ROUND)
    if course.now.phase in MAY_LEAVE:
        allowed |= {Step.GO_TO, Step.END}
    return frozenset(allowed)


def take(course: Course, step: Step, *, to: int | None = None) -> Course:
    """Return where the room stands after a step; ``to`` is the question that ``go_to`` puts on the wall.

    Raises SessionClosed, in words for the facilitator, for a step that is not allowed now.
    """
    if course.ended:
        raise SessionClosed(N_("This room has ended."))
    if step not in steps(course):
        raise SessionClosed(REFUSED[course.now.phase])
    if step is Step.END:
        return replace(course, ended=True)
    if step is Step.GO_TO:
        if to is None or not 0 <= to < course.questions:
            raise SessionClosed(N_("There is no such question in this room."))
        return replace(course, at=to)
    if step is Step.SECOND_ROUND:
        return _standing(course, Stand(SECOND, Phase.OPEN))
    return _standing(course, replace(course.now, phase=MAY[course.now.phase][step]))


def _standing(course: Course, stand: Stand) -> Course:
    return replace(course, stands={**course.stands, course.at: stand})
