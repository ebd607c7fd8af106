"""The child process that reads files from outside: it may be killed, and only values come back from it.

It is told once which questionnaires there are, then answers one request after the other on its standard input and
output. A frame is one line of JSON, which says how many bytes follow it.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import IO, Any

from pydantic import TypeAdapter

from coprod.errors import WorkbookError
from coprod.instrument.answers import Answers
from coprod.instrument.model import Instrument
from coprod.workbook.reader import marked, read
from coprod.workbook.reading import Reading

MEMORY = 512 * 1024 * 1024
"""What a process may take, in bytes."""
KEPT, READS = 200 * 1024 * 1024, 500
"""How many bytes a process may hold between two files, and how many files it may read, before it ends itself."""
ALARM = 10
"""After so many seconds with one file a process ends by itself, should nobody be left to end it."""
ANSWERS = TypeAdapter(list[Answers])


def send(stream: IO[bytes], told: Mapping[str, Any], data: bytes = b"") -> None:
    """Write one frame."""
    stream.write(json.dumps({**told, "bytes": len(data)}).encode() + b"\n" + data)
    stream.flush()


def receive(stream: IO[bytes], longest: int = -1, largest: int = -1) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None where the other side has gone, or sends a longer line or more bytes than are wanted."""
    line = stream.readline(longest)
    if not line.endswith(b"\n"):
        return None
    told = json.loads(line)
    size = told["bytes"]
    if 0 <= largest < size:
        return None
    data = stream.read(size)
    return (told, data) if len(data) == size else None


def told(reading: Reading) -> tuple[dict[str, Any], bytes]:
    """Write a reading as plain values, its answers apart from the rest."""
    plain = {one.name: getattr(reading, one.name) for one in fields(reading)}
    plain["returns"] = [{**vars(one), "answers": None} for one in reading.returns]
    for several in ("findings", "before"):
        plain[several] = [asdict(one) for one in plain[several]]
    if reading.columns:
        plain["columns"] = asdict(reading.columns) | {"targets": sorted(reading.columns.targets)}
    return plain, ANSWERS.dump_json([one.answers for one in reading.returns])


def main() -> None:
    """Say when ready, and answer requests until nobody asks any more or until a new process should go on."""
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    opened = receive(requests)
    if opened is None:
        return
    instruments = {key: Instrument.model_validate(raw) for key, raw in json.loads(opened[1]).items()}
    send(answers, {})
    for _ in range(READS):
        request = receive(requests)
        if request is None:
            return
        _wake(ALARM)
        try:
            send(answers, *_answer(*request, instruments))
        except WorkbookError as refusal:
            send(answers, {"refused": str(refusal)})
        except MemoryError:
            return
        _wake(0)
        if _held() > KEPT:
            return


def _answer(
    asked: Mapping[str, Any], data: bytes, instruments: Mapping[str, Instrument]
) -> tuple[dict[str, Any], bytes]:
    if asked["do"] == "mark":
        return {}, marked(data, instruments, given=asked["given"], means=asked["means"], language=asked["language"])
    plain, answers = told(read(data, instruments, name=asked["name"], given=asked["given"], means=asked["means"]))
    return {"reading": plain}, answers


def _limit_memory() -> None:
    """Cap what this process may take, where the system knows such a cap."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _wake(seconds: int) -> None:
    """Let the system end this process after so many seconds, 0 for never, where it can."""
    if os.name == "posix":
        import signal

        signal.alarm(seconds)


def _held() -> int:
    """Return how many bytes of memory this process holds; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0
