"""How the partners work together: scores of one return and of several people, feedback, resources, inclusion."""

from datetime import date

import pytest

from coprod.measures.process import (
    Group,
    StageFeedback,
    feedback_rate,
    inclusion,
    process_score,
    resourcing,
)
from coprod.measures.scoring import Statement
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined

FIVE = Span(1, 5)
TRUST = tuple(Statement(one) for one in ("mot_1", "mot_2", "mot_3", "mot_4"))
MAY = date(2024, 5, 1)


def rated(*ratings: int | None) -> dict[str, int | None]:
    return dict(zip((one.id for one in TRUST), ratings, strict=True))


# ---- scores --------------------------------------------------------------------------------------------------------


def test_one_agreed_return_has_one_score_and_n_counts_its_statements() -> None:
    told = process_score("shared_motivation", TRUST, rated(5, 4, 4, None), FIVE)
    assert (told.id, told.value, told.n) == ("shared_motivation", pytest.approx(250 / 3), 3)  # (13/3 - 1) / 4
    assert told.details == {"answered": 3, "asked": 4}


def test_several_people_each_have_a_score_and_the_mean_is_told() -> None:
    people = [rated(5, 5, 5, 5), rated(1, 1, 2, None), rated(3, None, None, None), rated(3, 3, 3, 3)]
    told = process_score("shared_motivation", TRUST, people, FIVE)
    # 100, (4/3 - 1) / 4 = 8.33, none, 50
    assert told.value == pytest.approx((100 + 100 / 12 + 50) / 3, rel=1e-14)
    assert (told.n, told.details) == (3, {"respondents": 3, "without_score": 1, "asked": 4})


def test_a_person_counts_once_however_many_statements_they_answered() -> None:
    people = [rated(5, 5, 5, None), rated(1, 1, 1, 1)]
    assert process_score("shared_motivation", TRUST, people, FIVE).value == 50.0  # not 19 / 7


def test_one_person_is_not_one_agreed_return() -> None:
    alone, agreed = (
        process_score("shared_motivation", TRUST, given, FIVE) for given in ([rated(4, 4, 4, 4)], rated(4, 4, 4, 4))
    )
    assert (alone.value, agreed.value) == (75.0, 75.0)
    assert (alone.n, agreed.n) == (1, 4)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ([], Undefined.NOBODY),
        ({}, Undefined.BELOW_SHARE),
        ([{}], Undefined.BELOW_SHARE),
        (rated(3, 3, None, None), Undefined.BELOW_SHARE),
        ([rated(3, 3, None, None), rated(None, None, None, None)], Undefined.BELOW_SHARE),
    ],
)
def test_why_there_is_no_score(given: object, reason: Undefined) -> None:
    told = process_score("shared_motivation", TRUST, given, FIVE)
    assert told.value is reason


# ---- feedback ------------------------------------------------------------------------------------------------------


def test_published_responses_by_stages_with_input() -> None:
    told = feedback_rate(
        [
            StageFeedback("co_commissioning", True, True, MAY, date(2024, 6, 30)),  # 60 days
            StageFeedback("co_design", True, True, MAY, date(2024, 7, 1)),  # 61 days
            StageFeedback("co_delivery", True, False),
            StageFeedback("co_assessment", False, None),
        ]
    )
    assert (told.id, told.value, told.n) == ("feedback_rate", pytest.approx(2 / 3), 3)
    assert told.per_stage == {"co_commissioning": 1.0, "co_design": 1.0, "co_delivery": 0.0, "co_assessment": None}
    assert told.details == {
        "published": 2,
        "response_not_known": 0,
        "on_time_share": 0.5,
        "responses_with_dates": 2,
        "on_time_days": 60,
    }


def test_how_many_days_are_on_time_can_be_set() -> None:
    one = [StageFeedback("co_design", True, True, MAY, date(2024, 5, 15))]
    assert [feedback_rate(one, on_time_days=days).details["on_time_share"] for days in (13, 14)] == [0.0, 1.0]


def test_a_stage_of_which_the_response_is_not_known_is_left_out() -> None:
    told = feedback_rate([StageFeedback("co_design", True, True), StageFeedback("co_delivery", True, None)])
    assert (told.value, told.n, told.details["response_not_known"]) == (1.0, 1, 1)
    assert told.per_stage == {"co_design": 1.0, "co_delivery": None}


@pytest.mark.parametrize(
    "feedback",
    [
        StageFeedback("co_design", True, True, MAY, None),
        StageFeedback("co_design", True, True, None, MAY),
        StageFeedback("co_design", True, True, MAY, date(2024, 4, 1)),  # published before it was collected
        StageFeedback("co_design", True, False, MAY, date(2024, 5, 2)),
    ],
)
def test_a_response_counts_as_timed_only_with_both_dates_in_order(feedback: StageFeedback) -> None:
    told = feedback_rate([feedback])
    assert (told.details["on_time_share"], told.details["responses_with_dates"]) == (None, 0)


def test_a_response_on_the_same_day_is_on_time() -> None:
    told = feedback_rate([StageFeedback("co_design", True, True, MAY, MAY)])
    assert (told.details["on_time_share"], told.details["responses_with_dates"]) == (1.0, 1)


@pytest.mark.parametrize(
    ("stages", "reason"),
    [
        ([], Undefined.NO_INPUT),
        ([StageFeedback("co_design")], Undefined.NO_INPUT),
        ([StageFeedback("co_design", False, True)], Undefined.NO_INPUT),
        ([StageFeedback("co_design", None, True)], Undefined.NO_INPUT),
        ([StageFeedback("co_design", True, None)], Undefined.NOBODY),
    ],
)
def test_why_there_is_no_feedback_rate(stages: list[StageFeedback], reason: Undefined) -> None:
    told = feedback_rate(stages)
    assert (told.value, told.n) == (reason, 0)
    assert set(told.per_stage.values()) <= {None}


# ---- resources -----------------------------------------------------------------------------------------------------

YES, NO, SKIP = True, False, None


@pytest.mark.parametrize(
    ("given", "value", "n"),
    [
        ((YES, YES, YES, YES, NO, SKIP), 0.8, 5),
        ((YES, NO, NO, NO, SKIP, SKIP), 0.25, 4),
        ((NO, NO, NO, NO, NO, NO), 0.0, 6),
        ((YES, YES, YES, YES, YES, YES), 1.0, 6),
        ((YES, YES, YES, SKIP, SKIP, SKIP), Undefined.BELOW_SHARE, 3),
        ((SKIP,) * 6, Undefined.NOBODY, 0),
        ((), Undefined.NOBODY, 0),
    ],
)
def test_resources_in_place_by_those_answered(given: tuple[bool | None, ...], value: object, n: int) -> None:
    told = resourcing({f"r{number}": there for number, there in enumerate(given)})
    assert (told.id, told.value, told.n) == ("resourcing", value, n)
    assert told.details == {"yes": given.count(True), "no": given.count(False), "left_out": given.count(None)}


# ---- inclusion -----------------------------------------------------------------------------------------------------


def test_with_head_counts_inclusion_is_how_far_participants_mirror_the_population() -> None:
    told = inclusion([Group("under 30", True, 20, 400), Group("others", True, 80, 600)])
    assert (told.id, told.value, told.n) == ("inclusion", 0.8, 2)  # 1 - 0.5 * (.2 + .2)
    assert told.details == {"basis": "counts", "participants": 100, "population": 1000}


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ([(3, 30), (7, 70)], 1.0),
        ([(10, 0), (0, 50)], 0.0),
        ([(5, 10), (3, 10), (2, 10)], 1 - 0.5 * (1 / 6 + 1 / 30 + 2 / 15)),
        ([(1, 3), (1, 3), (1, 3)], 1.0),
    ],
)
def test_inclusion_by_head_counts(counts: list[tuple[int, int]], value: float) -> None:
    told = inclusion([Group(str(number), None, *pair) for number, pair in enumerate(counts)])
    assert (told.value, told.details["basis"]) == (pytest.approx(value, rel=1e-14), "counts")


@pytest.mark.parametrize(
    "groups",
    [
        [Group("a", True, 5, 10), Group("b", False, 5, None)],  # one count is missing
        [Group("a", True, None, 10), Group("b", False, 5, 10)],
        [Group("a", True, 0, 10), Group("b", False, 0, 10)],  # nobody counted
        [Group("a", True, 5, 0), Group("b", False, 5, 0)],
        [Group("a", True), Group("b", False)],
    ],
)
def test_without_all_head_counts_inclusion_is_the_groups_reached(groups: list[Group]) -> None:
    told = inclusion(groups)
    assert (told.value, told.n) == (0.5, 2)
    assert told.details == {"basis": "reached", "reached": 1, "listed": 2, "not_known": 0}


def test_one_group_mirrors_itself_so_that_its_head_count_says_nothing() -> None:
    told = inclusion([Group("under 30", False, 1, 1000)])
    assert (told.value, told.details["basis"]) == (0.0, "reached")


def test_a_group_of_which_it_is_not_known_is_left_out() -> None:
    told = inclusion([Group("a", True), Group("b", None), Group("c", False), Group("d", True)])
    assert (told.value, told.n) == (pytest.approx(2 / 3), 3)
    assert told.details == {"basis": "reached", "reached": 2, "listed": 4, "not_known": 1}


@pytest.mark.parametrize(
    ("groups", "reason"), [([], Undefined.NO_GROUPS), ([Group("a"), Group("b", None, 3)], Undefined.NOBODY)]
)
def test_why_there_is_no_inclusion(groups: list[Group], reason: Undefined) -> None:
    assert (inclusion(groups).value, inclusion(groups).n) == (reason, 0)


@pytest.mark.parametrize("counts", [(-1, 5), (5, -1)])
def test_a_negative_head_count_is_refused(counts: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"^under 30: a head count is 0 or more$"):
        Group("under 30", True, *counts)
