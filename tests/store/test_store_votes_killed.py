"""kill -9 in the middle of 2,000 votes, twenty times: no acknowledged vote is lost and none counts twice."""

import multiprocessing
import random
import signal
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from answers_made import rows
from test_store_rooms import KEY, ROOM
from voting import vote_on

from coprod.store import rooms, votes
from coprod.store.opening import open_store
from coprod.workshop.course import Step, take

VOTES, KILLS, PATIENCE = 2_000, 20, 30


def test_no_acknowledged_vote_is_lost_or_doubled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))  # children would run it again: here, a page
    path, told, chance = tmp_path / "s.duckdb", tmp_path / "told", random.Random()  # noqa: S311 - the moment differs
    warm = multiprocessing.get_context("forkserver")  # children that have imported everything already
    warm.set_forkserver_preload(["voting"])
    store = open_store(path)
    present = rooms.prepare(store, ROOM)
    rooms.move(store, present, take(present.course, Step.OPEN), Step.OPEN)
    store.close()
    promised: set[int] = set()
    for _ in range(KILLS):
        before, first = len(promised), max(promised, default=-1) + 1
        voting = warm.Process(target=vote_on, args=(str(path), present.id, KEY, first, VOTES, str(told)))
        voting.start()
        until = time.monotonic() + PATIENCE
        while len(acknowledged(told)) == before and time.monotonic() < until:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.08))
        voting.kill()
        voting.join()
        assert voting.exitcode == -signal.SIGKILL
        promised = acknowledged(told)
        store = open_store(path)
        kept = [seat for (seat,) in rows(store, "SELECT seat FROM room_votes")]
        assert {f"seat-{number}" for number in promised} - set(kept) == set()
        assert votes.answered(store, present.id, KEY, 1) == len(set(kept))
        assert rooms.held(store, ROOM.code).course.now.phase == "open"  # the room goes on where it was
        store.close()
    assert KILLS <= len(promised) < VOTES


def acknowledged(told: Path) -> set[int]:
    """Return whose votes were acknowledged; a line that was being written when its writer died is none."""
    text = told.read_text() if told.exists() else ""
    return {int(line) for line in text.splitlines(keepends=True) if line.endswith("\n")}
