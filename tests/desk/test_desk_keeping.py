"""Keeping the store: nobody may, the manager may, and a backup goes out and comes back as bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from people_made import hand_in

from coprod.access.roles import AT_THIS_MACHINE, Person, Role
from coprod.desk import keeping
from coprod.desk.groups import choices
from coprod.desk.opening import Desk
from coprod.errors import AccessDenied, StoreError
from tests.desk.held import held

Deed = Callable[[Desk, Path, Person], object]
DEEDS: dict[str, Deed] = {
    "backup": lambda desk, path, person: keeping.backup(desk, path, person=person),
    "backup_bytes": lambda desk, path, person: keeping.backup_bytes(desk, person=person),
    "restore": lambda desk, path, person: keeping.restore(desk, path, person=person),
    "restore_bytes": lambda desk, path, person: keeping.restore_bytes(desk, b"", person=person),
    "remove_sample": lambda desk, path, person: keeping.remove_sample(desk, person=person),
    "load_sample": lambda desk, path, person: keeping.load_sample(desk, person=person),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize(
    "person", [Person("", Role.READER), Person("A named reader", Role.READER)], ids=["nobody", "a reader"]
)
def test_whoever_only_reads_changes_nothing(empty: Desk, tmp_path: Path, deed: str, person: Person) -> None:
    hand_in(empty, people=5)
    before = empty.store.revision
    with pytest.raises(AccessDenied) as refused:
        DEEDS[deed](empty, tmp_path / "copy.duckdb", person)
    assert str(refused.value) == ("You may look at this dashboard, but not change what it keeps. Ask whoever runs it.")
    assert (empty.store.revision, held(empty.store)) == (before, 5)
    assert not (tmp_path / "copy.duckdb").exists()


def test_a_backup_goes_out_and_comes_back_as_bytes(empty: Desk) -> None:
    hand_in(empty, people=5)
    hand_in(empty, comparable=True, approver="A. Prover")
    kept, revision = choices(empty), empty.store.revision
    data = keeping.backup_bytes(empty, person=AT_THIS_MACHINE)
    assert data[8:12] == b"DUCK"
    hand_in(empty, people=3, city="Beeton")
    keeping.load_sample(empty, person=AT_THIS_MACHINE)
    assert held(empty.store) == 235
    keeping.restore_bytes(empty, data, person=AT_THIS_MACHINE)
    assert (choices(empty), held(empty.store)) == (kept, 6)
    assert empty.store.revision != revision


def test_a_backup_goes_to_a_file_and_back(empty: Desk, tmp_path: Path) -> None:
    hand_in(empty, people=5)
    kept = choices(empty)
    keeping.backup(empty, tmp_path / "copies" / "copy.duckdb", person=AT_THIS_MACHINE)
    hand_in(empty, people=5, city="Beeton")
    keeping.restore(empty, tmp_path / "copies" / "copy.duckdb", person=AT_THIS_MACHINE)
    assert choices(empty) == kept


@pytest.mark.parametrize("data", [b"", b"junk" * 5000, b"PK\x03\x04 a workbook"], ids=["nothing", "junk", "a workbook"])
def test_an_upload_that_is_no_backup_changes_nothing(empty: Desk, data: bytes) -> None:
    hand_in(empty, people=5)
    before = empty.store.revision
    with pytest.raises(StoreError, match="damaged or not a DuckDB file"):
        keeping.restore_bytes(empty, data, person=AT_THIS_MACHINE)
    assert (empty.store.revision, held(empty.store)) == (before, 5)


def test_the_sample_goes_and_comes_without_touching_real_answers(empty: Desk) -> None:
    hand_in(empty, people=5, city="Velmarin", round="2026 spring")
    real = choices(empty)
    assert keeping.load_sample(empty, person=AT_THIS_MACHINE) == 226
    assert len(choices(empty)) == 23
    assert keeping.remove_sample(empty, person=AT_THIS_MACHINE) == 226
    assert choices(empty) == real
