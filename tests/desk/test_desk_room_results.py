"""What a room may see after a reveal: numbers by hand, and everything that is not told."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from coprod.charts.room_row import PartResult
from coprod.desk.opening import Desk, Settings, opened
from coprod.desk.room_results import results
from coprod.desk.room_summary import summary
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Release, Withheld
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.measures.change import Change
from coprod.workshop.course import Step
from tests.workshop.held_room import REVEAL, Hall, each, hold

say = speaker("en")
TEN = each(((5, 2), 4), ((4, 2), 3), ((3, 1), 3))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all tests here: each of them prepares the room anew."""
    with opened(Settings(store=tmp_path_factory.mktemp("room") / "s.duckdb")) as desk:
        yield desk


def told(hall: Hall) -> tuple[PartResult, ...]:
    return results(hall.desk, say, hall.held, hall.question)


def counts(one: PartResult, round_: int) -> list[int] | None:
    shown = one.rounds[round_ - 1]
    return shown.value.ratings.counts.tolist() if isinstance(shown, Release) and shown.value.ratings else None


def moved(one: PartResult) -> tuple[int, int, int, int]:
    assert isinstance(one.change, Release)
    change: Change = one.change.value
    return change.n, change.moved_up, change.moved_down, change.stayed


@pytest.mark.parametrize("steps", [(), (Step.CLOSE,), (Step.CLOSE, Step.ARM)], ids=["open", "closed", "armed"])
def test_nothing_is_told_before_the_reveal(empty: Desk, steps: tuple[Step, ...]) -> None:
    hall = hold(empty).go(Step.OPEN).answer(TEN).go(*steps)
    assert [one.rounds for one in told(hall)] == [(None, None)] * 2
    assert [(one.change, one.moved) for one in told(hall)] == [(None, None)] * 2


def test_after_the_first_reveal_each_part_has_its_distribution(empty: Desk) -> None:
    importance, capacity = told(hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL))
    assert (counts(importance, 1), counts(capacity, 1)) == ([0, 0, 3, 3, 4], [3, 7, 0, 0, 0])
    first = importance.rounds[0]
    assert isinstance(first, Release)
    assert (first.value.n, first.value.median) == (10, 4.0)
    # mean 4.1 on a scale 4 wide: 1 + .3 log2(1 - 1.1/4) + .3 log2(1 - .1/4) + .4 log2(1 - .9/4)
    assert first.value.consensus == pytest.approx(1 - 0.3 * 0.46395 - 0.3 * 0.03653 - 0.4 * 0.36773, abs=1e-4)
    assert (importance.rounds[1], importance.change, importance.moved) == (None, None, None)


def test_the_second_round_stays_hidden_until_its_own_reveal(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(TEN).go(Step.CLOSE, Step.ARM)
    assert [one.rounds[1] for one in told(hall)] == [None, None]
    assert [(one.change, one.moved) for one in told(hall)] == [(None, None)] * 2


def test_after_the_second_reveal_who_moved_is_counted(empty: Desk) -> None:
    # importance as before but for two who go from 5 to 4; capacity: all seven 2s become 3, the three 1s stay
    second = each(((5, 3), 2), ((4, 3), 5), ((3, 1), 3))
    hall = hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(second).go(*REVEAL)
    importance, capacity = told(hall)
    assert (moved(importance), moved(capacity)) == ((10, 0, 2, 8), (10, 7, 0, 3))
    assert capacity.moved is not None
    assert capacity.moved.counts[:3, :3].tolist() == [[3, 0, 0], [0, 0, 7], [0, 0, 0]]
    assert counts(capacity, 2) == [3, 0, 7, 0, 0]


def test_below_five_nothing_is_told_but_the_reason(empty: Desk) -> None:
    for one in told(hold(empty).go(Step.OPEN).answer(TEN[:4]).go(*REVEAL)):
        assert one.rounds == (Withheld("facilitation.both", Reason.N_BELOW_K), None)
        assert (one.change, one.moved) == (None, None)


def test_five_people_are_told_and_a_stricter_house_hides_them(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer([(5, 1), (4, 1), (3, 2), (2, 3), (1, 5)]).go(*REVEAL)
    assert counts(told(hall)[0], 1) == [1, 1, 1, 1, 1]
    strict = Hall(replace(empty, policy=Policy(k=6)))
    assert told(strict)[0].rounds[0] == Withheld("facilitation.both", Reason.N_BELOW_K)


def test_who_gave_no_rating_does_not_count_towards_five(empty: Desk) -> None:
    given = [*TEN[:4], *each(((Missing.DONT_KNOW, 3), 6))]
    importance, capacity = told(hold(empty).go(Step.OPEN).answer(given).go(*REVEAL))
    assert importance.rounds[0] == Withheld("facilitation.both", Reason.N_BELOW_K)
    assert counts(capacity, 1) == [0, 4, 6, 0, 0]


def test_of_people_who_answer_alike_only_that_is_told(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer(each(((5, 2), 6), ((5, 3), 6))).go(*REVEAL)
    importance, capacity = told(hall)
    first = importance.rounds[0]
    assert isinstance(first, Release)
    alike = first.value
    assert (alike.alike, alike.n) == (True, 12)
    assert (alike.ratings, alike.missed, alike.median, alike.consensus) == (None, None, None, None)
    assert counts(capacity, 1) == [0, 6, 6, 0, 0]


def test_nothing_of_what_moved_is_told_where_a_round_was_alike(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer([(5, 2)] * 10).go(*REVEAL)
    assert [(one.change, one.moved) for one in told(hall)] == [(None, None)] * 2


def test_one_person_who_answered_once_hides_where_from_and_where_to(empty: Desk) -> None:
    # nine of ten answer again; of those seven move up in capacity, none in importance
    second = [(importance, capacity + (capacity == 2)) for importance, capacity in TEN[:9]]
    hall = hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(second).go(*REVEAL)
    importance, capacity = told(hall)
    assert (importance.change, importance.moved) == (
        Withheld("facilitation.both", Reason.COMPLEMENTARY),
        None,
    )  # the bars of both rounds would tell what the tenth person said
    assert (moved(capacity), capacity.moved) == ((9, 7, 0, 2), None)


def test_one_person_who_came_for_the_second_round_hides_it_too(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer(TEN[:9]).go(*REVEAL, Step.SECOND_ROUND).answer(TEN).go(*REVEAL)
    assert {one.change for one in told(hall)} == {Withheld("facilitation.both", Reason.COMPLEMENTARY)}


def test_five_people_who_answered_once_hide_nothing(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(TEN[:5]).go(*REVEAL)
    importance, _ = told(hall)
    assert (moved(importance), importance.moved is not None) == ((5, 0, 0, 5), True)


def test_fewer_than_five_who_rated_twice_are_not_told(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND).answer(TEN[:4])
    hall.answer(TEN[4:], first_seat=20).go(*REVEAL)
    assert {one.change for one in told(hall)} == {Withheld("facilitation.both", Reason.N_BELOW_K)}


def test_the_stages_hold_the_need_before_and_after(empty: Desk) -> None:
    first = each(((5, 3), 2), ((4, 3), 1), ((5, 2), 1), ((4, 4), 1))  # the golden five: need 36.8
    hall = hold(empty, "facilitation").go(Step.OPEN).answer(first).go(*REVEAL)
    (one,) = summary(empty, say, hall.held)
    assert (one.title, one.first.value.need) == ("Skills for every stage", pytest.approx(36.8))
    assert (one.moved, one.needs) == (None, (37,))
    second = each(((5, 4), 2), ((4, 4), 1), ((5, 3), 1), ((4, 5), 1))  # importance 4.6, capacity 4.0: 100 * 2.76 / 20
    hall.go(Step.SECOND_ROUND).answer(second).go(*REVEAL)
    (one,) = summary(empty, say, hall.held)
    assert one.moved == (pytest.approx(36.8), pytest.approx(13.8))
    assert one.needs == (37, 14)


def test_a_stage_of_four_people_has_no_need(empty: Desk) -> None:
    (one,) = summary(empty, say, hold(empty, "facilitation").go(Step.OPEN).answer(TEN[:4]).go(*REVEAL).held)
    assert one.needs == ()
