"""Read files from outside in child processes that can be killed, so that no file stops or slows the server.

A child has five seconds and 512 MB. What it does not answer in that is "could not be read safely", and a new child
takes its place. Children are kept warm: an ordinary file costs no new interpreter. A warm child that dies before it
answers may have died of something else than this file, so a new one is asked in what is left of the time. While a
new one gets ready a file's clock stands still: on a busy machine that takes longer than most files.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from queue import LifoQueue
from typing import Any, Self, TypeAlias

from coprod.errors import WorkbookError
from coprod.instrument.model import Instrument
from coprod.workbook.findings import Finding
from coprod.workbook.formats.refusals import UNSAFE
from coprod.workbook.marked import Marked
from coprod.workbook.reading import NOTHING, Reading, Return
from coprod.workbook.survey import Column, How, Proposal
from coprod.workbook.worker import ANSWERS, receive, send

Child: TypeAlias = "subprocess.Popen[bytes]"
SECONDS = 5.0
CHILDREN = 4
"""Two files that never end leave two children for everybody else."""
READY = 3
"""How many times as long as a file may take a child has to get ready."""
COMMAND = (sys.executable, "-c", "from coprod.workbook.worker import main; main()")
LONGEST, LARGEST = 8_000_000, 32_000_000
"""Bytes of what is noticed (some 50,000 findings) and of the answers (some 20,000 people) that the server takes in."""


class Guard:
    """The children, and the way to them. Close it when nothing more is to be read; it is safe between threads."""

    def __init__(
        self, instruments: Mapping[str, Instrument], *, command: Sequence[str] = COMMAND, seconds: float = SECONDS
    ) -> None:
        """Prepare to start children on first use; they know these instruments."""
        self.instruments = instruments
        self._known = json.dumps({key: one.model_dump(mode="json") for key, one in instruments.items()}).encode()
        self._command, self._seconds, self._closed = tuple(command), seconds, False
        self._places: LifoQueue[Child | None] = LifoQueue()
        for _ in range(CHILDREN):
            self._places.put(None)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *fault: object) -> None:
        """Send the children home; whoever still waits for one is refused."""
        self._closed = True
        for child in [self._places.get() for _ in range(CHILDREN)]:
            if child:
                _end(child)
            self._places.put(None)

    def read(
        self, data: bytes, *, name: str, given: Mapping[str, str] = NOTHING, means: Mapping[str, str] = NOTHING
    ) -> Reading:
        """Read a file as ``coprod.workbook.reader.read`` does, out of harm's way.

        Raises WorkbookError, in one sentence, for a file that is no workbook or cannot be read safely.
        """
        request = {"do": "read", "name": name, "given": dict(given), "means": dict(means)}
        answer, answers = self._answered(request, data)
        return _reading(answer["reading"], answers)

    def marked(
        self, data: bytes, *, language: str, given: Mapping[str, str] = NOTHING, means: Mapping[str, str] = NOTHING
    ) -> bytes:
        """Return the file as an .xlsx with its problem cells marked, in the words of a language.

        Raises WorkbookError, in one sentence, for a file that is no workbook or cannot be read safely.
        """
        request = {"do": "mark", "language": language, "given": dict(given), "means": dict(means)}
        return self._answered(request, data)[1]

    def _answered(self, request: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        """Ask the next child that is free; raises WorkbookError when it refuses, dies or takes too long."""
        child, answer = self._places.get(), None
        try:
            start = time.monotonic()
            if child:
                answer = _asked(child, request, data, self._seconds)
            left = self._seconds - (time.monotonic() - start)
            if answer is None and left > 0 and not self._closed:
                if child:
                    _end(child)
                child = self._started()
                answer = _asked(child, request, data, left)
        finally:
            if child and answer is None:
                _end(child)
            self._places.put(child if answer else None)
        if answer is None:
            raise WorkbookError(UNSAFE)
        if "refused" in answer[0]:
            raise WorkbookError(answer[0]["refused"])
        return answer

    def _started(self) -> Child:
        """Return a new child that knows the instruments, or one that is dead because it did not get ready."""
        child = subprocess.Popen(  # noqa: S603 - our own words
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if _asked(child, {}, self._known, READY * self._seconds) is None:
            _end(child)
        return child


def _asked(
    child: Child, request: Mapping[str, Any], data: bytes, seconds: float
) -> tuple[dict[str, Any], bytes] | None:
    """Ask a child; None when it died or took too long, which kills it."""
    late = threading.Timer(seconds, child.kill)
    late.start()
    try:
        if child.stdin is None or child.stdout is None:
            return None
        send(child.stdin, request, data)
        return receive(child.stdout, LONGEST, LARGEST)
    except (OSError, ValueError, LookupError, TypeError):  # it died, or says what no child of ours would say
        return None
    finally:
        late.cancel()


def _end(child: Child) -> None:
    child.kill()
    for stream in (child.stdin, child.stdout):
        if stream:
            try:
                stream.close()
            except OSError:  # what was not sent has nobody left to read it
                continue
    child.wait()


def _reading(told: dict[str, Any], answers: bytes) -> Reading:
    people = zip(told["returns"], ANSWERS.validate_json(answers), strict=True)
    columns = told["columns"]
    return Reading(
        **{
            **told,
            "returns": tuple(Return(**one | {"answers": said, "rows": tuple(one["rows"])}) for one, said in people),
            "findings": tuple(Finding(**one | {"details": _details(one["details"])}) for one in told["findings"]),
            "columns": None if columns is None else _proposal(columns),
            "before": tuple(Marked(**one) for one in told["before"]),
        }
    )


def _proposal(told: dict[str, Any]) -> Proposal:
    columns = tuple(Column(**one | {"how": How(one["how"])}) for one in told["columns"])
    return Proposal(
        **told | {"header": tuple(told["header"]), "columns": columns, "targets": frozenset(told["targets"])}
    )


def _details(told: Sequence[Sequence[Any]]) -> tuple[tuple[str, Any], ...]:
    """JSON has lists where a finding has tuples."""
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in told)
