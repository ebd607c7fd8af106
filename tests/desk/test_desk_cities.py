"""The cities on offer: never more than fifty, and always the one that was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from coprod.desk.cities import MOST, City, cities, offered
from coprod.desk.groups import choices
from coprod.desk.opening import Desk
from coprod.desk.search import folded
from coprod.language import speaker
from tests.desk.people_made import hand_in

SAY = speaker("en")
MANY = [City(f"town-{n:04}", f"Town {n:04}", folded(f"Town {n:04}"), ()) for n in range(2_000)]


def test_every_group_stands_in_its_city_and_the_sample_says_so(sampled: Desk) -> None:
    here = cities(sampled, SAY)
    assert tuple(one for city in here.values() for one in city.choices) == choices(sampled)
    assert [here[key].title for key in ("sample-brivandel", "sample-velmarin")] == [
        "Brivandel (sample, fictional)",
        "Velmarin (sample, fictional)",
    ]
    assert [(one.round, one.who) for one in here["sample-quillamere"].choices][:2] == [
        ("2026-spring", "individual"),
        ("2026-spring", next(one.who for one in here["sample-quillamere"].choices if one.who != "individual")),
    ]


def test_a_real_and_a_sample_city_of_one_name_are_two(empty: Desk) -> None:
    hand_in(empty, people=5, city="Ayton")
    hand_in(empty, people=5, city="Sample Ayton")
    assert {key: city.title for key, city in cities(empty, SAY).items()} == {
        "ayton": "Ayton",
        "real-sample-ayton": "Sample Ayton",
    }


def test_without_a_search_the_first_fifty_are_offered() -> None:
    first = offered(MANY, "")
    assert (list(first.titles), first.found) == ([f"town-{n:04}" for n in range(50)], 2_000)


def test_a_search_narrows_and_what_was_chosen_stays() -> None:
    narrowed = offered(MANY, "town 191", keep=("town-0007",))
    assert list(narrowed.titles) == [
        *(f"town-191{n}" for n in range(10)),
        *("town-0191", "town-1191", "town-0007"),  # the last is no find, it was chosen before
    ]
    assert narrowed.found == 12
    assert list(offered(MANY, "nowhere", keep=("town-0007",)).titles) == ["town-0007"]


def test_a_chosen_city_takes_the_last_place_of_fifty() -> None:
    full = offered(MANY, "", keep=("town-1999", "no such town"))
    assert list(full.titles) == [*(f"town-{n:04}" for n in range(49)), "town-1999"]


def test_a_link_that_names_more_than_fifty_cities_gets_fifty() -> None:
    keep = tuple(one.key for one in MANY[100:200])
    assert tuple(offered(MANY, "", keep=keep).titles) == keep[:50]


@given(st.sampled_from(["", "town", "1", "19", "zz"]), st.lists(st.integers(0, 1_999), max_size=80))
def test_never_more_than_fifty_and_never_without_the_chosen(text: str, chosen: list[int]) -> None:
    keep = tuple(MANY[n].key for n in chosen)
    titles = offered(MANY, text, keep=keep).titles
    assert len(titles) <= MOST
    if len(set(keep)) <= MOST:
        assert set(keep) <= set(titles)
