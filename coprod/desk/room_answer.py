"""A room's results for programs: how many answered always, a tally only where it may be told."""

from collections.abc import Iterator, Mapping
from typing import Any

from coprod.charts.room_row import PartResult
from coprod.desk.opening import Desk
from coprod.desk.room_results import results
from coprod.disclosure.release import Release
from coprod.language import speaker
from coprod.store import rooms, seats, votes
from coprod.store.rooms import Held
from coprod.workshop.course import FIRST, SECOND, Phase
from coprod.workshop.room import Question

NOT_REVEALED, TOO_ALIKE = "not_revealed", "answers_too_alike"


def told(desk: Desk, code: str) -> dict[str, Any]:
    """Return the room as one object; SessionClosed when there is none.

    Each part of a question in each round it was asked is one item; ``withheld`` names the reason where there is no
    ``tally``, which counts the points of the scale from the lowest up.
    """
    held = rooms.held(desk.store, code)
    return {
        "code": held.room.code,
        "state": _state(held),
        "seats": sum(seats.taken(desk.store, code).values()),
        "items": [item for question in held.room.questions for item in _items(desk, held, question)],
    }


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """Say the same for a person."""
    yield f"{found['code']}: {found['state']}, {found['seats']} seats"
    for one in found["items"]:
        what = one["withheld"] or " ".join(map(str, one["tally"]))
        yield f"{one['id']} {one['part']}, round {one['round']}: {one['answered']} answered: {what}"


def _items(desk: Desk, held: Held, question: Question) -> Iterator[dict[str, Any]]:
    for part in results(desk, speaker("en"), held, question):
        for round_ in (FIRST, SECOND):
            answered = votes.answered(desk.store, held.id, question.key, round_)
            if round_ == FIRST or answered:
                yield {
                    "id": question.item,
                    "part": part.part,
                    "round": round_,
                    "answered": answered,
                    **_tally(part, round_),
                }


def _tally(part: PartResult, round_: int) -> dict[str, Any]:
    shown = part.rounds[round_ - 1]
    if shown is None:
        return {"withheld": NOT_REVEALED, "tally": None}
    if not isinstance(shown, Release):
        return {"withheld": str(shown.reason), "tally": None}
    if shown.value.ratings is None:
        return {"withheld": TOO_ALIKE, "tally": None}
    return {"withheld": None, "tally": shown.value.ratings.counts.tolist()}


def _state(held: Held) -> str:
    if held.course.ended:
        return "ended"
    untouched = held.course.at == 0 and held.course.now.phase is Phase.WAITING
    return "prepared" if untouched and not held.can_undo else str(held.course.now.phase)
