"""A room and its course as text and back, so that a restart goes on where the room was."""

import json
from dataclasses import asdict
from datetime import date

from coprod.workshop.course import Course, Phase, Stand
from coprod.workshop.room import Asks, Question, Room


def course_out(course: Course) -> str:
    """Return a course as JSON text."""
    stands = {place: [stand.round, stand.phase] for place, stand in course.stands.items()}
    return json.dumps({"questions": course.questions, "at": course.at, "ended": course.ended, "stands": stands})


def course_in(text: str) -> Course:
    """Return the course that ``course_out`` wrote."""
    kept = json.loads(text)
    stands = {int(place): Stand(round_, Phase(phase)) for place, (round_, phase) in kept["stands"].items()}
    return Course(kept["questions"], kept["at"], stands, kept["ended"])


def room_out(room: Room) -> str:
    """Return a room as JSON text; its code is kept apart, since a room is found by it."""
    kept = asdict(room) | {"delete_on": room.delete_on.isoformat()}
    del kept["code"]
    return json.dumps(kept)


def room_in(code: str, text: str) -> Room:
    """Return the room that ``room_out`` wrote."""
    kept = json.loads(text)
    return Room(
        code=code,
        **kept
        | {
            "questions": tuple(Question(one["item"], Asks(one["asks"])) for one in kept["questions"]),
            "roles": tuple(kept["roles"]),
            "delete_on": date.fromisoformat(kept["delete_on"]),
        },
    )
