"""Draw files from a seed and hand them in, one after the other."""

import gc
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fuzz import made
from fuzz.broken import broken
from fuzz.proof import Listened, Proof

CHUNK, EARLY = 20, 500
GROWTH = 40.0
"""MB by which the memory of this process may grow after the first 500 files."""


@dataclass(frozen=True)
class Outcome:
    """A finished run; memory in MB after the first 500 files and at the end."""

    proof: Proof
    children: int
    early: float
    late: float

    @property
    def faults(self) -> list[str]:
        """Everything that broke a promise."""
        grown = self.late - self.early
        return [*self.proof.faults, *([f"memory grew by {grown:.0f} MB"] if grown > GROWTH else [])]


def run(found: Mapping[str, bytes], *, files: int, begin: int, keep: Path) -> Outcome:
    """Hand in so many files; the same seed draws the same ones. ``found`` are real files to be broken."""
    chunk = min(CHUNK, max(files // 10, 1))
    keep.mkdir(parents=True, exist_ok=True)
    kinds = _kinds(found)
    with tempfile.NamedTemporaryFile() as said, Listened(Path(said.name)) as guard:
        proof, early = Proof(guard, Path(said.name), keep), 0.0
        while proof.files < files:
            number = proof.files // chunk
            _draw(proof, kinds[number % len(kinds)], begin + number, min(files - proof.files, chunk))
            if proof.files <= EARLY:
                early = memory()
        return Outcome(proof, guard.started, early, memory())


def memory() -> float:
    """Return how many MB this process holds; 0 where the system does not tell."""
    gc.collect()
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if told.exists() else 0.0


def _kinds(found: Mapping[str, bytes]) -> list[st.SearchStrategy[tuple[str, bytes]]]:
    """Return ways to draw a file, each with what it is: half of them make it up, half of them break a real one."""
    made_up = {
        "template, cells at random": made.changed(found["filled.xlsx"]),
        "team template, cells at random": made.changed(found["team.xlsx"]),
        "sheets at random (.xlsx)": made.sheets(),
        "sheets at random (.ods)": made.open_documents(),
        "text and bytes at random": made.lines(),
    }
    damaged = broken(found)
    return [each for kind, one in made_up.items() for each in (st.tuples(st.just(kind), one), damaged)]


def _draw(proof: Proof, drawn: st.SearchStrategy[tuple[str, bytes]], begin: int, files: int) -> None:
    """Hand in so many of one kind; between two calls hypothesis forgets what it drew."""
    until = proof.files + files

    @seed(begin)
    @settings(
        max_examples=files,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def hand_in(file: tuple[str, bytes]) -> None:
        if proof.files < until:
            proof.hand_in(*file)

    hand_in()
