"""What a facilitator sees while leading a room: the wall, the steps that may follow, every question and its state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coprod.desk.opening import Desk
from coprod.desk.rehearsing import may_rehearse
from coprod.desk.room_saving import may_save
from coprod.desk.slips import words_of
from coprod.desk.wall import Wall, wall
from coprod.disclosure.release import complementary
from coprod.language import N_, Speaker
from coprod.store import rooms, seats, votes
from coprod.store.rooms import Held
from coprod.workshop.ballot import SENT
from coprod.workshop.course import FIRST, Phase, Stand, Step, steps
from coprod.workshop.room import Asks

ENDING, GOING = Step.END, Step.GO_TO
STATES: Mapping[Phase, str] = {
    Phase.WAITING: N_("not asked yet"),
    Phase.OPEN: N_("open"),
    Phase.CLOSED: N_("closed, not revealed"),
    Phase.ARMED: N_("about to be revealed"),
    Phase.REVEALED: N_("revealed"),
}


@dataclass(frozen=True)
class Act:
    """One step as a button: its words, the question it goes to, and whether it is the one that leads on."""

    step: Step
    words: str
    to: int | None = None
    onward: bool = False


# The way back stands where the button before stood, so that a click too many does not reveal.
ACTS: Mapping[Phase, tuple[Act, ...]] = {
    Phase.WAITING: (Act(Step.OPEN, N_("Open the question"), onward=True),),
    Phase.OPEN: (Act(Step.CLOSE, N_("Close the question"), onward=True),),
    Phase.CLOSED: (Act(Step.ARM, N_("Get ready to reveal"), onward=True), Act(Step.OPEN, N_("Open it again"))),
    Phase.ARMED: (Act(Step.CLOSE, N_("Not yet")), Act(Step.REVEAL, N_("Reveal now"), onward=True)),
    Phase.REVEALED: (),
}
APART: Mapping[Asks, str] = {Asks.IMPORTANCE: N_("importance"), Asks.CAPACITY: N_("capacity")}
AGAIN, NEXT = N_("Ask again: second round"), N_("Next question: {item}")


@dataclass(frozen=True)
class Line:
    """One question in the list: its place from 0, its stage, its words, and how far it has come."""

    place: int
    stage: str
    item: str
    state: str


@dataclass(frozen=True, eq=False)
class Lead:
    """A room as its facilitator sees it.

    ``acts`` stand in the order they are needed, at most one of them leads on; where none does, the room is to be ended.
    ``roles`` are (role, answered, seats) of those large enough to be told apart; ``small_roles`` counts the others.
    ``sent`` counts the seats that sent all their answers, in a room that nobody leads.
    """

    held: Held
    wall: Wall
    acts: tuple[Act, ...]
    may_go: bool
    may_end: bool
    questions: tuple[Line, ...]
    roles: tuple[tuple[str, int, int], ...]
    small_roles: int
    sent: int
    may_rehearse: bool
    may_save: bool

    @property
    def at_the_end(self) -> bool:
        """Whether nothing is left but to end the room."""
        return self.may_end and not any(act.onward for act in self.acts)


def lead(desk: Desk, say: Speaker, code: str, *, at: datetime) -> Lead:
    """Return a room for its facilitator; SessionClosed when there is none."""
    desk.due.clear(at.date())
    held = rooms.held(desk.store, code)
    allowed = steps(held.course)
    roles, small = _roles(desk, held)
    questions = tuple(_line(desk, held, place, say) for place in range(len(held.room.questions)))
    return Lead(
        held=held,
        wall=wall(desk, say, code, at=at),
        acts=_acts(held, questions, say),
        may_go=Step.GO_TO in allowed,
        may_end=Step.END in allowed,
        questions=questions,
        roles=roles,
        small_roles=small,
        sent=votes.answered(desk.store, held.id, SENT, FIRST),
        may_rehearse=may_rehearse(held),
        may_save=may_save(held),
    )


def _acts(held: Held, questions: tuple[Line, ...], say: Speaker) -> tuple[Act, ...]:
    course = held.course
    if course.ended or held.room.self_paced:
        return ()
    if course.now.phase is not Phase.REVEALED:
        return tuple(Act(one.step, say(one.words), one.to, one.onward) for one in ACTS[course.now.phase])
    acts = [Act(Step.SECOND_ROUND, say(AGAIN), onward=True)] if course.now.round == FIRST else []
    if course.at + 1 < course.questions:
        words = say(NEXT, item=questions[course.at + 1].item)
        acts.append(Act(GOING, words, course.at + 1, onward=not acts))
    return tuple(acts)


def _line(desk: Desk, held: Held, place: int, say: Speaker) -> Line:
    stage, item, _ = words_of(held.room.question(place), desk.questionnaire(held.room.instrument), say)
    asks = held.room.question(place).asks
    if asks in APART:
        item = say("{item}: {asks}", item=item, asks=say(APART[asks]))
    return Line(place, stage, item, _state(held.course.stand(place), say))


def _state(stand: Stand, say: Speaker) -> str:
    words = say(STATES[stand.phase])
    return say("second round, {state}", state=words) if stand.round > 1 else words


def _roles(desk: Desk, held: Held) -> tuple[tuple[tuple[str, int, int], ...], int]:
    """Count answers by role, from five seats up and never so that a smaller role could be worked out."""
    if not held.room.roles:
        return (), 0
    taken = seats.taken(desk.store, held.room.code)
    question = held.room.question(held.course.at)
    answered = votes.answered_by_role(desk.store, held.id, question.key, held.course.now.round)
    hidden = complementary(taken, policy=desk.policy) | {role for role, n in taken.items() if n < desk.policy.k}
    told = tuple((role, answered.get(role, 0), taken[role]) for role in taken if role and role not in hidden)
    return told, len([role for role in taken if role and role in hidden])
