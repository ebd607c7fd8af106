"""What a phone does: take a seat, see the question on the wall, answer it, change the answer while it is open."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from coprod.desk.opening import Desk
from coprod.desk.slips import Slip, slip_of
from coprod.language import N_, Speaker
from coprod.store import rooms, seats
from coprod.store.engine import now
from coprod.store.rooms import Held
from coprod.workshop import codes
from coprod.workshop.ballot import REFUSALS, Refusal, check, fields
from coprod.workshop.course import Phase
from coprod.workshop.room import Question, scales

NO_CODE = N_("That is no code of a room: it has four letters and four digits, such as KRWM-4793.")


class Sent(StrEnum):
    """What became of an answer."""

    RECORDED = "recorded"
    FORGED = "forged"
    STALE = "stale"


WORDS: Mapping[Sent, str] = {
    Sent.RECORDED: N_("Your answer is recorded."),
    Sent.FORGED: N_("This form was not made for your seat, so nothing was recorded. Answer on the form below."),
    Sent.STALE: N_("This form is older than your last answer, which stands. Change it below if you like."),
}


@dataclass(frozen=True)
class Seat:
    """One phone in one room: the room as it stands, and the seat's name there, which the token on the phone makes."""

    held: Held
    name: str
    token: str


def read_code(typed: str) -> str:
    """Return the code that somebody typed as a room has it, '' for what can be no code."""
    return codes.read(typed)


def new_token() -> str:
    """Return what a phone keeps as its seat: 192 random bits that nobody guesses."""
    return secrets.token_urlsafe(24)


def seat(desk: Desk, code: str, token: str) -> Seat:
    """Return the seat that a token means in a room; SessionClosed when there is no such room.

    The store keeps only a one-way digest of the token: who reads the file cannot vote with it.
    """
    desk.due.clear(now().date())
    held = rooms.held(desk.store, code)
    return Seat(held, sha256(f"{held.id}|{token}".encode()).hexdigest()[:32], token)


def is_seated(desk: Desk, one: Seat) -> bool:
    """Whether this seat has been taken."""
    return seats.own(desk.store, one.held.id, one.name).taken


def join(desk: Desk, one: Seat, *, role: str = "") -> None:
    """Take the seat; a role that the room does not offer counts as none. SessionClosed when nobody is let in."""
    offered = one.held.room.roles
    seats.sit(desk.store, one.held.room.code, one.name, role=role if role in offered else "")


def slip(desk: Desk, say: Speaker, one: Seat, *, notice: str = "") -> Slip:
    """Return what the phone shows now: the question on the wall."""
    held = one.held
    asked = held.room.question(held.course.at)
    own, round_ = seats.own(desk.store, held.id, one.name), held.course.now.round
    given, stamp = own.given(asked.key, round_), _stamp(one, asked, own.times(asked.key, round_))
    instrument = desk.questionnaire(held.room.instrument)
    return slip_of(held, asked, instrument, given=given, stamp=stamp, notice=notice, say=say)


def cast(desk: Desk, one: Seat, sent: Mapping[str, str]) -> Sent | Refusal:
    """Record what a form says, or say why not; RECORDED is returned only when the answer is safe on the disk.

    The same form sent twice is recorded once; an older form than the last answer changes nothing.
    """
    held = one.held
    asked = next((question for question in held.room.questions if question.key == sent.get("question")), None)
    if asked is None:
        return Refusal.OTHER_QUESTION
    scale = scales(desk.questionnaire(held.room.instrument), asked)
    round_ = int(sent["round"]) if sent.get("round") in ("1", "2") else 0
    vote = check(
        {part: sent.get(part, "") for part in fields(asked)},
        room=held.room,
        course=held.course,
        question=asked.key,
        round_=round_,
        seat=one.name,
        scales=scale,
    )
    if isinstance(vote, Refusal):
        return vote
    own, stamp = seats.own(desk.store, held.id, one.name), sent.get("stamp", "")
    times = own.times(asked.key, round_)
    if not hmac.compare_digest(stamp, _stamp(one, asked, times)):
        made_here = any(hmac.compare_digest(stamp, _stamp(one, asked, before)) for before in range(times))
        same = own.given(asked.key, round_) == vote.given
        return (Sent.RECORDED if same else Sent.STALE) if made_here else Sent.FORGED
    kept = desk.box.cast(held.id, vote, takes=lambda: rooms.by_now(desk.store, held).takes(held.course.at, round_))
    return Sent.RECORDED if kept else Refusal.CLOSED


def in_words(outcome: Sent | Refusal, say: Speaker) -> str:
    """Say to the person at the phone what became of the answer."""
    return say(WORDS[outcome]) if isinstance(outcome, Sent) else say(REFUSALS[outcome])


def tick(desk: Desk, code: str) -> str:
    """Return a mark that changes when the phones of a room should look again: the question, its round, open or not."""
    return mark(rooms.held(desk.store, code))


def mark(held: Held) -> str:
    """Return that mark of a room as it stands."""
    course = held.course
    return f"{course.at}.{course.now.round}.{int(course.now.phase is Phase.OPEN)}.{int(course.ended)}"


def _stamp(one: Seat, asked: Question, times: int) -> str:
    """Return what only a form made for this seat, question and round carries, after so many answers."""
    words = f"{one.held.id}|{asked.key}|{one.held.course.now.round}|{times}"
    return hmac.new(one.token.encode(), words.encode(), sha256).hexdigest()[:32]
