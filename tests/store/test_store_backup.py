"""Copying the store away and back, also while people write; what is refused changes nothing."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from answers_made import FULL, contents, older_store, person, returned, rows, sizes, submission

from coprod.errors import StoreBusy, StoreError
from coprod.store import pilots
from coprod.store.audit import Changed, changes
from coprod.store.copies import backup, restore
from coprod.store.engine import Store
from coprod.store.loads import newest, undo
from coprod.store.mappings import recall, remember
from coprod.store.opening import open_store
from coprod.store.rows import Door, Noticed
from coprod.store.submissions import add, remove_sample
from coprod.store.tallies import groups

PILOTS = Path(__file__).parents[2] / "data" / "pilots"


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return contents(store, but=("changes", "migrations"))


def attached(store: Store) -> list[tuple[str, ...]]:
    return rows(store, "SELECT database_name FROM duckdb_databases() WHERE NOT internal")


@pytest.fixture
def filled(store: Store) -> Store:
    pilots.refresh(store, PILOTS)
    read_otherwise = Noticed("reworded", "note", "Skills", "E14", "facilitation", "4 - very", "4")
    whole = replace(submission(FULL), noticed=(read_otherwise,), file_name="parks.xlsx")
    add(store, [whole, person("one-way", part=3), submission(city="Beeton"), returned(), returned()])
    remember(store, "a shape", {"Q1": "facilitation.importance"}, by="A. Clerk")
    return store


@pytest.fixture
def other(tmp_path: Path) -> Store:
    opened = open_store(tmp_path / "other" / "other.duckdb")
    add(opened, [submission(city="Ceeton")])
    yield opened
    opened.close()


def test_a_backup_is_a_store_with_everything(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "copy.duckdb"
    before = filled.revision
    backup(filled, target)
    copy = open_store(target)
    assert everything(copy) == everything(filled)
    assert sizes(copy) == sizes(filled)
    copy.close()
    assert filled.revision == before
    assert [path.name for path in target.parent.iterdir()] == ["copy.duckdb"]
    assert attached(filled) == [("coprod",)]


def test_a_backup_takes_the_place_of_an_older_one(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.duckdb"
    backup(filled, target)
    add(filled, [submission(city="Later")])
    backup(filled, target)
    copy = open_store(target)
    assert rows(copy, "SELECT COUNT(*) FROM cities WHERE name = 'Later'") == [(1,)]
    copy.close()


def test_a_backup_while_others_write_is_whole_and_of_one_moment(store: Store, tmp_path: Path) -> None:
    stop, wrote = threading.Event(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            add(store, [submission(FULL)])
            wrote.set()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert wrote.wait(60)
        for number in range(5):
            backup(store, tmp_path / f"{number}.duckdb")
    finally:
        stop.set()
        writer.join()
    counts = []
    for number in range(5):
        copy = open_store(tmp_path / f"{number}.duckdb")
        held = sizes(copy)
        assert held["skill_ratings"] == 5 * held["submissions"]
        assert held["participation"] == 2 * held["submissions"]
        assert held["changes"] == held["submissions"]
        assert held["supersessions"] == max(held["submissions"] - 1, 0)
        counts.append(held["submissions"])
        copy.close()
    assert counts == sorted(counts)
    assert counts[-1] > 0


def test_the_target_is_never_seen_half_written(filled: Store, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "copy.duckdb"
    stop, seen = threading.Event(), set()

    def watch() -> None:
        while not stop.is_set():
            if target.exists():
                seen.add(target.stat().st_size)

    watcher = threading.Thread(target=watch)
    watcher.start()
    backup(filled, target)
    stop.set()
    watcher.join()
    assert seen <= {target.stat().st_size}


def test_a_failing_backup_leaves_the_older_one_and_nothing_attached(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copies" / "copy.duckdb"
    backup(filled, target)
    older = target.read_bytes()

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreError) as refused:
        backup(filled, target)
    assert str(refused.value) == f"The backup cannot be written to {target}: No space left on device."
    assert target.read_bytes() == older
    assert [path.name for path in target.parent.iterdir()] == ["copy.duckdb"]
    assert attached(filled) == [("coprod",)]


def test_two_people_may_back_up_at_once(filled: Store, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: backup(filled, tmp_path / f"{number}.duckdb"), range(4)))
    copies = [open_store(tmp_path / f"{number}.duckdb") for number in range(4)]
    assert [rows(copy, "SELECT COUNT(*) FROM submissions") for copy in copies] == [[(5,)]] * 4
    for copy in copies:
        copy.close()


@pytest.mark.parametrize("through", ["the path", "a link", "a hard link"])
def test_the_store_is_not_its_own_backup(filled: Store, tmp_path: Path, through: str) -> None:
    path = filled.path
    if through != "the path":
        path = tmp_path / "link.duckdb"
        path.symlink_to(filled.path) if through == "a link" else os.link(filled.path, path)
    with pytest.raises(StoreError, match=r"is the store itself\. Name another file for the backup\."):
        backup(filled, path)
    with pytest.raises(StoreError, match=r"is the store itself\. Name a backup of it\."):
        restore(filled, path)
    assert rows(filled, "SELECT COUNT(*) FROM submissions") == [(5,)]


@pytest.mark.parametrize(("target", "reason"), [("folder", "Is a directory"), ("file/copy.duckdb", "File exists")])
def test_a_backup_that_cannot_be_written_says_why(store: Store, tmp_path: Path, target: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as refused:
        backup(store, tmp_path / target)
    assert str(refused.value) == f"The backup cannot be written to {tmp_path / target}: {reason}."


@pytest.mark.parametrize(
    "name",
    [
        "o'brien's.duckdb",
        "my-store.duckdb",
        "backup.duckdb",
        "incoming.duckdb",
        "cities.duckdb",
        "main.duckdb",
        'say "a".duckdb',
        "ü x.duckdb",
    ],
)
def test_any_file_name_can_be_backed_up_and_restored_twice(tmp_path: Path, name: str) -> None:
    opened = open_store(tmp_path / "its folder" / name)
    add(opened, [submission(FULL)])
    copy = tmp_path / "somebody's copies" / name
    backup(opened, copy)
    remembered = everything(opened)
    add(opened, [submission()])
    for _ in range(2):
        restore(opened, copy)
        assert everything(opened) == remembered
    assert len(attached(opened)) == 1
    opened.close()


# Restore


def test_a_restore_brings_everything_back_and_changes_the_revision(filled: Store, tmp_path: Path) -> None:
    remembered, copy = everything(filled), tmp_path / "copy.duckdb"
    backup(filled, copy)
    add(filled, [submission(city="Later", door=Door.SAMPLE)])
    remove_sample(filled)
    with filled.writing("lose pilots") as cursor:
        cursor.execute("DELETE FROM pilots WHERE country_iso2 = 'IT'")
    seen = {filled.revision}
    for times in (1, 2):
        restore(filled, copy)
        assert everything(filled) == remembered
        seen.add(filled.revision)
        assert len(seen) == times + 1
    assert rows(filled, "SELECT COUNT(*) FROM pilots") == [(66,)]
    assert attached(filled) == [("coprod",)]


def test_restoring_into_another_store_replaces_what_it_held(filled: Store, other: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.duckdb")
    restore(other, tmp_path / "copy.duckdb")
    assert everything(other) == everything(filled)
    assert rows(other, "SELECT COUNT(*) FROM cities WHERE name = 'Ceeton'") == [(0,)]


def test_a_restored_store_is_written_to_and_reopened_like_any_other(
    filled: Store, other: Store, tmp_path: Path
) -> None:
    backup(filled, tmp_path / "copy.duckdb")
    restore(other, tmp_path / "copy.duckdb")
    add(other, [submission(city="Deeton")])
    other.close()
    again = open_store(other.path)
    assert rows(again, "SELECT COUNT(*) FROM submissions") == [(6,)]
    again.close()


def test_the_history_of_changes_comes_with_the_data(filled: Store, tmp_path: Path) -> None:
    """So that a sample is never loaded on top of restored answers."""
    backup(filled, tmp_path / "copy.duckdb")
    empty = open_store(tmp_path / "empty.duckdb")
    assert not empty.has_ever("add ")
    restore(empty, tmp_path / "copy.duckdb")
    found = rows(empty, "SELECT revision, what FROM changes ORDER BY revision")
    assert found == [
        (1, "refresh pilots"),
        (2, "add 5 submission(s)"),
        (3, "remember a mapping"),
        (4, "restore copy.duckdb"),
    ]
    assert empty.has_ever("add ")
    empty.close()


def test_a_restore_never_gives_a_revision_that_was_there_before(store: Store, tmp_path: Path) -> None:
    with store.writing("one"):
        pass
    backup(store, tmp_path / "copy.duckdb")
    seen = [store.revision]
    for _ in range(3):
        with store.writing("more"):
            pass
        seen.append(store.revision)
        restore(store, tmp_path / "copy.duckdb")
        seen.append(store.revision)
    assert len(set(seen)) == 7


def test_an_older_store_is_brought_up_to_date_on_the_way(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coprod.store.migrations import MIGRATIONS

    backup(filled, tmp_path / "old.duckdb")
    kept = (tmp_path / "old.duckdb").read_bytes()
    later = ("9999_later", "ALTER TABLE cities ADD COLUMN country VARCHAR")
    monkeypatch.setattr("coprod.store.opening.MIGRATIONS", (*MIGRATIONS, later))
    present = open_store(tmp_path / "present.duckdb")
    restore(present, tmp_path / "old.duckdb")
    assert rows(present, "SELECT name, country FROM cities ORDER BY name") == [
        ("Ayton", None),
        ("Beeton", None),
        ("Málaga (centre)", None),
    ]
    assert rows(present, "SELECT COUNT(*) FROM migrations") == [(len(MIGRATIONS) + 1,)]
    assert (tmp_path / "old.duckdb").read_bytes() == kept
    present.close()


def test_a_backup_from_before_people_asked_were_counted_is_restored(filled: Store, tmp_path: Path) -> None:
    source = older_store(tmp_path / "older.duckdb")
    kept = source.read_bytes()
    restore(filled, source)
    assert [(one.city, one.respondents, one.asked) for one in groups(filled)] == [("oldtown", 1, None)]
    assert rows(filled, "SELECT saved_by, asked FROM submissions") == [("tester", None)]
    assert source.read_bytes() == kept
    add(filled, [submission(city="Oldtown", round="2025", asked=12)])
    assert [(one.city, one.respondents, one.asked) for one in groups(filled)] == [("oldtown", 2, 12)]


def test_how_many_were_asked_comes_back_with_a_backup(filled: Store, other: Store, tmp_path: Path) -> None:
    add(filled, [submission(city="Deeton", asked=30)])
    backup(filled, tmp_path / "copy.duckdb")
    restore(other, tmp_path / "copy.duckdb")
    assert {one.city: one.asked for one in groups(other) if one.asked} == {"deeton": 30}


def test_loads_remedies_and_mappings_come_back_with_a_backup(filled: Store, other: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "copy.duckdb")
    restore(other, tmp_path / "copy.duckdb")
    load = newest(other)
    assert load == newest(filled)
    assert (load.files, load.submissions) == (5, 5)
    whole = rows(other, "SELECT id FROM submissions WHERE file_name = 'parks.xlsx'")[0][0]
    assert changes(other, whole) == (Changed("Skills", "E14", "facilitation", "4 - very", "4"),)
    assert rows(other, "SELECT person, part FROM submissions WHERE part > 0") == [("one-way", 3)]
    assert recall(other, "a shape") == {"Q1": "facilitation.importance"}
    assert undo(other, load.id) == 5
    assert everything(other)["submissions"] == []


def test_a_crashed_store_is_restored_with_its_journal(store: Store, tmp_path: Path) -> None:
    source = tmp_path / "crashed.duckdb"
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom coprod.store.opening import open_store\n"
        "s = open_store(Path(sys.argv[1]))\n"
        "with s.writing('city') as c: c.execute(\"INSERT INTO cities VALUES ('1', 'a', 'A', FALSE)\")\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, source], timeout=60)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("crashed*")}
    assert sorted(before) == ["crashed.duckdb", "crashed.duckdb.wal"]
    restore(store, source)
    assert rows(store, "SELECT slug FROM cities") == [("a",)]
    assert {path.name: path.read_bytes() for path in tmp_path.glob("crashed*")} == before


def spoilt(folder: Path, how: str) -> Path:
    """Make a file that is no backup."""
    path = folder / "source.duckdb"
    if how == "newer":
        opened = open_store(path)
        with opened.writing("later") as cursor:
            cursor.execute("INSERT INTO migrations VALUES ('0004_later', TIMESTAMP '2030-01-01')")
        opened.close()
    elif how == "foreign":
        with duckdb.connect(path) as connection:
            connection.execute("CREATE TABLE cities (id VARCHAR)")
    elif how == "empty database":
        duckdb.connect(path).close()
    elif how == "half":
        open_store(path).close()
        path.write_bytes(path.read_bytes()[:300_000])
    elif how != "missing":
        path.write_bytes({"junk": b"junk" * 5000, "no bytes": b""}[how])
    return path


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("missing", "There is no backup at {path}."),
        ("newer", "{path} was written by a newer version of coprod. Update coprod, or name another file."),
        ("foreign", "{path} is a DuckDB file, but not a store of coprod. Name another file."),
        ("empty database", "{path} holds nothing, so it is no backup."),
        ("half", "{path} cannot be opened as a store: it is damaged or not a DuckDB file."),
        ("junk", "{path} cannot be opened as a store: it is damaged or not a DuckDB file."),
        ("no bytes", "{path} cannot be opened as a store: it is damaged or not a DuckDB file."),
    ],
)
def test_what_is_no_backup_is_refused_and_changes_nothing(filled: Store, tmp_path: Path, how: str, says: str) -> None:
    path = spoilt(tmp_path, how)
    before = (everything(filled), sizes(filled), filled.revision)
    data = path.read_bytes() if path.exists() else b""
    with pytest.raises(StoreError) as refused:
        restore(filled, path)
    assert str(refused.value) == says.format(path=path)
    assert (everything(filled), sizes(filled), filled.revision) == before
    assert (path.read_bytes() if path.exists() else b"") == data
    assert attached(filled) == [("coprod",)]


def test_a_store_that_is_open_is_no_backup(filled: Store, other: Store) -> None:
    with pytest.raises(StoreBusy, match="is in use"):
        restore(filled, other.path)
    assert rows(filled, "SELECT COUNT(*) FROM submissions") == [(5,)]


def test_a_restore_that_breaks_in_the_middle_leaves_all_as_it_was_and_can_be_tried_again(
    filled: Store, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.duckdb"
    backup(filled, copy)
    opened = open_store(copy)
    with opened.writing("spoil") as cursor:
        cursor.execute("DROP TABLE comments")
    opened.close()
    before = (everything(filled), sizes(filled), filled.revision)
    for _ in range(2):
        with pytest.raises(duckdb.CatalogException):
            restore(filled, copy)
        assert (everything(filled), sizes(filled), filled.revision) == before
        assert attached(filled) == [("coprod",)]
    backup(filled, tmp_path / "good.duckdb")
    restore(filled, tmp_path / "good.duckdb")
    assert everything(filled) == before[0]
