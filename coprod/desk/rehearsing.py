"""Rehearse a room with made-up people: they answer what is opened, and starting for real wipes all of it."""

from coprod.access.roles import Person
from coprod.desk.opening import Desk
from coprod.desk.workshop_rights import ask
from coprod.errors import SessionClosed
from coprod.language import N_
from coprod.store import rooms, seats
from coprod.store.rooms import Held
from coprod.workshop.ballot import Vote
from coprod.workshop.course import Step
from coprod.workshop.room import scales
from coprod.workshop.simulate import simulate

PEOPLE, MOST = 12, 40
MADE_UP = "made-up-"
ANSWERED = frozenset({Step.OPEN, Step.SECOND_ROUND})


def may_rehearse(held: Held) -> bool:
    """Whether a rehearsal may begin: before the first step, in a room that somebody leads."""
    return not (held.can_undo or held.room.rehearsal or held.room.self_paced or held.course.ended)


def rehearse(desk: Desk, code: str, *, person: Person) -> None:
    """Seat made-up people, as many as are expected and 40 at most; SessionClosed once a step was taken."""
    ask(person)
    held = rooms.held(desk.store, code)
    if not may_rehearse(held):
        raise SessionClosed(N_("A rehearsal comes before the first step of a room that somebody leads."))
    rooms.set_rehearsal(desk.store, code)
    roles = held.room.roles or ("",)
    for place in range(_people(held)):
        seats.sit(desk.store, code, f"{MADE_UP}{place}", role=roles[place % len(roles)], keyed=True)


def play(desk: Desk, held: Held, step: Step) -> None:
    """Let the made-up people answer what was just opened; nothing in a room that is no rehearsal."""
    if not held.room.rehearsal or step not in ANSWERED:
        return
    asked, round_ = held.room.question(held.course.at), held.course.now.round
    given = simulate(
        scales(desk.questionnaire(held.room.instrument), asked),
        people=_people(held),
        seed=f"{held.room.code} {asked.key}",
        round_=round_,
    )
    for place, one in enumerate(given):
        desk.box.cast(held.id, Vote(f"{MADE_UP}{place}", asked.key, round_, one))


def start(desk: Desk, code: str, *, person: Person) -> None:
    """Wipe a rehearsal, real phones that joined it too, and stand before the first step; SessionClosed elsewhere."""
    ask(person)
    if not rooms.held(desk.store, code).room.rehearsal:
        raise SessionClosed(N_("This room is no rehearsal; nothing was wiped."))
    rooms.wipe(desk.store, code)


def _people(held: Held) -> int:
    return min(held.room.seats_expected or PEOPLE, MOST)
