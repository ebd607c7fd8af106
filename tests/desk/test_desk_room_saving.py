"""From a room into the city's round and into a file: whole persons only, once only, and nothing the wall hides."""

import pytest

from coprod.access.roles import AT_THIS_MACHINE
from coprod.desk import facilitator, rehearsing
from coprod.desk.opening import Desk
from coprod.desk.room_export import export
from coprod.desk.room_saving import save
from coprod.errors import SessionClosed
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.store import rooms
from coprod.workshop.ballot import SENT
from coprod.workshop.course import Step
from tests.desk.rooms_made import AGREE, BOTH, REVEALED, go, prepared, vote


def kept(desk: Desk) -> list[tuple[object, ...]]:
    with desk.store.reading() as cursor:
        return cursor.execute(
            "SELECT mode, door, role, importance, importance_missing, capacity, capacity_missing FROM submissions "
            "LEFT JOIN skill_ratings ON submission_id = submissions.id AND skill = 'facilitation' "
            "ORDER BY importance, capacity"
        ).fetchall()


def test_each_seat_becomes_one_individual_and_its_second_answer_counts(empty: Desk) -> None:
    code = prepared(empty, roles=("Clerk",))
    go(empty, code, Step.OPEN)
    vote(empty, code, "a", 1, 1, role="Clerk")
    vote(empty, code, "b", 5, Missing.DONT_KNOW)
    go(empty, code, *REVEALED[1:], Step.SECOND_ROUND)
    vote(empty, code, "a", 4, 2, round_=2)
    go(empty, code, Step.CLOSE, Step.END)
    assert save(empty, code, person=AT_THIS_MACHINE) == 2
    assert kept(empty) == [
        ("individual", "phone", "Clerk", 4, None, 2, None),
        ("individual", "phone", "", 5, None, None, "dont_know"),
    ]
    assert save(empty, code, person=AT_THIS_MACHINE) == 0
    assert len(kept(empty)) == 2
    assert rooms.held(empty.store, code).saved


def test_raised_hands_stay_in_the_room_and_a_numbered_slip_is_one_person(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    facilitator.key_in(empty, code, (5, 1), people=6, person=AT_THIS_MACHINE)
    facilitator.key_in(empty, code, (3, 2), paper=1, person=AT_THIS_MACHINE)
    go(empty, code, Step.CLOSE)
    go(empty, code, Step.GO_TO, to=1)
    go(empty, code, Step.OPEN)
    facilitator.key_in(empty, code, (4,), paper=1, person=AT_THIS_MACHINE)
    go(empty, code, Step.CLOSE, Step.END)
    assert save(empty, code, person=AT_THIS_MACHINE) == 1
    assert kept(empty) == [("individual", "phone", "", 3, None, 2, None)]


def test_in_a_room_that_nobody_led_only_who_sent_is_kept_and_comes_by_the_form(empty: Desk) -> None:
    code = prepared(empty, self_paced=True)
    vote(empty, code, "a", 4, 2)
    vote(empty, code, "a", key=SENT)
    vote(empty, code, "b", 5, 5)
    go(empty, code, Step.END)
    assert save(empty, code, person=AT_THIS_MACHINE) == 1
    assert kept(empty) == [("individual", "form", "", 4, None, 2, None)]


@pytest.mark.parametrize(
    ("joins", "steps", "why"),
    [(False, (Step.END,), "stay in this room"), (True, (), "End the workshop first")],
)
def test_nothing_is_saved_without_consent_or_before_the_end(
    empty: Desk, joins: bool, steps: tuple[Step, ...], why: str
) -> None:
    code = prepared(empty, joins_round=joins)
    vote(empty, code, "a", 4, 2)
    go(empty, code, *steps)
    with pytest.raises(SessionClosed, match=why):
        save(empty, code, person=AT_THIS_MACHINE)
    assert kept(empty) == []


def test_a_rehearsal_is_never_saved(empty: Desk) -> None:
    code = prepared(empty)
    rehearsing.rehearse(empty, code, person=AT_THIS_MACHINE)
    go(empty, code, Step.OPEN, Step.CLOSE, Step.END)
    with pytest.raises(SessionClosed):
        save(empty, code, person=AT_THIS_MACHINE)
    assert kept(empty) == []


def exported(desk: Desk, code: str) -> list[str]:
    return export(desk, speaker("en"), rooms.held(desk.store, code)).decode("utf-8-sig").splitlines()


HEAD = "question,part,round,n,median,consensus,point,people,note"


def test_the_file_holds_what_the_wall_shows_and_only_after_the_reveal(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    for seat, given in enumerate([(4, 2), (4, 2), (5, 1), (3, 3), (5, 2)]):
        vote(empty, code, f"s{seat}", *given)
    assert exported(empty, code) == [HEAD]
    go(empty, code, Step.CLOSE, Step.ARM)
    assert exported(empty, code) == [HEAD]
    go(empty, code, Step.REVEAL)
    lines = exported(empty, code)
    assert [line.rsplit(",", 3)[1:] for line in lines if line.startswith("facilitation,importance")] == [
        ["1", "0", ""],
        ["2", "0", ""],
        ["3", "1", ""],
        ["4", "2", ""],
        ["5", "2", ""],
    ]
    assert {line.split(",")[2] for line in lines[1:]} == {"1"}
    assert not any(line.startswith("lead_1") for line in lines)


@pytest.mark.parametrize(
    ("given", "note"),
    [([(4, 2), (5, 1), (3, 3), (5, 2)], "too few"), ([(4, 4)] * 6, "high consensus; no more is told")],
)
def test_what_may_not_be_told_is_a_line_with_its_reason_and_no_count(
    empty: Desk, given: list[tuple[int, int]], note: str
) -> None:
    code = prepared(empty)
    go(empty, code, Step.OPEN)
    for seat, one in enumerate(given):
        vote(empty, code, f"s{seat}", *one)
    go(empty, code, *REVEALED[1:])
    lines = exported(empty, code)[1:]
    assert len(lines) == 2
    for line in lines:
        assert note in line
        assert [cell for cell in line.split(",")[4:8] if cell] == []


def test_statements_are_exported_as_one_part(empty: Desk) -> None:
    code = prepared(empty)
    go(empty, code, Step.GO_TO, to=1)
    go(empty, code, Step.OPEN)
    for seat in range(5):
        vote(empty, code, f"s{seat}", 1 + seat, key=AGREE)
    go(empty, code, *REVEALED[1:])
    assert [line.rsplit(",", 3)[1:3] for line in exported(empty, code)[1:]] == [[str(n), "1"] for n in range(1, 6)]
    assert BOTH.partition(".")[0] not in "".join(exported(empty, code)[1:])
