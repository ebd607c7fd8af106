"""What a facilitator does: prepare, lead, count down, key in, take back, rehearse, and keep to the day of deletion."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from coprod.access.roles import AT_THIS_MACHINE, Person, Role
from coprod.desk import facilitator, keyed, rehearsing
from coprod.desk.leading import lead
from coprod.desk.opening import Desk, Settings, opened
from coprod.desk.wall import wall
from coprod.errors import AccessDenied, SessionClosed
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.measures.tally import Span
from coprod.store import rooms, seats, votes
from coprod.store.engine import now
from coprod.workshop.course import Step
from tests.desk.rooms_made import AGREE, BOTH, PLAN, REVEALED, go, prepared, vote

SAY = speaker("en")


def acts(desk: Desk, code: str) -> list[tuple[str, bool]]:
    return [(act.words, act.onward) for act in lead(desk, SAY, code, at=now()).acts]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"title": " "}, "needs a title"),
        ({"city": "x" * 121}, "needs a title"),
        ({"items": ()}, "Choose from 1 to 60"),
        ({"roles": tuple(f"role {n}" for n in range(13))}, "12 roles at most"),
        ({"seats_expected": 501}, "from 1 to 500 seats"),
        ({"self_paced": True, "joins_round": False}, "let them join it"),
    ],
)
def test_a_plan_that_no_room_can_be_made_of_is_refused(empty: Desk, changed: dict[str, object], why: str) -> None:
    with pytest.raises(SessionClosed, match=why):
        prepared(empty, **changed)
    assert facilitator.every_room(empty) == ()


def test_a_room_keeps_its_plan_with_roles_once_each(empty: Desk) -> None:
    code = prepared(empty, roles=(" Clerk", "", "Clerk", "Planner"), apart=True)
    room = rooms.held(empty.store, code).room
    assert room.roles == ("Clerk", "Planner")
    assert [one.key for one in room.questions] == ["facilitation.importance", "facilitation.capacity", AGREE]


def test_who_may_only_look_runs_no_workshop(empty: Desk) -> None:
    with pytest.raises(AccessDenied, match="not run a workshop"):
        facilitator.prepare(empty, PLAN, person=Person("reader", Role.READER))


def test_the_buttons_stand_in_the_order_they_are_needed_and_one_leads_on(empty: Desk) -> None:
    code, seen = prepared(empty), []
    again = (Step.SECOND_ROUND, *REVEALED[1:])
    for step in (*REVEALED, *again):
        seen.append(acts(empty, code))
        go(empty, code, step)
    seen.append(acts(empty, code))
    assert seen == [
        [("Open the question", True)],
        [("Close the question", True)],
        [("Get ready to reveal", True), ("Open it again", False)],
        [("Not yet", False), ("Reveal now", True)],
        [("Ask again: second round", True), (f"Next question: {_item(empty, 1)}", False)],
        [("Close the question", True)],
        [("Get ready to reveal", True), ("Open it again", False)],
        [("Not yet", False), ("Reveal now", True)],
        [(f"Next question: {_item(empty, 1)}", True)],
    ]


def _item(desk: Desk, place: int) -> str:
    statement = next(one for one in desk.instrument.governance.items if one.id == PLAN.items[place])
    return statement.text.to("en")


def test_after_the_last_question_s_second_round_nothing_is_left_but_to_end(empty: Desk) -> None:
    code = prepared(empty, items=("facilitation",))
    go(empty, code, *REVEALED)
    assert not lead(empty, SAY, code, at=now()).at_the_end
    go(empty, code, Step.SECOND_ROUND, *REVEALED[1:])
    now_ = lead(empty, SAY, code, at=now())
    assert (now_.acts, now_.at_the_end) == ((), True)


def test_importance_and_capacity_asked_apart_are_told_apart_in_the_list(empty: Desk) -> None:
    code = prepared(empty, items=("facilitation",), apart=True)
    assert [line.item for line in lead(empty, SAY, code, at=now()).questions] == [
        "Running conversations in which all are heard: importance",
        "Running conversations in which all are heard: capacity",
    ]


def test_two_tabs_agree_the_slower_one_is_told(empty: Desk) -> None:
    code = prepared(empty)
    seen = rooms.held(empty.store, code)
    facilitator.step(empty, seen, Step.OPEN, person=AT_THIS_MACHINE)
    with pytest.raises(SessionClosed, match="moved this room on"):
        facilitator.step(empty, seen, Step.OPEN, person=AT_THIS_MACHINE)


def test_a_countdown_adds_up_ends_with_the_question_and_can_be_switched_off(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    start = now()
    for _ in range(2):
        facilitator.count_down(empty, code, 60, person=AT_THIS_MACHINE)
    left = facilitator.seconds_left(rooms.held(empty.store, code), start)
    assert left in (120, 121)
    assert facilitator.seconds_left(rooms.held(empty.store, code), start + timedelta(hours=1)) == 0
    facilitator.count_down(empty, code, 0, person=AT_THIS_MACHINE)
    assert facilitator.seconds_left(rooms.held(empty.store, code), start) is None
    facilitator.count_down(empty, code, 60, person=AT_THIS_MACHINE)
    assert go(empty, code, Step.CLOSE).until is None


def test_a_countdown_that_is_over_starts_afresh(empty: Desk) -> None:
    code = prepared(empty)
    rooms.set_countdown(empty.store, code, now() - timedelta(minutes=10))
    facilitator.count_down(empty, code, 60, person=AT_THIS_MACHINE)
    assert facilitator.seconds_left(rooms.held(empty.store, code), now()) in (59, 60)


def test_raised_hands_are_seats_that_the_next_question_uses_again(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    for people, given in ((3, (4, Missing.NOT_ANSWERED)), (2, (5, Missing.NOT_ANSWERED))):
        facilitator.key_in(empty, code, given, people=people, person=AT_THIS_MACHINE)
    held = go(empty, code, *REVEALED[1:])
    assert votes.answered(empty.store, held.id, BOTH, 1) == 5
    go(empty, code, Step.GO_TO, to=1)
    go(empty, code, Step.OPEN)
    facilitator.key_in(empty, code, (2,), people=4, person=AT_THIS_MACHINE)
    assert votes.answered(empty.store, held.id, AGREE, 1) == 4
    assert seats.taken(empty.store, code) == {"": 5}


def test_raised_hands_are_taken_back_and_counted_again(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    vote(empty, code, "phone", 3, 3)
    facilitator.key_in(empty, code, (1, 1), paper=7, person=AT_THIS_MACHINE)
    for people in (9, 2):
        facilitator.key_in(empty, code, (4, Missing.NOT_ANSWERED), people=people, person=AT_THIS_MACHINE)
    assert keyed.take_back_hands(empty, code, person=AT_THIS_MACHINE) == 11
    held = rooms.held(empty.store, code)
    assert (keyed.hands(empty, held), votes.answered(empty.store, held.id, BOTH, 1)) == (0, 2)
    assert seats.taken(empty.store, code) == {"": 2}  # the phone and the slip
    facilitator.key_in(empty, code, (4, Missing.NOT_ANSWERED), people=3, person=AT_THIS_MACHINE)
    assert seats.taken(empty.store, code) == {"": 5}
    assert keyed.take_back_hands(empty, code, person=AT_THIS_MACHINE) == 3
    assert keyed.take_back_hands(empty, code, person=AT_THIS_MACHINE) == 0


def test_hands_of_another_question_or_round_and_hands_that_were_shown_stay(empty: Desk) -> None:
    code = prepared(empty)
    with pytest.raises(SessionClosed, match="while their question is open"):
        keyed.take_back_hands(empty, code, person=AT_THIS_MACHINE)
    go(empty, code, Step.OPEN)
    facilitator.key_in(empty, code, (4, 4), people=6, person=AT_THIS_MACHINE)
    go(empty, code, *REVEALED[1:], Step.SECOND_ROUND)
    facilitator.key_in(empty, code, (5, 5), people=8, person=AT_THIS_MACHINE)
    assert keyed.take_back_hands(empty, code, person=AT_THIS_MACHINE) == 8
    held = rooms.held(empty.store, code)
    assert [votes.hands(empty.store, held.id, BOTH, round_) for round_ in (1, 2)] == [6, 0]
    assert seats.taken(empty.store, code) == {"": 6}
    for _ in (Step.SECOND_ROUND, *REVEALED[1:]):  # back to the first round, open as before it was shown
        facilitator.undo(empty, code, person=AT_THIS_MACHINE)
    with pytest.raises(SessionClosed, match="shown already, so they stay counted"):
        keyed.take_back_hands(empty, code, person=AT_THIS_MACHINE)
    with pytest.raises(AccessDenied, match="not run a workshop"):
        keyed.take_back_hands(empty, code, person=Person("reader", Role.READER))
    assert keyed.hands(empty, rooms.held(empty.store, code)) == 6


def test_a_numbered_slip_is_one_person_in_both_rounds_and_raised_hands_never_moved(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    facilitator.key_in(empty, code, (1, 1), paper=7, person=AT_THIS_MACHINE)
    facilitator.key_in(empty, code, (2, 1), paper=7, person=AT_THIS_MACHINE)
    facilitator.key_in(empty, code, (5, 5), people=2, person=AT_THIS_MACHINE)
    go(empty, code, *REVEALED[1:], Step.SECOND_ROUND)
    facilitator.key_in(empty, code, (4, 1), paper=7, person=AT_THIS_MACHINE)
    facilitator.key_in(empty, code, (1, 5), people=2, person=AT_THIS_MACHINE)
    held = go(empty, code, *REVEALED[1:])
    scale = empty.instrument.importance
    tally = votes.moved(empty.store, held.id, BOTH, 0, Span(scale.minimum, scale.maximum))
    assert tally is not None
    assert (tally.pairs, int(tally.counts[1, 3])) == (1, 1)
    assert seats.taken(empty.store, code) == {"": 3}


@pytest.mark.parametrize(
    ("given", "people", "paper", "why"),
    [
        ((9, 1), 1, None, "at least one point"),
        ((Missing.NOT_ANSWERED, Missing.NOT_ANSWERED), 1, None, "at least one point"),
        ((3, 3), 501, None, "from 1 to 500 people"),
        ((3, 3), 2, 7, "belongs to one person"),
        ((3, 3), 1, 0, "belongs to one person"),
    ],
)
def test_what_cannot_be_keyed_in_is_refused_and_nothing_is_recorded(
    empty: Desk, given: tuple[int | Missing, ...], people: int, paper: int | None, why: str
) -> None:
    code = prepared(empty)
    held = go(empty, code, Step.OPEN)
    with pytest.raises(SessionClosed, match=why):
        facilitator.key_in(empty, code, given, people=people, paper=paper, person=AT_THIS_MACHINE)
    assert (votes.answered(empty.store, held.id, BOTH, 1), seats.taken(empty.store, code)) == (0, {})


def test_nothing_is_keyed_into_a_closed_question(empty: Desk) -> None:
    with pytest.raises(SessionClosed, match="Open the question before"):
        facilitator.key_in(empty, prepared(empty), (3, 3), person=AT_THIS_MACHINE)


@pytest.mark.parametrize(
    ("sitting", "told", "hidden"),
    [
        ({"Clerk": 5, "Planner": 6}, [("Clerk", 5, 5), ("Planner", 6, 6)], 0),
        ({"Clerk": 4, "Planner": 6}, [], 2),  # the four could be worked out from the whole
        ({"Clerk": 4, "Planner": 6, "Mayor": 5}, [("Planner", 6, 6)], 2),
        ({"Clerk": 3, "Planner": 6, "Mayor": 2}, [("Planner", 6, 6)], 2),  # five hide each other
        ({"Clerk": 7, "": 2}, [], 1),
        ({"Clerk": 7, "": 5}, [("Clerk", 7, 7)], 0),
    ],
)
def test_roles_are_counted_from_five_up_and_never_so_that_a_smaller_one_could_be_worked_out(
    empty: Desk, sitting: dict[str, int], told: list[tuple[str, int, int]], hidden: int
) -> None:
    code = prepared(empty, roles=("Clerk", "Mayor", "Planner"))
    go(empty, code, Step.OPEN)
    for role, people in sitting.items():
        for place in range(people):
            vote(empty, code, f"{role}{place}", 3, 3, role=role)
    now_ = lead(empty, SAY, code, at=now())
    assert (list(now_.roles), now_.small_roles) == (told, hidden)


def test_taking_steps_back_ends_before_the_first_and_once_the_answers_are_saved(empty: Desk) -> None:
    code = prepared(empty)
    with pytest.raises(SessionClosed, match="no step to take back"):
        facilitator.undo(empty, code, person=AT_THIS_MACHINE)
    go(empty, code, Step.END)
    assert not facilitator.undo(empty, code, person=AT_THIS_MACHINE).course.ended
    go(empty, code, Step.END)
    rooms.mark_saved(empty.store, code)
    with pytest.raises(SessionClosed, match="stays ended"):
        facilitator.undo(empty, code, person=AT_THIS_MACHINE)


def test_a_rehearsal_is_answered_by_made_up_people_in_both_rounds_and_then_wiped(empty: Desk) -> None:
    code = prepared(empty, seats_expected=9, roles=("Clerk", "Planner"))
    rehearsing.rehearse(empty, code, person=AT_THIS_MACHINE)
    held = go(empty, code, Step.OPEN)
    assert seats.taken(empty.store, code) == {"Clerk": 5, "Planner": 4}
    assert wall(empty, SAY, code, at=now()).rehearsal
    go(empty, code, *REVEALED[1:], Step.SECOND_ROUND)
    assert [votes.answered(empty.store, held.id, BOTH, round_) for round_ in (1, 2)] == [9, 9]
    rehearsing.start(empty, code, person=AT_THIS_MACHINE)
    after = lead(empty, SAY, code, at=now())
    assert (after.wall.rehearsal, after.wall.seats, after.wall.answered, after.may_rehearse) == (False, 0, 0, True)
    go(empty, code, Step.OPEN)
    assert votes.answered(empty.store, held.id, BOTH, 1) == 0  # nobody made up answers the real room


@pytest.mark.parametrize(("expected", "people"), [(None, 12), (3, 3), (300, 40)])
def test_as_many_are_made_up_as_are_expected_and_forty_at_most(empty: Desk, expected: int | None, people: int) -> None:
    code = prepared(empty, seats_expected=expected)
    rehearsing.rehearse(empty, code, person=AT_THIS_MACHINE)
    assert seats.taken(empty.store, code) == {"": people}


def test_a_rehearsal_comes_before_the_first_step_and_only_a_rehearsal_is_wiped(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    vote(empty, code, "a", 3, 3)
    for wanted in (rehearsing.rehearse, rehearsing.start):
        with pytest.raises(SessionClosed):
            wanted(empty, code, person=AT_THIS_MACHINE)
    assert votes.answered(empty.store, rooms.held(empty.store, code).id, BOTH, 1) == 1


def test_nobody_rehearses_a_room_that_nobody_leads(empty: Desk) -> None:
    code = prepared(empty, self_paced=True)
    assert not lead(empty, SAY, code, at=now()).may_rehearse
    with pytest.raises(SessionClosed, match="somebody leads"):
        rehearsing.rehearse(empty, code, person=AT_THIS_MACHINE)


def test_a_room_is_gone_when_the_server_starts_on_its_day(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "s.duckdb")
    with opened(settings) as desk:
        prepared(desk, delete_on=date(2020, 1, 1))
        stays = prepared(desk)
        assert len(rooms.codes(desk.store)) == 2
    with opened(settings) as desk:
        assert rooms.codes(desk.store) == (stays,)


def test_a_server_that_runs_for_days_deletes_at_the_first_look_at_a_room(empty: Desk) -> None:
    today = now().date()
    code, stays = prepared(empty, delete_on=today + timedelta(days=2)), prepared(empty)
    for days, left in ((1, {code, stays}), (2, {stays})):
        wall(empty, SAY, stays, at=now() + timedelta(days=days))
        assert set(rooms.codes(empty.store)) == left


def test_ending_from_outside_closes_an_open_question_and_reveals_nothing(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    for seat in range(6):
        vote(empty, code, f"s{seat}", 3 + seat % 2, 3)
    held = facilitator.end(empty, code, person=AT_THIS_MACHINE)
    assert (held.course.ended, held.course.shows(0, 1)) == (True, False)


def test_every_room_is_listed_newest_first(empty: Desk) -> None:
    first, second = prepared(empty), prepared(empty)
    assert [one.room.code for one in facilitator.every_room(empty)] == [second, first]
    facilitator.delete(empty, second, person=AT_THIS_MACHINE)
    assert [one.room.code for one in facilitator.every_room(empty)] == [first]


def test_the_plan_of_a_room_is_what_is_kept(empty: Desk) -> None:
    room = rooms.held(empty.store, prepared(empty, pilot="P", seats_expected=12)).room
    assert replace(room, code="", questions=()) == replace(
        room, code="", questions=(), title="Bikes", city="Ayton", pilot="P", round="2026", seats_expected=12
    )
