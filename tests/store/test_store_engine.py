"""The file: how it is made, who may open it, what is refused untouched, and what a write and a thread may count on."""

import hashlib
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from answers_made import older_store, returned, rows, submission

from coprod.errors import StoreBusy, StoreError
from coprod.store.engine import MOST, Store, append, new_id, now
from coprod.store.loads import newest, undo
from coprod.store.migrations import MIGRATIONS
from coprod.store.opening import open_store
from coprod.store.submissions import add
from coprod.store.superseded import bring_back, superseded
from coprod.store.tallies import groups

CITY = "INSERT INTO cities VALUES (?, ?, ?, FALSE)"
ALL = ["0001_spine", "0002_asked", "0003_loads", "0004_notes", "0005_counted", "0006_rooms", "0007_counted_picks"]
CHECK_SUM, WORD = 0xBF58476D1CE4E5B9, (1 << 64) - 1


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir()) if path.is_file()
    }


def refusal(path: Path) -> StoreError:
    """Open what must be refused; nothing in its folder may change, and nothing may appear there."""
    before = fingerprints(path.parent)
    with pytest.raises(StoreError) as refused:
        open_store(path)
    assert fingerprints(path.parent) == before
    return refused.value


def child(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python code in another process, with the store's module at hand."""
    head = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from coprod.store.copies import restore\n"
        "from coprod.store.engine import now\n"
        "from coprod.store.opening import open_store\n"
    )
    return subprocess.run(
        [sys.executable, "-c", head + code, *map(str, arguments)], capture_output=True, text=True, timeout=60
    )


# Made on first use


def test_the_first_use_makes_the_file_its_folders_and_every_migration(tmp_path: Path) -> None:
    path = tmp_path / "one" / "two's" / "my-store.duckdb"
    opened = open_store(path)
    names = [row[0] for row in rows(opened, "SELECT name FROM migrations ORDER BY name")]
    age = now() - rows(opened, "SELECT MIN(applied_at) FROM migrations")[0][0]
    opened.close()
    assert path.is_file()
    assert names == [name for name, _ in MIGRATIONS] == ALL
    assert timedelta(0) <= age < timedelta(minutes=1)


def test_opening_again_applies_nothing_again_and_changes_no_byte(tmp_path: Path) -> None:
    open_store(tmp_path / "s.duckdb").close()
    before = fingerprints(tmp_path)
    again = open_store(tmp_path / "s.duckdb")
    applied = rows(again, "SELECT COUNT(*) FROM migrations")
    again.close()
    assert applied == [(len(ALL),)]
    assert fingerprints(tmp_path) == before


def test_a_later_migration_is_applied_to_an_older_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path / "s.duckdb").close()
    later = ("9999_later", "CREATE TABLE later (id INTEGER)")
    monkeypatch.setattr("coprod.store.opening.MIGRATIONS", (*MIGRATIONS, later))
    opened = open_store(tmp_path / "s.duckdb")
    assert rows(opened, "SELECT name FROM migrations ORDER BY name") == [(name,) for name in [*ALL, "9999_later"]]
    assert rows(opened, "SELECT COUNT(*) FROM later") == [(0,)]
    opened.close()


def test_a_store_from_before_people_asked_were_counted_is_opened_with_its_answers(tmp_path: Path) -> None:
    opened = open_store(older_store(tmp_path / "s.duckdb"))
    assert rows(opened, "SELECT name FROM migrations ORDER BY name") == [(name,) for name in ALL]
    [group] = groups(opened)
    assert (group.city, group.round, group.respondents, group.asked) == ("oldtown", "2025", 1, None)
    add(opened, [submission(city="Oldtown", round="2025", asked=12)])
    [group] = groups(opened)
    assert (group.respondents, group.asked) == (2, 12)
    opened.close()


@pytest.mark.parametrize("applied", [1, 2])
def test_a_store_from_before_loads_is_opened_without_loss(tmp_path: Path, applied: int) -> None:
    path = older_store(tmp_path / "s.duckdb", applied)
    with duckdb.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SHOW TABLES").fetchall()]
        before = {name: connection.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in tables}  # noqa: S608
    before.pop("migrations")
    opened = open_store(path)
    width = {name: len(kept[0]) for name, kept in before.items() if kept}
    after = {name: rows(opened, f"SELECT * FROM {name} ORDER BY ALL") for name in before}  # noqa: S608
    assert {name: [row[: width[name]] for row in after[name]] for name in width} == {n: before[n] for n in width}
    assert {"cities", "submissions", "skill_ratings", "changes"} <= set(width)
    assert set(rows(opened, "SELECT load_id, part, person, file_name FROM submissions")) == {("", 0, "", "")}
    assert set(rows(opened, "SELECT read_as FROM findings")) == ({("",)} if applied == 2 else set())
    assert (rows(opened, "SELECT * FROM loads"), rows(opened, "SELECT * FROM mappings")) == ([], [])
    opened.close()


def test_a_return_of_a_store_from_before_loads_is_superseded_listed_and_brought_back(tmp_path: Path) -> None:
    opened = open_store(older_store(tmp_path / "s.duckdb", 2))
    assert (newest(opened), [one.submission_id for one in superseded(opened)]) == (None, ["may"])
    (saved,) = add(opened, [returned(date(2025, 7, 1), city="Oldtown", round="2025")])
    assert saved.superseded == ("june",)
    assert undo(opened, saved.load_id) == 1
    bring_back(opened, "may")
    assert [(one.submission_id, one.superseded_by) for one in superseded(opened)] == [("june", "may")]
    opened.close()


def test_a_failing_migration_leaves_no_record_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(tmp_path / "s.duckdb").close()
    with monkeypatch.context() as patched:
        broken = ("9999_later", "CREATE TABLE later (id INTEGER); SELECT nonsense")
        patched.setattr("coprod.store.opening.MIGRATIONS", (*MIGRATIONS, broken))
        with pytest.raises(duckdb.BinderException):
            open_store(tmp_path / "s.duckdb")
    opened = open_store(tmp_path / "s.duckdb")
    assert rows(opened, "SELECT name FROM migrations ORDER BY name") == [(name,) for name in ALL]
    assert rows(opened, "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'later'") == [(0,)]
    opened.close()


def test_a_store_called_like_the_memory_is_a_file_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store(Path(":memory:")).close()
    assert (tmp_path / ":memory:").is_file()


def test_no_extension_is_fetched_and_memory_is_limited(store: Store) -> None:
    names = "'autoinstall_known_extensions', 'autoload_known_extensions', 'allow_community_extensions', 'threads'"
    settings = dict(rows(store, f"SELECT name, value FROM duckdb_settings() WHERE name IN ({names})"))  # noqa: S608
    assert settings == {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "threads": "2",
    }
    assert rows(store, "SELECT value FROM duckdb_settings() WHERE name = 'memory_limit'") == [("488.2 MiB",)]  # 512 MB


# Revision


def test_the_revision_changes_with_each_write_and_never_with_a_read(store: Store) -> None:
    seen = [store.revision]
    for number in range(3):
        with store.writing("city") as cursor:
            cursor.execute(CITY, [str(number), str(number), "A"])
        seen.append(store.revision)
        rows(store, "SELECT * FROM cities")
        assert store.has_ever("city")
        assert store.revision == seen[-1]
    assert len(set(seen)) == 4
    assert rows(store, "SELECT revision, what FROM changes ORDER BY revision") == [(n, "city") for n in (1, 2, 3)]


def test_two_openings_never_share_a_revision(tmp_path: Path) -> None:
    seen = []
    for _ in range(5):
        opened = open_store(tmp_path / "s.duckdb")
        seen.append(opened.revision)
        opened.close()
    assert len(set(seen)) == 5


def test_the_record_of_changes_goes_on_counting_after_reopening(tmp_path: Path) -> None:
    for what in ("first", "second"):
        opened = open_store(tmp_path / "s.duckdb")
        with opened.writing(what):
            pass
        found = rows(opened, "SELECT revision, what FROM changes ORDER BY revision")
        opened.close()
    assert found == [(1, "first"), (2, "second")]


def test_a_failing_write_leaves_nothing_and_keeps_the_revision(store: Store) -> None:
    before = store.revision
    with pytest.raises(ZeroDivisionError), store.writing("city") as cursor:
        cursor.execute(CITY, ["1", "a", "A"])
        raise ZeroDivisionError
    assert (rows(store, "SELECT * FROM cities"), rows(store, "SELECT * FROM changes")) == ([], [])
    assert store.revision == before
    with store.writing("city") as cursor:
        cursor.execute(CITY, ["1", "a", "A"])
    assert rows(store, "SELECT slug FROM cities") == [("a",)]
    assert store.revision != before


def test_a_write_that_breaks_a_rule_of_the_table_says_so_and_leaves_nothing(store: Store) -> None:
    with pytest.raises(duckdb.ConstraintException), store.writing("cities") as cursor:
        cursor.execute(CITY, ["1", "a", "A"])
        cursor.execute(CITY, ["2", "a", "A"])
    assert rows(store, "SELECT * FROM cities") == []


def test_a_write_is_not_seen_before_it_is_whole(store: Store) -> None:
    with store.writing("city") as cursor:
        cursor.execute(CITY, ["1", "a", "A"])
        assert rows(store, "SELECT * FROM cities") == []
    assert rows(store, "SELECT slug FROM cities") == [("a",)]


def test_what_is_remembered_of_several_is_found_once_until_somebody_writes(store: Store) -> None:
    asked: list[list[str]] = []

    def find(keys: Sequence[str]) -> dict[str, str]:
        asked.append(list(keys))
        return {key: key.upper() for key in keys}

    assert store.remembered_each(["a", "b"], find) == {"a": "A", "b": "B"}
    assert store.remembered_each(["c", "a"], find) == {"c": "C", "a": "A"}
    assert store.remembered_each(["b"], find) == {"b": "B"}
    with store.recording(quiet=True):
        pass
    assert store.remembered_each([], find) == {}
    assert store.remembered_each(["c"], find) == {"c": "C"}
    assert asked == [["a", "b"], ["c"]]
    with store.recording():
        pass
    assert store.remembered_each(["a", "c"], find) == {"a": "A", "c": "C"}
    assert asked[2:] == [["a", "c"]]


def test_what_was_written_while_it_was_looked_for_is_looked_for_again(store: Store) -> None:
    def find_while_writing(keys: Sequence[str]) -> dict[str, str]:
        with store.recording():
            return dict.fromkeys(keys, "before")

    assert store.remembered_each(["a"], find_while_writing) == {"a": "before"}
    assert store.remembered_each(["a"], lambda keys: dict.fromkeys(keys, "after")) == {"a": "after"}


def test_of_many_the_newest_are_remembered(store: Store) -> None:
    asked: list[int] = []

    def find(keys: Sequence[int]) -> dict[int, int]:
        asked.extend(keys)
        return dict(zip(keys, keys, strict=True))

    every = list(range(MOST + 2))
    assert store.remembered_each(every, find) == dict(zip(every, every, strict=True))
    store.remembered_each([0, 2, MOST + 1], find)
    assert asked == [*every, 0]


def test_has_ever_reads_the_beginning_of_what_was_done(store: Store) -> None:
    with store.writing("add 3 submission(s)"):
        pass
    assert (store.has_ever("add "), store.has_ever("remove"), store.has_ever("3")) == (True, False, False)


def test_identifiers_are_different_valid_and_in_order_of_time() -> None:
    ids = [new_id() for _ in range(2000)]
    assert len(set(ids)) == 2000
    assert [one[:13] for one in ids] == sorted(one[:13] for one in ids)
    assert {one[14] for one in ids} == {"7"}
    assert {one[19] for one in ids} <= set("89ab")


def test_append_keeps_missing_values_and_takes_no_rows(store: Store) -> None:
    columns = ("submission_id", "city_id", "item", "number", "words", "missing")
    with store.writing("rows") as cursor:
        append(cursor, "governance_answers", columns, [])
        append(cursor, "governance_answers", columns, [("s", "c", "i", None, None, None), ("s", "c", "j", 3, "w", "m")])
    found = rows(store, "SELECT city_id, item, number, words, missing FROM governance_answers ORDER BY item")
    assert found == [("c", "i", None, None, None), ("c", "j", 3, "w", "m")]


# Busy


def test_another_process_is_told_that_the_store_is_busy_and_what_to_do(store: Store) -> None:
    asked = child(
        "from coprod.errors import StoreBusy\n"
        "try: open_store(Path(sys.argv[1]))\n"
        "except StoreBusy as busy: print(busy)",
        store.path,
    )
    assert asked.stdout == (
        f"The store {store.path} is in use, most likely by the running dashboard. Stop the dashboard and try again, "
        "or do the same on its pages.\n"
    )


def test_a_store_held_by_another_process_is_no_source_of_a_restore(store: Store, tmp_path: Path) -> None:
    asked = child(
        "from coprod.errors import StoreBusy\n"
        "try: restore(open_store(Path(sys.argv[2])), Path(sys.argv[1]))\n"
        "except StoreBusy: print('busy')",
        *(store.path, tmp_path / "other.duckdb"),
    )
    assert asked.stdout == "busy\n"


def test_the_store_is_free_again_after_closing(tmp_path: Path) -> None:
    open_store(tmp_path / "s.duckdb").close()
    assert child("open_store(Path(sys.argv[1])).close(); print('opened')", tmp_path / "s.duckdb").stdout == "opened\n"


@pytest.mark.parametrize("name", ["lock", "block on file", "version number", "already attached"])
def test_words_in_the_path_do_not_change_the_reason(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.duckdb"
    path.parent.mkdir()
    path.write_bytes(b"junk" * 4000)
    refused = refusal(path)
    assert type(refused) is StoreError
    assert str(refused) == f"{path} cannot be opened as a store: it is damaged or not a DuckDB file."


# Refused, untouched


def newer(path: Path, *, crash: bool = False) -> Path:
    """Make a store as a later version of coprod would; a crashed one leaves its last writes in the journal."""
    made = child(
        "s = open_store(Path(sys.argv[1]))\n"
        "with s.writing('later') as c: c.execute(\"INSERT INTO migrations VALUES ('0004_later', ?)\", [now()])\n"
        "os.kill(os.getpid(), 9) if sys.argv[2] == 'True' else s.close()",
        *(path, crash),
    )
    assert made.returncode == (-9 if crash else 0)
    return path


def test_a_store_from_a_newer_coprod_is_refused_untouched(tmp_path: Path) -> None:
    path = newer(tmp_path / "s.duckdb")
    assert str(refusal(path)) == (
        f"{path} was written by a newer version of coprod. Update coprod, or name another file."
    )


def test_a_newer_store_left_by_a_crash_keeps_its_journal(tmp_path: Path) -> None:
    path = newer(tmp_path / "s.duckdb", crash=True)
    assert sorted(fingerprints(tmp_path)) == ["s.duckdb", "s.duckdb.wal"]
    assert "newer version of coprod" in str(refusal(path))


def test_a_file_from_a_newer_duckdb_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "s.duckdb"
    open_store(path).close()
    data = bytearray(path.read_bytes())
    data[12:20] = (5000).to_bytes(8, "little")  # the storage version, behind the word DUCK
    check_sum = 5381
    for start in range(8, 4096, 8):
        check_sum ^= int.from_bytes(data[start : start + 8], "little") * CHECK_SUM & WORD
    data[:8] = check_sum.to_bytes(8, "little")
    path.write_bytes(data)
    assert str(refusal(path)) == (
        f"{path} was written by a newer version of DuckDB. Update coprod, or name another file."
    )


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE sales (id INTEGER)",
        "CREATE TABLE migrations (id INTEGER, applied DATE)",
        "CREATE TABLE migrations (name VARCHAR); INSERT INTO migrations VALUES ('0001_initial')",
        "CREATE TABLE migrations (name VARCHAR)",
        "CREATE SCHEMA far; CREATE TABLE far.sales (id INTEGER)",
        "CREATE VIEW answer AS SELECT 42 AS it",
    ],
    ids=["a table", "other migrations", "named migrations", "no migrations", "a schema", "a view"],
)
def test_somebody_elses_duckdb_file_is_refused_untouched(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute(sql)
    assert str(refusal(path)) == f"{path} is a DuckDB file, but not a store of coprod. Name another file."


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hello" * 5000], ids=["empty", "short", "long"])
def test_a_junk_file_is_refused_untouched(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "junk.duckdb"
    path.write_bytes(data)
    assert str(refusal(path)) == f"{path} cannot be opened as a store: it is damaged or not a DuckDB file."


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_part_of_a_store_is_refused_untouched(tmp_path: Path, share: float) -> None:
    whole = tmp_path / "whole" / "s.duckdb"
    open_store(whole).close()
    data = whole.read_bytes()
    path = tmp_path / "part.duckdb"
    path.write_bytes(data[: int(len(data) * share)])
    assert str(refusal(path)) == f"{path} cannot be opened as a store: it is damaged or not a DuckDB file."


def test_a_folder_is_refused_in_words(tmp_path: Path) -> None:
    assert str(refusal(tmp_path)) == f"{tmp_path} is a folder. Name a file for the store."


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match=r"The folder .*file for the store cannot be made: File exists\."):
        open_store(tmp_path / "file" / "s.duckdb")


def test_a_file_without_permission_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: Path, **_: object) -> None:  # in DuckDB's words; root, who runs some tests, may open everything
        raise duckdb.IOException(f'IO Error: Cannot open file "{path}": Permission denied')

    open_store(tmp_path / "s.duckdb").close()
    monkeypatch.setattr(duckdb, "connect", deny)
    with pytest.raises(StoreError, match="may not be opened for reading and writing here"):
        open_store(tmp_path / "s.duckdb")


# Threads


def test_each_thread_reads_its_own_rows_while_all_write(store: Store) -> None:
    def work(thread: int) -> list[tuple[int, list[tuple[str]]]]:
        found = []
        for step in range(25):
            with store.writing(f"thread {thread}") as cursor:
                cursor.execute(CITY, [f"{thread}-{step}", f"{thread}-{step}", f"thread {thread}"])
            with store.reading() as cursor:
                sql = "SELECT id FROM cities WHERE name = ? ORDER BY CAST(SPLIT_PART(id, '-', 2) AS INTEGER)"
                found.append((step, cursor.execute(sql, [f"thread {thread}"]).fetchall()))
        return found

    with ThreadPoolExecutor(8) as pool:
        answered = list(pool.map(work, range(8)))
    for thread, found in enumerate(answered):
        assert found == [(step, [(f"{thread}-{n}",) for n in range(step + 1)]) for step in range(25)]
    assert rows(store, "SELECT MIN(revision), MAX(revision), COUNT(DISTINCT revision) FROM changes") == [(1, 200, 200)]


def test_whoever_reads_after_a_revision_sees_at_least_its_writes(store: Store) -> None:
    """A cache keyed by the revision must never keep what was true before it."""
    stop, stale = threading.Event(), []

    def watch() -> None:
        while not stop.is_set():
            promised = int(store.revision.rpartition("-")[2])
            if rows(store, "SELECT COUNT(*) FROM cities")[0][0] < promised:
                stale.append(promised)

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(100):
        with store.writing("city") as cursor:
            cursor.execute(CITY, [str(number), str(number), "A"])
    stop.set()
    watcher.join()
    assert (stale, store.revision.rpartition("-")[2]) == ([], "100")


def test_busy_is_a_store_error_so_that_one_except_is_enough() -> None:
    assert issubclass(StoreBusy, StoreError)
