"""What is counted beforehand is what counting every answer anew gives, whatever happened to the store before."""

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from answers_made import older_store, person, returned, rows, submission
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod.instrument.answers import Pair
from coprod.instrument.scales import Missing
from coprod.store.copies import backup, restore
from coprod.store.engine import Store
from coprod.store.loads import newest, undo
from coprod.store.opening import open_store
from coprod.store.rows import Door, Submission
from coprod.store.submissions import add, remove_sample
from coprod.store.superseded import bring_back, superseded
from coprod.store.tallies import groups

MISSED = [Missing.NOT_ANSWERED, Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.REFUSED]
ratings = st.one_of(st.integers(1, 5), st.sampled_from(MISSED))
pairs = st.builds(lambda importance, capacity: Pair(importance=importance, capacity=capacity), ratings, ratings)
skills = st.dictionaries(st.sampled_from(["facilitation", "need_insight"]), pairs)
picks = st.dictionaries(
    st.sampled_from(["co_design", "co_delivery"]),
    st.lists(st.sampled_from(["trial", "methods"]), max_size=3).map(tuple),
)
cities = st.sampled_from(["Ayton", "Beeton"])
arrivals = st.one_of(
    st.builds(lambda city, key, rated: person(key, city=city, skills=rated), cities, st.sampled_from("ab"), skills),
    st.builds(lambda city, rated: returned(city=city, skills=rated), cities, skills),
    st.builds(lambda city, rated: submission(city=city, skills=rated, door=Door.SAMPLE), cities, skills),
)
picking = st.builds(
    lambda one, picked: replace(one, answers=one.answers.model_copy(update={"priorities": picked})), arrivals, picks
)
steps = st.one_of(
    st.lists(picking, min_size=1, max_size=4), st.sampled_from(["undo", "no sample", "restore"]), st.integers(0, 9)
)


Key = tuple[object, ...]


def counted(store: Store) -> dict[Key, int]:
    """What was counted beforehand."""
    found = rows(
        store,
        "SELECT city_id, round_slug, mode, instrument, return_id, skill, importance, capacity, missing, "
        "counted_pairs.respondents "
        "FROM counted LEFT JOIN counted_pairs ON group_number = number",
    )
    assert len({row[:-1] for row in found}) == len(found)
    return {row[:-1]: row[-1] or 0 for row in found}


def anew(store: Store) -> dict[Key, int]:
    """The same, counted here from every answer that stands."""
    stands = rows(
        store,
        "SELECT id, city_id, round_slug, mode, instrument FROM submissions "
        "WHERE id NOT IN (SELECT submission_id FROM supersessions)",
    )
    rated = rows(
        store,
        "SELECT submission_id, skill, importance, capacity, importance_missing, capacity_missing FROM skill_ratings",
    )
    found: Counter[Key] = Counter()
    empty = {(*group, own if group[2] == "organisational" else "") for own, *group in stands}
    for own, *group in stands:
        key = (*group, own if group[2] == "organisational" else "")
        for submission_id, skill, importance, capacity, *why in rated:
            if submission_id == own:
                told = [reason for reason in why if reason and reason != "not_answered"]
                whole = None not in (importance, capacity)
                value = (importance, capacity, None) if whole else (None, None, (told or ["not_answered"])[0])
                found[(*key, skill, *value)] += 1
                empty.discard(key)
    return dict(found) | {(*key, None, None, None, None): 0 for key in empty}


def picked(store: Store) -> set[Key]:
    """The picks that were counted beforehand."""
    found = rows(
        store,
        "SELECT city_id, round_slug, mode, return_id, stage, skill, counted_picks.respondents "
        "FROM counted_picks JOIN counted ON number = group_number",
    )
    assert len(set(found)) == len(found)
    return set(found)


def picked_anew(store: Store) -> set[Key]:
    """The same, from every pick that stands: who picked any skill of a stage, and who picked each."""
    found = rows(
        store,
        "SELECT submissions.city_id, round_slug, mode, CASE WHEN mode = 'organisational' THEN id ELSE '' END, stage, "
        "skill, id FROM priorities JOIN submissions ON id = submission_id "
        "WHERE id NOT IN (SELECT submission_id FROM supersessions)",
    )
    people: dict[Key, set[str]] = defaultdict(set)
    for *group, stage, skill, own in found:
        people[(*group, stage, skill)].add(own)
        people[(*group, stage, None)].add(own)
    return {(*key, len(them)) for key, them in people.items()}


def known(store: Store) -> list[tuple[object, ...]]:
    """What is known of each group beforehand."""
    return sorted((one.city, one.round, str(one.mode), one.return_id, one.respondents) for one in groups(store))


def known_anew(store: Store) -> list[tuple[object, ...]]:
    """The same, from every submission that stands."""
    stands = rows(
        store,
        "SELECT slug, round_slug, mode, CASE WHEN mode = 'organisational' THEN submissions.id ELSE '' END "
        "FROM submissions JOIN cities ON cities.id = city_id "
        "WHERE submissions.id NOT IN (SELECT submission_id FROM supersessions)",
    )
    return sorted((*group, many) for group, many in Counter(stands).items())


@settings(max_examples=12)
@given(st.lists(steps, min_size=2, max_size=7))
def test_what_is_counted_beforehand_is_what_stands(taken: list[list[Submission] | str | int]) -> None:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "s.duckdb")
        for number, step in enumerate(taken):
            load, away = newest(store), superseded(store)
            if isinstance(step, list):
                add(store, step)
            elif isinstance(step, int) and away:
                bring_back(store, away[step % len(away)].submission_id)
            elif step == "undo" and load:
                undo(store, load.id)
            elif step == "no sample":
                remove_sample(store)
            elif step == "restore":
                backup(store, Path(folder) / f"{number}.duckdb")
                restore(store, Path(folder) / f"{number}.duckdb")
            assert counted(store) == anew(store)
            assert picked(store) == picked_anew(store)
            assert known(store) == known_anew(store)
        store.close()


def test_a_store_from_before_is_counted_when_it_is_opened(tmp_path: Path) -> None:
    store = open_store(older_store(tmp_path / "s.duckdb", 2))
    assert rows(store, "SELECT return_id FROM counted ORDER BY ALL") == [("",), ("june",)]
    assert rows(store, "SELECT skill, importance, capacity, missing, respondents FROM counted_pairs") == [
        ("facilitation", 5, 2, None, 1)
    ]
    assert counted(store) == anew(store)
    assert {row[3:] for row in picked(store)} == {
        *[("", "co_design", None, 1), ("", "co_design", "trial", 1)],
        *[("june", "co_design", None, 1), ("june", "co_design", "methods", 1), ("june", "co_design", "trial", 1)],
    }
    add(store, [submission(city="Oldtown", round="2025")])
    assert counted(store) == anew(store)
    assert picked(store) == picked_anew(store)
    store.close()


def test_groups_that_come_later_take_numbers_of_their_own(store: Store) -> None:
    for city in ("Ayton", "Beeton", "Ayton"):
        add(store, [submission(city=city)])
    numbers = [number for (number,) in rows(store, "SELECT number FROM counted")]
    assert len(set(numbers)) == len(numbers) == 2
