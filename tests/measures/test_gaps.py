"""The measures of one skill: values worked out by hand in domain terms, and the edges where there is none."""

import json
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated_groups import SPANS, People, crowds, people, taken, tally

from coprod.measures.catalogue.entry import Measure
from coprod.measures.catalogue.skills import SKILLS
from coprod.measures.gaps import (
    differences,
    gap,
    gap_of,
    means,
    median_gap,
    mwds,
    mwds_of,
    need,
    rds,
    rds_of,
    sides,
    sums,
)
from coprod.measures.quadrants import Quadrant
from coprod.measures.skill import SkillNeed, skill_need
from coprod.measures.tally import Missed, Span, Tally
from coprod.measures.uncertainty import Sampling, need_interval
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

FIVE = Span(1, 5)
FIRST = tally(FIVE, list(zip((5, 4, 5, 4, 5), (3, 3, 2, 4, 3), strict=True)))
SECOND = tally(FIVE, list(zip((5, 5, 4, 3, 4, 5, 2, 4), (2, 3, 3, 3, 4, 2, 4, 3), strict=True)))
WORKED = [one for one in SKILLS if one.numbers]


def test_the_first_golden_set() -> None:
    # mean I = 23/5, mean A = 15/5; MWDS = 4.6 * 1.6; four of five below, one tied
    assert sums(FIRST) == (23, 15)
    assert means(FIRST) == (4.6, 3.0)
    assert gap(FIRST) == 1.6
    assert median_gap(FIRST) == 2.0  # 0 1 2 2 3
    assert mwds(FIRST) == 7.36
    assert rds(FIRST) == -80.0
    assert need(FIRST) == pytest.approx(36.8, rel=1e-15)


def test_the_second_golden_set() -> None:
    # mean I = 32/8, mean A = 24/8; five below, two tied, one above
    assert sums(SECOND) == (32, 24)
    assert means(SECOND) == (4.0, 3.0)
    assert gap(SECOND) == 1.0
    assert median_gap(SECOND) == 1.0  # -2 0 0 1 1 2 3 3
    assert mwds(SECOND) == 4.0
    assert rds(SECOND) == -50.0
    assert need(SECOND) == 20.0


def test_everything_about_one_skill_together() -> None:
    missed = Missed(not_answered=1, dont_know=2)
    told = skill_need(Tally("s07", FIVE, SECOND.counts, missed))
    assert told == SkillNeed(
        skill="s07",
        span=FIVE,
        pairs=8,
        missed=missed,
        importance=4.0,
        capacity=3.0,
        gap=1.0,
        median_gap=1.0,
        mwds=4.0,
        below=5,
        above=1,
        rds=-50.0,
        need=20.0,
        need_interval=need_interval(SECOND),
        quadrant=Quadrant.KEEP_UP,
        below_importance=True,
        # one half of the people stands a quarter of the scale from the mean, on importance one person half the scale
        importance_consensus=pytest.approx(1 + (4 * np.log2(3 / 4) + np.log2(1 / 2)) / 8),
        capacity_consensus=pytest.approx(1 + 4 * np.log2(3 / 4) / 8),
    )


@pytest.mark.parametrize(
    ("sampling", "reason"),
    [(Sampling.COMPLETE, Undefined.COMPLETE_RETURN), (Sampling.SINGLE_RETURN, Undefined.SINGLE_RETURN)],
)
def test_how_people_were_come_by_decides_on_the_interval_alone(sampling: Sampling, reason: Undefined) -> None:
    part, other = skill_need(SECOND), skill_need(SECOND, sampling)
    assert isinstance(part.need_interval, Interval)
    assert vars(other) == vars(part) | {"need_interval": reason}


@pytest.mark.parametrize("span", SPANS)
def test_without_a_complete_pair_there_is_nothing_and_never_zero(span: Span) -> None:
    missed = Missed(not_answered=3, not_applicable=1, dont_know=2, refused=4)
    empty = Tally.of("s01", span, [], missed)
    assert [measure(empty) for measure in (means, gap, median_gap, mwds, rds, need)] == [None] * 6
    assert skill_need(empty) == SkillNeed(
        skill="s01",
        span=span,
        pairs=0,
        missed=missed,
        importance=None,
        capacity=None,
        gap=None,
        median_gap=None,
        mwds=None,
        below=0,  # a count of people, and there are none
        above=0,
        rds=None,
        need=None,
        need_interval=Undefined.NOBODY,
        quadrant=None,
        below_importance=None,
        importance_consensus=Undefined.NOBODY,
        capacity_consensus=Undefined.NOBODY,
    )


@pytest.mark.parametrize("fewer", range(1, 8))
def test_below_eight_people_only_what_needs_more_is_missing(fewer: int) -> None:
    told = skill_need(tally(FIVE, [(5, 2)] * fewer))
    assert (told.need, told.median_gap, told.need_interval) == (75.0, 3.0, Undefined.BELOW_MINIMUM)
    agreed = Undefined.BELOW_MINIMUM if fewer == 1 else 1.0
    assert (told.importance_consensus, told.capacity_consensus) == (agreed, agreed)


@pytest.mark.parametrize(
    ("span", "pair", "values"),
    [
        (FIVE, (5, 2), (3.0, 15.0, -100.0, 75.0)),
        (FIVE, (2, 5), (-3.0, -6.0, 100.0, -30.0)),
        (Span(1, 4), (4, 1), (3.0, 12.0, -100.0, 100.0)),
        (Span(0, 5), (0, 5), (-5.0, 0.0, 100.0, 0.0)),
        (Span(1, 7), (4, 4), (0.0, 0.0, 0.0, 0.0)),
        (Span(0, 10), (10, 5), (5.0, 50.0, -100.0, 50.0)),
    ],
)
def test_one_person_is_enough_to_compute(span: Span, pair: tuple[int, int], values: tuple[float, ...]) -> None:
    one = tally(span, [pair])
    assert (gap(one), mwds(one), rds(one), need(one)) == values  # MWDS of one person is just I * (I - A)


@pytest.mark.parametrize("span", SPANS)
def test_when_all_answers_are_equal_nothing_is_missing(span: Span) -> None:
    told = skill_need(tally(span, [(span.high, span.high)] * 6))
    assert (told.importance, told.capacity) == (span.high, span.high)
    assert (told.gap, told.median_gap, told.mwds, told.rds, told.need) == (0.0, 0.0, 0.0, 0.0, 0.0)
    assert (told.importance_consensus, told.capacity_consensus) == (1.0, 1.0)
    assert (told.quadrant, told.below_importance) == (Quadrant.KEEP_UP, False)


@pytest.mark.parametrize(
    ("pairs", "below", "above"),
    [
        ([], 0, 0),
        ([(5, 1)], 1, 0),
        ([(1, 5)], 0, 1),
        ([(3, 3), (1, 1), (5, 5)], 0, 0),
        ([(5, 4), (5, 1), (2, 1), (1, 2), (4, 5), (3, 3)], 3, 2),
    ],
    ids=["nobody", "below", "above", "tied", "all three"],
)
def test_sides_count_the_people_below_and_above_and_leave_out_the_tied(
    pairs: list[tuple[int, int]], below: int, above: int
) -> None:
    assert sides(tally(FIVE, pairs)) == (below, above)


def test_sides_of_the_golden_sets() -> None:
    assert sides(FIRST) == (4, 0)
    assert sides(SECOND) == (5, 1)


def test_rds_counts_people_and_is_blind_to_the_size_of_a_gap() -> None:
    # 2 below by four points, 1 above by one point, 1 tied
    assert rds(tally(FIVE, [(5, 1), (5, 1), (4, 5), (3, 3)])) == -25.0
    assert rds(tally(FIVE, [(5, 4), (5, 4), (1, 5), (3, 3)])) == -25.0


def test_mwds_is_weighted_with_the_groups_own_importance() -> None:
    # Two cities: MWDS 5*(5-1) = 20 and 1*(1-5) = -4; together mean I = 3, mean A = 3, so 0 and not their mean, 8.
    one, other, both = tally(FIVE, [(5, 1)]), tally(FIVE, [(1, 5)]), tally(FIVE, [(5, 1), (1, 5)])
    assert (mwds(one), mwds(other), mwds(both)) == (20.0, -4.0, 0.0)


@given(people())
def test_the_median_gap_is_the_median_of_the_peoples_own_gaps(group: People) -> None:
    found = median_gap(tally(group.span, group.pairs))
    assert found == median(importance - capacity for importance, capacity in group.pairs)
    assert type(found) is float


@given(people(fewest=0))
def test_differences_count_each_gap_from_the_widest_negative_up(group: People) -> None:
    width = group.span.width
    gaps = [importance - capacity for importance, capacity in group.pairs]
    counted = differences(tally(group.span, group.pairs).counts)
    assert counted.tolist() == [gaps.count(each) for each in range(-width, width + 1)]
    assert counted.sum() == len(group.pairs)


@given(st.lists(crowds(FIVE), min_size=1, max_size=5))
def test_differences_and_formulas_take_many_tallies_as_they_take_one(tallies: list[Tally]) -> None:
    counts = np.stack([one.counts for one in tallies])
    assert differences(counts).tolist() == [differences(one.counts).tolist() for one in tallies]
    importance, capacity = np.array([sums(one) for one in tallies], dtype=float).T
    below, above = np.array([sides(one) for one in tallies], dtype=float).T
    pairs = np.array([one.pairs for one in tallies], dtype=float)
    assert gap_of(importance, capacity, pairs).tolist() == [gap(one) for one in tallies]
    assert mwds_of(importance, capacity, pairs).tolist() == [mwds(one) for one in tallies]
    assert rds_of(below, above, pairs).tolist() == [rds(one) for one in tallies]


@pytest.mark.parametrize("one", WORKED, ids=lambda one: one.id)
def test_the_catalogue_works_its_own_numbers_out(one: Measure) -> None:
    worked = one.compute(taken(one, one.numbers.rows, FIVE))
    known = one.numbers.value
    assert worked.value == (known if isinstance(known, str) else pytest.approx(known, abs=1e-6))
    assert worked.n == len(one.numbers.rows) == 5
    assert json.loads(json.dumps(worked.details)) == worked.details
    assert (worked.details["importance_mean"], worked.details["capacity_mean"]) == (4.6, 3.0)


def test_every_measure_of_pairs_has_numbers_and_counts_the_people_beside_its_value() -> None:
    assert [one.id for one in WORKED] == ["gap", "median_gap", "mwds", "need", "rds", "quadrant"]
    details = WORKED[2].compute(SECOND).details
    assert details == {"importance_mean": 4.0, "capacity_mean": 3.0, "below": 5, "level": 2, "above": 1}
    assert WORKED[5].compute(SECOND).details == {
        "importance_mean": 4.0,
        "capacity_mean": 3.0,
        "cut": 3.0,
        "falls_short": True,
    }


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("one", WORKED, ids=lambda one: one.id)
def test_from_no_numbers_the_catalogue_works_nothing_out_and_says_why(one: Measure, span: Span) -> None:
    worked = one.compute(taken(one, [], span))
    assert (worked.value, worked.n, worked.details) == (Undefined.NOBODY, 0, {})
