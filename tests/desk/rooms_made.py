"""A room with its facilitator, for tests of the desk: prepared, led step by step, answered by seats."""

from dataclasses import replace
from datetime import date

from coprod.access.roles import AT_THIS_MACHINE
from coprod.desk import facilitator
from coprod.desk.facilitator import Plan
from coprod.desk.opening import Desk
from coprod.store import rooms, seats
from coprod.store.rooms import Held
from coprod.workshop.ballot import Given, Vote
from coprod.workshop.course import Step

PLAN = Plan(
    title="Bikes",
    city="Ayton",
    pilot="",
    round="2026",
    items=("facilitation", "lead_1"),
    apart=False,
    roles=(),
    seats_expected=None,
    joins_round=True,
    delete_on=date(2099, 12, 24),
)
BOTH, AGREE = "facilitation.both", "lead_1.agree"
REVEALED = (Step.OPEN, Step.CLOSE, Step.ARM, Step.REVEAL)


def prepared(desk: Desk, **changed: object) -> str:
    return facilitator.prepare(desk, replace(PLAN, **changed), person=AT_THIS_MACHINE).room.code


def go(desk: Desk, code: str, *steps: Step, to: int | None = None) -> Held:
    held = rooms.held(desk.store, code)
    for one in steps:
        held = facilitator.step(desk, held, one, to=to, person=AT_THIS_MACHINE)
    return held


def vote(desk: Desk, code: str, seat: str, *given: Given, role: str = "", key: str = BOTH, round_: int = 1) -> None:
    seats.sit(desk.store, code, seat, role=role)
    desk.box.cast(rooms.held(desk.store, code).id, Vote(seat, key, round_, given))
