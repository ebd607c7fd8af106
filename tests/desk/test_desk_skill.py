"""One skill: its words, how the sample's cities stand worked out again the plain way, whom to call, which pilots."""

import csv
import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from people_made import hand_in

from coprod.desk.opening import Desk
from coprod.desk.people_to_call import contacts, strong_from
from coprod.desk.skill import described, documenting, titles
from coprod.desk.skill_cities import PER_PAGE, Standing, drawn, listed, standings, why_not
from coprod.disclosure.policy import Reason
from coprod.instrument.answers import Pair
from coprod.language import speaker
from tests.pages.naive import need, pairs, submissions

DATA = Path(__file__).parents[2] / "data"
CORE = tomllib.loads((DATA / "instruments" / "coprod-core-1.0.toml").read_text(encoding="utf-8"))
say = speaker("en")
SPRING = "2026 spring"


def standing(desk: Desk, skill: str, kind: str) -> Standing:
    return standings(desk, say, skill)[kind]


def names(some: tuple[object, ...]) -> list[str]:
    return [one.title.partition(" (")[0] for one in some]


def agreed(skill: str) -> dict[str, tuple[int, int]]:
    """(importance, capacity) of each consented return of the newest round, straight from the sample's lines."""
    told = {}
    for one in submissions():
        about, pair = one["about"], one.get("skills", {}).get(skill, {})
        ours = about["mode"] == "organisational" and about["round"] == SPRING and about.get("comparable")
        if (
            ours
            and about.get("approver")
            and all(isinstance(pair.get(name), int) for name in ("importance", "capacity"))
        ):
            told[about["city"]] = pair["importance"], pair["capacity"]
    return told


def test_every_skill_may_be_chosen_under_its_stage(sampled: Desk) -> None:
    every = titles(sampled, say)
    assert list(every) == [one["id"] for one in CORE["skills"]]
    assert every["need_insight"] == "Co-commissioning: Finding out what people need"


def test_a_skill_is_told_in_the_questionnaire_s_own_words(sampled: Desk) -> None:
    words, [own] = described(sampled, say, "asset_mapping"), [s for s in CORE["skills"] if s["id"] == "asset_mapping"]
    assert (words.definition, words.next_step) == (own["definition"]["en"], own["next_step"]["en"])
    assert (words.stage, words.stage_title, words.in_sequence) == ("co_commissioning", "Co-commissioning", True)
    assert words.family == "User insight"
    keys = {one["citation"]: one["key"] for one in CORE["sources"]}
    assert {keys[citation] for citation, _ in words.sources} == set(own["sources"])
    with pytest.raises(KeyError):
        described(sampled, say, "no_such_skill")


@pytest.mark.parametrize("skill", ["facilitation", "close_the_loop", "data_ethics"])
def test_cities_stand_where_the_plain_way_puts_them(sampled: Desk, skill: str) -> None:
    some = listed(standing(sampled, skill, "individual"), order="name", text="")
    cities = sorted({one["about"]["city"] for one in submissions() if one["about"]["mode"] == "individual"})
    enough = [city for city in cities if len(list(pairs(city, SPRING, skill))) >= 5]
    assert names(some.shown) == enough
    assert [one.need for one in some.shown] == pytest.approx([need(city, SPRING, skill) for city in enough])
    assert some.withheld == {Reason.N_BELOW_K: len(cities) - len(enough)}


def test_by_need_the_most_urgent_comes_first(sampled: Desk) -> None:
    some = listed(standing(sampled, "close_the_loop", "individual"), order="need", text="")
    needs = [one.need for one in some.shown]
    assert needs == sorted(needs, reverse=True)
    assert len(set(needs)) > 1


def test_returns_stand_apart_and_only_with_consent(sampled: Desk) -> None:
    here = standing(sampled, "facilitation", "return")
    some, told = listed(here, order="name", text=""), agreed("facilitation")
    assert names(some.shown) == sorted(told)
    assert [one.need for one in some.shown] == pytest.approx(
        [5 * importance * (importance - capacity) for _, (importance, capacity) in sorted(told.items())]
    )
    assert some.withheld == {Reason.CONSENT: 1}
    [why] = why_not(sampled, say, here, some)
    assert why.startswith("1 return is not shown. This organisational return was given without consent")


def test_only_the_newest_answers_of_a_city_count(sampled: Desk) -> None:
    rounds = {one.choice.round for one in standing(sampled, "facilitation", "individual").places}
    assert rounds == {"2026-spring"}


def test_a_search_narrows_what_is_shown_and_what_is_said_to_be_withheld(sampled: Desk) -> None:
    here = standing(sampled, "facilitation", "individual")
    assert names(listed(here, order="name", text="velm").shown) == ["Velmarin"]
    none = listed(here, order="name", text="oskerwyn")
    assert (none.shown, none.withheld) == ((), {Reason.N_BELOW_K: 1})
    assert drawn(sampled, say, here, "Facilitation", order="name", text="oskerwyn", page=1) is None


def test_a_return_that_leaves_the_skill_out_is_counted_as_such(empty: Desk) -> None:
    hand_in(empty, comparable=True, approver="A. Prover")  # rates facilitation only
    here = standing(empty, "storytelling", "return")
    some = listed(here, order="name", text="")
    assert (some.shown, some.withheld, some.silent) == ((), {}, 1)
    assert why_not(empty, say, here, some) == ("1 return does not rate this skill.",)


def test_another_questionnaire_is_counted_and_not_compared(empty: Desk) -> None:
    hand_in(empty, people=5)
    hand_in(empty, people=5, city="Beeton", instrument="other-city@2.0")
    here = standing(empty, "facilitation", "individual")
    some = listed(here, order="name", text="")
    assert names(some.shown) == ["Ayton"]
    assert why_not(empty, say, here, some) == (
        "1 group answered another version of the questionnaire and is not compared.",
    )


@pytest.fixture
def many(empty: Desk) -> Standing:
    for number in range(41):
        hand_in(empty, city=f"City {number:02}", comparable=True, approver="A. Prover")
    return standing(empty, "facilitation", "return")


def test_a_long_list_comes_twenty_at_a_time(empty: Desk, many: Standing) -> None:
    assert listed(many, order="name", text="").pages == 3
    pages = [drawn(empty, say, many, "Facilitation", order="name", text="", page=page) for page in (1, 2, 3, 99)]
    cities = [one.data["city"].tolist() for one in pages if one]
    assert [len(one) for one in cities] == [PER_PAGE, PER_PAGE, 1, 1]
    assert cities[0] + cities[1] + cities[2] == [f"City {number:02}" for number in range(41)]
    assert pages[0] and pages[0].sentence.endswith("Shown are 1 to 20 of 41, by name.")
    urgent = drawn(empty, say, many, "Facilitation", order="need", text="", page=3)
    assert urgent and urgent.sentence.endswith("Shown are 41 to 41 of 41, the most urgent need first.")


def test_what_tells_two_standings_apart_is_short_whatever_they_hold(many: Standing) -> None:
    assert repr(many) == "Standing(skill='facilitation', kind='return')"


@pytest.mark.parametrize("skill", ["facilitation", "close_the_loop", "need_insight"])
def test_whom_to_call_is_strong_and_agreed_and_named_by_organisation(sampled: Desk, skill: str) -> None:
    found = contacts(standing(sampled, skill, "return"), "")
    strong = {
        city: pair for city, pair in agreed(skill).items() if pair[1] >= 4 and 5 * pair[0] * (pair[0] - pair[1]) <= 10
    }
    assert names(found) == sorted(strong)
    assert [one.capacity for one in found] == [strong[city][1] for city in sorted(strong)]
    assert all("sample, fictional" in one.title for one in found)


@pytest.mark.parametrize(
    ("about", "importance", "capacity", "called"),
    [
        ({"comparable": True, "approver": "A. Prover"}, 4, 4, True),
        ({"comparable": True, "approver": "A. Prover"}, 5, 5, True),
        ({"comparable": True, "approver": "A. Prover"}, 5, 4, False),  # need 25
        ({"comparable": True, "approver": "A. Prover"}, 1, 3, False),  # no need, and not strong
        ({"comparable": True, "approver": ""}, 4, 4, False),
        ({"comparable": False, "approver": "A. Prover"}, 4, 4, False),
    ],
)
def test_who_is_called(
    empty: Desk,
    monkeypatch: pytest.MonkeyPatch,
    about: dict[str, object],
    importance: int,
    capacity: int,
    called: bool,
) -> None:
    monkeypatch.setattr("people_made.Pair", lambda **_: Pair(importance=importance, capacity=capacity))
    hand_in(empty, unit="Parks", **about)
    found = contacts(standing(empty, "facilitation", "return"), "")
    assert [one.title for one in found] == (["Ayton, Parks"] if called else [])
    assert all("Prover" not in json.dumps(str(one)) for one in found)


def test_individuals_are_never_among_those_to_call(empty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("people_made.Pair", lambda **_: Pair(importance=5, capacity=5))
    hand_in(empty, people=9)
    assert contacts(standing(empty, "facilitation", "return"), "") == ()


@pytest.mark.parametrize(("low", "high", "strong"), [(1, 5, 4.0), (1, 4, 3.25), (0, 4, 3.0), (0, 100, 75.0)])
def test_strong_is_the_upper_quarter_of_a_scale(low: int, high: int, strong: float) -> None:
    assert strong_from(low=low, high=high) == strong


@pytest.mark.parametrize(
    ("skill", "count"),
    [("need_insight", 49), ("codesign_methods", 48), ("enable_coproducers", 43), ("close_the_loop", 25)],
)
def test_pilots_are_those_that_document_the_stage(empty: Desk, skill: str, count: int) -> None:
    found = documenting(empty, say, described(empty, say, skill))
    assert len(found) == count
    groups = [one.groups for one in found]
    assert groups == sorted(groups, reverse=True) and groups[-1] >= 1


def test_for_a_skill_of_every_stage_pilots_document_all_four(empty: Desk) -> None:
    found = documenting(empty, say, described(empty, say, "facilitation"))
    assert len(found) == 17
    assert {len(one.pilot.stages) for one in found} == {4}
    with (DATA / "pilots" / "participation.csv").open(encoding="utf-8", newline="") as file:
        entries = {(one["pilot_id"], one["stakeholder_id"]) for one in csv.DictReader(file)}
    told = Counter(pilot for pilot, _ in entries)
    assert {one.pilot.pilot_id: one.groups for one in found} == {
        one.pilot.pilot_id: told[one.pilot.pilot_id] for one in found
    }
    assert {one.pilot.pilot_id: one.groups for one in found}["bologna-mimuovosmart"] == 4
