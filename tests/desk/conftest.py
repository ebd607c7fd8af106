"""Desks: one with the sample that tests only look at, and an empty one of its own for each test."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from coprod.desk.opening import Desk, Settings, opened


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the sample, shared by all tests: look, but do not write."""
    with opened(Settings(store=tmp_path_factory.mktemp("desk") / "sample.duckdb", sample=True)) as desk:
        yield desk


@pytest.fixture
def empty(tmp_path: Path, prepared: Mapping[bool, Path]) -> Iterator[Desk]:
    with opened(Settings(store=shutil.copy(prepared[False], tmp_path / "empty.duckdb"))) as desk:
        yield desk
