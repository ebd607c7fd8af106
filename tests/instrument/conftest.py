"""The shipped instrument as a dictionary to spoil, and a way to put the spoilt copy on a shelf of its own."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coprod.instrument.library import SHELF, load
from coprod.instrument.model import Instrument

SHIPPED = SHELF / "coprod-core-1.0.toml"

Raw = dict[str, Any]
Write = Callable[[Raw], Path]


def _toml(value: object) -> str:
    """Write a value the way TOML reads it; strings, numbers and booleans look the same in JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    return json.dumps(value)


@pytest.fixture
def raw() -> Raw:
    """A fresh dictionary of the shipped file, to be changed at will."""
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a dictionary into ``tmp_path`` under the name that its id and version ask for."""

    def _write(raw: Raw) -> Path:
        path = tmp_path / f"{raw['id']}-{raw['version']}.toml"
        path.write_text("".join(f"{key} = {_toml(value)}\n" for key, value in raw.items()), encoding="utf-8")
        return path

    return _write


@pytest.fixture(scope="session")
def core() -> Instrument:
    return load(SHIPPED)
