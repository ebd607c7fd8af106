"""What the wall shows: the code, the question and its points, how many have answered; the results after the reveal."""

from dataclasses import dataclass
from datetime import datetime

from coprod.charts.room_row import PartResult
from coprod.charts.room_stages import StageSummary
from coprod.desk.facilitator import seconds_left
from coprod.desk.opening import Desk
from coprod.desk.room_results import results
from coprod.desk.room_summary import summary
from coprod.desk.slips import words_of
from coprod.language import Speaker
from coprod.store import rooms, seats, votes
from coprod.workshop.course import Phase
from coprod.workshop.room import scales


@dataclass(frozen=True)
class Asked:
    """One scale of the question on the wall, so that people without a phone can follow."""

    asks: str
    points: tuple[tuple[int, str], ...]


@dataclass(frozen=True, eq=False)
class Wall:
    """Everything the wall shows now. ``results`` is empty before the reveal, ``stages`` before the end.

    ``seats`` counts the phones and keyed-in people; ``expected`` is how many the facilitator awaits, if they said so.
    """

    code: str
    title: str
    phase: Phase
    round: int
    place: int
    of: int
    stage: str
    item: str
    explained: str
    asked: tuple[Asked, ...]
    seats: int
    expected: int | None
    answered: int
    takes_seats: bool
    self_paced: bool
    seconds: int | None
    rehearsal: bool
    ended: bool
    results: tuple[PartResult, ...]
    stages: tuple[StageSummary, ...]

    @property
    def people(self) -> int:
        """Of how many people the wall says that they answered: the seats, or those expected where they are more."""
        return max(self.seats, self.expected or 0, self.answered)


def wall(desk: Desk, say: Speaker, code: str, *, at: datetime) -> Wall:
    """Return the wall of a room at a moment; SessionClosed when there is no such room."""
    desk.due.clear(at.date())
    held = rooms.held(desk.store, code)
    room, course = held.room, held.course
    question = room.question(course.at)
    instrument = desk.questionnaire(room.instrument)
    stage, item, explained = words_of(question, instrument, say)
    return Wall(
        code=code,
        title=room.title,
        phase=course.now.phase,
        round=course.now.round,
        place=course.at + 1,
        of=len(room.questions),
        stage=stage,
        item=item,
        explained=explained,
        asked=tuple(
            Asked(
                scale.question.to(say.language),
                tuple((point.value, point.label.to(say.language)) for point in scale.points),
            )
            for scale in scales(instrument, question)
        ),
        seats=sum(seats.taken(desk.store, code).values()),
        expected=room.seats_expected,
        answered=votes.answered(desk.store, held.id, question.key, course.now.round),
        takes_seats=held.takes_seats,
        self_paced=room.self_paced,
        seconds=seconds_left(held, at),
        rehearsal=room.rehearsal,
        ended=course.ended,
        results=results(desk, say, held, question) if course.now.phase is Phase.REVEALED else (),
        stages=summary(desk, say, held) if course.ended else (),
    )
