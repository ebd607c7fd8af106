"""Orders of skills: against scipy with and without ties, the border of five places, and picks by hand."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from coprod.measures.orders import OrderAgreement, Pick, Standing, order_agreement, picks, places
from coprod.measures.undefined import Undefined

# Few values, so that many tie.
SCORES = st.integers(-3, 3).map(float) | st.floats(-100, 100)
BOTH = st.lists(st.tuples(SCORES, SCORES), min_size=3, max_size=24)


def agreement(mwds: list[float], rds: list[float]) -> OrderAgreement:
    """Compare two orders of skills called s01, s02 and so on."""
    return order_agreement([f"s{number:02}" for number in range(1, len(mwds) + 1)], mwds=mwds, rds=rds)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([], []),
        ([4.0], [1.0]),
        ([7.0, 9.0, -1.0], [2.0, 1.0, 3.0]),
        ([5.0, 5.0], [1.5, 1.5]),
        ([3.0, 8.0, 3.0, 3.0, 1.0], [3.0, 1.0, 3.0, 3.0, 5.0]),
        ([0.0, -0.0, 2.0], [2.5, 2.5, 1.0]),
    ],
)
def test_the_greatest_score_is_first_and_equal_scores_share_the_middle_of_their_places(
    scores: list[float], expected: list[float]
) -> None:
    assert places(scores).tolist() == expected


@given(st.lists(SCORES, min_size=1, max_size=24))
def test_places_are_those_of_scipy(scores: list[float]) -> None:
    assert places(scores).tolist() == stats.rankdata(-np.array(scores), method="average").tolist()


@given(st.lists(SCORES, max_size=24))
def test_places_add_up_whatever_ties(scores: list[float]) -> None:
    assert places(scores).sum() == len(scores) * (len(scores) + 1) / 2


@given(BOTH)
def test_the_agreement_of_two_orders_is_that_of_scipy(both: list[tuple[float, float]]) -> None:
    mwds, rds = (list(scores) for scores in zip(*both, strict=True))
    assume(len(set(mwds)) > 1 and len(set(rds)) > 1)
    found = agreement(mwds, rds)
    known = stats.spearmanr(mwds, [-score for score in rds]).statistic
    assert found.rho == pytest.approx(known, abs=1e-12)
    assert type(found.rho) is float
    assert -1 <= found.rho <= 1
    assert [one.by_mwds for one in found.standings] == places(mwds).tolist()
    assert [one.by_rds for one in found.standings] == places([-score for score in rds]).tolist()


def test_the_worked_example_of_the_catalogue() -> None:
    # by MWDS 1 2 3, by RDS 1 3 2
    assert agreement([9.0, 5.0, 1.0], [-90.0, -20.0, -50.0]) == OrderAgreement(
        pytest.approx(0.5, abs=1e-15), (Standing("s01", 1.0, 1.0), Standing("s02", 2.0, 3.0), Standing("s03", 3.0, 2.0))
    )


@given(st.lists(SCORES, min_size=3, max_size=24, unique=True))
def test_rds_is_turned_round_before_the_orders_are_compared(scores: list[float]) -> None:
    same, opposite = agreement(scores, [-score for score in scores]), agreement(scores, scores)
    assert (same.rho, same.parting) == (1.0, ())
    assert opposite.rho == -1.0


def test_the_known_orders_of_ten_pairs() -> None:
    # hours of television and IQ, a common textbook example: rho = -29 / 165
    iq = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0]
    hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0]
    assert agreement(iq, [-hour for hour in hours]).rho == pytest.approx(-29 / 165, abs=1e-12)


def moved(by: int) -> list[float]:
    """Return RDS of twelve skills in the order of the skills, the first skill moved down by some places."""
    order = [*range(1, by + 1), 0, *range(by + 1, 12)]
    return [-100.0 + 5 * order.index(skill) for skill in range(12)]


@pytest.mark.parametrize(
    ("rds", "expected"),
    [
        (moved(4), ()),
        (moved(5), ()),
        (moved(6), (Standing("s01", 1.0, 7.0),)),
        (moved(11), (Standing("s01", 1.0, 12.0),)),
    ],
    ids=["four", "five", "six", "eleven"],
)
def test_skills_part_where_they_stand_more_than_five_places_apart(
    rds: list[float], expected: tuple[Standing, ...]
) -> None:
    mwds = [12.0 - place for place in range(12)]
    found = agreement(mwds, rds)
    assert found.parting == expected
    assert [one.skill for one in found.standings if one.parts] == [one.skill for one in expected]
    assert len(found.standings) == 12


def test_places_shared_in_a_tie_part_by_halves() -> None:
    # by RDS the first skill shares places 6 and 7: 6.5 - 1 is more than five
    tied = moved(5)
    tied[6] = tied[0]
    mwds = [12.0 - place for place in range(12)]
    assert agreement(mwds, tied).parting == (Standing("s01", 1.0, 6.5),)


def test_several_skills_part_in_the_order_given() -> None:
    mwds = [12.0 - place for place in range(12)]
    found = agreement(mwds, [-score for score in reversed(mwds)])
    assert [(one.skill, one.by_mwds, one.by_rds) for one in found.parting] == [
        ("s01", 1.0, 12.0),
        ("s02", 2.0, 11.0),
        ("s03", 3.0, 10.0),
        ("s10", 10.0, 3.0),
        ("s11", 11.0, 2.0),
        ("s12", 12.0, 1.0),
    ]
    assert found.rho == -1.0


@pytest.mark.parametrize(
    ("mwds", "rds", "reason"),
    [
        ([], [], Undefined.NOBODY),
        ([4.0], [-50.0], Undefined.BELOW_MINIMUM),
        ([4.0, 2.0], [-50.0, 0.0], Undefined.BELOW_MINIMUM),
        ([4.0, 4.0, 4.0], [-50.0, 0.0, 10.0], Undefined.NO_VARIATION),
        ([4.0, 2.0, 1.0], [0.0, 0.0, 0.0], Undefined.NO_VARIATION),
        ([4.0] * 24, [0.0] * 24, Undefined.NO_VARIATION),
    ],
)
def test_where_there_is_nothing_to_compare_there_is_a_reason(
    mwds: list[float], rds: list[float], reason: Undefined
) -> None:
    found = agreement(mwds, rds)
    assert (found.rho, found.parting) == (reason, ())
    assert len(found.standings) == len(mwds)  # a skill has its places all the same


def test_scores_that_do_not_fit_the_skills_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        order_agreement(["s01", "s02", "s03"], mwds=[1.0, 2.0], rds=[1.0, 2.0])


def test_picks_are_shares_of_the_people_who_answered_ordered_by_share_and_then_by_mwds() -> None:
    picked = {"facilitation": 6, "budgeting": 4, "listening": 4, "data": 0, "law": 1}
    mwds = {"facilitation": 1.0, "budgeting": 2.0, "listening": 7.0, "data": 9.0, "law": -1.0}
    assert picks(picked, 10, mwds) == (
        Pick("facilitation", 6, 10, 0.6, place=1),
        Pick("listening", 4, 10, 0.4, place=2),  # a tie, and the more urgent stands before
        Pick("budgeting", 4, 10, 0.4, place=2),
        Pick("law", 1, 10, 0.1, place=4),
        Pick("data", 0, 10, 0.0, place=5),
    )


def test_equal_shares_tie_even_where_nothing_orders_them() -> None:
    found = picks({"b": 3, "c": 3, "a": 3}, 5, {"a": 2.0, "b": 2.0, "c": 2.0})
    assert found == (Pick("a", 3, 5, 0.6, 1), Pick("b", 3, 5, 0.6, 1), Pick("c", 3, 5, 0.6, 1))


def test_a_skill_without_a_score_stands_after_those_it_ties_with() -> None:
    found = picks({"withheld": 2, "negative": 2, "more": 3}, 4, {"negative": -6.0})
    assert [(one.skill, one.place) for one in found] == [("more", 1), ("negative", 2), ("withheld", 2)]


@pytest.mark.parametrize("picked", [{}, {"facilitation": 0}])
def test_where_nobody_picked_there_are_no_shares(picked: dict[str, int]) -> None:
    assert picks(picked, 0, {}) == Undefined.NOBODY


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 12), max_size=12), st.data())
def test_picks_leave_no_skill_out_and_never_rise_down_the_list(picked: dict[str, int], data: st.DataObject) -> None:
    mwds = data.draw(st.fixed_dictionaries({skill: st.floats(-6.25, 20) for skill in picked}))
    found = picks(picked, 12, mwds)
    assert {one.skill: one.picked for one in found} == picked
    keys = [(-one.share, -mwds[one.skill]) for one in found]
    assert keys == sorted(keys)
    assert [one.place for one in found] == [1 + sum(other.share > one.share for other in found) for one in found]
    assert all(one.share == one.picked / 12 for one in found)
