"""What a facilitator does: prepare a room, lead it from question to question, key in answers, end and delete it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coprod.access.roles import Person
from coprod.desk.keyed import hands
from coprod.desk.opening import Desk
from coprod.desk.rehearsing import play
from coprod.desk.workshop_rights import ask
from coprod.errors import SessionClosed
from coprod.instrument.scales import Missing
from coprod.language import N_
from coprod.store import rooms, seats
from coprod.store.engine import now
from coprod.store.rooms import Held
from coprod.workshop import codes
from coprod.workshop.ballot import HANDS, PAPER, Given, Vote
from coprod.workshop.codes import new_code
from coprod.workshop.course import Step, steps, take
from coprod.workshop.room import MOST_QUESTIONS, MOST_ROLES, Room, questions_for, scales

MOST_SEATS, LONGEST = 500, 120


@dataclass(frozen=True)
class Plan:
    """A room as a facilitator wants it; ``items`` are ids of skills and statements of the instrument."""

    title: str
    city: str
    pilot: str
    round: str
    items: tuple[str, ...]
    apart: bool
    roles: tuple[str, ...]
    seats_expected: int | None
    joins_round: bool
    delete_on: date
    self_paced: bool = False
    language: str = "en"


def prepare(desk: Desk, plan: Plan, *, person: Person) -> Held:
    """Keep a new room under a new code; SessionClosed, in words, for a plan that no room can be made of."""
    ask(person)
    _check(plan)
    room = Room(
        code=_free_code(desk),
        title=plan.title.strip(),
        city=plan.city.strip(),
        pilot=plan.pilot.strip(),
        round=plan.round.strip(),
        instrument=desk.instrument.key,
        language=plan.language,
        questions=questions_for(desk.instrument, plan.items, apart=plan.apart and not plan.self_paced),
        roles=tuple(dict.fromkeys(role.strip() for role in plan.roles if role.strip())),
        seats_expected=plan.seats_expected,
        joins_round=plan.joins_round,
        delete_on=plan.delete_on,
        self_paced=plan.self_paced,
    )
    return rooms.prepare(desk.store, room)


def room(desk: Desk, code: str) -> Held:
    """Return a room as it stands; SessionClosed when there is none."""
    return rooms.held(desk.store, code)


def every_room(desk: Desk) -> tuple[Held, ...]:
    """Return every room that is kept, the newest first; those whose day has come are deleted before."""
    desk.due.clear(now().date())
    return tuple(rooms.held(desk.store, code) for code in rooms.codes(desk.store))


def step(desk: Desk, seen: Held, wanted: Step, *, to: int | None = None, person: Person) -> Held:
    """Take a step from where the facilitator saw the room; SessionClosed when it is not allowed, or was overtaken."""
    ask(person)
    moved = rooms.move(desk.store, seen, take(seen.course, wanted, to=to), wanted)
    if moved.until is not None and wanted is not Step.OPEN:
        rooms.set_countdown(desk.store, seen.room.code, None)
    play(desk, moved, wanted)
    return rooms.held(desk.store, seen.room.code)


def undo(desk: Desk, code: str, *, person: Person) -> Held:
    """Take the last step back; SessionClosed once the answers are saved into the round, for that was the end."""
    ask(person)
    if rooms.held(desk.store, code).saved:
        raise SessionClosed(N_("The answers are saved in the city's round, so this room stays ended."))
    return rooms.undo(desk.store, code)


def close_door(desk: Desk, code: str, *, closed: bool, person: Person) -> None:
    """Let no new phones in, or let them in again; who has a seat keeps it."""
    ask(person)
    rooms.set_door(desk.store, code, takes_seats=not closed)


def count_down(desk: Desk, code: str, seconds: int, *, person: Person) -> None:
    """Show a countdown of so many seconds on the wall, add them to the one that runs, or switch it off with 0.

    It closes nothing: the facilitator does.
    """
    ask(person)
    held = rooms.held(desk.store, code)
    start = max(held.until or now(), now())
    rooms.set_countdown(desk.store, code, start + timedelta(seconds=seconds) if seconds else None)


def seconds_left(held: Held, at: datetime) -> int | None:
    """Return how many seconds the countdown has left, 0 when it is over, None where there is none."""
    return None if held.until is None else max(0, round((held.until - at).total_seconds()))


def key_in(
    desk: Desk, code: str, given: Sequence[Given], *, people: int = 1, paper: int | None = None, person: Person
) -> int:
    """Record the answer of people without a phone to the open question, each in a seat; return how many.

    ``given`` holds a rating or a reason per part; a show of hands on one part leaves the other not answered. ``paper``
    is the number on the slip of one person, whose seat is the same in every question and round; without it so many
    ``people`` raised their hands. SessionClosed when the question is not open, or for what is not on its scale.
    """
    ask(person)
    held = rooms.held(desk.store, code)
    course, asked = held.course, held.room.question(held.course.at)
    if not course.takes(course.at, course.now.round):
        raise SessionClosed(N_("Open the question before keying in answers to it."))
    scale = scales(desk.questionnaire(held.room.instrument), asked)
    fits = all(one in of.values if isinstance(one, int) else True for one, of in zip(given, scale, strict=True))
    if not fits or not 1 <= people <= MOST_SEATS or all(one is Missing.NOT_ANSWERED for one in given):
        raise SessionClosed(N_("Give at least one point of the scale, and from 1 to 500 people."))
    if paper is not None and (people != 1 or not 1 <= paper <= MOST_SEATS):
        raise SessionClosed(N_("A paper slip has a number from 1 to 500 and belongs to one person."))
    before = hands(desk, held)
    for place in range(before + 1, before + people + 1):
        seat = f"{HANDS}{place}" if paper is None else f"{PAPER}{paper}"
        seats.sit(desk.store, code, seat, keyed=True)
        desk.box.cast(held.id, Vote(seat, asked.key, course.now.round, tuple(given)))
    return people


def end(desk: Desk, code: str, *, person: Person) -> Held:
    """End a room wherever it stands: an open question is closed first; nothing more is revealed."""
    ask(person)
    held = rooms.held(desk.store, code)
    for wanted in (Step.CLOSE, Step.END):
        if wanted in steps(held.course):
            held = rooms.move(desk.store, held, take(held.course, wanted), wanted)
    return held


def read_code(typed: str) -> str:
    """Return the code that somebody typed as a room has it; SessionClosed for what can be no code."""
    code = codes.read(typed)
    if not code:
        raise SessionClosed(N_("That is no code of a room: it has four letters and four digits, such as KRWM-4793."))
    return code


def delete(desk: Desk, code: str, *, person: Person) -> None:
    """Delete a room with everything in it, before its day."""
    ask(person)
    rooms.delete(desk.store, code)


def _check(plan: Plan) -> None:
    texts = (plan.title, plan.city, plan.round)
    if not all(text.strip() for text in texts) or any(
        len(text) > LONGEST for text in (*texts, plan.pilot, *plan.roles)
    ):
        raise SessionClosed(N_("A room needs a title, a city and a round, each up to 120 letters."))
    if not 1 <= len(plan.items) <= MOST_QUESTIONS:
        raise SessionClosed(N_("Choose from 1 to 60 skills or statements."))
    if len(plan.roles) > MOST_ROLES:
        raise SessionClosed(N_("Offer 12 roles at most."))
    if plan.self_paced and not plan.joins_round:
        raise SessionClosed(
            N_("Without a meeting there is no reveal: the answers are read in the city's round, so let them join it.")
        )
    if plan.seats_expected is not None and not 1 <= plan.seats_expected <= MOST_SEATS:
        raise SessionClosed(N_("A room has from 1 to 500 seats."))


def _free_code(desk: Desk) -> str:
    taken = set(rooms.codes(desk.store))
    return next(code for code in iter(new_code, "") if code not in taken)
