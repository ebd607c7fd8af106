"""Governance out of the store: a return as it went in, what people agreed to, and who took part in a pilot."""

import csv
from datetime import date
from pathlib import Path

import pytest
from answers_made import FULL, answers, returned, submission

from coprod.instrument.answers import About, Answers, Feedback, InclusionGroup, Mode, Pair, Part, Stakeholder
from coprod.instrument.governance import Helix
from coprod.instrument.scales import Missing
from coprod.store.engine import Store
from coprod.store.pilots import participation, refresh
from coprod.store.returns import agreement_of, governance_of
from coprod.store.submissions import add
from coprod.store.tallies import Group, groups
from tests.workbook.filling import full

LIBRARY = Path(__file__).parents[2] / "data" / "pilots"
NA, DK, REF, NONE = Missing.NOT_APPLICABLE, Missing.DONT_KNOW, Missing.REFUSED, Missing.NOT_ANSWERED
ABOUT = About(city="Ayton", round="2026", mode=Mode.ORGANISATIONAL)

EVERY_KIND = Answers(
    instrument="coprod-core@1.0",
    about=ABOUT,
    agree={"lead_1": 1, "lead_2": 5, "lead_3": NONE, "inst_1": NA, "inst_2": DK, "inst_3": REF},
    resources={
        "named_lead": True,
        "staff_time": False,
        "budget_line": NONE,
        "participant_expenses": NA,
        "accessibility_support": DK,
        "digital_tools": REF,
    },
    feedback={
        "co_commissioning": Feedback(),
        "co_design": Feedback(
            input_collected=True,
            response_published=False,
            collected_on=date(2025, 12, 31),
            published_on=date(2026, 2, 28),
            link="https://example.org/2026-01-31?said=1",
        ),
        "co_delivery": Feedback(input_collected=NA, response_published=DK, link="2026-01-31"),
        "co_assessment": Feedback(input_collected=REF, published_on=date(2024, 2, 29)),
    },
    inclusion=(
        InclusionGroup(group="Over 65", reached=True, participants=0, population=6300),
        InclusionGroup(group="O'Neill estate", reached=False, population=0),
        InclusionGroup(group="Newcomers", reached=NONE, participants=4),
        InclusionGroup(group="Children", reached=NA),
        InclusionGroup(group="People without a home", reached=DK),
        InclusionGroup(group="Traders", reached=REF),
    ),
    stakeholders=(
        Stakeholder(
            name="City",
            helix=Helix.GOVERNMENT,
            is_lead=True,
            parts={
                "co_commissioning": Part(depth=0, decision_right=0),
                "co_design": Part(depth=5, decision_right=3),
                "co_delivery": Part(depth=NONE, decision_right=NA),
                "co_assessment": Part(depth=DK, decision_right=REF),
            },
        ),
        Stakeholder(name="Résidents & co", helix=Helix.CIVIL_SOCIETY, head_count=0, parts={"co_design": Part()}),
        Stakeholder(name="University", helix=Helix.RESEARCH, head_count=40, parts={"co_design": Part(depth=REF)}),
        Stakeholder(name="Supplier", helix=Helix.BUSINESS),
    ),
    ties=(("City", "University"), ("Supplier", "City")),
)


def only(store: Store, mode: Mode = Mode.ORGANISATIONAL) -> Group:
    (group,) = [one for one in groups(store) if one.mode is mode]
    return group


def governance_part(given: Answers) -> Answers:
    """What the store gives back of a return: governance, and of who answers only city, round and kind."""
    about = About(city=given.about.city, round=given.about.round, mode=given.about.mode)
    beside = {"about": about, "language": "en", "skills": {}, "priorities": {}, "comments": {}}
    return given.model_copy(update=beside)


# Returns


@pytest.mark.parametrize(
    "given",
    [EVERY_KIND, FULL, full(), Answers(instrument="coprod-core@1.0", about=ABOUT)],
    ids=["every kind of missing", "as tests fill it", "as a workbook fills it", "nothing answered"],
)
def test_a_return_comes_back_as_it_went_in(store: Store, given: Answers) -> None:
    add(store, [submission(given)])
    assert governance_of(store, only(store)) == governance_part(given)


def test_a_yes_comes_back_as_a_yes_and_not_as_a_number(store: Store) -> None:
    add(store, [submission(EVERY_KIND)])
    found = governance_of(store, only(store))
    assert [type(one) for one in found.resources.values()] == [bool, bool, *[Missing] * 4]
    assert [type(one.reached) for one in found.inclusion] == [bool, bool, *[Missing] * 4]
    assert type(found.feedback["co_design"].input_collected) is bool
    assert type(found.stakeholders[0].is_lead) is bool


def test_the_order_of_groups_stakeholders_and_ties_is_kept(store: Store) -> None:
    turned = EVERY_KIND.model_copy(
        update={
            "inclusion": EVERY_KIND.inclusion[::-1],
            "stakeholders": EVERY_KIND.stakeholders[::-1],
            "ties": EVERY_KIND.ties[::-1],
        }
    )
    add(store, [submission(turned)])
    assert governance_of(store, only(store)) == governance_part(turned)


def test_returns_are_not_mixed(store: Store) -> None:
    """Also when they name the same stakeholders and came in one transaction."""
    other = EVERY_KIND.model_copy(
        update={
            "about": ABOUT.model_copy(update={"unit": "Parks"}),
            "agree": {"lead_1": 3},
            "resources": {"staff_time": True},
            "feedback": {"co_design": Feedback(input_collected=False)},
            "inclusion": (InclusionGroup(group="Over 65", reached=DK),),
            "stakeholders": (Stakeholder(name="City", helix=Helix.GOVERNMENT, parts={"co_design": Part(depth=1)}),),
            "ties": (),
        }
    )
    add(store, [submission(EVERY_KIND), submission(other), returned(city="Beeton")])
    found = {group.unit: governance_of(store, group) for group in groups(store) if group.city == "ayton"}
    assert found == {"": governance_part(EVERY_KIND), "Parks": governance_part(other)}


def test_a_newer_return_stands_in_the_place_of_the_older_one(store: Store) -> None:
    newer = EVERY_KIND.model_copy(update={"agree": {"lead_1": 2}, "ties": ()})
    add(store, [submission(EVERY_KIND)])
    add(store, [submission(newer)])
    assert governance_of(store, only(store)) == governance_part(newer)


# Individuals


def people(*agree: dict[str, int | Missing], **about: object) -> list[Answers]:
    return [answers(**about).model_copy(update={"agree": one}) for one in agree]


def agreed(store: Store, group: Group) -> list[list[tuple[str, int]]]:
    """What people agreed to, in an order of its own, as the store's means nothing."""
    return sorted(sorted(one.items()) for one in agreement_of(store, group))


def test_what_each_person_agreed_to_stays_together_and_what_is_missing_is_left_out(store: Store) -> None:
    given = people(
        {"lead_1": 5, "lead_2": 1, "mot_1": 3},
        {"lead_1": 4, "lead_2": DK, "mot_1": REF},
        {"lead_1": 4, "lead_2": NONE, "mot_1": NA},
        {"lead_1": NA, "lead_2": DK},
        {},
    )
    add(store, [submission(one) for one in given])
    assert agreed(store, only(store, Mode.INDIVIDUAL)) == [
        [("lead_1", 4)],
        [("lead_1", 4)],
        [("lead_1", 5), ("lead_2", 1), ("mot_1", 3)],
    ]


def test_only_statements_are_told_of_people(store: Store) -> None:
    kept = {"resources": {"named_lead": True}, "feedback": {"co_design": Feedback(input_collected=True)}}
    add(store, [submission(answers().model_copy(update={"agree": {"lead_1": 2}, **kept}))])
    assert agreement_of(store, only(store, Mode.INDIVIDUAL)) == ({"lead_1": 2},)


def test_people_of_other_groups_and_returns_are_left_out(store: Store) -> None:
    one, other = {"lead_1": 5}, {"lead_1": 1}
    add(
        store,
        [
            *map(submission, people(one)),
            *map(submission, people(other, city="Beeton")),
            *map(submission, people(other, round="2027")),
            *map(submission, people(other, instrument="coprod-core@1.1")),
            submission(EVERY_KIND),
        ],
    )
    (group,) = [
        each
        for each in groups(store)
        if (each.city, each.round, each.instrument, each.mode) == ("ayton", "2026", "coprod-core@1.0", Mode.INDIVIDUAL)
    ]
    assert agreement_of(store, group) == (one,)


def test_people_who_only_rated_skills_agreed_to_nothing(store: Store) -> None:
    add(store, [submission(skills={"facilitation": Pair(importance=5, capacity=1)})])
    assert agreement_of(store, only(store, Mode.INDIVIDUAL)) == ()


# The library of pilots


def rows_of(name: str) -> list[dict[str, str]]:
    with (LIBRARY / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_documented_cell_comes_back_and_every_stakeholder_without_one(store: Store) -> None:
    refresh(store, LIBRARY)
    cells = [
        (row["pilot_id"], row["stakeholder_id"], row["helix"], row["stage"], row["depth"], row["decision_right"])
        for row in rows_of("participation.csv")
    ]
    described = {(pilot_id, who) for pilot_id, who, *_ in cells}
    silent = [
        (row["pilot_id"], row["stakeholder_id"], row["helix"], "", "", "")
        for row in rows_of("stakeholders.csv")
        if (row["pilot_id"], row["stakeholder_id"]) not in described
    ]
    pilots = [row["pilot_id"] for row in rows_of("pilots.csv")]
    found = [(pilot_id, *row) for pilot_id in pilots for row in participation(store, pilot_id)]
    assert sorted(found) == sorted(cells + silent)
    assert silent != []


def test_of_a_pilot_without_rows_nobody_is_told(store: Store) -> None:
    refresh(store, LIBRARY)
    for pilot_id in ("malmo-smart-neighbourhood", "nowhere", ""):
        assert participation(store, pilot_id) == [], pilot_id
