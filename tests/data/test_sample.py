"""The sample: exactly these cities and counts, answers that fit the instrument, and the same bytes every time."""

import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from coprod.instrument.answers import Answers, Mode, fit
from coprod.instrument.library import newest, shelf
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
COMMITTED = SAMPLE / "submissions.jsonl"
AUTUMN, SPRING = "2025 autumn", "2026 spring"
PEOPLE = {
    ("Velmarin", AUTUMN): 38,
    ("Velmarin", SPRING): 40,
    ("Brivandel", SPRING): 30,
    ("Tolvessa", AUTUMN): 23,
    ("Tolvessa", SPRING): 21,
    ("Fennorack", SPRING): 18,
    ("Quillamere", AUTUMN): 12,
    ("Quillamere", SPRING): 14,
    ("Hovenquay", SPRING): 9,
    ("Dornavel", SPRING): 6,
    ("Oskerwyn", SPRING): 4,
}


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return newest(shelf(), "coprod-core@1.0")


@pytest.fixture(scope="module")
def everything() -> list[Answers]:
    return [Answers.model_validate_json(line) for line in COMMITTED.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def people(everything: list[Answers]) -> list[Answers]:
    return [one for one in everything if one.about.mode is Mode.INDIVIDUAL]


@pytest.fixture(scope="module")
def returns(everything: list[Answers]) -> list[Answers]:
    return [one for one in everything if one.about.mode is Mode.ORGANISATIONAL]


def test_running_the_script_again_writes_the_same_bytes(tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    subprocess.run([sys.executable, SAMPLE / "make.py", again], check=True)
    assert again.read_bytes() == COMMITTED.read_bytes()


def test_the_file_is_small_and_no_line_comes_twice() -> None:
    raw = COMMITTED.read_bytes()
    assert len(raw) < 600_000
    assert len(set(raw.splitlines())) == 226


def test_every_line_fits_the_instrument(everything: list[Answers], instrument: Instrument) -> None:
    assert [fit(one, instrument) for one in everything] == everything


def test_missing_ratings_are_of_kinds_that_their_scale_offers(
    everything: list[Answers], instrument: Instrument
) -> None:
    importance, capacity = _ratings(everything)
    assert {one for one in importance if isinstance(one, Missing)} == {
        *instrument.importance.accepts,
        Missing.NOT_ANSWERED,
    } - {Missing.DONT_KNOW}
    assert {one for one in capacity if isinstance(one, Missing)} == {
        *instrument.capacity.accepts,
        Missing.NOT_ANSWERED,
    }


def test_eight_cities_three_of_them_with_two_rounds(people: list[Answers], returns: list[Answers]) -> None:
    assert Counter((one.about.city, one.about.round) for one in people) == PEOPLE
    assert Counter((one.about.city, one.about.round) for one in returns) == dict.fromkeys(PEOPLE, 1)
    rounds = Counter(city for city, _ in PEOPLE)
    assert sorted(rounds.values()) == [1, 1, 1, 1, 1, 2, 2, 2]
    assert (len(people), len(returns)) == (215, 11)


def test_one_city_asked_nobody_else_one_asked_more_people_and_six_do_not_say(
    people: list[Answers], returns: list[Answers]
) -> None:
    asked = {(one.about.city, one.about.round, one.about.asked) for one in people if one.about.asked}
    assert asked == {
        ("Quillamere", AUTUMN, 12),
        ("Quillamere", SPRING, 14),
        ("Tolvessa", AUTUMN, 40),
        ("Tolvessa", SPRING, 40),
    }
    assert {one.about.asked for one in people if one.about.city not in ("Quillamere", "Tolvessa")} == {None}
    assert {one.about.asked for one in returns} == {None}


def test_exactly_one_city_has_fewer_than_five_people() -> None:
    assert [city for (city, _), count in PEOPLE.items() if count < 5] == ["Oskerwyn"]


def test_one_skill_has_too_few_pairs_in_a_city_with_enough_people(people: list[Answers]) -> None:
    pairs = [one.skills["data_ethics"] for one in people if one.about.city == "Hovenquay"]
    complete = [pair for pair in pairs if not {type(pair.importance), type(pair.capacity)} & {Missing}]
    assert (len(pairs), len(complete)) == (9, 2)


def test_seven_cities_agree_to_be_compared_and_one_does_not(returns: list[Answers]) -> None:
    assert {one.about.city for one in returns if not one.about.comparable} == {"Fennorack"}
    assert {one.about.approver for one in returns} == {"Head of service (fictional)"}


def test_individuals_are_anonymous(people: list[Answers]) -> None:
    assert {(one.about.unit, one.about.approver, one.about.pilot) for one in people} == {("", "", "")}
    assert not any(one.stakeholders or one.comments or one.about.comparable for one in people)


def test_twenty_people_of_one_round_say_how_the_partners_work_together(
    people: list[Answers], instrument: Instrument
) -> None:
    telling = [one for one in people if one.agree]
    assert Counter((one.about.city, one.about.round) for one in telling) == {("Velmarin", SPRING): 20}
    assert {tuple(one.agree) for one in telling} == {tuple(item.id for item in instrument.governance.items)}


def test_no_pilot_and_no_stakeholder_looks_real(returns: list[Answers]) -> None:
    names = {who.name for one in returns for who in one.stakeholders}
    assert {name for name in names if not name.endswith(" (fictional)")} == set()
    assert {one.about.pilot for one in returns} == {""}
    assert {len(one.stakeholders) for one in returns} <= {6, 7, 8, 9}


def test_all_four_kinds_of_missing_occur(people: list[Answers]) -> None:
    importance, capacity = _ratings(people)
    missing = Counter(one for one in importance + capacity if isinstance(one, Missing))
    assert set(missing) == set(Missing) - {Missing.WITHHELD}
    assert missing.total() / len(importance + capacity) < 0.1


def test_unknown_is_mostly_capacity_and_not_applicable_starts_with_importance(people: list[Answers]) -> None:
    importance, capacity = _ratings(people)
    assert importance.count(Missing.DONT_KNOW) == 0 < capacity.count(Missing.DONT_KNOW)
    assert importance.count(Missing.NOT_APPLICABLE) >= capacity.count(Missing.NOT_APPLICABLE)


def test_importance_is_inflated_and_capacity_lower(people: list[Answers]) -> None:
    importance, capacity = (_numbers(ratings) for ratings in _ratings(people))
    assert mean(importance) > 4 > 3.5 > mean(capacity) > 2.5
    assert sum(one >= 4 for one in importance) > 0.8 * len(importance)


def test_assessment_and_power_sharing_are_weakest(people: list[Answers], instrument: Instrument) -> None:
    capacity = {
        skill.id: mean(_numbers([one.skills[skill.id].capacity for one in people if skill.id in one.skills]))
        for skill in instrument.skills
        if not skill.optional
    }
    stages = {
        stage.id: mean(capacity[skill.id] for skill in instrument.skills_of(stage.id, optional=False))
        for stage in instrument.stages
    }
    assert min(stages, key=stages.__getitem__) == "co_assessment"
    assert min(capacity, key=capacity.__getitem__) == "power_sharing"


def test_optional_skills_are_answered_by_few(people: list[Answers], instrument: Instrument) -> None:
    optional = {skill.id for skill in instrument.skills if skill.optional}
    given = Counter(skill for one in people for skill in one.skills if skill in optional)
    assert set(given) == optional
    assert max(given.values()) < len(people) / 5


def test_priorities_are_at_most_three_core_skills_of_their_stage(
    everything: list[Answers], instrument: Instrument
) -> None:
    picks = [(stage, chosen) for one in everything for stage, chosen in one.priorities.items()]
    core = {
        stage.id: {skill.id for skill in instrument.skills_of(stage.id, optional=False)} for stage in instrument.stages
    }
    assert {len(chosen) for _, chosen in picks} <= {1, 2, 3}
    assert all(len(set(chosen)) == len(chosen) and set(chosen) <= core[stage] for stage, chosen in picks)
    assert {stage for stage, _ in picks} == set(core)


def _ratings(answers: list[Answers]) -> tuple[list[int | Missing], list[int | Missing]]:
    pairs = [pair for one in answers for pair in one.skills.values()]
    return [pair.importance for pair in pairs], [pair.capacity for pair in pairs]


def _numbers(ratings: list[int | Missing]) -> list[int]:
    return [one for one in ratings if not isinstance(one, Missing)]
