"""A room that nobody leads: the page a person sees, what they save on it, and that they sent it."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from coprod.desk.ballots import Seat, Sent
from coprod.desk.opening import Desk
from coprod.desk.slips import Part, parts_of, promise, words_of
from coprod.instrument.model import Instrument
from coprod.language import N_, Speaker
from coprod.store import rooms, seats
from coprod.store.seats import Own
from coprod.workshop.ballot import SENT, Given, Refusal, Vote
from coprod.workshop.course import FIRST
from coprod.workshop.pages import GOVERNANCE, Page, answered, field, pages, read
from coprod.workshop.room import Question, scales

STATEMENTS = N_("Governance")


@dataclass(frozen=True)
class Line:
    """One page in the list of pages: its number from 1, its title, how many of its questions are answered."""

    number: int
    title: str
    answered: int
    questions: int


@dataclass(frozen=True)
class Asked:
    """One question on a page, with its scales."""

    item: str
    explained: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything one page of the form shows. ``number`` is one more than there are pages for the last, which sends.

    ``seal`` proves that the form was made for this seat, ``seen`` how far its answers on this page went. ``sent`` says
    that this seat has sent its answers before; they can be changed until the room ends.
    """

    code: str
    title: str
    number: int
    lines: tuple[Line, ...]
    asked: tuple[Asked, ...]
    seal: str
    seen: int
    sent: bool
    ended: bool
    promise: str
    notice: str

    @property
    def sends(self) -> bool:
        """Whether this is the page that sends."""
        return self.number > len(self.lines)


def sheet(desk: Desk, say: Speaker, one: Seat, number: int | None = None, *, notice: str = "") -> Sheet:
    """Return a page of the form, by default the first that is not answered whole."""
    held, instrument = one.held, desk.questionnaire(one.held.room.instrument)
    own = seats.own(desk.store, held.id, one.name)
    given = _given(one, own)
    every = pages(held.room, instrument)
    lines = tuple(_line(instrument, say, place, page, given) for place, page in enumerate(every, start=1))
    unfinished = (line.number for line in lines if line.answered < line.questions)
    at = min(max(number, 1), len(lines) + 1) if number is not None else next(unfinished, len(lines) + 1)
    asked = every[at - 1].questions if at <= len(every) else ()
    return Sheet(
        code=held.room.code,
        title=held.room.title,
        number=at,
        lines=lines,
        asked=tuple(_asked(instrument, say, question, given) for question in asked),
        seal=_seal(one),
        seen=_seen(own, asked),
        sent=(SENT, FIRST) in own.said,
        ended=held.course.ended,
        promise=promise(held.room, say),
        notice=notice,
    )


def keep(desk: Desk, one: Seat, number: int, sent: Mapping[str, str]) -> Sent | Refusal:
    """Record what a page says; RECORDED only when all that is new on it is safe on the disk.

    The same page sent twice is recorded once; one that is older than the last answers on it changes nothing.
    """
    held, instrument = one.held, desk.questionnaire(one.held.room.instrument)
    every = pages(held.room, instrument)
    if held.course.ended:
        return Refusal.CLOSED
    if not 1 <= number <= len(every) + 1:
        return Refusal.OTHER_QUESTION
    if not hmac.compare_digest(sent.get("seal", "").encode(), _seal(one).encode()):
        return Sent.FORGED
    asked = every[number - 1].questions if number <= len(every) else ()
    own = seats.own(desk.store, held.id, one.name)
    given = _given(one, own)
    told = [
        (question, read(sent, question, scales(instrument, question), given.get(question.key))) for question in asked
    ]
    refused = next((new for _, new in told if isinstance(new, Refusal)), None)
    if refused is not None:
        return refused
    new = [Vote(one.name, question.key, FIRST, said) for question, said in told if isinstance(said, tuple)]
    if new and sent.get("seen") != str(_seen(own, asked)):
        return Sent.STALE
    if number > len(every):
        new.append(Vote(one.name, SENT, FIRST, ()))
    kept = [desk.box.cast(held.id, vote, takes=lambda: not rooms.by_now(desk.store, held).ended) for vote in new]
    return Sent.RECORDED if all(kept) else Refusal.CLOSED


def _given(one: Seat, own: Own) -> dict[str, tuple[Given, ...]]:
    found = {question.key: own.given(question.key, FIRST) for question in one.held.room.questions}
    return {key: given for key, given in found.items() if given is not None}


def _line(
    instrument: Instrument, say: Speaker, number: int, page: Page, given: Mapping[str, tuple[Given, ...]]
) -> Line:
    titles = {stage.id: stage.title.to(say.language) for stage in instrument.stages} | {GOVERNANCE: say(STATEMENTS)}
    whole = sum(answered(given.get(question.key)) for question in page.questions)
    return Line(number, titles[page.key], whole, len(page.questions))


def _asked(instrument: Instrument, say: Speaker, question: Question, given: Mapping[str, tuple[Given, ...]]) -> Asked:
    _, item, explained = words_of(question, instrument, say)
    parts = parts_of(question, instrument, given.get(question.key), say)
    named = zip(parts, question.parts, strict=True)
    return Asked(item, explained, tuple(replace(part, field=field(question, which)) for part, which in named))


def _seen(own: Own, asked: Sequence[Question]) -> int:
    numbers = [said.number for question in asked if (said := own.said.get((question.key, FIRST)))]
    return max(numbers, default=0)


def _seal(one: Seat) -> str:
    """Return what only a form made for this seat carries."""
    return hmac.new(one.token.encode(), f"{one.held.id}|pages".encode(), sha256).hexdigest()[:32]
