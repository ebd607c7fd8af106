"""Laws of who stands: one return per organisation and round, one per known person, in whatever order things happen."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from answers_made import contents, person, returned, rows
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.store.engine import Store
from coprod.store.loads import newest, undo
from coprod.store.opening import open_store
from coprod.store.rows import Submission
from coprod.store.submissions import add
from coprod.store.superseded import bring_back, superseded

DAYS = [date(2026, 5, day) for day in range(1, 6)]
PLACE = "city_id, round_slug, mode, organisation, CASE WHEN mode = 'individual' THEN person ELSE '' END"
KNOWN = "(mode = 'organisational' OR person <> '')"

arrivals = st.builds(
    lambda key, day, city, unit: person(key, day, city=city, unit=unit) if key else returned(day, city=city, unit=unit),
    st.sampled_from(["", "", "ann", "ben"]),
    st.sampled_from([None, *DAYS]),
    st.sampled_from(["Ayton", "Beeton"]),
    st.sampled_from(["Parks", "Roads"]),
)
calls = st.lists(arrivals, min_size=1, max_size=5)
steps = st.one_of(calls, st.just("undo"), st.integers(0, 20))


@contextmanager
def a_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        opened = open_store(Path(folder) / "s.duckdb")
        yield opened
        opened.close()


def one_stands_everywhere(store: Store) -> None:
    """Every place has exactly one that stands, and everything else points once at a submission that is here."""
    places = {place for place in rows(store, f"SELECT {PLACE} FROM submissions WHERE {KNOWN}")}  # noqa: S608
    stand = f"SELECT {PLACE} FROM submissions WHERE {KNOWN} AND id NOT IN (SELECT submission_id FROM supersessions)"  # noqa: S608
    assert Counter(rows(store, stand)) == Counter(places)
    ids = {one for (one,) in rows(store, "SELECT id FROM submissions")}
    pointers = rows(store, "SELECT submission_id, superseded_by FROM supersessions")
    assert {one for pointer in pointers for one in pointer} <= ids
    assert len({old for old, _ in pointers}) == len(pointers)
    for listed in superseded(store):
        assert listed.superseded_by not in {old for old, _ in pointers}


def in_calls(given: list[Submission], sizes: list[int]) -> Iterator[list[Submission]]:
    """Cut what arrives into calls of these sizes, the rest into one."""
    at = 0
    for size in sizes:
        yield given[at : at + size]
        at += size
    yield given[at:]


@settings(max_examples=20)
@given(st.lists(arrivals, max_size=10).flatmap(st.permutations), st.lists(st.integers(1, 3), max_size=3))
def test_any_order_and_any_cut_into_calls_leaves_one_standing(arriving: list[Submission], sizes: list[int]) -> None:
    with a_store() as store:
        for call in in_calls(arriving, sizes):
            add(store, call)
        one_stands_everywhere(store)


@settings(max_examples=15)
@given(st.permutations(DAYS), st.lists(st.integers(1, 3), max_size=3), st.sampled_from(["", "ann"]))
def test_of_different_days_the_latest_stands_in_any_order(days: list[date], sizes: list[int], key: str) -> None:
    with a_store() as store:
        for call in in_calls([person(key, day) if key else returned(day) for day in days], sizes):
            add(store, call)
        stand = "SELECT filled_on FROM submissions WHERE id NOT IN (SELECT submission_id FROM supersessions)"
        assert rows(store, stand) == [(DAYS[-1],)]


@settings(max_examples=12)
@given(st.lists(calls, max_size=3), calls)
def test_adding_and_undoing_gives_back_every_row(before: list[list[Submission]], last: list[Submission]) -> None:
    with a_store() as store:
        for call in before:
            add(store, call)
        rows_before = contents(store, but=("changes", "loads", "counted", "counted_pairs", "counted_picks"))
        saved = add(store, last)
        assert undo(store, saved[0].load_id) == len(last)
        assert contents(store, but=("changes", "loads", "counted", "counted_pairs", "counted_picks")) == rows_before


@settings(max_examples=20)
@given(st.lists(steps, min_size=3, max_size=12))
def test_saving_bringing_back_and_undoing_in_any_order_leaves_one_standing(
    taken: list[list[Submission] | str | int],
) -> None:
    with a_store() as store:
        for step in taken:
            load, away = newest(store), superseded(store)
            if isinstance(step, list):
                add(store, step)
            elif isinstance(step, int) and away:
                bring_back(store, away[step % len(away)].submission_id)
            elif step == "undo" and load:
                undo(store, load.id)
            one_stands_everywhere(store)
