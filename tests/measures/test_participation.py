"""The participation matrix and its six indicators: the worked example by hand, the edges, and what it refuses."""

from collections.abc import Callable
from math import log

import pytest
from governed_pilots import CYCLE, EXAMPLE, WORKED, documented, matrix, rows
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy

from coprod.measures.diversity import evenness, hhi, iqv
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import Given, Participant, Participation
from coprod.measures.participation import (
    co_decision_rate,
    continuity,
    helix_coverage,
    lifecycle_coverage,
    participation_depth,
    stakeholder_evenness,
)
from coprod.measures.undefined import Undefined

ALL_SIX = (
    helix_coverage,
    stakeholder_evenness,
    lifecycle_coverage,
    participation_depth,
    continuity,
    co_decision_rate,
)
CITY = ("city", "government", "5555", "3333")
NGO = ("ngo", "civil_society", "2332", "0210")


def near(value: float) -> object:
    return pytest.approx(value, abs=5e-8)


# ---- the worked example -------------------------------------------------------------------------------------------


def test_helix_coverage_of_the_worked_example() -> None:
    told = helix_coverage(EXAMPLE)
    assert (told.value, told.n, told.at_least) == (1.0, 6, False)
    assert told.per_stage == dict(zip(CYCLE, (0.75, 1.0, 0.75, 0.75), strict=True))
    assert told.details == {
        "active": {"government": True, "business": True, "research": True, "civil_society": True},
        "known_cells": 24,
    }


def test_stakeholder_evenness_of_the_worked_example() -> None:
    told = stakeholder_evenness(EXAMPLE)
    assert (told.value, told.n, told.at_least, told.per_stage) == (near(0.9064726), 6, False, {})
    assert told.details == {
        "active_cells": {"government": 8, "business": 2, "research": 3, "civil_society": 6},
        "hhi": near(0.3130194),
        "iqv": near(0.9159741),
        "known_cells": 24,
    }


def test_lifecycle_coverage_of_the_worked_example_where_co_commissioning_fails() -> None:
    told = lifecycle_coverage(EXAMPLE)
    assert (told.value, told.n, told.at_least) == (0.75, 4, False)
    assert told.per_stage == dict(zip(CYCLE, (0.0, 1.0, 1.0, 1.0), strict=True))
    assert told.details == {"no_partners": False, "known_cells": 24}


def test_participation_depth_of_the_worked_example() -> None:
    told = participation_depth(EXAMPLE)
    assert (told.value, told.n, told.at_least) == (near(0.4125), 6, False)
    assert told.per_stage == dict(zip(CYCLE, (1.0, 3.5, 1.75, 2.0), strict=True))
    assert told.details == {
        "citizen_max": 0.5,
        "citizen_max_at_least": False,
        "citizen_max_per_stage": dict(zip(CYCLE, (2, 4, 2, 2), strict=True)),
        "no_partners": False,
        "known_cells": 24,
    }


def test_continuity_of_the_worked_example() -> None:
    told = continuity(EXAMPLE)
    assert (told.value, told.n, told.at_least) == (near(0.4166667), 4, False)
    assert told.per_stage == {
        "co_commissioning/co_design": 0.5,
        "co_design/co_delivery": 0.5,
        "co_delivery/co_assessment": 0.25,
    }
    assert told.details == {"pairs": 3, "known_cells": 24}


def test_with_government_included_continuity_would_flatter() -> None:
    renamed = [(name, "business", depths, rights) for name, _, depths, rights in WORKED]
    assert continuity(matrix(*renamed)).value == near(0.6111111)


def test_co_decision_rate_of_the_worked_example() -> None:
    told = co_decision_rate(EXAMPLE)
    assert (told.value, told.n, told.at_least) == (0.25, 4, False)
    assert told.per_stage == dict(zip(CYCLE, (0.0, 1.0, 0.0, 0.0), strict=True))
    assert told.details == {
        "no_partners": False,
        "deciding_cells": {"government": 6, "business": 0, "research": 0, "civil_society": 1},
        "iqv": near(0.3265306),
        "known_rights": 24,
    }


# ---- evenness, concentration, variation ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ((4, 4, 4, 4), 1.0),
        ((10, 5, 3, 2), 0.8713688),
        ((8, 1, 1, 0), 0.4609640),  # over the three observed sectors it would be .5816717
        ((12, 0, 0, 0), 0.0),
        ((0, 0, 0, 7), 0.0),
        ((1, 1, 0, 0), 0.5),  # ln 2 / ln 4
    ],
)
def test_evenness_over_four_sectors(counts: tuple[int, ...], value: float) -> None:
    assert evenness(counts) == near(value)


@pytest.mark.parametrize(
    ("counts", "concentrated", "varied"),
    [
        ((4, 4, 4, 4), 0.25, 1.0),
        ((12, 0, 0, 0), 1.0, 0.0),
        ((1, 1, 0, 0), 0.5, 2 / 3),
        ((8, 2, 3, 6), 113 / 361, 4 / 3 * 248 / 361),
        ((6, 0, 0, 1), 37 / 49, 4 / 3 * 12 / 49),
    ],
)
def test_concentration_and_variation(counts: tuple[int, ...], concentrated: float, varied: float) -> None:
    assert hhi(counts) == pytest.approx(concentrated, rel=1e-15)
    assert iqv(counts) == pytest.approx(varied, rel=1e-15)


def test_without_any_count_there_is_no_spread() -> None:
    assert (evenness((0, 0, 0, 0)), hhi((0, 0, 0, 0)), iqv((0, 0, 0, 0))) == (None, None, None)


@pytest.mark.parametrize("classes", range(2, 12))
def test_rounding_never_carries_evenness_past_1(classes: int) -> None:
    assert evenness([7] * classes) == pytest.approx(1.0, rel=1e-15)
    assert float(evenness([7] * classes) or 0.0) <= 1.0  # with five, the sum alone is 1.0000000000000002


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=4).filter(any))
def test_evenness_is_scipys_entropy_over_ln_4(counts: list[int]) -> None:
    assert evenness(counts) == pytest.approx(float(entropy(counts)) / log(4), abs=1e-12)
    assert 0.0 <= float(evenness(counts) or 0.0) <= 1.0
    assert 0.25 <= float(hhi(counts) or 0.0) <= 1.0
    assert iqv(counts) == pytest.approx(4 / 3 * (1 - float(hhi(counts) or 0.0)), abs=1e-12)


# ---- what is not known ---------------------------------------------------------------------------------------------


def test_a_missing_depth_is_not_zero_and_is_left_out_of_the_means() -> None:
    told = participation_depth(matrix(("sme", "business", "4.0.", "...."), ("ngo", "civil_society", "2.4.", "....")))
    assert told.per_stage == dict(zip(CYCLE, (3.0, None, 2.0, None), strict=True))
    assert told.value == 0.5  # (3 + 2) / 2 / 5
    assert told.details["citizen_max"] == 0.6  # (2 + 4) / 2 / 5
    assert told.details["citizen_max_per_stage"] == dict(zip(CYCLE, (2, None, 4, None), strict=True))


def test_an_absent_row_is_as_unknown_as_an_empty_cell() -> None:
    some = [row for row in rows(CITY, NGO) if row[0] == "city" or row[2] == "co_design"]
    empty = [(*row[:3], None, None) if row not in some else row for row in rows(CITY, NGO)]
    assert Participation.of(some) == Participation.of(empty)


def test_coverage_is_at_least_what_is_known_when_an_unknown_cell_could_add_to_it() -> None:
    some = matrix(("city", "government", "55.5", "3..3"), ("ngo", "civil_society", "13.2", "02.."))
    # both listed sectors are active, and no other is listed; co-delivery may be covered, and is not known
    assert (helix_coverage(some).value, helix_coverage(some).at_least) == (0.5, False)
    assert (lifecycle_coverage(some).value, lifecycle_coverage(some).at_least) == (0.25, True)
    assert lifecycle_coverage(some).per_stage == dict(zip(CYCLE, (0.0, 1.0, None, 0.0), strict=True))
    assert (co_decision_rate(some).value, co_decision_rate(some).at_least) == (0.25, True)
    assert co_decision_rate(some).per_stage == dict(zip(CYCLE, (0.0, 1.0, None, None), strict=True))


def test_a_sector_with_an_unknown_depth_may_be_active() -> None:
    told = helix_coverage(matrix(CITY, ("ngo", "civil_society", "1.00", "....")))
    assert (told.value, told.at_least) == (0.25, True)
    assert told.details["active"] == {
        "government": True,
        "business": False,
        "research": False,
        "civil_society": None,
    }
    assert set(told.per_stage.values()) == {0.25}


def test_the_helix_coverage_of_a_stage_without_any_known_depth_cannot_be_told() -> None:
    told = helix_coverage(matrix(("city", "government", "5..1", "....")))
    assert told.per_stage == dict(zip(CYCLE, (0.25, None, None, 0.0), strict=True))


def test_continuity_leaves_a_partner_of_unknown_depth_out_of_the_pair_and_does_not_call_it_dropped() -> None:
    told = continuity(matrix(("sme", "business", "333.", "...."), ("ngo", "civil_society", "3030", "....")))
    # first pair: both at first, the sme stays; second: the sme, then both; third: only the ngo is known, and it goes
    assert list(told.per_stage.values()) == [0.5, 0.5, 0.0]
    assert told.value == near(1 / 3)


def test_a_pair_of_stages_with_nobody_active_in_either_is_left_out_of_continuity() -> None:
    told = continuity(matrix(CITY, ("ngo", "civil_society", "0113", "....")))
    assert list(told.per_stage.values()) == [None, None, 0.0]
    assert (told.value, told.details["pairs"]) == (0.0, 1)


@pytest.mark.parametrize(
    ("stakeholders", "reason"),
    [
        ([CITY], Undefined.NO_PARTNER_ACTIVE),
        ([CITY, ("ngo", "civil_society", "1010", "....")], Undefined.NO_PARTNER_ACTIVE),
        ([CITY, ("ngo", "civil_society", "....", "....")], Undefined.NOBODY),
        ([CITY, ("ngo", "civil_society", "3.3.", "....")], Undefined.BELOW_MINIMUM),
    ],
)
def test_why_there_is_no_continuity(stakeholders: list[tuple[str, str, str, str]], reason: Undefined) -> None:
    assert continuity(matrix(*stakeholders)).value is reason


def test_one_stage_has_no_continuity_but_everything_else() -> None:
    one = matrix(("city", "government", "5", "3"), ("ngo", "civil_society", "4", "2"), stages=("co_design",))
    assert [work(one).value for work in ALL_SIX] == [0.5, near(0.5), 1.0, 0.8, Undefined.BELOW_MINIMUM, 1.0]
    assert continuity(one).per_stage == {}
    assert continuity(matrix(("city", "government", "5", "3"), stages=("co_design",))).value is Undefined.BELOW_MINIMUM


# ---- nobody, nothing, government alone -----------------------------------------------------------------------------


def test_without_rows_everything_says_that_no_stakeholder_is_listed() -> None:
    for empty in (Participation.of([]), Participation.of([], stages=CYCLE), Participation.of([], documented_only=True)):
        assert [work(empty).value for work in ALL_SIX] == [Undefined.NO_STAKEHOLDERS] * 6
        assert [work(empty).at_least for work in ALL_SIX] == [False] * 6
        assert participation_depth(empty).details["citizen_max"] is Undefined.NO_STAKEHOLDERS


def test_without_a_stage_everything_says_so() -> None:
    stageless = Participation.of([("ngo", "civil_society", "cross_cutting", 3, 2)])
    assert stageless.participants == (Participant("ngo", "civil_society"),)
    assert [work(stageless).value for work in ALL_SIX] == [Undefined.NO_STAGES] * 6
    assert (dict(stageless.depth), dict(stageless.right)) == ({}, {})


def test_government_alone_is_zero_with_a_flag_where_partners_count() -> None:
    alone = matrix(CITY)
    assert [work(alone).value for work in ALL_SIX] == [0.25, 0.0, 0.0, 0.0, Undefined.NO_PARTNER_ACTIVE, 0.0]
    assert [work(alone).at_least for work in ALL_SIX] == [False] * 6
    assert [work(alone).details["no_partners"] for work in (lifecycle_coverage, participation_depth)] == [True, True]
    assert co_decision_rate(alone).details["no_partners"] is True
    assert participation_depth(alone).details["citizen_max"] is Undefined.NO_CIVIL_SOCIETY


def test_partners_without_civil_society_have_a_depth_and_no_citizen_max() -> None:
    told = participation_depth(matrix(CITY, ("sme", "business", "4444", "0000")))
    assert (told.value, told.details["citizen_max"]) == (0.8, Undefined.NO_CIVIL_SOCIETY)
    assert told.details["no_partners"] is False


def test_where_nothing_is_known_there_is_no_value_and_never_zero() -> None:
    blank = matrix(("city", "government", "....", "...."), ("ngo", "civil_society", "....", "...."))
    nobody = Undefined.NOBODY
    assert [work(blank).value for work in ALL_SIX] == [nobody, nobody, nobody, nobody, nobody, Undefined.NO_RIGHTS]
    assert [work(blank).at_least for work in ALL_SIX] == [False] * 6
    assert participation_depth(blank).details["citizen_max"] is Undefined.NOBODY


def test_when_nobody_is_asked_for_more_than_being_told_there_is_no_evenness() -> None:
    told = matrix(("city", "government", "1111", "0000"), ("ngo", "civil_society", "1011", "0000"))
    assert (stakeholder_evenness(told).value, helix_coverage(told).value) == (Undefined.NOBODY_ACTIVE, 0.0)
    assert (stakeholder_evenness(told).details["hhi"], stakeholder_evenness(told).details["iqv"]) == (None, None)


def test_a_citys_own_rights_are_no_answer_about_its_partners() -> None:
    assert co_decision_rate(matrix(CITY, ("ngo", "civil_society", "3333", "...."))).value is Undefined.NO_RIGHTS


def test_when_rights_are_recorded_and_nobody_decides_nothing_varies() -> None:
    told = co_decision_rate(matrix(("city", "government", "5555", "1111"), ("ngo", "civil_society", "3333", "1110")))
    assert (told.value, told.details["iqv"]) == (0.0, None)


@pytest.mark.parametrize(
    ("work", "depth", "value"),
    [
        (helix_coverage, "1", 0.0),
        (helix_coverage, "2", 0.25),
        (stakeholder_evenness, "1", Undefined.NOBODY_ACTIVE),
        (stakeholder_evenness, "2", 0.0),
        (lifecycle_coverage, "2", 0.0),
        (lifecycle_coverage, "3", 1.0),
    ],
)
def test_where_the_thresholds_of_depth_lie(
    work: Callable[[Participation], Indicator], depth: str, value: float | Undefined
) -> None:
    assert work(matrix(("sme", "business", depth, "0"), stages=("co_design",))).value == value


@pytest.mark.parametrize(("right", "value"), [("1", 0.0), ("2", 1.0)])
def test_where_the_threshold_of_the_right_to_decide_lies(right: str, value: float) -> None:
    assert co_decision_rate(matrix(("sme", "business", "5", right), stages=("co_design",))).value == value


# ---- documented only -----------------------------------------------------------------------------------------------


def test_what_public_sources_tell_is_a_lower_bound_of_all_four_stages() -> None:
    pilot = documented(("city", "government", ".5..", "...."), ("residents", "civil_society", "23..", ".2.."))
    assert pilot.stages == CYCLE
    covered, shared = lifecycle_coverage(pilot), co_decision_rate(pilot)
    assert (covered.value, covered.at_least, covered.n) == (0.25, True, 4)
    assert covered.per_stage == dict(zip(CYCLE, (None, 1.0, None, None), strict=True))
    assert (shared.value, shared.at_least, shared.details["known_rights"]) == (0.25, True, 1)
    assert shared.details["iqv"] is Undefined.DOCUMENTED_ONLY
    sectors = helix_coverage(pilot)
    assert (sectors.value, sectors.at_least, sectors.details["known_cells"]) == (0.5, True, 3)
    assert sectors.per_stage == dict(zip(CYCLE, (0.25, 0.5, None, None), strict=True))


def test_what_cannot_rise_any_further_is_told_without_at_least() -> None:
    everywhere = documented(*WORKED)
    assert (helix_coverage(everywhere).value, helix_coverage(everywhere).at_least) == (1.0, False)


def test_evenness_depth_and_continuity_are_refused_when_documented_only() -> None:
    pilot = documented(*WORKED)
    refused = [work(pilot) for work in (stakeholder_evenness, participation_depth, continuity)]
    assert [one.value for one in refused] == [Undefined.DOCUMENTED_ONLY] * 3
    assert [one.per_stage for one in refused] == [{}] * 3
    assert {"hhi", "iqv"}.isdisjoint(refused[0].details)


def test_the_deepest_citizens_are_told_as_at_least_when_documented_only() -> None:
    told = participation_depth(documented(("residents", "civil_society", ".41.", "....")))
    assert (told.details["citizen_max"], told.details["citizen_max_at_least"]) == (
        0.25,
        True,
    )  # (0 + 4 + 1 + 0) / 4 / 5
    assert told.details["citizen_max_per_stage"] == dict(zip(CYCLE, (None, 4, 1, None), strict=True))


def test_without_a_documented_partner_there_is_not_even_a_lower_bound() -> None:
    alone = documented(("city", "government", "5555", "3333"))
    assert (lifecycle_coverage(alone).value, co_decision_rate(alone).value) == (
        Undefined.DOCUMENTED_ONLY,
        Undefined.NO_RIGHTS,
    )
    unseen = Participation.of([("ngo", "civil_society", "co_design", None, None)], documented_only=True)
    assert [work(unseen).value for work in (helix_coverage, lifecycle_coverage)] == [Undefined.DOCUMENTED_ONLY] * 2
    assert participation_depth(unseen).details["citizen_max"] is Undefined.DOCUMENTED_ONLY


def test_why_a_documented_mean_depth_would_be_no_lower_bound() -> None:
    known = (("residents", "civil_society", "5555", "...."),)
    more = (*known, ("sme", "business", "1111", "...."))
    assert (participation_depth(matrix(*known)).value, participation_depth(matrix(*more)).value) == (1.0, 0.6)


# ---- building the matrix -------------------------------------------------------------------------------------------


def test_rows_become_a_matrix() -> None:
    built = Participation.of(
        [
            (" ngo ", "civil_society", "co_delivery", "3", ""),
            ("city", "government", "co_design", 5.0, 3),
            ("ngo", "civil_society", "co_design", None, " 2 "),
        ],
        leads={"city"},
    )
    assert built == Participation(
        stages=("co_design", "co_delivery"),
        participants=(Participant("ngo", "civil_society"), Participant("city", "government", is_lead=True)),
        depth={("ngo", "co_delivery"): 3, ("city", "co_design"): 5},
        right={("city", "co_design"): 3, ("ngo", "co_design"): 2},
    )
    assert [type(depth) for depth in built.depth.values()] == [int, int]


def test_stages_of_another_cycle_keep_the_order_in_which_they_appear() -> None:
    built = Participation.of([("ngo", "civil_society", stage, 3, 0) for stage in ("try", "co_design", "adopt")])
    assert built.stages == ("try", "co_design", "adopt")


def test_stages_that_are_named_need_no_row() -> None:
    built = Participation.of([("ngo", "civil_society", "adopt", 3, 0)], stages=("try", "adopt"))
    assert built.stages == ("try", "adopt")
    assert (lifecycle_coverage(built).value, lifecycle_coverage(built).at_least) == (0.5, True)


ROW = ("ngo", "civil_society", "co_design", 3, 1)


@pytest.mark.parametrize(
    ("added", "message"),
    [
        (("", "research", "co_design", 3, 1), "Row 3 names no stakeholder. Write one there."),
        ((None, "research", "co_design", 3, 1), "Row 3 names no stakeholder. Write one there."),
        (("uni", "research", " ", 3, 1), "Row 3 names no stage. Write one there."),
        (
            ("uni", "academia", "co_design", 3, 1),
            "Row 3 (uni, co_design): the helix is 'academia'. Write one of government, business, research, "
            "civil_society.",
        ),
        (
            ("ngo", "business", "co_delivery", 3, 1),
            "Row 3 (ngo, co_delivery) says business, a row above says civil_society. Keep one helix for ngo.",
        ),
        (ROW, "Row 3 (ngo, co_design) repeats a row above. Keep one row for each stakeholder and stage."),
        (
            ("uni", "research", "co_design", 6, 1),
            "Row 3 (uni, co_design): the depth is 6. Write a whole number from 0 to 5, or nothing where it is not "
            "known.",
        ),
        (
            ("uni", "research", "co_design", 3, "4"),
            "Row 3 (uni, co_design): the decision right is 4. Write a whole number from 0 to 3, or nothing where it "
            "is not known.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words_that_say_what_where_and_how(
    added: tuple[Given, ...], message: str
) -> None:
    with pytest.raises(ValueError) as refused:
        Participation.of([ROW, added])
    assert str(refused.value) == message


@pytest.mark.parametrize("depth", [-1, 2.5, "deep", "nan", "inf", float("nan"), float("-inf"), "1e999"])
def test_a_depth_that_is_no_whole_number_of_the_scale_is_refused(depth: Given) -> None:
    with pytest.raises(
        ValueError, match=r"^Row 2 \(ngo, co_design\): the depth is .* Write a whole number from 0 to 5"
    ):
        Participation.of([("ngo", "civil_society", "co_design", depth, None)])


def test_a_stage_outside_the_named_ones_is_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^Row 2 \(ngo, co_design\): there is no such stage. Write one of try, adopt.$"
    ):
        Participation.of([ROW], stages=("try", "adopt"))


def test_documented_rows_of_another_cycle_need_its_stages_named() -> None:
    with pytest.raises(ValueError, match="Name all stages of this service cycle"):
        Participation.of([("ngo", "civil_society", "try", 3, 0)], documented_only=True)
    named = Participation.of([("ngo", "civil_society", "try", 3, 0)], stages=("try", "adopt"), documented_only=True)
    assert (lifecycle_coverage(named).value, lifecycle_coverage(named).at_least) == (0.5, True)


def test_whatever_is_cross_cutting_belongs_to_no_stage() -> None:
    with_it = Participation.of([*rows(*WORKED), ("city_digital", "government", "cross_cutting", 0, 0)])
    assert with_it == EXAMPLE
