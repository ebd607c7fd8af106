"""How the command line speaks: messages for people on standard error, answers on standard output."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coprod.desk.opening import Desk

DONE, REFUSED, USAGE, BUSY = 0, 1, 2, 3


@contextmanager
def desk(asked: argparse.Namespace) -> "Iterator[Desk]":
    """Open the desk on the store that was asked for."""
    from coprod.desk.opening import Settings, opened

    environment = dict(os.environ)
    if asked.store:
        environment["COPROD_STORE"] = str(asked.store)
    with opened(Settings.of(environment)) as desk:
        yield desk


def why(fault: Exception) -> str:
    """Say a refusal in one sentence."""
    return f"{fault.filename}: {fault.strerror}." if isinstance(fault, OSError) else str(fault)


def answer(told: dict[str, Any]) -> None:
    """Print one JSON object."""
    print(json.dumps(told, ensure_ascii=False))


def inform(line: str) -> None:
    """Say one line to a person."""
    print(line, file=sys.stderr)
