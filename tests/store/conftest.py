"""An open store of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coprod.instrument.library import newest, shelf
from coprod.instrument.model import Instrument
from coprod.store.engine import Store
from coprod.store.opening import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "coprod.duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def core() -> Instrument:
    return newest(shelf(), "coprod-core@1.0")
