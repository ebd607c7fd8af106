"""Rooms and votes in the store: nothing acknowledged is lost, one voice per seat, nothing shown before the reveal."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.errors import SessionClosed
from coprod.instrument.scales import Missing
from coprod.measures.tally import Span
from coprod.store import rooms, seats, votes
from coprod.store.box import BallotBox
from coprod.store.engine import Store
from coprod.store.opening import open_store
from coprod.store.rooms import Held
from coprod.workshop.ballot import Vote
from coprod.workshop.course import Step, take
from coprod.workshop.room import Asks, Question, Room

FIVE = Span(1, 5)
ROOM = Room(
    code="KRWM-4793",
    title="Bikes",
    city="Ayton",
    pilot="",
    round="2026",
    instrument="coprod-core@1.0",
    language="en",
    questions=(Question("facilitation", Asks.BOTH), Question("lead_1", Asks.AGREE)),
    roles=("Clerk", "Planner"),
    seats_expected=12,
    joins_round=True,
    delete_on=date(2026, 12, 24),
)
KEY = "facilitation.both"


def go(store: Store, *steps: Step) -> Held:
    present = rooms.held(store, ROOM.code)
    for step in steps:
        present = rooms.move(store, present, take(present.course, step), step)
    return present


def vote(store: Store, seat: str, *given_: int | Missing, round_: int = 1, key: str = KEY) -> None:
    BallotBox(store).cast(rooms.held(store, ROOM.code).id, Vote(seat, key, round_, given_))


def shown(store: Store, part: int = 0, round_: int = 1) -> list[int] | None:
    tally = votes.revealed(store, rooms.held(store, ROOM.code).id, KEY, round_, part, FIVE)
    return None if tally is None else tally.counts.diagonal().tolist()


@pytest.fixture
def opened(store: Store) -> Store:
    rooms.prepare(store, ROOM)
    go(store, Step.OPEN)
    return store


def test_a_room_stands_where_it_was_after_a_restart(tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.duckdb")
    rooms.prepare(store, ROOM)
    before = go(store, Step.OPEN, Step.CLOSE)
    vote(store, "a", 5, 2)
    store.close()
    again = open_store(tmp_path / "s.duckdb")
    assert rooms.held(again, ROOM.code) == before
    assert votes.answered(again, before.id, KEY, 1) == 1
    again.close()


def test_nothing_of_a_room_empties_the_caches_of_the_pages(opened: Store) -> None:
    revision = opened.revision
    vote(opened, "a", 5, 2)
    go(opened, Step.CLOSE)
    assert opened.revision == revision


def test_two_tabs_cannot_both_take_the_same_step(opened: Store) -> None:
    seen = rooms.held(opened, ROOM.code)
    rooms.move(opened, seen, take(seen.course, Step.CLOSE), Step.CLOSE)
    with pytest.raises(SessionClosed, match="moved this room on"):
        rooms.move(opened, seen, take(seen.course, Step.CLOSE), Step.CLOSE)


def test_the_latest_answer_of_a_seat_counts_and_earlier_ones_do_not(opened: Store) -> None:
    for seat in "ab":
        seats.sit(opened, ROOM.code, seat)
    for given_ in ((1, 1), (5, Missing.DONT_KNOW), (4, 2)):
        vote(opened, "a", *given_)
    vote(opened, "b", Missing.NOT_APPLICABLE, 3)
    here = go(opened, Step.CLOSE, Step.ARM, Step.REVEAL)
    mine = {seat: seats.own(opened, here.id, seat) for seat in "abc"}
    assert [one.given(KEY, 1) for one in mine.values()] == [(4, 2), (Missing.NOT_APPLICABLE, 3), None]
    assert [one.times(KEY, 1) for one in mine.values()] == [3, 1, 0]
    assert votes.answered(opened, here.id, KEY, 1) == 2
    assert (shown(opened, 0), shown(opened, 1)) == ([0, 0, 0, 1, 0], [0, 1, 1, 0, 0])


def test_before_the_reveal_there_is_no_tally(opened: Store) -> None:
    vote(opened, "a", 5, 2)
    assert shown(opened) is None
    go(opened, Step.CLOSE, Step.ARM)
    assert shown(opened) is None
    go(opened, Step.REVEAL)
    assert shown(opened) == [0, 0, 0, 0, 1]


def test_one_more_answer_after_a_reveal_that_was_taken_back_stays_out_and_two_come_in(opened: Store) -> None:
    for seat in "abcde":
        vote(opened, seat, 3, 3)
    go(opened, Step.CLOSE, Step.ARM, Step.REVEAL)
    again = (Step.OPEN, Step.CLOSE, Step.ARM, Step.REVEAL)
    for newcomer, seen in (("f", [0, 0, 5, 0, 0]), ("g", [2, 0, 5, 0, 0])):
        for _ in range(2):  # reveal and arm
            rooms.undo(opened, ROOM.code)
        go(opened, Step.OPEN)
        vote(opened, newcomer, 1, 1)
        go(opened, *again[1:])
        assert shown(opened) == seen


def test_the_last_step_can_be_taken_back_down_to_the_first(opened: Store) -> None:
    go(opened, Step.CLOSE)
    assert rooms.undo(opened, ROOM.code).course.now.phase == "open"
    assert rooms.undo(opened, ROOM.code).course.now.phase == "waiting"
    with pytest.raises(SessionClosed, match="no step"):
        rooms.undo(opened, ROOM.code)


def test_what_moved_is_told_of_seats_that_rated_twice_and_after_both_reveals(opened: Store) -> None:
    for seat, first in (("a", 1), ("b", 3), ("c", 3), ("d", 5)):
        vote(opened, seat, first, first)
    here = go(opened, Step.CLOSE, Step.ARM, Step.REVEAL, Step.SECOND_ROUND)
    for seat, second in (("a", 4), ("b", 3), ("c", Missing.DONT_KNOW), ("e", 2)):
        vote(opened, seat, second, 1, round_=2)
    assert votes.moved(opened, here.id, KEY, 0, FIVE) is None
    go(opened, Step.CLOSE, Step.ARM, Step.REVEAL)
    tally = votes.moved(opened, here.id, KEY, 0, FIVE)
    assert tally is not None
    assert (tally.pairs, int(tally.counts[0, 3]), int(tally.counts[2, 2])) == (2, 1, 1)
    assert shown(opened) == [1, 0, 2, 0, 1]  # the first round stays as it was shown


def test_whoever_waits_while_the_door_is_closed_finds_it_closed(opened: Store) -> None:
    waits = threading.Event()

    def late() -> None:
        assert not seats.own(opened, rooms.held(opened, ROOM.code).id, "late").taken  # all that sit remembers
        waits.set()
        seats.sit(opened, ROOM.code, "late")

    with ThreadPoolExecutor(1) as phone:
        with opened.recording() as cursor:
            arriving = phone.submit(late)
            waits.wait()
            time.sleep(0.05)  # until it waits for the one who writes
            cursor.execute("UPDATE rooms SET takes_seats = FALSE")
        with pytest.raises(SessionClosed, match="takes nobody in any more"):
            arriving.result()
    assert seats.taken(opened, ROOM.code) == {}


def test_where_a_room_is_by_now_and_one_that_was_deleted_has_ended(opened: Store) -> None:
    before = rooms.held(opened, ROOM.code)
    assert rooms.by_now(opened, before) == before.course
    here = go(opened, Step.CLOSE)
    assert rooms.by_now(opened, before) == here.course != before.course
    rooms.delete(opened, ROOM.code)
    assert rooms.by_now(opened, before) == replace(before.course, ended=True)


def test_seats_are_counted_by_role_and_a_closed_door_lets_only_known_ones_in(opened: Store) -> None:
    seats.sit(opened, ROOM.code, "a", role="Clerk")
    seats.sit(opened, ROOM.code, "a", role="Planner")
    rooms.set_door(opened, ROOM.code, takes_seats=False)
    seats.sit(opened, ROOM.code, "a")
    with pytest.raises(SessionClosed, match="nobody in"):
        seats.sit(opened, ROOM.code, "b")
    seats.sit(opened, ROOM.code, "paper-1", keyed=True)
    assert seats.taken(opened, ROOM.code) == {"": 1, "Clerk": 1}
    room = rooms.held(opened, ROOM.code).id
    assert [seats.own(opened, room, seat).taken for seat in "ab"] == [True, False]


def test_answers_are_counted_by_role(opened: Store) -> None:
    for seat, role in (("a", "Clerk"), ("b", "Clerk"), ("c", "")):
        seats.sit(opened, ROOM.code, seat, role=role)
        vote(opened, seat, 3, 3)
    here = rooms.held(opened, ROOM.code)
    assert votes.answered_by_role(opened, here.id, KEY, 1) == {"Clerk": 2, "": 1}


def test_an_unknown_code_and_a_code_in_use_are_refused_in_words(opened: Store) -> None:
    with pytest.raises(SessionClosed, match="no room"):
        rooms.held(opened, "AAAA-2222")
    with pytest.raises(SessionClosed, match="in use"):
        rooms.prepare(opened, ROOM)


def test_a_rehearsal_is_wiped_and_the_room_stands_at_its_beginning(opened: Store) -> None:
    seats.sit(opened, ROOM.code, "a")
    vote(opened, "a", 3, 3)
    go(opened, Step.CLOSE, Step.ARM, Step.REVEAL)
    rooms.wipe(opened, ROOM.code)
    here = rooms.held(opened, ROOM.code)
    assert (here.course.now.phase, here.can_undo, seats.taken(opened, ROOM.code)) == ("waiting", False, {})
    assert votes.answered(opened, here.id, KEY, 1) == 0


def test_rooms_are_deleted_on_their_day_with_everything_in_them(opened: Store) -> None:
    rooms.prepare(opened, replace(ROOM, code="ADAM-4444", delete_on=date(2027, 1, 1)))
    seats.sit(opened, ROOM.code, "a")
    vote(opened, "a", 3, 3)
    assert rooms.delete_due(opened, date(2026, 12, 23)) == 0
    assert rooms.delete_due(opened, date(2026, 12, 24)) == 1
    assert rooms.codes(opened) == ("ADAM-4444",)
    with opened.reading() as cursor:
        left = [cursor.execute(f"SELECT COUNT(*) FROM {name}").fetchone() for name in rooms.EVERYTHING[1:]]  # noqa: S608
    assert left == [(0,)] * 3


def test_many_threads_lose_no_vote_and_double_none(opened: Store) -> None:
    box, here = BallotBox(opened), rooms.held(opened, ROOM.code)
    named = [f"seat-{number}" for number in range(120)]
    with ThreadPoolExecutor(24) as pool:
        list(pool.map(lambda seat: box.cast(here.id, Vote(seat, KEY, 1, (1 + len(seat) % 5, 3))), named))
    with opened.reading() as cursor:
        assert cursor.execute(
            "SELECT COUNT(*), COUNT(DISTINCT seat), COUNT(DISTINCT number) FROM room_votes"
        ).fetchone() == (
            120,
            120,
            120,
        )


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "s.duckdb")
        yield store
        store.close()


EVENTS = st.one_of(
    st.tuples(st.just("vote"), st.integers(0, 5), st.integers(1, 5)),
    st.tuples(st.just("step"), st.sampled_from([s for s in Step if s not in (Step.GO_TO, Step.END)]), st.just(0)),
)


@settings(max_examples=25)
@given(st.lists(EVENTS, max_size=40))
def test_whatever_happens_the_room_counts_as_a_ten_line_model_does(shared: Store, events: list[tuple]) -> None:
    for code in rooms.codes(shared):
        rooms.delete(shared, code)
    here = rooms.prepare(shared, ROOM)
    counted: dict[int, dict[str, int]] = {1: {}, 2: {}}
    for kind, what, rating in events:
        now = here.course.now
        if kind == "vote" and here.course.takes(0, now.round):
            vote(shared, f"s{what}", rating, rating, round_=now.round)
            counted[now.round][f"s{what}"] = rating
        elif kind == "step":
            try:
                here = rooms.move(shared, here, take(here.course, what), what)
            except SessionClosed:
                continue
    for round_, latest in counted.items():
        expected = [list(latest.values()).count(point) for point in FIVE.values]
        assert shown(shared, round_=round_) == (expected if here.course.shows(0, round_) else None)
        assert votes.answered(shared, here.id, KEY, round_) == len(latest)


def test_what_is_remembered_of_a_seat_is_what_the_file_says(opened: Store) -> None:
    here = rooms.held(opened, ROOM.code)
    assert not seats.own(opened, here.id, "a").taken
    seats.sit(opened, ROOM.code, "a")
    seats.sit(opened, ROOM.code, "a")
    for given_ in ((1, 1), (5, Missing.DONT_KNOW)):
        vote(opened, "a", *given_)
    vote(opened, "a", 2, key="lead_1.agree")
    remembered = seats.own(opened, here.id, "a")
    rooms.set_door(opened, ROOM.code, takes_seats=True)  # whatever is remembered is looked up again
    assert seats.own(opened, here.id, "a") is not remembered
    assert seats.own(opened, here.id, "a") == remembered
    assert (remembered.taken, remembered.given(KEY, 1), remembered.times(KEY, 1)) == (True, (5, Missing.DONT_KNOW), 2)
    assert seats.taken(opened, ROOM.code) == {"": 1}


def test_a_vote_that_is_known_already_is_not_counted_twice() -> None:
    own = seats.Own(True, {}).after(KEY, 1, (4, 2), 7)
    assert own.after(KEY, 1, (4, 2), 7) is own
    assert own.after(KEY, 1, (3, 3), 8).times(KEY, 1) == 2
