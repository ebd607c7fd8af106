"""The store that the benchmark makes: as many as it says, labelled as made up, counted as pandas counts it."""

from pathlib import Path

import pandas as pd
import pytest

from bench import cities
from coprod.instrument.answers import Mode
from coprod.instrument.library import newest, shelf
from coprod.store.opening import open_store
from coprod.store.tallies import groups, many


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "cities.duckdb"
    # 49 cities of 7 people and one of 3 in 2026, five of 7 in 2025; a return of each of ten cities, in 2025 of five
    assert cities.fill(path, cities=50, people=7) == 24 * (49 * 7 + 3 + 5 * 7 + 10 + 5)
    return path


def test_its_cities_are_as_many_as_it_says_and_made_up(made: Path) -> None:
    store = open_store(made)
    every = groups(store)
    store.close()
    assert {(one.sample, one.doors, one.city.startswith("sample-")) for one in every} == {(True, ("sample",), True)}
    people = [one.respondents for one in every if (one.mode, one.round) == (Mode.INDIVIDUAL, "2026-spring")]
    assert sorted(people) == [3, *[7] * 49]
    assert sum(one.mode is Mode.ORGANISATIONAL for one in every) == 15


def test_every_pair_is_counted_as_pandas_counts_it(made: Path) -> None:
    store = open_store(made)
    with store.reading() as cursor:
        rated = cursor.execute(
            "SELECT slug, round_slug, mode, skill, importance, capacity FROM skill_ratings "
            "JOIN submissions ON submissions.id = submission_id JOIN cities ON cities.id = submissions.city_id"
        ).df()
    found = many(store, groups(store), newest(dict(shelf())))
    store.close()
    theirs = rated.groupby(["slug", "round_slug", "mode", "skill", "importance", "capacity"]).size()
    ours = {
        (group.city, group.round, str(group.mode), tally.skill, i + 1, a + 1): int(tally.counts[i, a])
        for group, tallies in found.items()
        for tally in tallies
        for i, a in zip(*tally.counts.nonzero(), strict=True)
    }
    assert ours == theirs.to_dict()
    unrated = int(rated[["importance", "capacity"]].isna().any(axis=1).sum())
    assert sum(tally.missed.total for tallies in found.values() for tally in tallies) == unrated > 0


def test_the_same_is_made_again(made: Path, tmp_path: Path) -> None:
    cities.fill(tmp_path / "again.duckdb", cities=50, people=7)
    kept = []
    for path in (made, tmp_path / "again.duckdb"):
        store = open_store(path)
        with store.reading() as cursor:
            kept.append(cursor.execute("SELECT * FROM skill_ratings").df())
        store.close()
    pd.testing.assert_frame_equal(*kept)
