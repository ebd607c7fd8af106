"""From a room into the city's round: each seat's answers become one anonymous person's, where the room agreed to it."""

from hashlib import sha256

from coprod.access.roles import Person
from coprod.desk.opening import Desk
from coprod.desk.workshop_rights import ask
from coprod.errors import SessionClosed
from coprod.instrument.answers import About, Answers, Mode, Pair, Rating, fit
from coprod.instrument.model import Instrument
from coprod.language import N_
from coprod.store import rooms, submissions, votes
from coprod.store.engine import now
from coprod.store.rooms import Held
from coprod.store.rows import Door, Submission
from coprod.store.votes import Ballot
from coprod.workshop.ballot import HANDS, SENT
from coprod.workshop.room import Asks


def may_save(held: Held) -> bool:
    """Whether the answers may go into the city's round now."""
    return held.room.joins_round and held.course.ended and not (held.room.rehearsal or held.saved)


def save(desk: Desk, code: str, *, person: Person) -> int:
    """Keep every seat's last answers as individual submissions; return how many were new. Twice is once.

    Only of a room that has ended, and that told people on joining that their answers join the round. The last round
    counts where a question had two. Raised hands are no whole persons and stay in the room; in a room that nobody led,
    so does who never sent. SessionClosed, in words, where that is not so.
    """
    ask(person)
    held = rooms.held(desk.store, code)
    if not held.room.joins_round:
        raise SessionClosed(N_("People were told that their answers stay in this room, so they cannot be saved."))
    if not held.course.ended or held.room.rehearsal:
        raise SessionClosed(N_("End the workshop first; then its answers can be saved."))
    instrument = desk.questionnaire(held.room.instrument)
    whole = [one for one in votes.ballots(desk.store, held.id) if _is_whole(held, one)]
    arriving = [_submission(held, one, instrument, person) for one in whole]
    saved = submissions.add(desk.store, arriving)
    rooms.mark_saved(desk.store, code)
    return sum(not one.known for one in saved)


def _is_whole(held: Held, one: Ballot) -> bool:
    return SENT in one.given if held.room.self_paced else not one.seat.startswith(HANDS)


def _submission(held: Held, one: Ballot, instrument: Instrument, person: Person) -> Submission:
    room = held.room
    skills: dict[str, dict[str, Rating]] = {}
    agree: dict[str, Rating] = {}
    for question in room.questions:
        given = one.given.get(question.key)
        if given is None:
            continue
        if question.asks is Asks.AGREE:
            agree[question.item] = given[0]
        else:
            named = {str(part): rating for part, rating in zip(question.parts, given, strict=True)}
            skills.setdefault(question.item, {}).update(named)
    answers = Answers(
        instrument=instrument.key,
        language=room.language,
        about=About(city=room.city, round=room.round, mode=Mode.INDIVIDUAL, pilot=room.pilot, role=one.role),
        skills={skill: Pair(**ratings) for skill, ratings in skills.items()},
        agree=agree,
    )
    return Submission(
        answers=fit(answers, instrument),
        door=Door.FORM if room.self_paced else Door.PHONE,
        file_hash=sha256(f"{held.id}|{one.seat}".encode()).hexdigest(),
        saved_at=now(),
        saved_by=person.name,
    )
