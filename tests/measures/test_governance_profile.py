"""The profile: all sixteen in their order, the ties it uses, and the catalogue that explains them."""

import json
from dataclasses import replace
from datetime import date

import pytest
from governed_pilots import CYCLE, EXAMPLE, WORKED, documented, matrix, rows

from coprod.measures.catalogue.entry import Counts, Measure, Takes
from coprod.measures.catalogue.governance import GOVERNANCE
from coprod.measures.governance import CONSTRUCTS, ProcessAnswers, hint, network, profile
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import Participation
from coprod.measures.network import QUESTIONS, Basis, FormHint, GovernanceForm, Ties
from coprod.measures.process import Group, StageFeedback
from coprod.measures.scoring import Statement
from coprod.measures.tally import Span
from coprod.measures.undefined import WHY, Undefined

SIXTEEN = (
    "helix_coverage",
    "stakeholder_evenness",
    "lifecycle_coverage",
    "participation_depth",
    "continuity",
    "network_density",
    "network_centralisation",
    "co_decision_rate",
    "facilitative_leadership",
    "institutional_design",
    "principled_engagement",
    "shared_motivation",
    "joint_capacity",
    "feedback_rate",
    "resourcing",
    "inclusion",
)
SPAN = Span(1, 5)
STATEMENTS = {one: tuple(Statement(f"{one}_{number}") for number in range(1, 4)) for one in CONSTRUCTS}
SAID = ProcessAnswers(
    span=SPAN,
    statements=STATEMENTS,
    agree={
        statement.id: rating
        for rating, construct in enumerate(CONSTRUCTS, start=1)
        for statement in STATEMENTS[construct]
    },
    feedback=(
        StageFeedback("co_design", True, True, date(2024, 1, 1), date(2024, 1, 31)),
        StageFeedback("co_delivery", True, False),
    ),
    resources={"lead": True, "time": True, "budget": False, "tools": True, "expenses": None},
    groups=(Group("under 30", True), Group("migrants", False), Group("disabled people", True)),
)


def values(told: tuple[Indicator, ...]) -> dict[str, object]:
    return {one.id: one.value for one in told}


def named(told: tuple[Indicator, ...], measure_id: str) -> Indicator:
    return next(one for one in told if one.id == measure_id)


def test_the_whole_profile_in_order() -> None:
    told = profile(EXAMPLE, process=SAID)
    assert tuple(one.id for one in told) == SIXTEEN
    assert [one.value for one in told] == [
        pytest.approx(value, abs=5e-8)
        for value in (
            1.0,
            0.9064726,
            0.75,
            0.4125,
            0.4166667,
            0.8666667,
            0.2,
            0.25,
            0.0,
            25.0,
            50.0,
            75.0,
            100.0,
            0.5,
            0.75,
            0.6666667,
        )
    ]
    assert [one.n for one in told] == [6, 6, 4, 6, 4, 6, 6, 4, 3, 3, 3, 3, 3, 2, 4, 3]
    assert {one.at_least for one in told} == {False}


def test_of_nothing_every_indicator_keeps_its_place_and_says_why() -> None:
    told = profile(Participation.of([]))
    assert tuple(one.id for one in told) == SIXTEEN
    assert [one.value for one in told] == [
        *[Undefined.NO_STAKEHOLDERS] * 8,
        *[Undefined.NOBODY] * 5,
        Undefined.NO_INPUT,
        Undefined.NOBODY,
        Undefined.NO_GROUPS,
    ]
    assert {one.n for one in told} == {0}
    assert {one.value for one in told} <= set(WHY)


def test_the_people_of_a_group_are_scored_one_by_one() -> None:
    people = [dict.fromkeys(SAID.agree, 5), dict.fromkeys(SAID.agree, 2), {}]
    told = profile(EXAMPLE, process=replace(SAID, agree=people))
    assert [(named(told, one).value, named(told, one).n) for one in CONSTRUCTS] == [(62.5, 2)] * 5


def test_what_public_sources_tell_gives_lower_bounds_and_refuses_the_rest() -> None:
    pilot = documented(
        ("city", "government", "5.5.", "3..."),
        ("ngo", "civil_society", ".34.", ".2.."),
        ("uni", "research", ".3..", "...."),
    )
    told = profile(pilot, Ties.of([("city", "ngo"), ("ngo", "uni"), ("city", "uni")]))[:8]
    assert values(told) == {
        "helix_coverage": 0.75,
        "stakeholder_evenness": Undefined.DOCUMENTED_ONLY,
        "lifecycle_coverage": 0.5,
        "participation_depth": Undefined.DOCUMENTED_ONLY,
        "continuity": Undefined.DOCUMENTED_ONLY,
        "network_density": Undefined.DOCUMENTED_ONLY,
        "network_centralisation": Undefined.DOCUMENTED_ONLY,
        "co_decision_rate": 0.25,
    }
    assert [one.id for one in told if one.at_least] == ["helix_coverage", "lifecycle_coverage", "co_decision_rate"]
    assert hint(pilot) is None


def test_every_part_of_a_profile_can_be_written_as_json() -> None:
    for told in (profile(EXAMPLE, process=SAID), profile(documented(*WORKED)), profile(Participation.of([]))):
        parts = [{"value": one.value, "per_stage": dict(one.per_stage), **one.details} for one in told]
        assert json.loads(json.dumps(parts, allow_nan=False)) == parts


# ---- which ties ----------------------------------------------------------------------------------------------------


def test_recorded_ties_go_before_those_of_the_matrix_and_stakeholders_without_one_count() -> None:
    recorded = Ties.of([("city_digital", "ict_sme"), ("city_digital", "university")])
    used = network(EXAMPLE, recorded)
    assert used == recorded.among([name for name, *_ in WORKED])
    told = profile(EXAMPLE, recorded)
    assert named(told, "network_density").value == pytest.approx(2 / 15)
    assert named(told, "network_density").details["basis"] is Basis.RECORDED
    assert named(told, "network_centralisation").n == 6


def test_an_empty_sheet_of_ties_was_not_filled_in() -> None:
    assert network(EXAMPLE, Ties.of([])) == network(EXAMPLE) == Ties.co_active(EXAMPLE)


def test_those_who_are_listed_without_any_tie_did_not_work_together() -> None:
    alone = Ties.of([(name, "") for name, *_ in WORKED])
    assert named(profile(EXAMPLE, alone), "network_density").value == 0.0


@pytest.mark.parametrize(
    ("participation", "reason"),
    [
        (Participation.of([]), Undefined.NO_STAKEHOLDERS),
        (Participation.of([("a", "business", "cross_cutting", 1, 1)]), Undefined.NO_STAGES),
        (matrix(("a", "business", "....", "....")), Undefined.NOBODY),
        (matrix(("a", "business", "5", "3"), stages=("co_design",)), Undefined.BELOW_MINIMUM),
        (documented(*WORKED), Undefined.DOCUMENTED_ONLY),
        (matrix(*WORKED[:2]), Undefined.BELOW_MINIMUM),
    ],
    ids=["nobody", "no stage", "nothing known", "one stage", "documented", "two stakeholders"],
)
def test_why_there_is_no_network(participation: Participation, reason: Undefined) -> None:
    told = profile(participation)
    assert [named(told, one).value for one in ("network_density", "network_centralisation")] == [reason] * 2
    assert hint(participation) is None


# ---- the question about the form of governance ---------------------------------------------------------------------


def test_the_worked_example_is_asked_whether_it_governs_itself() -> None:
    form = GovernanceForm.PARTICIPANT_GOVERNED
    assert hint(EXAMPLE) == FormHint(form, QUESTIONS[form])


@pytest.mark.parametrize(
    ("leads", "delivers", "form"),
    [
        ({"office"}, 1, GovernanceForm.ADMINISTRATIVE_ORGANISATION),
        ({"office"}, 2, GovernanceForm.LEAD_ORGANISATION),
        ({"office"}, None, GovernanceForm.LEAD_ORGANISATION),  # what is not known is no sign
        ((), 1, GovernanceForm.LEAD_ORGANISATION),
        ({"office", "sme"}, 1, GovernanceForm.LEAD_ORGANISATION),  # two lead, so there is no one coordinator
    ],
)
def test_a_lead_that_is_known_not_to_deliver_may_be_an_administration(
    leads: set[str], delivers: int | None, form: GovernanceForm
) -> None:
    others = ("sme", "ngo", "uni")
    star = Participation.of(
        [
            *(
                ("office", "government", stage, depth, 3)
                for stage, depth in zip(CYCLE, (5, 5, delivers, 5), strict=True)
            ),
            *((name, "business", stage, 4, 0) for name in others for stage in CYCLE),
        ],
        leads=leads,
    )
    ties = Ties.of([("office", name) for name in others])
    assert hint(star, ties) == FormHint(form, QUESTIONS[form])


# ---- the catalogue -------------------------------------------------------------------------------------------------

TAKEN = {Takes.PARTICIPATION: Participation.of, Takes.TIES: Ties.of}


def test_the_catalogue_explains_the_sixteen_in_the_same_order() -> None:
    assert tuple(one.id for one in GOVERNANCE) == SIXTEEN


@pytest.mark.parametrize("one", [one for one in GOVERNANCE if one.numbers], ids=lambda one: one.id)
def test_every_example_gives_what_it_says(one: Measure) -> None:
    assert ",".join(one.numbers.columns) == one.takes
    assert {len(row) for row in one.numbers.rows} == {len(one.numbers.columns)}
    assert one.compute(TAKEN[one.takes](one.numbers.rows)).value == pytest.approx(one.numbers.value, abs=1e-6)


def test_what_can_be_computed_from_plain_numbers_and_what_needs_a_file() -> None:
    assert {one.id: one.takes for one in GOVERNANCE if one.takes} == {
        "helix_coverage": Takes.PARTICIPATION,
        "stakeholder_evenness": Takes.PARTICIPATION,
        "lifecycle_coverage": Takes.PARTICIPATION,
        "participation_depth": Takes.PARTICIPATION,
        "continuity": Takes.PARTICIPATION,
        "network_density": Takes.TIES,
        "network_centralisation": Takes.TIES,
        "co_decision_rate": Takes.PARTICIPATION,
    }
    assert {one.recompute for one in GOVERNANCE if not one.takes} == {"coprod governance FILE"}
    assert [one.id for one in GOVERNANCE if bool(one.compute and one.numbers) is not bool(one.takes)] == []


def test_what_is_computed_tells_its_parts() -> None:
    told = next(one for one in GOVERNANCE if one.id == "lifecycle_coverage").compute(Participation.of(rows(*WORKED)))
    assert (told.value, told.n) == (0.75, 4)
    assert told.details == {
        "at_least": False,
        "per_stage": dict(zip(CYCLE, (0.0, 1.0, 1.0, 1.0), strict=True)),
        "no_partners": False,
        "known_cells": 24,
    }


def test_what_n_counts_and_from_which_n_it_is_worked_out_and_shown() -> None:
    everyone, stages, items = Counts.STAKEHOLDERS, Counts.STAGES, Counts.ITEMS
    assert [(one.counts, one.computed_from, one.shown_from) for one in GOVERNANCE] == [
        (everyone, 1, 1),
        (everyone, 1, 1),
        (stages, 1, 1),
        (everyone, 1, 1),
        (stages, 2, 2),
        (everyone, 3, 4),
        (everyone, 3, 4),
        (stages, 1, 1),
        (items, 2, 2),
        *[(items, 3, 3)] * 4,
        (stages, 1, 1),
        (items, 4, 4),
        (items, 1, 1),
    ]


def test_every_range_is_a_share_or_points() -> None:
    assert {one.id for one in GOVERNANCE if one.bounds(SPAN) == (0.0, 100.0)} == set(CONSTRUCTS)
    assert {one.bounds(SPAN) for one in GOVERNANCE if one.id not in CONSTRUCTS} == {(0.0, 1.0)}


def test_no_entry_leaves_a_word_out() -> None:
    words = ("title", "meaning", "formula", "unit", "more", "edges", "unfit", "example", "source", "short")
    assert [(one.id, word) for one in GOVERNANCE for word in words if not getattr(one, word).strip()] == []
    assert [one.id for one in GOVERNANCE if not one.url.startswith("https://doi.org/10.")] == ["continuity"]
