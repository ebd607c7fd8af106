"""Many files at once: each by itself and whole or not at all, one load, one line per file."""

import threading
from pathlib import Path

import pytest
from held import held

from coprod.access.roles import Person, Role
from coprod.desk.opening import OPERATOR, Desk
from coprod.desk.saving import last_load
from coprod.desk.several import AT_ONCE, FileRow, file_rows, receive_all, save_received, worst_first
from coprod.errors import AccessDenied
from coprod.language import speaker
from coprod.workbook.formats.refusals import EMPTY
from tests.desk.handed_in import BESIDE, contents, export, people, query, returned
from tests.workbook.exports import GOOGLE, MICROSOFT
from tests.workbook.filling import TEMPLATE

SAY = speaker("en")
GOOD, OTHER = returned("Parks"), returned("Roads", D8="7", E8="2 - with outside help")
READER = Person("a reader", Role.READER)


def files(*several: tuple[str, bytes]) -> list[tuple[str, object]]:
    """Files as ``receive_all`` takes them."""
    return [(name, lambda data=data: data) for name, data in several]


def test_good_faulty_and_unreadable_files_each_get_what_they_deserve(empty: Desk, tmp_path: Path) -> None:
    ticks: list[int] = []
    drop = files(("good.xlsx", GOOD), ("blank.xlsx", TEMPLATE), ("none.xlsx", b""), ("other.xlsx", OTHER))
    drop += [("gone.xlsx", (tmp_path / "gone.xlsx").read_bytes), ("team.xlsx", lambda: people(3))]
    received = receive_all(empty, drop, tick=ticks.append)
    assert [one.name for one in received] == [name for name, _ in drop]
    assert [one.accepted for one in received] == [True, False, False, True, False, True]
    assert [one.refusal for one in received] == ["", "", EMPTY, "", "No such file or directory.", ""]
    assert ticks == [1, 2, 3, 4, 5, 6]
    assert held(empty.store) == 0
    assert [row.outcome for row in file_rows(received, SAY)] == [
        *("Can be saved", "Refused", "Refused", "Can be saved, 1 answer left out", "Refused", "Can be saved")
    ]
    assert file_rows(received, SAY)[3].why == "1 note."
    assert [one.name for one in worst_first(received)] == [
        *("blank.xlsx", "none.xlsx", "gone.xlsx", "other.xlsx", "good.xlsx", "team.xlsx")
    ]

    saved = save_received(empty, received, person=OPERATOR)
    assert [len(one.saved) for one in saved] == [1, 0, 0, 1, 0, 3]
    assert [one for one in saved if not one.accepted] == [one for one in received if not one.accepted]
    assert file_rows(saved, SAY)[0] == FileRow("good.xlsx", "Saved", "", 1)
    assert file_rows(saved, SAY)[3] == FileRow("other.xlsx", "Saved with notes", "1 answer left out. 1 note.", 1)
    assert file_rows(saved, SAY)[4] == FileRow("gone.xlsx", "Refused", "No such file or directory.", 0)
    assert file_rows(saved, SAY)[5] == FileRow("team.xlsx", "Saved", "", 3)


def test_what_was_dropped_together_is_one_load(empty: Desk) -> None:
    received = receive_all(empty, files(("a.xlsx", GOOD), ("none.xlsx", b""), ("b.xlsx", people(3))))
    saved = save_received(empty, received, person=OPERATOR)
    load = last_load(empty)
    assert load is not None
    assert (load.files, load.submissions, load.loaded_by) == (2, 4, "at this machine")
    assert {each.load_id for one in saved for each in one.saved} == {load.id}
    assert query(empty, "SELECT COUNT(*) FROM loads") == [(1,)]


def test_the_same_file_twice_in_one_drop_is_one_submission(empty: Desk) -> None:
    received = receive_all(empty, files(("a.xlsx", GOOD), ("copy of a.xlsx", GOOD), ("b.xlsx", OTHER)))
    first, second, other = (one.saved[0] for one in save_received(empty, received, person=OPERATOR))
    assert (first.known, second.known, other.known) == (False, True, False)
    assert first.submission_id == second.submission_id != other.submission_id
    assert held(empty.store) == 2
    load = last_load(empty)
    assert load is not None
    assert (load.files, load.submissions) == (2, 2)


def test_a_drop_without_a_good_file_is_no_load(empty: Desk) -> None:
    received = receive_all(empty, files(("blank.xlsx", TEMPLATE), ("none.xlsx", b"")))
    assert save_received(empty, received, person=OPERATOR) == received
    assert (held(empty.store), last_load(empty)) == (0, None)


def test_what_is_given_holds_for_every_file(empty: Desk) -> None:
    given = {"city": "Beeton", "round": "2027"}
    received = receive_all(empty, files(("a.xlsx", GOOD), ("b.xlsx", people(2))), given=given)
    save_received(empty, received, person=OPERATOR)
    rows = "SELECT DISTINCT name, round FROM submissions JOIN cities ON cities.id = submissions.city_id"
    assert query(empty, rows) == [("Beeton", "2027")]


def test_what_a_file_does_not_say_is_named_and_may_be_said_beside_it(empty: Desk) -> None:
    drop = files(("a.csv", export(GOOGLE, {}, {})), ("b.xlsx", GOOD))
    received = receive_all(empty, drop)
    assert [one.unsaid for one in received] == [("city_unsaid", "round_unsaid"), ()]
    assert [row.outcome for row in file_rows(received, SAY)] == ["Needs an answer", "Can be saved"]
    [beside, _] = receive_all(empty, drop, given=BESIDE)
    assert (beside.accepted, beside.unsaid, dict(beside.given)) == (True, (), BESIDE)


def test_what_an_export_was_said_to_ask_is_remembered_for_the_next_of_its_shape(empty: Desk) -> None:
    means = {one.heading: one.means for one in MICROSOFT}
    first = files(("march.csv", export(MICROSOFT, {"ID": 1}, {"ID": 2})))
    [unsure] = receive_all(empty, first, given=BESIDE)
    assert (unsure.accepted, [one.code for one in unsure.reading.findings][:1]) == (False, ["mapping_unsure"])
    [told] = receive_all(empty, first, given=BESIDE, means=means)
    assert told.accepted

    second = files(("april.csv", export(MICROSOFT, {"ID": 3}, {"ID": 4}, {"ID": 5})))
    assert [one.accepted for one in receive_all(empty, second, given=BESIDE)] == [False]
    save_received(empty, [told], person=OPERATOR)
    [known] = receive_all(empty, second, given=BESIDE)
    assert (known.accepted, len(known.reading.returns), dict(known.means)) == (True, 3, means)
    other = files(("may.csv", export(MICROSOFT[:-1], {"ID": 6})))
    assert [one.accepted for one in receive_all(empty, other, given=BESIDE)] == [False]


def test_files_come_back_in_their_order_whichever_is_read_first(empty: Desk) -> None:
    second = threading.Event()

    def slow() -> bytes:
        assert second.wait(timeout=60)
        return GOOD

    def quick() -> bytes:
        second.set()
        return OTHER

    received = receive_all(empty, [("slow.xlsx", slow), ("quick.xlsx", quick)])
    assert [one.name for one in received] == ["slow.xlsx", "quick.xlsx"]
    assert [one.reading.answers.about.unit for one in received] == ["Parks", "Roads"]


def test_no_more_files_are_held_at_once_than_are_read_at_once(empty: Desk) -> None:
    alive, most, lock = [0], [0], threading.Lock()

    class Held(bytes):
        def __del__(self) -> None:
            with lock:
                alive[0] -= 1

    def data() -> bytes:
        with lock:
            alive[0] += 1
            most[0] = max(most[0], alive[0])
        return Held(GOOD)

    receive_all(empty, [(f"{number}.xlsx", data) for number in range(12)])
    assert alive == [0]
    assert most[0] <= AT_ONCE


def test_whoever_leaves_leaves_no_files_to_be_read(empty: Desk) -> None:
    started: list[int] = []

    def data(number: int) -> bytes:
        started.append(number)
        return GOOD

    def leave(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        receive_all(empty, [(f"{one}.xlsx", lambda one=one: data(one)) for one in range(200)], tick=leave)
    assert len(started) < 200


def test_a_reader_may_receive_files_but_not_save_them(empty: Desk) -> None:
    received = receive_all(empty, files(("a.xlsx", GOOD)))
    before = contents(empty)
    with pytest.raises(AccessDenied) as denied:
        save_received(empty, received, person=READER)
    assert str(denied.value) == "You may look at this dashboard, but not add to it. Ask whoever runs it."
    assert contents(empty) == before
