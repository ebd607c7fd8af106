"""Rooms in the store: how they were prepared, and the steps they took. A crash loses none of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from coprod.errors import SessionClosed
from coprod.store.engine import Cursor, Store, new_id, now
from coprod.workshop.ballot import HANDS
from coprod.workshop.course import Course, Step
from coprod.workshop.course_text import course_in, course_out, room_in, room_out
from coprod.workshop.room import Room

EVERYTHING = ("room_steps", "room_seats", "room_votes", "room_reveals")
HERE = "room_id = ? AND question = ? AND round = ?"
NO_ROOM = "There is no room with this code. Look at the wall and type it again."


@dataclass(frozen=True)
class Held:
    """One room as it stands: how it was prepared, where it is, whether it takes new seats and shows a countdown.

    ``until`` ends the countdown, None where there is none. ``can_undo`` is false before the first step.
    """

    id: str
    room: Room
    course: Course
    takes_seats: bool
    until: datetime | None
    saved: bool
    can_undo: bool


def prepare(store: Store, room: Room) -> Held:
    """Keep a new room before its first question; SessionClosed when its code is taken."""
    with store.recording() as cursor:
        if cursor.execute("SELECT 1 FROM rooms WHERE code = ?", [room.code]).fetchone():
            raise SessionClosed(f"The code {room.code} is in use. Take another one.")
        room_id = new_id()
        cursor.execute(
            "INSERT INTO rooms VALUES (?, ?, ?, ?, TRUE, NULL, FALSE)", [room_id, room.code, room_out(room), now()]
        )
        _keep(cursor, room_id, 0, Course(len(room.questions)), "prepared")
        return held_now(cursor, room.code)


def held(store: Store, code: str) -> Held:
    """Return a room by its code; SessionClosed, worded for whoever typed it, when there is none.

    Every phone asks this every two seconds, so it is looked up once per step of any room.
    """
    return store.remembered(f"room {code}", lambda: _found(store, code))


def by_now(store: Store, before: Held) -> Course:
    """Return where a room has come since; one that was deleted has ended."""
    try:
        return held(store, before.room.code).course
    except SessionClosed:
        return replace(before.course, ended=True)


def _found(store: Store, code: str) -> Held:
    with store.reading() as cursor:
        return held_now(cursor, code)


def held_now(cursor: Cursor, code: str) -> Held:
    """Return a room as a transaction sees it; SessionClosed when there is none."""
    row = cursor.execute("SELECT id, prepared, takes_seats, until, saved FROM rooms WHERE code = ?", [code]).fetchone()
    if row is None:
        raise SessionClosed(NO_ROOM)
    room_id, prepared, takes_seats, until, saved = row
    steps = cursor.execute(
        "SELECT course FROM room_steps WHERE room_id = ? ORDER BY place DESC LIMIT 2", [room_id]
    ).fetchall()
    return Held(room_id, room_in(code, prepared), course_in(steps[0][0]), takes_seats, until, saved, len(steps) > 1)


def codes(store: Store) -> tuple[str, ...]:
    """Return the codes of every room that is kept, the newest first."""
    with store.reading() as cursor:
        return tuple(
            code for (code,) in cursor.execute("SELECT code FROM rooms ORDER BY opened_at DESC, code").fetchall()
        )


def move(store: Store, before: Held, after: Course, step: Step) -> Held:
    """Keep a step; SessionClosed when another tab took one in the meantime.

    A reveal also keeps how far the answers went that it shows.
    """
    with store.recording() as cursor:
        present = held_now(cursor, before.room.code)
        if present.course != before.course:
            raise SessionClosed("Somebody else moved this room on. Look again before the next step.")
        _keep(cursor, present.id, _steps(cursor, present.id), after, step)
        if step is Step.REVEAL:
            _reveal(cursor, present, after)
        return held_now(cursor, before.room.code)


def undo(store: Store, code: str) -> Held:
    """Take the last step back; SessionClosed before the first. Answers stay, and what was shown cannot be unseen."""
    with store.recording() as cursor:
        present = held_now(cursor, code)
        if not present.can_undo:
            raise SessionClosed("There is no step to take back.")
        last = _steps(cursor, present.id) - 1
        cursor.execute("DELETE FROM room_steps WHERE room_id = ? AND place = ?", [present.id, last])
        return held_now(cursor, code)


def take_back_hands(store: Store, code: str) -> int:
    """Take back every raised hand of the open question, with the seats that answered nothing else; return how many.

    SessionClosed when no question is open, and when its answers were shown before: what was shown stays counted.
    """
    with store.recording() as cursor:
        present = held_now(cursor, code)
        course, asked = present.course, present.room.question(present.course.at)
        if not course.takes(course.at, course.now.round):
            raise SessionClosed("Raised hands can be taken back while their question is open.")
        here = [present.id, asked.key, course.now.round]
        if cursor.execute(f"SELECT 1 FROM room_reveals WHERE {HERE}", here).fetchone():  # noqa: S608 - our own names
            raise SessionClosed("These hands were shown already, so they stay counted.")
        gone = cursor.execute(
            f"DELETE FROM room_votes WHERE {HERE} AND starts_with(seat, ?) RETURNING seat",  # noqa: S608
            [*here, HANDS],
        ).fetchall()
        cursor.execute(
            "DELETE FROM room_seats WHERE room_id = ? AND starts_with(seat, ?) "
            "AND seat NOT IN (SELECT seat FROM room_votes WHERE room_id = ?)",
            [present.id, HANDS, present.id],
        )
        return len(set(gone))


def set_door(store: Store, code: str, *, takes_seats: bool) -> None:
    """Let new seats in, or no more."""
    _change(store, code, "takes_seats", takes_seats)


def set_countdown(store: Store, code: str, until: datetime | None) -> None:
    """Set when the countdown on the wall ends, or switch it off. It closes nothing."""
    _change(store, code, "until", until)


def mark_saved(store: Store, code: str) -> None:
    """Note that the room's answers were saved into the city's round."""
    _change(store, code, "saved", True)


def set_rehearsal(store: Store, code: str) -> None:
    """Make a rehearsal of a room, until it is wiped."""
    with store.recording() as cursor:
        _mark(cursor, held_now(cursor, code), rehearsal=True)


def wipe(store: Store, code: str) -> None:
    """Empty a room of its seats, answers and steps, as after a rehearsal; it stays prepared, and is no rehearsal."""
    with store.recording() as cursor:
        present = held_now(cursor, code)
        _empty(cursor, present.id)
        cursor.execute("UPDATE rooms SET takes_seats = TRUE, until = NULL WHERE id = ?", [present.id])
        _mark(cursor, present, rehearsal=False)
        _keep(cursor, present.id, 0, Course(len(present.room.questions)), "prepared")


def delete(store: Store, code: str) -> None:
    """Delete a room with everything it holds."""
    with store.recording() as cursor:
        present = held_now(cursor, code)
        _empty(cursor, present.id)
        cursor.execute("DELETE FROM rooms WHERE id = ?", [present.id])


def delete_due(store: Store, today: date) -> int:
    """Delete every room whose day has come; return how many went."""
    due = [code for code in codes(store) if held(store, code).room.delete_on <= today]
    for code in due:
        delete(store, code)
    return len(due)


def _steps(cursor: Cursor, room_id: str) -> int:
    row = cursor.execute("SELECT MAX(place) + 1 FROM room_steps WHERE room_id = ?", [room_id]).fetchone()
    return int(row[0]) if row else 0


def _keep(cursor: Cursor, room_id: str, place: int, course: Course, step: str) -> None:
    cursor.execute("INSERT INTO room_steps VALUES (?, ?, ?, ?, ?)", [room_id, place, course_out(course), step, now()])


def _reveal(cursor: Cursor, present: Held, after: Course) -> None:
    """Show all answers so far; but one seat more than was shown before stays out, or it could be read off."""
    key, round_ = present.room.question(after.at).key, after.now.round
    here = [present.id, key, round_]
    whose = "room_id = ? AND question = ? AND round = ?"
    before = cursor.execute(f"SELECT MAX(upto) FROM room_reveals WHERE {whose}", here).fetchone()  # noqa: S608
    last = cursor.execute(f"SELECT COALESCE(MAX(number), 0) FROM room_votes WHERE {whose}", here).fetchone()  # noqa: S608
    shown, upto = (before or (None,))[0], (last or (0,))[0]
    if shown is not None:
        row = cursor.execute(
            f"SELECT COUNT(DISTINCT seat) FROM room_votes WHERE {whose} AND number > ?",  # noqa: S608
            [*here, shown],
        ).fetchone()
        if row and row[0] < 2:
            return
    cursor.execute("INSERT INTO room_reveals VALUES (?, ?, ?, ?)", [*here, upto])


def _mark(cursor: Cursor, present: Held, *, rehearsal: bool) -> None:
    changed = room_out(replace(present.room, rehearsal=rehearsal))
    cursor.execute("UPDATE rooms SET prepared = ? WHERE id = ?", [changed, present.id])


def _change(store: Store, code: str, column: str, value: object) -> None:
    with store.recording() as cursor:
        cursor.execute(f"UPDATE rooms SET {column} = ? WHERE id = ?", [value, held_now(cursor, code).id])  # noqa: S608


def _empty(cursor: Cursor, room_id: str) -> None:
    for table in EVERYTHING:
        cursor.execute(f"DELETE FROM {table} WHERE room_id = ?", [room_id])  # noqa: S608 - our own names
