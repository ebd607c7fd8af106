"""The comparison of the sample's cities, rounds and roles, worked out again from the sample's own lines."""

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import pytest

from coprod.charts.figure import Figure
from coprod.desk.compare import ALL, drawn_rug, stages_of
from coprod.desk.compare_members import (
    NOT_SAID,
    Asking,
    Member,
    Of,
    not_shown,
    of_cities,
    parts_of,
    rounds_of,
    shown_parts,
    side_by_side,
)
from coprod.desk.compare_skill import Opening, Order, drawn_skill
from coprod.desk.compare_told import told
from coprod.desk.groups import Choice, choices
from coprod.desk.opening import Desk
from coprod.disclosure.release import Release, Withheld
from coprod.language import speaker
from coprod.measures.differences import NotCompared, Quantity, Side
from coprod.measures.pairs import every_pair
from coprod.measures.tally import Span, Tally
from tests.desk.people_made import hand_in
from tests.pages.naive import need, pairs, submissions

SAY = speaker("en")
SPRING = "2026 spring"
CITIES = ("Velmarin", "Tolvessa", "Fennorack", "Dornavel", "Oskerwyn")


def choice(desk: Desk, city: str, *, round: str = "2026-spring", who: str = "individual") -> Choice:
    key = f"sample-{city.lower()}"
    return next(
        one for one in choices(desk) if (one.city, one.round) == (key, round) and one.who.partition("-")[0] == who
    )


def cities(desk: Desk, *names: str, who: str = "individual") -> Asking:
    return Asking(Of.CITIES, of_cities([choice(desk, name, who=who) for name in names]))


def opened(desk: Desk, asking: Asking, skill: str, **how: object) -> tuple[Figure, ...]:
    asked = {"quantity": Quantity.NEED, "order": Order.NAME, "with_places": False} | how
    return drawn_skill(desk, SAY, asking, Opening(skill, **asked))


def skills(figure: Figure) -> pd.DataFrame:
    return figure.data[figure.data["skill"].notna()].set_index(["skill", "compared"])


def tally(city: str, skill: str) -> Tally:
    counts = Counter(pairs(city, SPRING, skill))
    return Tally.of(skill, Span(1, 5), [(*pair, count) for pair, count in counts.items()])


def test_every_need_of_the_rug_is_the_one_that_the_answers_give(sampled: Desk) -> None:
    own = skills(drawn_rug(sampled, SAY, cities(sampled, *CITIES), ALL)[0])
    told_of = own.dropna(subset=["value"])
    assert len(told_of) > 80
    for (skill, key), row in told_of.iterrows():
        city = key.removeprefix("sample-").title()
        assert row["value"] == pytest.approx(need(city, SPRING, skill)), (skill, city)
        assert row["n"] == len(list(pairs(city, SPRING, skill))) >= 5
    hidden = own[own["value"].isna()]
    enough = {len(list(pairs(key.removeprefix("sample-").title(), SPRING, skill))) >= 5 for skill, key in hidden.index}
    assert enough == {False}


def test_the_stages_are_the_means_of_their_core_skills(sampled: Desk) -> None:
    data = drawn_rug(sampled, SAY, cities(sampled, "Velmarin", "Tolvessa"), ALL)[0].data
    asked = sampled.instrument
    core = {stage.id: [one.id for one in asked.skills_of(stage.id, optional=False)] for stage in asked.stages}
    stages = data[data["measure"] == "stage_need"].set_index(["stage", "compared"])
    assert len(stages) == 10
    for (stage, key), row in stages.iterrows():
        needs = [need(key.removeprefix("sample-").title(), SPRING, skill) for skill in core[stage]]
        assert row["value"] == pytest.approx(sum(needs) / len(needs))
        assert pd.isna(row["outcome"]) and pd.isna(row["difference"])


def test_each_skill_is_tested_over_all_pairs_of_the_groups_shown(sampled: Desk) -> None:
    own = skills(drawn_rug(sampled, SAY, cities(sampled, *CITIES), ALL)[0])
    for skill in ("power_sharing", "close_the_loop", "facilitation"):
        sides = [Side(city, "", "", tally(city, skill)) for city in ("Velmarin", "Tolvessa", "Fennorack")]
        alone = [every_pair([sides[at], sides[0]])[0].need for at in (1, 2)]
        first, second, third = sorted([*(one.p for one in alone), every_pair(sides[1:])[0].need.p])
        adjusted = [min(1.0, 3 * first), min(1.0, max(3 * first, 2 * second)), max(3 * first, 2 * second, third)]
        for city, one in zip(("tolvessa", "fennorack"), alone, strict=True):
            row = own.loc[(skill, f"sample-{city}")]
            assert row["difference"] == pytest.approx(one.value)
            ends = one.interval.low, one.interval.high
            assert (row["difference_low"], row["difference_high"]) == pytest.approx(ends)
            assert row["p_adjusted"] in adjusted
            assert row["outcome"] == (
                "cannot_tell" if row["p_adjusted"] >= 0.05 else "higher" if one.value > 0 else "lower"
            )
        assert own.loc[(skill, "sample-dornavel"), "not_compared"] == NotCompared.TOO_FEW
        assert own.loc[(skill, "sample-oskerwyn"), "withheld"] == "n_below_k"


def verdict(told: str, other: str, dots: pd.DataFrame) -> str:
    """How one city lies to another by the figure of the opened skill."""
    row = dots.loc[told]
    above, under = (str(row[name]).split() for name in ("higher_than", "lower_than"))
    return "higher" if other in above else "lower" if other in under else "cannot_tell"


def test_two_cities_have_one_verdict_whoever_is_the_reference_and_in_the_opened_skill(sampled: Desk) -> None:
    names = ("Brivandel", "Fennorack", "Quillamere", "Tolvessa", "Velmarin")
    turned = {"higher": "lower", "lower": "higher"}
    grids = {
        name: skills(drawn_rug(sampled, SAY, cities(sampled, name, *(set(names) - {name})), ALL)[0]) for name in names
    }
    met = Counter()
    for skill in ("power_sharing", "needs_discovery", "facilitation", "data_use"):
        if (skill, "sample-velmarin") not in grids["Velmarin"].index:
            continue
        dots = opened(sampled, cities(sampled, *names), skill)[0].data.set_index("compared")
        for first in names:
            for second in set(names) - {first}:
                here = grids[second].loc[(skill, f"sample-{first.lower()}"), "outcome"]
                there = grids[first].loc[(skill, f"sample-{second.lower()}"), "outcome"]
                assert here == turned.get(there, there), (skill, first, second)
                if here != "not_compared" and not pd.isna(here):
                    assert here == verdict(f"sample-{first.lower()}", f"sample-{second.lower()}", dots)
                met[here] += 1
    assert met["higher"] == met["lower"] > 0 and met["cannot_tell"] > 0


def test_a_reference_with_too_few_answers_is_named_as_the_cause(sampled: Desk) -> None:
    asking = cities(sampled, "Dornavel", "Velmarin", "Tolvessa")
    (one,) = drawn_rug(sampled, SAY, asking, "co_design")
    assert one.notes[0] == "Too few people answered in “Dornavel” (8 are needed). Choose another reference."
    assert not any(note.startswith("Not compared") for note in one.notes)
    (hidden,) = drawn_rug(sampled, SAY, cities(sampled, "Oskerwyn", "Velmarin"), "co_design")
    assert hidden.notes[0] == "Too few people answered in “Oskerwyn” (8 are needed). Choose another reference."
    (both,) = drawn_rug(sampled, SAY, cities(sampled, "Dornavel", "Oskerwyn"), "co_design")
    assert not any("another reference" in note for note in both.notes)  # another would change nothing


def test_one_stage_shows_its_skills_and_all_stages_needs(sampled: Desk) -> None:
    asking = cities(sampled, "Velmarin", "Tolvessa")
    (one,) = drawn_rug(sampled, SAY, asking, "co_design")
    assert set(one.data["skill"].dropna()) == {skill.id for skill in sampled.instrument.skills_of("co_design")}
    assert one.data["measure"].tolist().count("stage_need") == 10
    assert list(stages_of(sampled, SAY, asking))[-1] == ALL


def test_a_city_of_which_nothing_is_told_is_named_once_in_the_notes(sampled: Desk) -> None:
    (one,) = drawn_rug(sampled, SAY, cities(sampled, "Velmarin", "Oskerwyn", "Dornavel"), "co_design")
    assert one.notes[0] == "Not compared: Dornavel. Too few answers to tell a difference from chance."
    assert one.notes[1].startswith("Oskerwyn, “Questioning the brief” (Dornavel): Fewer than 5 people rated this")
    assert len(one.notes) == 2


def test_returns_stand_side_by_side_with_their_governance_and_no_test(sampled: Desk) -> None:
    rug, governance = drawn_rug(sampled, SAY, cities(sampled, "Velmarin", "Tolvessa", "Fennorack", who="return"), ALL)
    assert set(rug.data["outcome"].dropna()) | set(governance.data["outcome"].dropna()) == set()
    assert "difference" not in rug.measures + governance.measures
    assert rug.title == "All stages: 3 returns side by side"
    assert len(governance.data) == 3 * 16 and governance.data["measure"].nunique() == 16
    for one in (rug, governance):
        hidden = one.data[one.data["compared"] == "sample-fennorack"]  # gave no consent
        assert set(hidden["withheld"]) == {"consent"} and hidden["value"].isna().all()
        assert any(note.startswith("Fennorack: ") and "without consent" in note for note in one.notes)
    (dots,) = opened(sampled, cities(sampled, "Velmarin", "Tolvessa", who="return"), "power_sharing", with_places=True)
    assert dots.sentence.endswith("One agreed return each: whether two of them really differ cannot be told.")
    assert dots.data[["low", "high", "higher_than", "place_first"]].isna().all().all()


def test_the_dots_name_every_pair_that_really_differs_and_count_the_others(sampled: Desk) -> None:
    asking = cities(sampled, "Velmarin", "Tolvessa", "Fennorack", "Brivandel")
    dots, _ = opened(sampled, asking, "power_sharing")
    names = [one.title for one in asking.members]
    compared = every_pair([Side(name, "", "", tally(name, "power_sharing")) for name in names])
    real = [one for one in compared if one.need.outcome in ("higher", "lower")]
    assert 0 < len(real) < 6
    for one in real:
        high, low = (one.first, one.second) if one.need.value > 0 else (one.second, one.first)
        ends = sorted(abs(end) for end in (one.need.interval.low, one.need.interval.high))
        size = f"by {abs(one.need.value):.0f}, {ends[0]:.0f} to {ends[1]:.0f}"
        assert f"{high} is higher than {low} ({size})." in dots.sentence
    assert f"The other {6 - len(real)} pairs cannot be told apart." in dots.sentence
    assert dots.title == f"Need in “Handing over decisions”: {len(real)} of 6 pairs differ beyond chance"


def test_by_value_the_highest_stands_first_and_the_reference_stays_marked(sampled: Desk) -> None:
    asking = cities(sampled, *CITIES)
    dots, spread = opened(sampled, asking, "power_sharing", order=Order.VALUE, with_places=True)
    values = dots.data["value"].tolist()
    assert values[:-1] == sorted(values[:-1], reverse=True) and pd.isna(values[-1])
    assert dots.data.loc[dots.data["is_reference"], "compared"].tolist() == ["sample-velmarin"]
    assert spread.data["compared"].iloc[0] == "sample-velmarin"
    places = dots.data.set_index("compared")[["place_first", "place_last"]].dropna()
    assert set(places.index) == {"sample-velmarin", "sample-tolvessa", "sample-fennorack"}
    assert dots.sentence.endswith(
        "Tolvessa could be anywhere from place 1 to place 1 of the 3 compared; Velmarin from 2 to 2; Fennorack from 3 "
        "to 3; place 1 is the most urgent. No place, as nothing is compared: Dornavel, Oskerwyn."
    )


@pytest.mark.parametrize("quantity", [Quantity.IMPORTANCE, Quantity.CAPACITY])
def test_where_all_gave_one_answer_neither_bar_nor_interval_tells_it(sampled: Desk, quantity: Quantity) -> None:
    asking = cities(sampled, "Velmarin", "Hovenquay")
    answers = list(pairs("Hovenquay", SPRING, "power_sharing"))
    assert {importance for importance, _ in answers} == {5}  # else this test shows nothing
    dots, spread = opened(sampled, asking, "power_sharing", quantity=quantity)
    row = dots.data.set_index("compared").loc["sample-hovenquay"]
    alike = quantity is Quantity.IMPORTANCE
    assert (row["no_interval"] == "answers_too_alike", pd.isna(row["low"])) == (alike, alike)
    own = spread.data[(spread.data["compared"] == "sample-hovenquay") & (spread.data["rating"] == quantity.value)]
    assert own["share"].isna().all() == alike


def test_a_difference_from_those_of_one_mind_has_no_interval(empty: Desk) -> None:
    hand_in(empty, people=9, city="Ayton")
    hand_in(empty, people=9, city="Beeton")
    asking = Asking(Of.CITIES, of_cities(choices(empty)))
    row = skills(drawn_rug(empty, SAY, asking, ALL)[0]).loc[("facilitation", "beeton")]
    assert (row["value"], row["outcome"]) == (50.0, "cannot_tell")  # 5 * (5 - 3) * 5
    assert pd.isna(row["difference_low"]) and pd.isna(row["difference_high"])
    dots, spread = opened(empty, asking, "facilitation")
    assert dots.sentence == "The one pair cannot be told apart."
    assert dots.data["low"].isna().all()
    assert spread.title == "“Running conversations in which all are heard”: no spread of answers can be shown"
    assert spread.data["share"].isna().all()


def test_rounds_of_one_city_stand_side_by_side(sampled: Desk) -> None:
    members = rounds_of(sampled, SAY, choice(sampled, "Velmarin"))
    assert [one.key for one in members] == ["2026-spring", "2025-autumn"]
    for chosen in ("2026-spring", "2025-autumn"):  # whichever the reader chose, time runs forward
        asking = Asking(Of.ROUNDS, side_by_side(members, Of.ROUNDS, chosen, ()))
        assert asking.view == {
            "city": ("sample-velmarin",),
            "round": ("2025-autumn",),
            "who": ("individual",),
            "of": ("rounds",),
            "with": ("2026-spring",),
        }
    rug = drawn_rug(sampled, SAY, asking, "co_design")[0]
    row = skills(rug).loc[("codesign_methods", "2026-spring")]
    before, after = (need("Velmarin", name, "codesign_methods") for name in ("2025 autumn", "2026 spring"))
    assert (row["value"], row["difference"]) == pytest.approx((after, after - before))
    assert rug.title.startswith("Co-design: since 2025 autumn, ")
    assert rug.source.endswith("sample data, fictional city")


def role_pairs(city: str, round_name: str, skill: str) -> Mapping[str, int]:
    """How many individuals of each role gave both ratings, from the sample's own lines."""
    found: Counter[str] = Counter()
    for one in submissions():
        about, pair = one["about"], one.get("skills", {}).get(skill, {})
        if (about["city"], about["round"], about["mode"]) == (city, round_name, "individual"):
            both = all(isinstance(pair.get(part), int) for part in ("importance", "capacity"))
            found[(about.get("role") or "").strip()] += both
    return found


def test_roles_are_told_from_five_people_and_what_is_hidden_is_never_a_few(sampled: Desk) -> None:
    every = [one for one in choices(sampled) if one.who == "individual"]
    assert len(every) == 11
    for one in every:
        name, round_name = one.provenance.city, one.provenance.round
        shown = shown_parts(sampled, one, Of.ROLES)
        for skill in sampled.instrument.skills:
            counted = role_pairs(name, round_name, skill.id)
            outcomes = {part: of[skill.id] for part, of in shown.items()}
            assert set(outcomes) == set(counted)
            assert {part: told.respondents for part, told in outcomes.items() if isinstance(told, Release)}.items() <= {
                part: n for part, n in counted.items() if n >= 5
            }.items()
            hidden = sum(counted[part] for part, told in outcomes.items() if isinstance(told, Withheld))
            told_of = [part for part, told in outcomes.items() if isinstance(told, Release)]
            assert not told_of or hidden == 0 or hidden >= 5, (name, skill.id)


def test_a_role_of_a_few_people_is_not_even_named(sampled: Desk) -> None:
    members = parts_of(sampled, SAY, choice(sampled, "Velmarin"), Of.ROLES)
    counted = {skill.id: role_pairs("Velmarin", SPRING, skill.id) for skill in sampled.instrument.skills}
    largest = {one.key: max(of[one.part] for of in counted.values()) for one in members}
    assert list(largest) == [
        "Service manager",
        "Community officer",
        "Project lead",
        "Policy officer",
        "Digital services officer",
    ]
    assert list(largest.values()) == sorted(largest.values(), reverse=True)
    shown = told(sampled, Asking(Of.ROLES, members))
    assert {one.member.key: one.compared.people for one in shown} == largest
    assert NOT_SAID not in {one.key for one in members}  # two people
    few = parts_of(sampled, SAY, choice(sampled, "Dornavel"), Of.ROLES)
    assert few == ()
    data = drawn_rug(sampled, SAY, Asking(Of.ROLES, members), "co_design")[0].data
    assert set(data["part"]) == {one.title for one in members}
    assert set(data["city"]) == {"Velmarin"} and set(data["label"]) == {"sample data, fictional city"}


def test_what_is_not_shown_of_the_parts_is_said_without_a_count(sampled: Desk, empty: Desk) -> None:
    roles = parts_of(sampled, SAY, choice(sampled, "Velmarin"), Of.ROLES)
    assert not_shown(sampled, SAY, Of.ROLES, roles) == (
        "Roles with fewer than 5 people, and people who gave no role, are not shown."
    )
    silent = (*roles, Member(NOT_SAID, "not said", roles[0].choice))
    assert not_shown(sampled, SAY, Of.ROLES, silent) == "Roles with fewer than 5 people are not shown."
    assert not_shown(sampled, SAY, Of.PILOTS, roles) == (
        "Pilots with answers from fewer than 5 people, and people who named no pilot, are not shown."
    )
    assert not_shown(sampled, SAY, Of.PILOTS, silent) == ("Pilots with answers from fewer than 5 people are not shown.")
    assert not_shown(sampled, SAY, Of.ROUNDS, roles) == ""


def test_a_group_without_roles_has_no_parts_and_a_return_has_none(sampled: Desk) -> None:
    assert parts_of(sampled, SAY, choice(sampled, "Velmarin"), Of.PILOTS) == ()
    assert parts_of(sampled, SAY, choice(sampled, "Velmarin", who="return"), Of.ROLES) == ()


def test_only_what_passed_the_gate_is_at_hand(sampled: Desk) -> None:
    for one in told(sampled, cities(sampled, *CITIES)):
        for skill, shown in one.tallies.items():
            if isinstance(shown, Release):
                assert shown.value.pairs >= 5
            else:
                assert isinstance(one.needs[skill], Withheld)
