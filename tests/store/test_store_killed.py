"""kill -9 in the middle of saving: what was acknowledged is there once, and everything there is whole."""

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from answers_made import rows, sizes

from coprod.store.opening import open_store

ROUNDS = 4
LOOP = """
import sys
from dataclasses import replace
from pathlib import Path
from answers_made import FULL, NOTICED, SAVED_AT
from coprod.store.engine import new_id
from coprod.store.opening import open_store
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add

store = open_store(Path(sys.argv[1]))
while True:
    (saved,) = add(store, [Submission(FULL, Door.WORKBOOK, new_id(), SAVED_AT, "killed", NOTICED)])
    print(saved.submission_id, flush=True)
"""
WHOLE = {"skill_ratings": 5, "priorities": 3, "governance_answers": 9, "inclusion": 2, "stakeholders": 2}
WHOLE |= {"participation": 2, "ties": 1, "comments": 1, "findings": 1}


def acknowledged(path: Path, seconds: float) -> list[str]:
    """Let a child save until it is killed this long after its first acknowledgement; return what it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", LOOP, path],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": f"{Path(__file__).parent}:{Path(__file__).parents[2]}"},
    )
    assert child.stdout
    first = child.stdout.readline()
    killer = threading.Thread(target=lambda: (time.sleep(seconds), child.kill()))
    killer.start()
    said = first + child.stdout.read()  # until the end of the child
    killer.join()
    assert child.wait() == -signal.SIGKILL
    child.stdout.close()
    return [line for line in said.splitlines(keepends=True) if line.endswith("\n")]


def test_what_was_acknowledged_survives_kill_9_once_and_whole(tmp_path: Path) -> None:
    path, promised = tmp_path / "s.duckdb", []
    chance = random.Random()  # noqa: S311 - the moment of death is to differ from run to run
    for round_ in range(1, ROUNDS + 1):
        promised += [line.strip() for line in acknowledged(path, chance.uniform(0.01, 0.25))]
        store = open_store(path)
        present = [one for (one,) in rows(store, "SELECT id FROM submissions")]
        assert len(present) == len(set(present))
        assert set(promised) <= set(present)
        assert len(present) - len(promised) <= round_  # saved, and killed before it could say so
        held = sizes(store)
        assert held["changes"] == len(present)
        assert held["supersessions"] == len(present) - 1  # each return supersedes the one before
        for table, size in WHOLE.items():
            sql = f"SELECT submission_id, COUNT(*) FROM {table} GROUP BY submission_id"  # noqa: S608
            assert dict(rows(store, sql)) == dict.fromkeys(present, size), table
        store.close()
    assert len(promised) > ROUNDS
