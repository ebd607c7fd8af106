"""Whatever a file does to its reader, the server goes on: child processes that hang, die, swell or lie."""

import sys
import threading
import time

import pytest

from coprod.errors import WorkbookError
from coprod.workbook.archive import BROKEN, EMPTY, UNSAFE
from coprod.workbook.guard import CHILDREN, Guard
from coprod.workbook.reader import read
from tests.workbook.filling import SHELF, cells, fill, full, typed

FILLED = fill(typed(cells(full())))
FAULTY = fill({("Skills", "D8"): "7", ("Skills", "E8"): "maybe"})
HANGS = "import time; time.sleep(60)"
ABORTS = "import os, sys; sys.stdin.buffer.readline(); os.abort()"
BABBLES = "print('no JSON', flush=True); import time; time.sleep(60)"
SWELLS = (
    "from coprod.workbook import worker; worker.read = lambda *a, **k: bytearray(10**9); worker.main()"  # over 512 MB
)


def refusal(guard: Guard, data: bytes = FILLED) -> str:
    with pytest.raises(WorkbookError) as refused:
        guard.read(data, name="a.xlsx")
    return str(refused.value)


@pytest.mark.parametrize("data", [FILLED, FAULTY], ids=["filled", "faulty"])
def test_a_child_reads_what_the_reader_reads(data: bytes) -> None:
    with Guard(SHELF) as guard:
        given = {"city": "Beeton"}
        assert guard.read(data, name="a.xlsx", given=given) == read(data, SHELF, name="a.xlsx", given=given)
        assert guard.read(data, name="b.xlsx") == read(data, SHELF, name="b.xlsx")  # the same child again


@pytest.mark.parametrize(
    ("data", "says"), [(b"", EMPTY), (FILLED[:2000], BROKEN), (b"PK\x03\x04" + b"\0" * 90, BROKEN)]
)
def test_a_refusal_comes_back_in_its_own_words_and_the_child_goes_on(data: bytes, says: str) -> None:
    with Guard(SHELF) as guard:
        assert refusal(guard, data) == says
        assert guard.read(FILLED, name="a.xlsx").accepted


@pytest.mark.parametrize("program", [HANGS, ABORTS, BABBLES, SWELLS], ids=["hangs", "aborts", "babbles", "swells"])
def test_a_child_that_does_not_answer_is_replaced_and_the_file_refused(program: str) -> None:
    with Guard(SHELF, command=(sys.executable, "-c", program), seconds=2) as guard:
        start = time.monotonic()
        assert [refusal(guard), refusal(guard)] == [UNSAFE, UNSAFE]
        assert time.monotonic() - start < 6


def test_a_killed_child_is_replaced_before_the_next_file() -> None:
    with Guard(SHELF) as guard:
        first = guard.read(FILLED, name="a.xlsx")
        for _ in range(CHILDREN):
            child = guard._places.get()
            if child:
                child.kill()
                child.wait()
            guard._places.put(child)
        assert guard.read(FILLED, name="a.xlsx") == first


def test_twenty_people_at_once_get_their_own_answers() -> None:
    found: dict[int, str] = {}
    with Guard(SHELF) as guard:

        def check(number: int) -> None:
            found[number] = guard.read(FILLED, name=f"{number}.xlsx").name

        people = [threading.Thread(target=check, args=(number,)) for number in range(20)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    assert found == {number: f"{number}.xlsx" for number in range(20)}


def test_closing_leaves_no_child_behind() -> None:
    with Guard(SHELF) as guard:
        guard.read(FILLED, name="a.xlsx")
        child = next(one for one in (guard._places.get(), guard._places.get()) if one)
        guard._places.put(child)
        guard._places.put(None)
    assert child.poll() is not None
