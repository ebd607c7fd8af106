"""Whatever a file does to its reader, the server goes on: child processes that hang, die, swell, hoard or lie."""

import json
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from coprod.errors import WorkbookError
from coprod.workbook.formats.refusals import BROKEN, EMPTY, UNSAFE
from coprod.workbook.guard import CHILDREN, COMMAND, Child, Guard
from coprod.workbook.reader import marked, read
from coprod.workbook.survey import How
from coprod.workbook.worker import receive, send
from fuzz.run import run
from fuzz.seeds import FILLED, seeds, team
from tests.workbook.exports import GOOGLE
from tests.workbook.filling import SHELF, fill

FAULTY = fill({("Skills", "D8"): "7", ("Skills", "E8"): "maybe"})
HANGS = "import time; time.sleep(60)"
ABORTS = "import os, sys; sys.stdin.buffer.readline(); os.abort()"
BABBLES = "print('no JSON', flush=True); import time; time.sleep(60)"
LIES = "print('[1, 2]', flush=True); import time; time.sleep(60)"
WORST, SWELLING = b"This file hangs whoever reads it.", b"This file fills the memory of whoever reads it."


class Counted(Guard):
    """A guard that counts the children it starts."""

    started = 0

    def _started(self) -> Child:
        self.started += 1
        return super()._started()


def odd(program: str) -> tuple[str, ...]:
    """The command of a child that is like any other, but for these lines."""
    return sys.executable, "-c", f"from coprod.workbook import worker\nreal = worker.read\n{program}\nworker.main()"


FUSSY = odd(
    f"""
def read(data, *given, **more):
    if data == {WORST!r}:
        import time
        time.sleep(60)
    if data == {SWELLING!r}:
        bytearray(10**9)
    return real(data, *given, **more)
worker.read = read
"""
)
ONCE = """
seen = []
def read(*given, **more):
    seen.append(1)
    if len(seen) > 1:
        {}
    return real(*given, **more)
worker.read = read
"""


def refusal(guard: Guard, data: bytes = FILLED) -> str:
    with pytest.raises(WorkbookError) as refused:
        guard.read(data, name="a.xlsx")
    return str(refused.value)


def children(guard: Guard) -> list[Child]:
    """The children that wait for work."""
    return [child for child in list(guard._places.queue) if child]


# What comes back


@pytest.mark.parametrize("data", [FILLED, FAULTY, team(400)], ids=["filled", "faulty", "team of 400"])
def test_a_child_reads_what_the_reader_reads(data: bytes) -> None:
    with Guard(SHELF) as guard:
        given = {"city": "Beeton"}
        assert guard.read(data, name="a.xlsx", given=given) == read(data, SHELF, name="a.xlsx", given=given)
        assert guard.read(data, name="b.xlsx") == read(data, SHELF, name="b.xlsx")  # the same child again


def test_what_is_said_beside_a_file_reaches_the_child() -> None:
    table = ",".join(f'"{one.heading}"' for one in GOOGLE) + "\n" + ",".join(f'"{one.answer}"' for one in GOOGLE)
    given, means = {"city": "Beeton", "round": "2026"}, {"Your name": "role"}
    with Guard(SHELF) as guard:
        reading = guard.read(table.encode(), name="a.csv", given=given, means=means)
        assert reading == read(table.encode(), SHELF, name="a.csv", given=given, means=means)
    assert reading.columns is not None
    assert [(one.means, one.how) for one in reading.columns.columns if one.heading == "Your name"] == [
        ("role", How.CHOSEN)
    ]


def test_a_child_marks_what_the_reader_marks() -> None:
    with Guard(SHELF) as guard:
        copy = guard.marked(FAULTY, language="en", given={"city": "Beeton"})
    same = marked(FAULTY, SHELF, language="en", given={"city": "Beeton"})
    found, wanted = read(copy, SHELF, name="a.xlsx"), read(same, SHELF, name="a.xlsx")
    assert replace(found, sha256="") == replace(wanted, sha256="")
    assert [one.cell for one in found.before if one.sheet == "Skills" and one.cell] == ["D8", "E8"]


@pytest.mark.parametrize(
    ("data", "says"), [(b"", EMPTY), (FILLED[:2000], BROKEN), (b"PK\x03\x04" + b"\0" * 90, BROKEN)]
)
def test_a_refusal_comes_back_in_its_own_words_and_the_child_goes_on(data: bytes, says: str) -> None:
    with Counted(SHELF) as guard:
        assert refusal(guard, data) == says
        assert guard.read(FILLED, name="a.xlsx").accepted
        assert guard.started == 1


def test_a_child_says_nothing_on_standard_error_and_loads_nothing_heavy() -> None:
    heavy = ("altair", "duckdb", "numpy", "openpyxl", "pandas", "pyarrow", "scipy", "streamlit", "xlrd")
    asked = BytesIO()
    send(asked, {}, json.dumps({key: one.model_dump(mode="json") for key, one in SHELF.items()}).encode())
    send(asked, {"do": "read", "name": "a.xlsx", "given": {}, "means": {}}, FILLED)
    program = f"{COMMAND[-1]}; import sys; print(*(one for one in {heavy} if one in sys.modules), file=sys.stderr)"
    ended = subprocess.run([*COMMAND[:-1], program], input=asked.getvalue(), capture_output=True, check=True)
    assert ended.stderr == b"\n"
    answers = BytesIO(ended.stdout)
    assert receive(answers) == ({"bytes": 0}, b"")
    told = receive(answers)
    assert told is not None
    assert told[0]["reading"]["ratings"] == read(FILLED, SHELF, name="a.xlsx").ratings


# What a child may not do


@pytest.mark.parametrize(
    "program",
    [HANGS, ABORTS, BABBLES, LIES],
    ids=["hangs", "aborts", "babbles", "lies"],
)
def test_a_child_that_does_not_answer_is_replaced_and_the_file_refused(program: str) -> None:
    with Counted(SHELF, command=(sys.executable, "-c", program), seconds=0.5) as guard:
        assert [refusal(guard), refusal(guard)] == [UNSAFE, UNSAFE]
        assert (guard.started, children(guard)) == (2, [])


@pytest.mark.parametrize("limit", ["LONGEST", "LARGEST"])
def test_the_server_takes_in_no_more_than_it_can_hold(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    with Guard(SHELF) as guard:
        assert guard.read(FILLED, name="a.xlsx").accepted
        monkeypatch.setattr(f"coprod.workbook.guard.{limit}", 100)
        assert refusal(guard) == UNSAFE


@pytest.mark.parametrize("data", [WORST, SWELLING], ids=["hangs", "swells"])
def test_a_file_that_ends_its_child_is_refused_and_the_next_file_finds_another_child(data: bytes) -> None:
    with Counted(SHELF, command=FUSSY, seconds=3) as guard:
        assert guard.read(FILLED, name="a.xlsx").accepted
        assert refusal(guard, data) == UNSAFE
        assert guard.read(FILLED, name="a.xlsx").accepted


def test_a_killed_child_is_replaced_before_the_next_file() -> None:
    with Counted(SHELF) as guard:
        first = guard.read(FILLED, name="a.xlsx")
        for child in children(guard):
            child.kill()  # and not waited for: it may seem alive when the next file comes
        assert guard.read(FILLED, name="a.xlsx") == first
        assert guard.started == 2


@pytest.mark.parametrize("end", ["raise MemoryError", "import os; os._exit(1)"])
def test_a_file_is_not_refused_for_what_a_child_read_before_it(end: str) -> None:
    with Counted(SHELF, command=odd(ONCE.format(end))) as guard:
        assert [guard.read(FILLED, name="a.xlsx").accepted for _ in range(3)] == [True, True, True]
        assert guard.started == 3


@pytest.mark.parametrize(
    ("line", "started"),
    [
        ("", 1),
        ("worker.READS = 2", 3),
        ("worker.KEPT = 0", 5),
        ("hoard = bytearray(b'x') * (worker.KEPT + 1)", 5),
    ],
    ids=["no limit met", "two files", "any memory", "too much memory"],
)
def test_a_child_is_replaced_after_many_files_or_when_it_hoards(line: str, started: int) -> None:
    with Counted(SHELF, command=odd(line)) as guard:
        assert [guard.read(FILLED, name="a.xlsx").accepted for _ in range(5)] == [True] * 5
        assert guard.started == started


def test_a_child_without_a_server_ends_by_itself() -> None:
    program = odd("worker.ALARM = 1\nworker.read = lambda *a, **k: [None for _ in iter(int, 1)]")
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        send(child.stdin, {}, b"{}")
        send(child.stdin, {"do": "read", "name": "a.xlsx", "given": {}, "means": {}}, FILLED)
        assert receive(child.stdout) == ({"bytes": 0}, b"")
        assert child.wait(timeout=60) == -signal.SIGALRM


# Many people at once


@pytest.mark.parametrize("worst", [0, 1, 2, CHILDREN + 1])
def test_twenty_people_at_once_get_their_own_answers_whatever_others_send(worst: int) -> None:
    found: dict[int, str] = {}
    taken: dict[int, float] = {}
    with Guard(SHELF, command=FUSSY, seconds=2) as guard:

        def check(number: int) -> None:
            start = time.monotonic()
            if number < 0:
                found[number] = refusal(guard, WORST)
            else:
                found[number] = guard.read(FILLED, name=f"{number}.xlsx").name
            taken[number] = time.monotonic() - start

        people = [threading.Thread(target=check, args=(number,)) for number in range(-worst, 20)]
        for one in people:
            one.start()
        for one in people:
            one.join()
        assert len(children(guard)) <= CHILDREN
    assert found == {number: UNSAFE if number < 0 else f"{number}.xlsx" for number in range(-worst, 20)}
    assert max(taken.values()) < 30  # two rounds of the worst take four: room for a very busy machine


# Closing


def test_closing_leaves_no_child_behind_and_reads_nothing_more() -> None:
    with Counted(SHELF) as guard:
        guard.read(FILLED, name="a.xlsx")
        [child] = children(guard)
    assert child.poll() is not None
    assert refusal(guard) == UNSAFE
    assert guard.started == 1


def test_closing_refuses_those_who_still_wait() -> None:
    found: list[str] = []
    with Guard(SHELF, command=FUSSY, seconds=1) as guard:
        people = [threading.Thread(target=lambda: found.append(refusal(guard, WORST))) for _ in range(CHILDREN + 5)]
        for one in people:
            one.start()
    for one in people:
        one.join()
    assert found == [UNSAFE] * (CHILDREN + 5)
    assert children(guard) == []


# Files at random


def test_files_made_or_broken_at_random_give_a_reading_or_one_sentence(tmp_path: Path) -> None:
    outcome = run(seeds(office=False), files=60, begin=4, keep=tmp_path)
    assert outcome.faults == []
    assert outcome.proof.files == 60
