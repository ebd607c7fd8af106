"""The life cycle through the gate: one group, several added up, before and after, worked out again the plain way."""

import json
import tomllib
from collections import defaultdict
from dataclasses import asdict
from datetime import date
from pathlib import Path
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from people_made import hand_in

from coprod.desk.groups import Choice, choices
from coprod.desk.lifecycle import LifeCycle, drawn_one, drawn_several
from coprod.desk.lifecycle_change import drawn_change, rounds
from coprod.desk.lifecycle_gathered import Several, Why, gathered
from coprod.desk.opening import Desk
from coprod.disclosure.release import Release
from coprod.language import speaker
from coprod.measures.differences import Side
from coprod.measures.pairs import every_pair
from coprod.measures.stages import stage_mean, stage_need
from coprod.measures.tally import Span, Tally

DATA = Path(__file__).parents[2] / "data"
CORE = tomllib.loads((DATA / "instruments" / "coprod-core-1.0.toml").read_text(encoding="utf-8"))
LINES = [json.loads(line) for line in (DATA / "sample" / "submissions.jsonl").read_text(encoding="utf-8").splitlines()]
say = speaker("en")
SPRING = "2026 spring"
Pairs = dict[str, list[tuple[int, int]]]


def rated(city: str, round_: str, mode: str = "individual") -> Pairs:
    """Every complete pair of a city and round, by skill, straight from the sample's lines."""
    found: Pairs = defaultdict(list)
    for line in LINES:
        if (line["about"]["city"], line["about"]["round"], line["about"]["mode"]) == (city, round_, mode):
            for skill, pair in line["skills"].items():
                if isinstance(pair.get("importance"), int) and isinstance(pair.get("capacity"), int):
                    found[skill].append((pair["importance"], pair["capacity"]))
    return found


def together(cities: set[str], smallest: int = 5) -> Pairs:
    """The same of several cities, without what fewer than five people of a city rated."""
    found: Pairs = defaultdict(list)
    for city in cities:
        for skill, some in rated(city, SPRING).items():
            found[skill] += some if len(some) >= smallest else []
    return {skill: some for skill, some in found.items() if some}


def need(pairs: list[tuple[int, int]]) -> float:
    importance, capacity = mean(i for i, _ in pairs), mean(a for _, a in pairs)
    return 5 * importance * (importance - capacity)


def chosen(desk: Desk, city: str, round_: str = "2026-spring", who: str = "individual") -> Choice:
    [found] = [one for one in choices(desk) if (one.city, one.round) == (city, round_) and one.who.startswith(who)]
    return found


def needs_of(life: LifeCycle) -> dict[str, float]:
    data = life.figures[1].data.dropna(subset=["need"])
    return dict(zip(data["skill"], data["need"], strict=True))


def stage_rows(pairs: Pairs) -> dict[str, tuple[float, float, float]]:
    """(need, importance, capacity) of each stage: plain means over its core skills."""
    rows = {}
    for stage in CORE["stages"]:
        core = [
            pairs[one["id"]]
            for one in CORE["skills"]
            if one["stage"] == stage["id"] and not one.get("optional") and one["id"] in pairs
        ]
        rows[stage["id"]] = (
            mean(need(one) for one in core),
            mean(mean(i for i, _ in one) for one in core),
            mean(mean(a for _, a in one) for one in core),
        )
    return rows


@pytest.mark.parametrize("city", ["Velmarin", "Tolvessa"])
def test_stages_and_skills_of_one_city_are_those_worked_out_by_hand(sampled: Desk, city: str) -> None:
    life, expected = drawn_one(sampled, say, chosen(sampled, f"sample-{city.lower()}")), together({city})
    assert needs_of(life) == pytest.approx({skill: need(some) for skill, some in expected.items()})
    found = life.figures[0].data.set_index("stage")[["stage_need", "stage_importance", "stage_capacity"]]
    assert list(found.index) == [one["id"] for one in CORE["stages"]]
    for stage, row in stage_rows(expected).items():
        assert found.loc[stage].tolist() == pytest.approx(row)


def test_all_cities_added_up_are_the_sum_of_what_each_may_tell(sampled: Desk) -> None:
    life = drawn_several(sampled, say, Several("individual", sample=True))
    cities = {line["about"]["city"] for line in LINES}
    expected = together(cities)
    assert needs_of(life) == pytest.approx({skill: need(some) for skill, some in expected.items()})
    heat = life.figures[1].data.dropna(subset=["need"]).set_index("skill")
    assert heat["n"].to_dict() == {skill: len(some) for skill, some in expected.items()}
    assert heat["cities"].to_dict() == {
        skill: sum(len(rated(city, SPRING)[skill]) >= 5 for city in cities) for skill in expected
    }
    for stage, row in stage_rows(expected).items():
        found = life.figures[0].data.set_index("stage").loc[stage]
        assert found[["stage_need", "stage_importance", "stage_capacity"]].tolist() == pytest.approx(row)


def test_a_hidden_city_changes_no_number_of_the_sum(sampled: Desk) -> None:
    """Oskerwyn's four people are withheld, so that adding the city and taking it away tells nothing of them."""
    some = ("sample-velmarin", "sample-dornavel")
    without = drawn_several(sampled, say, Several("individual", sample=True, cities=some))
    with_it = drawn_several(sampled, say, Several("individual", sample=True, cities=(*some, "sample-oskerwyn")))
    for one, other in zip(without.figures, with_it.figures, strict=True):
        assert one.data.equals(other.data)
        assert one.title == other.title
    assert with_it.figures[0].notes[1:] == ("Takes no part, because fewer than 5 people rated each skill: Oskerwyn.",)
    assert without.figures[0].notes[1:] == ()


def test_the_cities_added_up_are_named_and_the_people_are_counted(sampled: Desk) -> None:
    some = Several("individual", sample=True, cities=("sample-velmarin", "sample-dornavel"))
    stages = drawn_several(sampled, say, some).figures[0]
    assert stages.notes == ("Adding up people is not the same as averaging the cities: larger groups weigh more.",)
    assert (
        "Added up are 46 people in 2 cities (Dornavel, Velmarin); only the newest round of each counts."
        in stages.sentence
    )
    assert "sample data, fictional cities" in stages.source


def test_returns_are_added_up_apart_from_individuals_and_only_with_consent(sampled: Desk) -> None:
    found = gathered(sampled, Several("return", sample=True))
    assert {one.provenance.organisational for one in found.members} == {True}
    assert found.left_out == {Why.CONSENT: ("Fennorack, Digital services (fictional)",)}
    newest: Pairs = defaultdict(list)
    for city in {one.provenance.city for one in found.members}:
        for skill, some in rated(city, SPRING, "organisational").items():
            newest[skill] += some
    told = {
        skill: one.value.pairs for skill, one in found.shown.items() if isinstance(one, Release) and one.value.pairs
    }
    assert told == {skill: len(some) for skill, some in newest.items()}
    life = drawn_several(sampled, say, Several("return", sample=True))
    assert needs_of(life) == pytest.approx({skill: need(some) for skill, some in newest.items()})
    assert "rated by" not in life.figures[0].sentence
    assert life.figures[0].notes[0] == (
        "Adding up returns is not the same as averaging the cities: need is worked out from all together."
    )


def test_real_and_sample_cities_never_meet(empty: Desk) -> None:
    hand_in(empty, people=6, city="Ayton")
    assert gathered(empty, Several("individual", sample=True)).members == ()
    [one] = gathered(empty, Several("individual", sample=False)).members
    assert one.city == "ayton"


def test_other_modes_and_other_questionnaires_take_no_part_and_are_named(empty: Desk) -> None:
    for city in ("Ayton", "Beeford"):
        hand_in(empty, people=6, city=city)
    hand_in(empty, city="Cawood", comparable=True, approver="A")
    hand_in(empty, people=6, city="Driffield", instrument="other@1.0")
    found = gathered(empty, Several("individual", sample=False))
    assert [one.city for one in found.members] == ["ayton", "beeford"]
    assert found.left_out == {Why.OTHER_MODE: ("Cawood",), Why.OTHER_INSTRUMENT: ("Driffield",)}
    notes = drawn_several(empty, say, Several("individual", sample=False)).figures[0].notes
    assert notes[1:] == (
        "Takes no part, because it has no answers of this kind: Cawood.",
        "Takes no part, because its newest answers are to another questionnaire: Driffield.",
    )


def test_the_newest_round_of_each_city_counts_even_where_it_is_withheld(empty: Desk) -> None:
    hand_in(empty, people=6, city="Ayton", round="2025", filled_on=date(2025, 5, 1))
    hand_in(empty, people=4, city="Ayton", round="2026")
    life = drawn_several(empty, say, Several("individual", sample=False))
    assert life.figures == ()
    assert life.notes == ("Takes no part, because fewer than 5 people rated each skill: Ayton.",)


def test_sixty_cities_are_added_up_and_of_many_left_out_eight_are_named(empty: Desk) -> None:
    for number in range(60):
        hand_in(empty, people=5 if number < 50 else 4, city=f"Town {number:02}")
    life = drawn_several(empty, say, Several("individual", sample=False))
    assert life.figures[0].title.startswith("50 cities together: ")
    assert "(Town 00, Town 01, Town 02, Town 03, Town 04, Town 05, Town 06, Town 07 and 42 more); only the newest " in (
        life.figures[0].sentence
    )
    names = ", ".join(f"Town {number}" for number in range(50, 58))
    assert life.figures[0].notes[1] == (
        f"Takes no part, because fewer than 5 people rated each skill: {names} and 2 more."
    )
    heat = life.figures[1].data.set_index("skill").loc["facilitation"]
    assert (heat["n"], heat["cities"], heat["need"]) == (250, 50, 50.0)  # 5 * (5 - 3) / 20


def test_a_return_without_consent_shows_its_reason_and_no_figure(sampled: Desk) -> None:
    life = drawn_one(sampled, say, chosen(sampled, "sample-fennorack", who="return"))
    assert life.figures == ()
    assert life.notes[0].startswith("All skills: This organisational return was given without consent")


def test_a_return_that_rates_one_skill_has_no_stage_but_its_skill(empty: Desk) -> None:
    hand_in(empty, city="Ayton", comparable=True, approver="A")
    stages, heat, _ = drawn_one(empty, say, choices(empty)[0]).figures
    assert stages.title == "Ayton: no stage can be shown"
    assert heat.title == (
        "Ayton: the greatest need by skill, 50, is in “Running conversations in which all are heard” (Skills for every "
        "stage)"
    )
    assert heat.table["n"].tolist().count("nobody rated both") == 23


@pytest.mark.parametrize("skill", ["power_sharing", "close_the_loop", "scale_sustain", "facilitation"])
def test_change_is_the_comparison_of_both_rounds_as_two_groups(sampled: Desk, skill: str) -> None:
    after, before = chosen(sampled, "sample-velmarin"), chosen(sampled, "sample-velmarin", "2025-autumn")
    drawn = drawn_change(sampled, say, after, before)
    row = drawn.data.set_index("skill").loc[skill]
    sides = []
    for name, round_ in (("after", SPRING), ("before", "2025 autumn")):
        counts = defaultdict(int)
        for pair in rated("Velmarin", round_)[skill]:
            counts[pair] += 1
        tally = Tally.of(skill, Span(1, 5), [(i, a, n) for (i, a), n in counts.items()])
        sides.append(Side(name, "x", "y", tally))
    assert row["outcome"] == every_pair(sides)[0].need.outcome
    assert (row["n_after"], row["n_before"]) == (sides[0].n, sides[1].n)
    assert row["need_after"] == pytest.approx(need(rated("Velmarin", SPRING)[skill]))
    assert row["need_before"] == pytest.approx(need(rated("Velmarin", "2025 autumn")[skill]))


def test_rounds_to_compare_with_are_earlier_ones_of_the_same_kind_and_questionnaire(empty: Desk, sampled: Desk) -> None:
    late = rounds(sampled, say, chosen(sampled, "sample-velmarin"))
    assert ([one.round for one in late.earlier], late.later, late.different) == (["2025-autumn"], 0, 0)
    early = rounds(sampled, say, chosen(sampled, "sample-velmarin", "2025-autumn"))
    assert (early.earlier, early.later, early.different) == ((), 1, 0)
    alone = rounds(sampled, say, chosen(sampled, "sample-brivandel"))
    assert (alone.earlier, alone.later, alone.different) == ((), 0, 0)


def test_a_round_of_another_questionnaire_is_counted_and_not_compared(empty: Desk) -> None:
    hand_in(empty, people=6, round="2024", filled_on=date(2024, 5, 1))
    hand_in(empty, people=6, round="2025", filled_on=date(2025, 5, 1), instrument="other@1.0")
    hand_in(empty, people=6, round="2026")
    found = rounds(empty, say, choices(empty)[0])
    assert ([one.round for one in found.earlier], found.later, found.different) == (["2024"], 0, 1)


def test_no_change_is_drawn_where_one_round_shows_nothing(empty: Desk) -> None:
    hand_in(empty, people=4, round="2025", filled_on=date(2025, 5, 1))
    hand_in(empty, people=6, round="2026")
    after, before = choices(empty)
    assert drawn_change(empty, say, after, before) is None


def test_two_choices_are_told_apart_by_their_words() -> None:
    one, other = Several("individual", sample=True), Several("individual", sample=True, cities=("a",))
    assert repr(one) != repr(other)
    assert (one.view["scope"], other.view["scope"]) == (("all",), ("some",))
    assert set(asdict(one)) == {"who", "sample", "cities"}


@given(st.lists(st.one_of(st.none(), st.floats(1, 5)), min_size=1, max_size=8))
def test_a_stage_has_a_mean_exactly_where_it_has_a_need(values: list[float | None]) -> None:
    known = [value for value in values if value is not None]
    found = stage_mean(values)
    assert (found is None) == (2 * len(known) < len(values) or not known)
    assert found == stage_need("stage", values).need
    assert found is None or min(known) - 1e-9 <= found <= max(known) + 1e-9
    assert found is None or found == pytest.approx(np.mean(known))
