"""Rooms from the command line, while the dashboard is stopped: prepare one, end one, read what may be read."""

import argparse
from datetime import UTC, datetime, timedelta

from coprod.cli.voice import DONE, answer, inform
from coprod.cli.voice import desk as opened


def prepare(asked: argparse.Namespace) -> int:
    """Make a room and print its code."""
    from coprod.desk.facilitator import Plan, prepare
    from coprod.desk.opening import OPERATOR
    from coprod.desk.room_choices import ready_set

    with opened(asked) as desk:
        plan = Plan(
            title=asked.title or asked.city,
            city=asked.city,
            pilot=asked.pilot,
            round=asked.round,
            items=tuple(asked.item) or ready_set(desk),
            apart=asked.apart,
            roles=tuple(asked.role),
            seats_expected=asked.seats,
            joins_round=asked.joins_round,
            delete_on=datetime.now(UTC).date() + timedelta(days=asked.days),
            self_paced=asked.self_paced,
        )
        held = prepare(desk, plan, person=OPERATOR)
    if asked.json:
        answer({"code": held.room.code, "state": "prepared", "questions": len(held.room.questions)})
    else:
        print(held.room.code)
    return DONE


def close(asked: argparse.Namespace) -> int:
    """End a room for good."""
    from coprod.desk.facilitator import end, read_code
    from coprod.desk.opening import OPERATOR

    with opened(asked) as desk:
        held = end(desk, read_code(asked.code), person=OPERATOR)
    if asked.json:
        answer({"code": held.room.code, "state": "ended"})
    else:
        inform(f"The room {held.room.code} has ended.")
    return DONE


def results(asked: argparse.Namespace) -> int:
    """Print how many answered each question, and the tallies that may be told."""
    from coprod.desk.facilitator import read_code
    from coprod.desk.room_answer import lines, told

    with opened(asked) as desk:
        found = told(desk, read_code(asked.code))
    if asked.json:
        answer(found)
    else:
        print("\n".join(lines(found)))
    return DONE
