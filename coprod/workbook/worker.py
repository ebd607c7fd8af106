"""The child process that reads files from outside: it may be killed, and only values come back from it.

It is told once which questionnaires there are, then answers one request after the other on its standard input and
output. A frame is one line of JSON, which says how many bytes follow it.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import IO, Any

from coprod.errors import WorkbookError
from coprod.instrument.model import Instrument
from coprod.workbook.archive import UNSAFE
from coprod.workbook.reader import Reading, read

MEMORY = 512 * 1024 * 1024


def send(stream: IO[bytes], told: Mapping[str, Any], data: bytes = b"") -> None:
    """Write one frame."""
    stream.write(json.dumps({**told, "bytes": len(data)}).encode() + b"\n" + data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """Read one frame; None where the other side has gone."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    told = json.loads(line)
    data = stream.read(told["bytes"])
    return (told, data) if len(data) == told["bytes"] else None


def told(reading: Reading) -> dict[str, Any]:
    """Write a reading as plain values."""
    answers = reading.answers.model_dump(mode="json") if reading.answers else None
    return asdict(reading) | {"answers": answers, "findings": [asdict(one) for one in reading.findings]}


def main() -> None:
    """Answer requests until nobody asks any more."""
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    opened = receive(requests)
    if opened is None:
        return
    instruments = {key: Instrument.model_validate(raw) for key, raw in json.loads(opened[1]).items()}
    while (request := receive(requests)) is not None:
        asked, data = request
        try:
            send(answers, {"reading": told(read(data, instruments, name=asked["name"], given=asked["given"]))})
        except WorkbookError as refusal:
            send(answers, {"refused": str(refusal)})
        except MemoryError:
            send(answers, {"refused": UNSAFE})


def _limit_memory() -> None:
    """Cap what this process may take, where the system knows such a cap."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
