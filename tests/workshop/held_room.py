"""A room in a desk's store, led and answered by a test."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod.desk.opening import Desk
from coprod.store import rooms, seats
from coprod.store.rooms import Held
from coprod.workshop.ballot import Given, Vote
from coprod.workshop.course import Step, take
from coprod.workshop.room import Question, Room, questions_for

CODE = "KRWM-4793"
REVEAL = (Step.CLOSE, Step.ARM, Step.REVEAL)


@dataclass
class Hall:
    """One room and its desk."""

    desk: Desk

    @property
    def held(self) -> Held:
        return rooms.held(self.desk.store, CODE)

    @property
    def question(self) -> Question:
        return self.held.room.question(self.held.course.at)

    def go(self, *steps: Step, to: int | None = None) -> "Hall":
        for step in steps:
            rooms.move(self.desk.store, self.held, take(self.held.course, step, to=to), step)
        return self

    def answer(self, given: Sequence[Sequence[Given]], *, first_seat: int = 0) -> "Hall":
        """Let one seat after another answer the open question."""
        held = self.held
        for number, one in enumerate(given, start=first_seat):
            seats.sit(self.desk.store, CODE, f"seat-{number}")
            self.desk.box.cast(held.id, Vote(f"seat-{number}", self.question.key, held.course.now.round, tuple(one)))
        return self


def hold(desk: Desk, *items: str, **changed: object) -> Hall:
    """Prepare the room anew."""
    if CODE in rooms.codes(desk.store):
        rooms.delete(desk.store, CODE)
    named: dict[str, object] = {
        "code": CODE,
        "title": "Bikes & <b>cars</b>",
        "city": "Ayton",
        "pilot": "",
        "round": "2026",
        "instrument": desk.instrument.key,
        "language": "en",
        "questions": questions_for(desk.instrument, items or ("facilitation", "lead_1"), apart=False),
        "roles": (),
        "seats_expected": 26,
        "joins_round": True,
        "delete_on": date(2099, 12, 24),
    }
    rooms.prepare(desk.store, Room(**{**named, **changed}))  # type: ignore[arg-type]
    return Hall(desk)


def each(*groups: tuple[Sequence[Given], int]) -> list[Sequence[Given]]:
    """One answer per person, from (answer, how many gave it)."""
    return [given for given, people in groups for _ in range(people)]
