"""Read files from outside in child processes that can be killed, so that no file stops or slows the server.

A child has five seconds and 512 MB. What it does not answer in that is "could not be read safely", and a new child
takes its place. Children are kept warm: an ordinary file costs no new interpreter.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from queue import LifoQueue
from typing import Any, Self, TypeAlias

from coprod.errors import WorkbookError
from coprod.instrument.answers import Answers
from coprod.instrument.model import Instrument
from coprod.workbook.archive import UNSAFE
from coprod.workbook.findings import Finding
from coprod.workbook.reader import NOTHING, Reading
from coprod.workbook.worker import receive, send

Child: TypeAlias = "subprocess.Popen[bytes]"
SECONDS = 5.0
CHILDREN = 2
COMMAND = (sys.executable, "-m", "coprod.workbook.worker")


class Guard:
    """The children, and the way to them. Close it when nothing more is to be read; it is safe between threads."""

    def __init__(
        self, instruments: Mapping[str, Instrument], *, command: Sequence[str] = COMMAND, seconds: float = SECONDS
    ) -> None:
        """Prepare to start children on first use; they know these instruments."""
        self.instruments = instruments
        self._known = json.dumps({key: one.model_dump(mode="json") for key, one in instruments.items()}).encode()
        self._command, self._seconds = tuple(command), seconds
        self._places: LifoQueue[Child | None] = LifoQueue()
        for _ in range(CHILDREN):
            self._places.put(None)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *fault: object) -> None:
        """Send the children home."""
        for _ in range(CHILDREN):
            child = self._places.get()
            if child:
                _end(child)

    def read(self, data: bytes, *, name: str, given: Mapping[str, str] = NOTHING) -> Reading:
        """Read a workbook as ``coprod.workbook.reader.read`` does, out of harm's way.

        Raises WorkbookError, in one sentence, for a file that is no workbook or cannot be read safely.
        """
        child, answer = self._places.get(), None
        try:
            if child and child.poll() is not None:
                _end(child)
                child = None
            opening = None if child else self._known
            child = child or self._started()
            answer = self._asked(child, {"name": name, "given": dict(given)}, data, opening)
        finally:
            if child and answer is None:
                _end(child)
            self._places.put(child if answer else None)
        if answer is None:
            raise WorkbookError(UNSAFE)
        if "refused" in answer:
            raise WorkbookError(answer["refused"])
        return _reading(answer["reading"])

    def _started(self) -> Child:
        return subprocess.Popen(  # noqa: S603 - our own words
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def _asked(
        self, child: Child, request: Mapping[str, Any], data: bytes, opening: bytes | None
    ) -> dict[str, Any] | None:
        """Ask a child; None when it died or took too long, which kills it. A new one is told the instruments first."""
        late = threading.Timer(self._seconds, child.kill)
        late.start()
        try:
            if child.stdin is None or child.stdout is None:
                return None
            if opening is not None:
                send(child.stdin, {}, opening)
            send(child.stdin, request, data)
            answer = receive(child.stdout)
        except (OSError, ValueError):
            return None
        finally:
            late.cancel()
        return answer[0] if answer else None


def _end(child: Child) -> None:
    child.kill()
    for stream in (child.stdin, child.stdout):
        if stream:
            try:
                stream.close()
            except OSError:  # what was not sent has nobody left to read it
                continue
    child.wait()


def _reading(told: dict[str, Any]) -> Reading:
    answers = told["answers"]
    return Reading(
        **{
            **told,
            "answers": None if answers is None else Answers.model_validate(answers),
            "findings": tuple(Finding(**one | {"details": _details(one["details"])}) for one in told["findings"]),
        }
    )


def _details(told: Sequence[Sequence[Any]]) -> tuple[tuple[str, Any], ...]:
    """JSON has lists where a finding has tuples."""
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in told)
