"""Skills through the gate, against the sample's own file worked out again the plain way."""

import json
import tomllib
from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest
from people_made import hand_in

from coprod.desk.groups import Choice, choices
from coprod.desk.official import Contents, contents, skills
from coprod.desk.opening import Desk, Settings, opened
from coprod.desk.profile import SkillProfile
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Withheld
from coprod.errors import InstrumentError

DATA = Path(__file__).parents[2] / "data"
CORE = tomllib.loads((DATA / "instruments" / "coprod-core-1.0.toml").read_text(encoding="utf-8"))
LINES = [json.loads(line) for line in (DATA / "sample" / "submissions.jsonl").read_text(encoding="utf-8").splitlines()]


def told(desk: Desk, city: str, *, round_: str = "2026-spring", people: bool = True) -> SkillProfile:
    def wanted(one: Choice) -> bool:
        return (one.city, one.round, one.who == "individual") == (f"sample-{city}", round_, people)

    (choice,) = filter(wanted, choices(desk))
    return skills(desk, choice, language="en")


def reasons(profile: SkillProfile) -> dict[str, Reason]:
    return {row.skill: row.shown.reason for row in profile.skills if isinstance(row.shown, Withheld)}


def by_hand(city: str, round_: str, *, mode: str = "individual", smallest: int = 5) -> dict[str, tuple[int, float]]:
    """Return (complete pairs, need) of each skill with enough pairs, straight from the sample's lines."""
    pairs = defaultdict(list)
    for line in LINES:
        about = line["about"]
        if (about["city"], about["round"], about["mode"]) == (city, round_, mode):
            for skill, pair in line["skills"].items():
                if isinstance(pair.get("importance"), int) and isinstance(pair.get("capacity"), int):
                    pairs[skill].append((pair["importance"], pair["capacity"]))
    needs = {}
    for skill, rated in pairs.items():
        if len(rated) >= smallest:
            importance, capacity = mean(i for i, _ in rated), mean(a for _, a in rated)
            needs[skill] = (len(rated), 100 * importance * (importance - capacity) / 20)
    return needs


def stages_by_hand(needs: dict[str, tuple[int, float]]) -> dict[str, float]:
    """Return the plain mean of each stage's core needs."""
    members = defaultdict(list)
    for skill in CORE["skills"]:
        if not skill.get("optional") and skill["id"] in needs:
            members[skill["stage"]].append(needs[skill["id"]][1])
    return {stage: mean(values) for stage, values in members.items()}


@pytest.mark.parametrize(
    ("city", "round_"),
    [
        ("Velmarin", "2026 spring"),
        ("Velmarin", "2025 autumn"),
        ("Tolvessa", "2026 spring"),
        ("Dornavel", "2026 spring"),
    ],
)
def test_needs_are_those_worked_out_by_hand(sampled: Desk, city: str, round_: str) -> None:
    profile = told(sampled, city.lower(), round_=round_.replace(" ", "-"))
    expected = by_hand(city, round_)
    found = {row.skill: row.shown.value for row in profile.skills if isinstance(row.shown, Release)}
    assert {skill: need.pairs for skill, need in found.items()} == {skill: n for skill, (n, _) in expected.items()}
    assert {skill: need.need for skill, need in found.items()} == pytest.approx(
        {skill: need for skill, (_, need) in expected.items()}
    )


@pytest.mark.parametrize("city", ["Velmarin", "Hovenquay"])
def test_stage_needs_are_those_worked_out_by_hand(sampled: Desk, city: str) -> None:
    profile = told(sampled, city.lower())
    assert [row.stage for row in profile.stages] == [stage["id"] for stage in CORE["stages"]]
    assert {row.stage: row.need for row in profile.stages} == pytest.approx(
        stages_by_hand(by_hand(city, "2026 spring"))
    )


def test_a_return_with_consent_is_released_from_one_answer(sampled: Desk) -> None:
    profile = told(sampled, "oskerwyn", people=False)
    expected = by_hand("Oskerwyn", "2026 spring", mode="organisational", smallest=1)
    found = {row.skill: row.shown for row in profile.skills}
    assert {skill: shown.value.need for skill, shown in found.items() if shown.value.pairs} == pytest.approx(
        {skill: need for skill, (_, need) in expected.items()}
    )
    assert {shown.respondents for shown in found.values()} <= {0, 1}


def test_four_people_are_too_few_for_anything(sampled: Desk) -> None:
    profile = told(sampled, "oskerwyn")
    assert len(profile.skills) >= 24
    assert set(reasons(profile).values()) == {Reason.N_BELOW_K}
    assert len(reasons(profile)) == len(profile.skills)
    assert [(row.need, row.shown.respondents, row.shown.value.skills_with_value) for row in profile.stages] == [
        (None, 0, 0)
    ] * 5


def test_a_return_without_consent_shows_nothing(sampled: Desk) -> None:
    profile = told(sampled, "fennorack", people=False)
    assert set(reasons(profile).values()) == {Reason.CONSENT}
    assert len(reasons(profile)) == len(profile.skills)
    assert [row.need for row in profile.stages] == [None] * 5


def test_consent_of_the_city_is_no_matter_for_its_people(sampled: Desk) -> None:
    core = {skill["id"] for skill in CORE["skills"] if not skill.get("optional")}
    assert core & set(reasons(told(sampled, "fennorack"))) == set()


@pytest.mark.parametrize(
    ("about", "released"),
    [
        ({"comparable": True, "approver": "A. Prover"}, True),
        ({"comparable": True, "approver": ""}, False),
        ({"comparable": False, "approver": "A. Prover"}, False),
    ],
    ids=["consent and approver", "nobody approved", "no consent"],
)
def test_a_return_needs_consent_and_an_approver(empty: Desk, about: dict[str, object], released: bool) -> None:
    hand_in(empty, **about)
    profile = skills(empty, choices(empty)[0], language="en")
    (facilitation,) = [row for row in profile.skills if row.skill == "facilitation"]
    assert isinstance(facilitation.shown, Release) is released
    assert (facilitation.value and facilitation.value.need) == (50.0 if released else None)


def test_a_skill_few_can_judge_is_withheld_in_a_city_with_enough_people(sampled: Desk) -> None:
    profile = told(sampled, "hovenquay")
    core = {row.skill for row in profile.skills if not row.optional}
    assert {skill: why for skill, why in reasons(profile).items() if skill in core} == {"data_ethics": Reason.N_BELOW_K}
    (row,) = [row for row in profile.stages if row.stage == "cross_cutting"]
    assert (row.shown.value.skills_with_value, row.shown.value.skills) == (4, 5)


def test_a_stricter_rule_withholds_more(tmp_path: Path) -> None:
    with opened(Settings(store=tmp_path / "s.duckdb", sample=True, smallest_group=10)) as desk:
        for city in ("hovenquay", "dornavel", "oskerwyn"):
            profile = told(desk, city)
            assert len(reasons(profile)) == len(profile.skills), city
        assert "facilitation" not in reasons(told(desk, "quillamere"))


def test_skills_come_by_stage_and_the_most_urgent_first(sampled: Desk) -> None:
    profile = told(sampled, "hovenquay")
    order = [stage["id"] for stage in CORE["stages"]]
    places = [order.index(row.stage) for row in profile.skills]
    assert places == sorted(places)
    for stage in order:
        needs = [row.value.need if row.value else float("-inf") for row in profile.skills if row.stage == stage]
        assert needs == sorted(needs, reverse=True), stage


def test_every_skill_is_there_so_that_nobody_learns_whether_none_or_a_few_rated_it(empty: Desk) -> None:
    hand_in(empty, people=5)
    profile = skills(empty, choices(empty)[0], language="en")
    assert {row.skill for row in profile.skills} == {skill["id"] for skill in CORE["skills"]}
    found = {row.skill: row.value.need for row in profile.skills if row.value}
    assert found == {"facilitation": 50.0}  # importance 5, capacity 3: 100 x 5 x 2 / 20


def test_a_return_has_every_core_skill_and_no_optional_one_that_it_left_blank(empty: Desk) -> None:
    hand_in(empty, comparable=True, approver="A. Prover")
    profile = skills(empty, choices(empty)[0], language="en")
    assert {row.skill for row in profile.skills} == {
        skill["id"] for skill in CORE["skills"] if not skill.get("optional")
    }


def test_answers_to_an_instrument_that_is_gone_are_refused_in_words(empty: Desk) -> None:
    hand_in(empty, people=5, instrument="other-city@2.0")
    with pytest.raises(InstrumentError) as refused:
        skills(empty, choices(empty)[0], language="en")
    assert str(refused.value) == ("These answers were given to other-city@2.0, whose file is not in data/instruments.")


def test_contents_count_sample_and_real_apart(sampled: Desk, empty: Desk) -> None:
    assert contents(sampled) == Contents(0, 8, 0, 226)
    assert contents(empty) == Contents(0, 0, 0, 0)
    hand_in(empty, people=5)
    hand_in(empty, people=6, city="Beeton", round="2027")
    hand_in(empty)
    hand_in(empty, approver="A newer one")
    assert contents(empty) == Contents(2, 0, 12, 0)
