"""Hand files to children, and hold what comes of each to the promises: a reading or one known sentence, in time."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.pofile import read_po

from coprod.errors import InstrumentError, WorkbookError
from coprod.instrument.answers import fit
from coprod.language import speaker
from coprod.workbook import Guard, Reading, words
from coprod.workbook.formats import refusals
from coprod.workbook.guard import COMMAND, Child
from tests.workbook.filling import SHELF

LIMIT = 6.0
"""Seconds within which every file has its answer."""
SAY = speaker("en")
CATALOGUE = Path(__file__).parents[1] / "coprod" / "language" / "coprod.pot"


class Listened(Guard):
    """A guard that counts its children and keeps what they say on standard error, which is otherwise thrown away."""

    started = 0

    def __init__(self, said: Path) -> None:
        """Know the same questionnaires as the dashboard; ``said`` is the file for standard error."""
        super().__init__(SHELF, command=("sh", "-c", 'exec "$@" 2>>"$0"', str(said), *COMMAND))

    def _started(self) -> Child:
        self.started += 1
        return super()._started()


@dataclass
class Proof:
    """What came of the files so far. ``keep`` is where files that broke a promise are kept."""

    guard: Listened
    said: Path
    keep: Path
    files: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    sentences: frozenset[str] = field(default_factory=lambda: _sentences())

    def hand_in(self, kind: str, data: bytes) -> None:
        """Hand in one file; of every tenth the marked copy is asked for as well."""
        self.files += 1
        self.kinds[kind] += 1
        self._held(kind, data, self._read)
        if self.files % 10 == 0:
            self._held(f"marked copy of {kind}", data, self._marked)

    def _held(self, kind: str, data: bytes, work: Callable[[bytes], list[str]]) -> None:
        start, heard = time.monotonic(), self.said.stat().st_size
        try:
            broken = work(data)
        except WorkbookError as refusal:
            self.outcomes["refused"] += 1
            self.refused[str(refusal)] += 1
            broken = [] if str(refusal) in self.sentences else [f"says {refusal!s:.200}"]
        except Exception as fault:
            broken = [f"raises {fault!r:.300}"]
        taken = time.monotonic() - start
        self.slowest = max(self.slowest, (taken, kind))
        if taken > LIMIT:
            broken.append(f"takes {taken:.1f} s")
        if trace := self.said.read_bytes()[heard:]:
            broken.append(f"says on standard error {trace.decode('utf-8', 'replace')[-300:]!r}")
        if broken:
            place = self.keep / f"{self.files:04}"
            place.write_bytes(data)
            self.faults += [f"{place} ({kind}) {one}" for one in broken]

    def _read(self, data: bytes) -> list[str]:
        reading = self.guard.read(data, name="file")
        self.outcomes["accepted" if reading.accepted else "stopped"] += 1
        return list(_broken(reading))

    def _marked(self, data: bytes) -> list[str]:
        copy = self.guard.marked(data, language="en")
        self.outcomes["marked"] += 1
        before, after = self.guard.read(data, name="file"), self.guard.read(copy, name="file")
        return [*_broken(after), *_changed(before, after)]


def _broken(reading: Reading) -> Iterator[str]:
    """Say what is wrong with a reading: half an import, answers that no store would take, findings without words."""
    if reading.accepted != bool(reading.returns):
        yield f"is half an import: accepted is {reading.accepted}, with {len(reading.returns)} returns"
    for one in reading.returns:
        try:
            fit(one.answers, SHELF[reading.instrument])
        except InstrumentError as fault:
            yield f"does not fit: {fault}"
    for one in reading.findings:
        message, remedy = words(one, SAY)
        if not (message and remedy) or message == one.code:
            yield f"has no words for {one.code}"


def _changed(before: Reading, after: Reading) -> Iterator[str]:
    """Say what a marked copy changed: it holds the same answers."""
    if before.accepted != after.accepted:
        yield f"is accepted: {before.accepted}, its marked copy: {after.accepted}"
    if [one.answers for one in before.returns] != [one.answers for one in after.returns]:
        yield "has other answers than its marked copy"


def _sentences() -> frozenset[str]:
    with CATALOGUE.open("rb") as file:
        listed = {str(message.id) for message in read_po(file) if message.id}
    return frozenset(listed | {str(words) for name, words in vars(refusals).items() if name.isupper()})
