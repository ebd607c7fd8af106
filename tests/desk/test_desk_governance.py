"""Governance profiles: of a file, of the store, of individuals and of the library, and what the gate lets pass."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from governed_returns import person, save, worked_example

from coprod.desk import manager, saving
from coprod.desk.governance import GovernanceProfile, of_choice, of_pilot
from coprod.desk.groups import Choice, choices, chosen
from coprod.desk.opening import OPERATOR, Desk
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Release, Withheld
from coprod.errors import InstrumentError, StoreError
from coprod.instrument.answers import Answers, Mode, Part
from coprod.instrument.scales import Missing
from coprod.measures.governance import CONSTRUCTS
from coprod.measures.indicator import Indicator
from coprod.measures.network import QUESTIONS, FormHint, GovernanceForm
from coprod.measures.undefined import Undefined
from tests.measures.governed_pilots import CYCLE
from tests.workbook.filling import cells, fill, full, typed

LIBRARY = Path(__file__).parents[2] / "data" / "pilots"
STRUCTURE = (
    *("helix_coverage", "stakeholder_evenness", "lifecycle_coverage", "participation_depth", "continuity"),
    *("network_density", "network_centralisation", "co_decision_rate"),
)
FACTS = ("feedback_rate", "resourcing", "inclusion")
SIXTEEN = (*STRUCTURE, *CONSTRUCTS, *FACTS)
LEADS = GovernanceForm.LEAD_ORGANISATION
LEAD = ("lead_1", "lead_2", "lead_3")  # the three statements of facilitative leadership


def rows_of(name: str) -> list[dict[str, str]]:
    with (LIBRARY / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


PILOTS = [row["pilot_id"] for row in rows_of("pilots.csv")]
LISTED = {row["pilot_id"] for row in rows_of("stakeholders.csv")}
CELLS = rows_of("participation.csv")


def shown(profile: GovernanceProfile) -> dict[str, Release[Indicator] | Withheld]:
    return dict(profile.indicators)


def told(profile: GovernanceProfile) -> dict[str, Indicator]:
    """The indicators that passed the gate, by id."""
    return {name: one.value for name, one in profile.indicators if isinstance(one, Release)}


def values(profile: GovernanceProfile) -> dict[str, Any]:
    return {name: one.value for name, one in told(profile).items()}


def only_choice(desk: Desk, city: str, mode: Mode) -> Choice:
    (choice,) = [one for one in chosen(desk, city=city) if one.group.mode is mode]
    return choice


def of_city(desk: Desk, city: str = "ayton", mode: Mode = Mode.ORGANISATIONAL) -> GovernanceProfile:
    return of_choice(desk, only_choice(desk, city, mode))


def near(value: float) -> Any:
    return pytest.approx(value, abs=5e-8)


# Returns


def test_the_worked_example_entered_as_a_return_has_its_printed_values(empty: Desk) -> None:
    save(empty, worked_example())
    profile = of_city(empty)
    assert tuple(name for name, _ in profile.indicators) == SIXTEEN
    found = told(profile)
    assert {name: found[name].value for name in STRUCTURE} == {
        "helix_coverage": 1.0,
        "stakeholder_evenness": near(0.9064726),
        "lifecycle_coverage": 0.75,
        "participation_depth": near(0.4125),
        "continuity": near(0.4166667),
        "network_density": near(0.8666667),
        "network_centralisation": near(0.2),
        "co_decision_rate": 0.25,
    }
    assert found["helix_coverage"].per_stage == dict(zip(CYCLE, (0.75, 1.0, 0.75, 0.75), strict=True))
    evenness = found["stakeholder_evenness"].details
    assert evenness["active_cells"] == {"government": 8, "business": 2, "research": 3, "civil_society": 6}
    assert (evenness["hhi"], evenness["iqv"]) == (near(0.3130194), near(0.9159741))
    assert found["lifecycle_coverage"].per_stage == dict(zip(CYCLE, (0.0, 1.0, 1.0, 1.0), strict=True))
    assert found["participation_depth"].per_stage == dict(zip(CYCLE, (1.0, 3.5, 1.75, 2.0), strict=True))
    assert found["participation_depth"].details["citizen_max"] == 0.5
    assert list(found["continuity"].per_stage.values()) == [0.5, 0.5, 0.25]
    assert found["co_decision_rate"].details["iqv"] == near(0.3265306)
    assert found["network_density"].details["basis"] == "co_active"
    assert [found[name].n for name in STRUCTURE] == [6, 6, 4, 6, 4, 6, 6, 4]
    assert not any(one.at_least for one in found.values())


def test_the_worked_example_leaves_open_what_it_does_not_tell(empty: Desk) -> None:
    save(empty, worked_example())
    found = values(of_city(empty))
    assert {name: found[name] for name in (*CONSTRUCTS, *FACTS)} == {
        **dict.fromkeys(CONSTRUCTS, Undefined.BELOW_SHARE),
        "feedback_rate": Undefined.NO_INPUT,
        "resourcing": Undefined.NOBODY,
        "inclusion": Undefined.NO_GROUPS,
    }


def test_the_worked_example_is_asked_whether_it_governs_itself(empty: Desk) -> None:
    save(empty, worked_example())
    form = GovernanceForm.PARTICIPANT_GOVERNED
    assert of_city(empty).hint == FormHint(form, QUESTIONS[form])


def test_recorded_ties_take_the_place_of_those_of_the_matrix(empty: Desk) -> None:
    star = tuple(("city_digital", one.name) for one in worked_example().stakeholders[1:])
    save(empty, worked_example().model_copy(update={"ties": star}))
    profile = of_city(empty)
    found = told(profile)
    assert (found["network_density"].value, found["network_centralisation"].value) == (near(1 / 3), 1.0)
    assert found["network_density"].details["basis"] == "recorded"
    assert profile.hint == FormHint(LEADS, QUESTIONS[LEADS])


@pytest.mark.parametrize(
    ("leads", "form"), [(True, GovernanceForm.ADMINISTRATIVE_ORGANISATION), (False, GovernanceForm.LEAD_ORGANISATION)]
)
def test_who_leads_without_delivering_may_be_an_administration(empty: Desk, leads: bool, form: GovernanceForm) -> None:
    city, *others = worked_example().stakeholders
    parts = city.parts | {"co_delivery": Part(depth=1)}
    office = city.model_copy(update={"is_lead": leads, "parts": parts})
    star = tuple((city.name, one.name) for one in others)
    save(empty, worked_example().model_copy(update={"stakeholders": (office, *others), "ties": star}))
    assert of_city(empty).hint == FormHint(form, QUESTIONS[form])


def test_a_stakeholder_without_any_known_part_is_listed_all_the_same(empty: Desk) -> None:
    given = worked_example()
    silent = given.stakeholders[0].model_copy(update={"name": "Library", "helix": "research", "parts": {}})
    save(empty, given.model_copy(update={"stakeholders": (*given.stakeholders, silent)}))
    found = told(of_city(empty))
    assert found["helix_coverage"].n == found["network_density"].n == 7
    assert found["network_density"].value == near(13 / 21)  # the 13 ties of the six, among seven
    assert found["participation_depth"].value == near(0.4125)


@pytest.mark.parametrize("missing", [one for one in Missing if one is not Missing.WITHHELD])
def test_whatever_the_reason_a_missing_answer_is_never_a_number(empty: Desk, missing: Missing) -> None:
    given = worked_example().model_dump()
    for who in given["stakeholders"]:
        who["parts"]["co_commissioning"] = {"depth": missing, "decision_right": missing}
    given |= {
        "agree": {"lead_1": 5, "lead_2": missing, "lead_3": 3},
        "resources": {"named_lead": True, "staff_time": False, "budget_line": True, "digital_tools": missing},
        "feedback": {
            "co_design": {"input_collected": True, "response_published": True},
            "co_delivery": {"input_collected": True, "response_published": missing},
            "co_assessment": {"input_collected": missing, "response_published": False},
        },
        "inclusion": [{"group": "a", "reached": True}, {"group": "b", "reached": missing}],
    }
    save(empty, Answers.model_validate(given))
    found = told(of_city(empty))
    assert found["participation_depth"].per_stage["co_commissioning"] is None
    assert found["participation_depth"].value == near((3.5 + 1.75 + 2.0) / 3 / 5)
    assert (found["facilitative_leadership"].value, found["facilitative_leadership"].n) == (75.0, 2)
    assert (found["resourcing"].value, found["resourcing"].n) == (Undefined.BELOW_SHARE, 3)
    assert (found["feedback_rate"].value, found["feedback_rate"].n) == (1.0, 1)
    assert (found["inclusion"].value, found["inclusion"].n) == (1.0, 1)


@pytest.mark.parametrize("changes", [{}, {"stakeholders": (), "ties": ()}], ids=["full", "nobody listed"])
def test_the_profile_of_a_file_is_that_of_the_same_return_in_the_store(empty: Desk, changes: dict[str, Any]) -> None:
    workbook = fill(typed(cells(full().model_copy(update=changes))))
    reading = manager.receive(empty.guard, workbook, name="return.xlsx")
    saving.save(empty, reading, person=OPERATOR)
    from_file = manager.own_governance(empty.instruments, reading)
    assert from_file == of_city(empty, "exampleford")
    assert len(told(from_file)) == 16


def test_the_file_of_one_person_shows_that_person_everything(empty: Desk) -> None:
    given = full()
    alone = given.about.model_copy(update={"mode": Mode.INDIVIDUAL, "approver": "", "comparable": False})
    workbook = fill(typed(cells(given.model_copy(update={"about": alone}))))
    instruments, guard = empty.instruments, empty.guard
    profile = manager.own_governance(instruments, manager.receive(guard, workbook, name="mine.xlsx"))
    team = manager.receive(guard, fill(typed(cells(given))), name="team.xlsx")
    assert profile == manager.own_governance(instruments, team)
    assert profile.hint == FormHint(LEADS, QUESTIONS[LEADS])


@pytest.mark.parametrize(
    "about",
    [{"comparable": False}, {"approver": ""}, {"approver": "  "}, {"comparable": False, "approver": ""}],
    ids=["no consent", "nobody approved", "blank approver", "neither"],
)
def test_a_return_without_consent_is_withheld_throughout_and_gives_no_hint(
    empty: Desk, about: Mapping[str, object]
) -> None:
    save(empty, worked_example(**about))
    profile = of_city(empty)
    assert profile.indicators == tuple((name, Withheld(name, Reason.CONSENT)) for name in SIXTEEN)
    assert profile.hint is None


def test_in_the_sample_one_return_is_withheld_and_the_others_are_told(sampled: Desk) -> None:
    reasons = {
        choice.city.removeprefix("sample-"): "".join(
            {one.reason if isinstance(one, Withheld) else "told" for one in shown(of_choice(sampled, choice)).values()}
        )
        for choice in choices(sampled)
        if choice.group.mode is Mode.ORGANISATIONAL
    }
    assert reasons == {
        **dict.fromkeys(
            ("brivandel", "dornavel", "hovenquay", "oskerwyn", "quillamere", "tolvessa", "velmarin"), "told"
        ),
        "fennorack": "consent",
    }


def test_taking_consent_back_withholds_what_was_told(empty: Desk) -> None:
    save(empty, worked_example())
    assert len(told(of_city(empty))) == 16
    save(empty, worked_example(comparable=False))
    assert told(of_city(empty)) == {}


def test_answers_to_an_instrument_that_is_gone_are_refused_in_words(empty: Desk) -> None:
    save(empty, worked_example().model_copy(update={"instrument": "other-city@2.0"}))
    with pytest.raises(InstrumentError) as refused:
        of_city(empty)
    assert str(refused.value) == "These answers were given to other-city@2.0, whose file is not in data/instruments."


# Individuals


def people(desk: Desk, *answered: tuple[int | Missing, ...]) -> GovernanceProfile:
    """What is told of people with these answers to the three statements of facilitative leadership."""
    save(desk, *(person(agree=dict(zip(LEAD, given, strict=True))) for given in answered))
    return of_city(desk, mode=Mode.INDIVIDUAL)


def test_of_five_people_a_score_is_the_mean_of_their_scores(empty: Desk) -> None:
    profile = people(empty, (5, 5, 5), (1, 1, 1), (4, 4, 4), (2, 3, 4), (5, 3, Missing.DONT_KNOW))
    one = shown(profile)["facilitative_leadership"]
    # 100, 0, 75, 50 and, of two statements, 75; a mean of all 14 ratings would give 57.1
    assert one == Release(Indicator("facilitative_leadership", 60.0, 5), 5)


def test_who_answered_less_than_two_thirds_has_no_score_and_does_not_count(empty: Desk) -> None:
    none = Missing.NOT_ANSWERED
    profile = people(empty, *[(5, 5, 5)] * 4, (1, none, Missing.REFUSED), (none, none, none))
    assert shown(profile)["facilitative_leadership"] == Withheld("facilitative_leadership", Reason.N_BELOW_K)
    save(empty, person(agree={"lead_1": 1, "lead_2": 1}))
    found = shown(of_city(empty, mode=Mode.INDIVIDUAL))
    assert found["facilitative_leadership"] == Release(Indicator("facilitative_leadership", 80.0, 5), 5)


@pytest.mark.parametrize("number", [1, 4])
def test_four_people_are_too_few_for_any_score(empty: Desk, number: int) -> None:
    profile = people(empty, *[(5, 4, 3)] * number)
    assert {name: one for name, one in profile.indicators if name in CONSTRUCTS} == {
        name: Withheld(name, Reason.N_BELOW_K) for name in CONSTRUCTS
    }


def test_a_score_nobody_gave_is_withheld_like_one_that_few_gave(empty: Desk) -> None:
    found = shown(people(empty, *[(5, 4, 3)] * 6))
    assert isinstance(found["facilitative_leadership"], Release)
    assert {found[name].reason for name in CONSTRUCTS[1:]} == {Reason.N_BELOW_K}


def test_a_stricter_rule_withholds_more(empty: Desk) -> None:
    people(empty, *[(5, 4, 3)] * 9)
    strict, choice = replace(empty, policy=Policy(10)), only_choice(empty, "ayton", Mode.INDIVIDUAL)
    assert shown(of_choice(strict, choice))["facilitative_leadership"] == Withheld(
        "facilitative_leadership", Reason.N_BELOW_K
    )
    save(empty, person(agree=dict.fromkeys(LEAD, 3)))
    choice = only_choice(empty, "ayton", Mode.INDIVIDUAL)
    assert shown(of_choice(strict, choice))["facilitative_leadership"] == Release(
        Indicator("facilitative_leadership", 72.5, 10), 10
    )


def test_of_individuals_no_structure_and_no_fact_is_told_whatever_they_filled_in(empty: Desk) -> None:
    given = full().model_dump()
    kept = {part: given[part] for part in ("agree", "resources", "feedback", "inclusion", "stakeholders", "ties")}
    save(empty, *(person(**kept) for _ in range(6)))
    profile = of_city(empty, mode=Mode.INDIVIDUAL)
    for name in (*STRUCTURE, *FACTS):
        assert shown(profile)[name] == Release(Indicator(name, Undefined.AGREED_ONLY, 0), 5), name
    assert profile.hint is None


@pytest.mark.parametrize("number", [1, 6])
def test_of_individuals_no_part_is_ever_told(empty: Desk, number: int) -> None:
    ratings = {item.id: 1 + place % 5 for place, item in enumerate(empty.instrument.governance.items)}
    save(empty, *(person(agree=ratings) for _ in range(number)))
    profile = of_city(empty, mode=Mode.INDIVIDUAL)
    assert [(one.per_stage, one.details, one.at_least) for one in told(profile).values()] == [({}, {}, False)] * len(
        told(profile)
    )
    assert len(told(profile)) == (16 if number == 6 else 11)


def test_people_of_other_cities_and_rounds_do_not_count(empty: Desk) -> None:
    high, low = dict.fromkeys(LEAD, 5), dict.fromkeys(LEAD, 1)
    save(
        empty,
        *(person(agree=high) for _ in range(5)),
        *(person(city="Beeton", agree=low) for _ in range(5)),
        *(person(round="2027", agree=low) for _ in range(5)),
    )
    found = {
        (choice.city, choice.round): values(of_choice(empty, choice))["facilitative_leadership"]
        for choice in choices(empty)
    }
    assert found == {("ayton", "2026"): 100.0, ("ayton", "2027"): 0.0, ("beeton", "2026"): 0.0}


# The library of pilots


def by_hand(pilot_id: str) -> dict[str, tuple[float, bool]]:
    """Value and whether it is a lower bound, straight from the files; a cell that is not told may hold anything."""
    rows = [row for row in CELLS if row["pilot_id"] == pilot_id]
    depth, right = defaultdict[str, int](int), defaultdict[str, int](int)
    helices = {row["helix"] for row in rows if row["depth"] and int(row["depth"]) >= 2}
    for row in rows:
        if row["helix"] != "government":
            depth[row["stage"]] = max(depth[row["stage"]], int(row["depth"] or 0))
            right[row["stage"]] = max(right[row["stage"]], int(row["decision_right"] or 0))
    worked_with, deciding = sum(one >= 3 for one in depth.values()), sum(one >= 2 for one in right.values())
    found: dict[str, tuple[float, bool]] = {}
    if any(row["depth"] for row in rows):
        found["helix_coverage"] = (len(helices) / 4, len(helices) < 4)
    if any(row["depth"] for row in rows if row["helix"] != "government"):
        found["lifecycle_coverage"] = (worked_with / 4, worked_with < 4)
    if any(row["decision_right"] for row in rows if row["helix"] != "government"):
        found["co_decision_rate"] = (deciding / 4, deciding < 4)
    return found


@pytest.fixture(scope="module")
def library(sampled: Desk) -> dict[str, GovernanceProfile]:
    return {pilot_id: of_pilot(sampled, pilot_id) for pilot_id in PILOTS}


def test_every_pilot_of_the_library_has_the_lower_bounds_of_its_files(library: dict[str, GovernanceProfile]) -> None:
    seen = set[str]()
    for pilot_id, profile in library.items():
        found = told(profile)
        with_value = {
            name: (one.value, one.at_least) for name, one in found.items() if not isinstance(one.value, Undefined)
        }
        assert with_value == by_hand(pilot_id), pilot_id
        seen |= set(with_value)
    assert (len(library), seen) == (66, {"helix_coverage", "lifecycle_coverage", "co_decision_rate"})


def test_no_pilot_of_the_library_tells_what_needs_to_know_who_was_absent(library: dict[str, GovernanceProfile]) -> None:
    refused = ("stakeholder_evenness", "participation_depth", "continuity", "network_density", "network_centralisation")
    for pilot_id, profile in library.items():
        found = values(profile)
        assert tuple(found) == SIXTEEN
        if pilot_id in LISTED:
            assert {found[name] for name in refused} == {Undefined.DOCUMENTED_ONLY}, pilot_id
        assert profile.hint is None


def test_a_well_documented_pilot(sampled: Desk) -> None:
    found = told(of_pilot(sampled, "ghent-zwerm"))
    helix, stages, depth = found["helix_coverage"], found["lifecycle_coverage"], found["participation_depth"]
    assert (helix.value, helix.at_least, helix.n) == (1.0, False, 7)  # no more than all four can be found
    assert helix.per_stage == dict(zip(CYCLE, (0.25, 1.0, 0.25, 0.25), strict=True))
    assert (stages.value, stages.at_least) == (0.75, True)
    assert stages.per_stage == dict(zip(CYCLE, (1.0, 1.0, 1.0, None), strict=True))  # asked in co-assessment, at least
    assert (depth.details["citizen_max"], depth.details["citizen_max_at_least"]) == (near(11 / 20), True)
    assert found["co_decision_rate"].value is Undefined.NO_RIGHTS


@pytest.mark.parametrize(
    ("pilot_id", "stakeholders", "reason"),
    [
        ("malmo-smart-neighbourhood", 0, Undefined.NO_STAKEHOLDERS),
        ("oulu-smartip", 1, Undefined.DOCUMENTED_ONLY),
    ],
)
def test_a_pilot_that_is_only_listed_says_so(
    sampled: Desk, pilot_id: str, stakeholders: int, reason: Undefined
) -> None:
    found = told(of_pilot(sampled, pilot_id))
    assert (found["helix_coverage"].value, found["helix_coverage"].n) == (reason, stakeholders)
    assert not any(one.at_least for one in found.values())
    assert {type(one.value) for one in found.values()} == {Undefined}


@pytest.mark.parametrize("pilot_id", ["nowhere", "", "Ghent-Zwerm", "ghent-zwerm'"])
def test_an_unknown_pilot_is_refused_in_words(sampled: Desk, pilot_id: str) -> None:
    with pytest.raises(StoreError) as refused:
        of_pilot(sampled, pilot_id)
    assert str(refused.value) == f"The library has no pilot {pilot_id}. Its ids stand in data/pilots/pilots.csv."


def test_density_and_centralisation_of_three_are_worked_out_but_not_shown(empty: Desk) -> None:
    given = worked_example()
    few = given.stakeholders[:3]
    save(empty, given.model_copy(update={"stakeholders": few}))
    found = values(of_city(empty))
    assert (found["network_density"], found["network_centralisation"]) == (Undefined.BELOW_MINIMUM,) * 2
    assert found["helix_coverage"] == 0.5  # government and business
