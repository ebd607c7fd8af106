"""The measures of one skill: values worked out by hand in domain terms, and the edges where there is none."""

import pytest
from rated_groups import SPANS, tally

from coprod.measures.gaps import (
    Quadrant,
    SkillNeed,
    below_importance,
    gap,
    means,
    mwds,
    need,
    quadrant,
    rds,
    sides,
    skill_need,
    sums,
)
from coprod.measures.tally import Missed, Span, Tally

FIVE = Span(1, 5)
FIRST = tally(FIVE, list(zip((5, 4, 5, 4, 5), (3, 3, 2, 4, 3), strict=True)))
SECOND = tally(FIVE, list(zip((5, 5, 4, 3, 4, 5, 2, 4), (2, 3, 3, 3, 4, 2, 4, 3), strict=True)))

# Martilla & James 1977, 1-4 scale, attributes 1 to 14: a fixed vector.
IMPORTANCE = (3.83, 3.63, 3.60, 3.56, 3.41, 3.41, 3.38, 3.37, 3.29, 3.27, 2.52, 2.43, 2.37, 2.05)
PERFORMANCE = (2.63, 2.73, 3.15, 3.00, 3.05, 3.29, 3.03, 3.11, 2.00, 3.02, 2.25, 2.49, 2.35, 3.33)


def test_the_first_golden_set() -> None:
    # mean I = 23/5, mean A = 15/5; MWDS = 4.6 * 1.6; four of five below, one tied
    assert sums(FIRST) == (23, 15)
    assert means(FIRST) == (4.6, 3.0)
    assert gap(FIRST) == 1.6
    assert mwds(FIRST) == 7.36
    assert rds(FIRST) == -80.0
    assert need(FIRST) == pytest.approx(36.8, rel=1e-15)


def test_the_second_golden_set() -> None:
    # mean I = 32/8, mean A = 24/8; five below, two tied, one above
    assert sums(SECOND) == (32, 24)
    assert means(SECOND) == (4.0, 3.0)
    assert gap(SECOND) == 1.0
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
        mwds=4.0,
        below=5,
        above=1,
        rds=-50.0,
        need=20.0,
        quadrant=Quadrant.KEEP_UP,
        below_importance=True,
    )


@pytest.mark.parametrize("span", SPANS)
def test_without_a_complete_pair_there_is_nothing_and_never_zero(span: Span) -> None:
    missed = Missed(not_answered=3, not_applicable=1, dont_know=2, refused=4)
    empty = Tally.of("s01", span, [], missed)
    assert [measure(empty) for measure in (means, gap, mwds, rds, need)] == [None] * 5
    assert skill_need(empty) == SkillNeed(
        skill="s01",
        span=span,
        pairs=0,
        missed=missed,
        importance=None,
        capacity=None,
        gap=None,
        mwds=None,
        below=0,  # a count of people, and there are none
        above=0,
        rds=None,
        need=None,
        quadrant=None,
        below_importance=None,
    )


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
    assert (told.gap, told.mwds, told.rds, told.need) == (0.0, 0.0, 0.0, 0.0)
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


def test_the_martilla_james_vector_under_the_scale_centred_cross_hair() -> None:
    found: dict[Quadrant, list[int]] = {}
    for attribute, (important, able) in enumerate(zip(IMPORTANCE, PERFORMANCE, strict=True), start=1):
        found.setdefault(quadrant(importance=important, capacity=able, span=Span(1, 4)), []).append(attribute)
    assert found == {
        Quadrant.CONCENTRATE: [9, 11],
        Quadrant.KEEP_UP: [1, 2, 3, 4, 5, 6, 7, 8, 10],
        Quadrant.LOW_PRIORITY: [12, 13],
        Quadrant.OVERKILL: [14],
    }


def test_the_martilla_james_vector_under_the_diagonal() -> None:
    short = [
        attribute
        for attribute, (important, able) in enumerate(zip(IMPORTANCE, PERFORMANCE, strict=True), start=1)
        if below_importance(importance=important, capacity=able)
    ]
    assert short == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]


@pytest.mark.parametrize(
    ("importance", "capacity", "expected"),
    [
        (3.0, 3.0, Quadrant.KEEP_UP),
        (3.0, 2.99, Quadrant.CONCENTRATE),
        (2.99, 3.0, Quadrant.OVERKILL),
        (2.99, 2.99, Quadrant.LOW_PRIORITY),
    ],
)
def test_a_value_on_the_line_counts_as_high(importance: float, capacity: float, expected: Quadrant) -> None:
    assert quadrant(importance=importance, capacity=capacity, span=FIVE) == expected


def test_the_cross_hair_moves_with_the_scale() -> None:
    placed = [quadrant(importance=4.0, capacity=2.5, span=span) for span in SPANS]
    # centres 3, 2.5, 2.5, 4, 5
    assert placed == [
        Quadrant.CONCENTRATE,
        Quadrant.KEEP_UP,
        Quadrant.KEEP_UP,
        Quadrant.CONCENTRATE,
        Quadrant.LOW_PRIORITY,
    ]


def test_on_the_diagonal_is_no_gap() -> None:
    assert not below_importance(importance=3.5, capacity=3.5)
    assert below_importance(importance=3.5, capacity=3.49)
    assert not below_importance(importance=3.49, capacity=3.5)
