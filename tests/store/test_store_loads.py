"""Loads: what one act of handing in wrote, and that undoing the newest leaves everything as it was before."""

from datetime import date, datetime, timedelta

import pytest
from answers_made import FULL, NOTICED, SAVED_AT, contents, person, returned, rows, submission

from coprod.errors import StoreError
from coprod.store import loads as module
from coprod.store.engine import Store, now
from coprod.store.loads import Load, newest, undo
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add, find, remove_sample
from coprod.store.superseded import bring_back

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
SINCE = "Another load has come since; only the newest can be undone."
GONE = "This load was undone already; nothing of it is left."
UNKNOWN = "There is no such load here, so nothing can be undone."


def kept(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything but the record of what was done when."""
    return contents(store, but=("changes", "loads", "counted", "counted_pairs", "counted_picks"))


def standing(store: Store) -> list[str]:
    """Return the files that count, in alphabetical order."""
    sql = "SELECT file_hash FROM submissions WHERE id NOT IN (SELECT submission_id FROM supersessions) ORDER BY 1"
    return [file for (file,) in rows(store, sql)]


def refused(store: Store, load_id: str) -> str:
    """Undo what must be refused; nothing may change."""
    before, revision = contents(store), store.revision
    with pytest.raises(StoreError) as fault:
        undo(store, load_id)
    assert (contents(store), store.revision) == (before, revision)
    return str(fault.value)


# What a load is


def test_nothing_was_loaded_into_a_new_store(store: Store) -> None:
    assert newest(store) is None


def test_one_call_is_one_load_of_its_files_and_submissions(store: Store) -> None:
    before = now()
    team = [person("", part=part, file="team") for part in (1, 2, 3)]
    saved = add(store, [returned(), *team, submission(), team[0]])
    load = newest(store)
    assert load == Load(load.id, load.loaded_at, "tester", 3, 5)
    assert before <= load.loaded_at <= now()
    assert [one.load_id for one in saved] == [*[load.id] * 5, ""]
    assert rows(store, "SELECT DISTINCT load_id FROM submissions") == [(load.id,)]
    assert rows(store, "SELECT * FROM loads") == [(load.id, load.loaded_at, "tester", 3)]


def test_the_next_call_is_the_next_load(store: Store) -> None:
    ids = [add(store, [submission()])[0].load_id for _ in range(3)]
    assert len(set(ids)) == 3
    assert newest(store).id == ids[2]


def test_a_load_is_newer_than_the_one_before_even_when_the_clock_is_set_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = [datetime(2026, 6, 2, 10), datetime(2026, 6, 2, 9), datetime(2026, 6, 2, 9)]  # noqa: DTZ001 - as the store
    for at in times:
        monkeypatch.setattr(module, "now", lambda at=at: at)
        (saved,) = add(store, [submission()])
        assert newest(store).id == saved.load_id
    assert [at for (at,) in rows(store, "SELECT loaded_at FROM loads ORDER BY loaded_at")] == [
        times[0] + timedelta(microseconds=later) for later in range(3)
    ]


def test_what_was_here_already_is_no_load(store: Store) -> None:
    (first,) = add(store, [submission(file="same")])
    (second,) = add(store, [submission(file="same")])
    assert (second.known, second.load_id, newest(store).id) == (True, "", first.load_id)
    assert rows(store, "SELECT COUNT(*) FROM loads") == [(1,)]


def test_a_load_counts_the_files_that_were_new_in_it(store: Store) -> None:
    add(store, [submission(file="old")])
    add(store, [submission(file="old"), submission(file="new")])
    assert (newest(store).files, newest(store).submissions) == (1, 1)


def test_the_sample_is_no_load(store: Store) -> None:
    (saved,) = add(store, [submission(door=Door.SAMPLE)])
    assert (saved.load_id, newest(store), rows(store, "SELECT * FROM loads")) == ("", None, [])


def test_the_sample_beside_others_stays_when_they_are_undone(store: Store) -> None:
    made_up, real = add(store, [submission(door=Door.SAMPLE, file="made up"), submission()])
    assert (made_up.load_id, newest(store).submissions) == ("", 1)
    assert undo(store, real.load_id) == 1
    assert standing(store) == ["made up"]


# Undo


def test_undoing_a_load_takes_every_row_of_it(store: Store) -> None:
    empty = kept(store)
    (saved,) = add(store, [Submission(FULL, Door.WORKBOOK, "full", SAVED_AT, "A. Clerk", NOTICED)])
    assert undo(store, saved.load_id) == 1
    assert kept(store) == empty
    assert (find(store, "full"), newest(store)) == (None, None)


@pytest.mark.parametrize("first", [MAY, JULY], ids=["superseded by the load", "superseding in the load"])
def test_undoing_a_load_leaves_what_was_before_as_it_was(store: Store, first: date) -> None:
    add(store, [returned(first, file="old"), submission(), person("ann", first, file="ann")])
    before = kept(store)
    saved = add(
        store,
        [
            *(returned(JUNE), returned(JUNE), returned(MAY), returned(JUNE, unit="Roads")),
            *(person("ann", JUNE), person("ann", JUNE), submission(city="Beeton")),
        ],
    )
    assert kept(store) != before
    assert undo(store, saved[0].load_id) == 7
    assert kept(store) == before
    assert {"old", "ann"} <= set(standing(store))


def test_an_undone_file_may_be_handed_in_again(store: Store) -> None:
    file = returned(JUNE, city="Beeton")
    (first,) = add(store, [file])
    undo(store, first.load_id)
    (again,) = add(store, [file])
    assert (again.known, again.load_id == newest(store).id != first.load_id) == (False, True)
    assert rows(store, "SELECT slug FROM cities") == [("beeton",)]


def test_a_city_goes_with_the_load_that_brought_it_and_only_then(store: Store) -> None:
    add(store, [submission(city="Ayton")])
    saved = add(store, [submission(city="Ayton"), submission(city="Beeton"), submission(city="Ceeton")])
    undo(store, saved[0].load_id)
    assert rows(store, "SELECT name FROM cities") == [("Ayton",)]


def test_an_undo_changes_the_revision_once_and_is_recorded(store: Store) -> None:
    (saved,) = add(store, [submission()])
    before = store.revision
    undo(store, saved.load_id)
    assert store.revision != before
    assert rows(store, "SELECT what FROM changes ORDER BY revision") == [
        ("add 1 submission(s)",),
        (f"undo load {saved.load_id}",),
    ]


# One step back


def test_a_load_is_not_undone_after_the_next_came(store: Store) -> None:
    (first,) = add(store, [submission()])
    (second,) = add(store, [submission()])
    assert refused(store, first.load_id) == SINCE
    assert undo(store, second.load_id) == 1


def test_an_undo_goes_one_step_back_and_no_further(store: Store) -> None:
    (first,) = add(store, [submission(file="first")])
    (second,) = add(store, [submission()])
    undo(store, second.load_id)
    assert newest(store) is None
    assert refused(store, second.load_id) == GONE
    assert refused(store, first.load_id) == SINCE
    assert standing(store) == ["first"]
    (third,) = add(store, [submission()])
    assert newest(store).id == third.load_id
    assert undo(store, third.load_id) == 1


@pytest.mark.parametrize("load_id", ["", "never", "' OR TRUE --"])
def test_an_unknown_load_is_refused(store: Store, load_id: str) -> None:
    add(store, [submission(), submission(door=Door.SAMPLE)])
    assert refused(store, load_id) == UNKNOWN


def test_the_sample_coming_and_going_leaves_the_newest_load_to_be_undone(store: Store) -> None:
    (saved,) = add(store, [submission()])
    add(store, [submission(door=Door.SAMPLE)])
    remove_sample(store)
    assert undo(store, saved.load_id) == 1


# After returns were brought back


def test_what_was_brought_back_stands_after_the_undo_of_what_it_replaced(store: Store) -> None:
    (may,) = add(store, [returned(MAY, file="may")])
    add(store, [returned(JUNE, file="june")])
    (july,) = add(store, [returned(JULY, file="july")])
    bring_back(store, may.submission_id)
    undo(store, july.load_id)
    assert standing(store) == ["may"]
    assert rows(store, "SELECT superseded_by FROM supersessions") == [(may.submission_id,)]


def test_undoing_a_return_that_was_brought_back_lets_the_other_stand(store: Store) -> None:
    add(store, [returned(JUNE, file="june")])
    add(store, [returned(JULY, file="july")])
    before = kept(store)
    (may,) = add(store, [returned(MAY, file="may")])
    bring_back(store, may.submission_id)
    undo(store, may.load_id)
    assert kept(store) == before
    assert standing(store) == ["july"]


def test_where_several_would_stand_after_an_undo_the_one_that_stood_last_does(store: Store) -> None:
    april, may = add(store, [returned(date(2026, 4, 1), file="april"), returned(MAY, file="may")])
    (june,) = add(store, [returned(JUNE, file="june")])
    bring_back(store, april.submission_id)
    bring_back(store, june.submission_id)
    undo(store, june.load_id)
    assert standing(store) == ["april"]
    assert rows(store, "SELECT submission_id, superseded_by FROM supersessions") == [
        (may.submission_id, april.submission_id)
    ]
