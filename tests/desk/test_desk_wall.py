"""What the wall knows at each moment: the question, the count, and nothing more before the reveal."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from coprod.desk.opening import Desk, Settings, opened
from coprod.desk.wall import wall
from coprod.errors import SessionClosed
from coprod.language import speaker
from coprod.store import rooms
from coprod.workshop.course import Phase, Step
from tests.workshop.held_room import CODE, REVEAL, each, hold

say = speaker("en")
NOW = datetime.fromisoformat("2026-11-25T10:00")
TEN = each(((5, 2), 4), ((4, 2), 3), ((3, 1), 3))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One desk for all tests here: each of them prepares the room anew."""
    with opened(Settings(store=tmp_path_factory.mktemp("room") / "s.duckdb")) as desk:
        yield desk


def test_the_question_is_told_with_its_points(empty: Desk) -> None:
    hold(empty)
    now = wall(empty, say, CODE, at=NOW)
    skill = empty.instrument.skill("facilitation")
    assert (now.stage, now.item, now.explained) == (
        "Skills for every stage",
        skill.title.to("en"),
        skill.definition.to("en"),
    )
    assert (now.place, now.of, now.round, now.phase) == (1, 2, 1, Phase.WAITING)
    assert [one.asks for one in now.asked] == [
        "How important is this for your service over the next 12 months?",
        "How well can your team do this today?",
    ]
    assert now.asked[0].points == (
        (1, "not important"),
        (2, "slightly"),
        (3, "moderately"),
        (4, "very"),
        (5, "essential"),
    )


def test_a_statement_has_its_construct_and_one_scale(empty: Desk) -> None:
    hold(empty).go(Step.GO_TO, to=1)
    now = wall(empty, say, CODE, at=NOW)
    assert (now.stage, now.item, now.explained) == (
        "Facilitative leadership",
        "Someone trusted by all sides brings the partners together.",
        "",
    )
    assert [one.asks for one in now.asked] == ["How far do you agree?"]


@pytest.mark.parametrize(("expected", "people"), [(26, 26), (None, 10), (4, 10)])
def test_the_count_is_of_the_seats_or_of_those_expected_where_they_are_more(
    empty: Desk, expected: int | None, people: int
) -> None:
    hold(empty, seats_expected=expected).go(Step.OPEN).answer(TEN)
    now = wall(empty, say, CODE, at=NOW)
    assert (now.answered, now.seats, now.people) == (10, 10, people)


def test_nothing_is_told_before_the_reveal_and_the_stages_only_at_the_end(empty: Desk) -> None:
    hall = hold(empty).go(Step.OPEN).answer(TEN)
    states = []
    for step in (Step.CLOSE, Step.ARM, Step.REVEAL, Step.END):
        now = wall(empty, say, CODE, at=NOW)
        states.append((str(now.phase), len(now.results), len(now.stages)))
        hall.go(step)
    now = wall(empty, say, CODE, at=NOW)
    states.append((str(now.phase), len(now.results), len(now.stages)))
    assert states == [("open", 0, 0), ("closed", 0, 0), ("armed", 0, 0), ("revealed", 2, 0), ("revealed", 2, 1)]


def test_the_second_round_begins_with_nothing_told(empty: Desk) -> None:
    hold(empty).go(Step.OPEN).answer(TEN).go(*REVEAL, Step.SECOND_ROUND)
    now = wall(empty, say, CODE, at=NOW)
    assert (now.round, now.answered, now.results) == (2, 0, ())


def test_the_countdown_is_told_in_whole_seconds_and_ends_at_none(empty: Desk) -> None:
    hold(empty)
    assert wall(empty, say, CODE, at=NOW).seconds is None
    rooms.set_countdown(empty.store, CODE, NOW + timedelta(seconds=90))
    later = [wall(empty, say, CODE, at=NOW + timedelta(seconds=passed)).seconds for passed in (0, 60, 90, 600)]
    assert later == [90, 30, 0, 0]


def test_an_unknown_code_has_no_wall(empty: Desk) -> None:
    with pytest.raises(SessionClosed):
        wall(empty, say, "ABCD-9999", at=NOW)
