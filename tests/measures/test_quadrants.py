"""Importance-performance analysis: one published vector under four rules, and what happens on the lines."""

from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated_groups import SPANS

from coprod.measures.quadrants import Placed, Quadrant, Rule, below_importance, placed, quadrant, threshold
from coprod.measures.tally import Span

FOUR, FIVE = Span(1, 4), Span(1, 5)

# Martilla & James 1977, 1-4 scale, attributes 1 to 14: a fixed vector.
IMPORTANCE = (3.83, 3.63, 3.60, 3.56, 3.41, 3.41, 3.38, 3.37, 3.29, 3.27, 2.52, 2.43, 2.37, 2.05)
PERFORMANCE = (2.63, 2.73, 3.15, 3.00, 3.05, 3.29, 3.03, 3.11, 2.00, 3.02, 2.25, 2.49, 2.35, 3.33)
ATTRIBUTES = tuple(zip(IMPORTANCE, PERFORMANCE, strict=True))

# Means of up to 40 ratings on 1-5: the floats that come in.
MEANS = st.integers(1, 40).flatmap(lambda n: st.integers(n, 5 * n).map(lambda total: total / n))
POINTS = st.lists(st.tuples(MEANS, MEANS), min_size=1, max_size=24)


def attributes_in(found: Placed) -> dict[Quadrant, list[int]]:
    """Return the attributes in each quadrant, numbered from 1."""
    return {
        where: [number for number, lies in enumerate(found.quadrants, start=1) if lies is where] for where in Quadrant
    }


@pytest.mark.parametrize(
    ("rule", "cut", "concentrate", "keep_up", "low_priority", "overkill"),
    [
        (Rule.SCALE, (2.5, 2.5), [9, 11], [1, 2, 3, 4, 5, 6, 7, 8, 10], [12, 13], [14]),
        (Rule.MEAN, (3.1514, 2.8164), [1, 2, 9], [3, 4, 5, 6, 7, 8, 10], [11, 12, 13], [14]),
        (Rule.MEDIAN, (3.375, 3.01), [1, 2, 4], [3, 5, 6, 7], [9, 11, 12, 13], [8, 10, 14]),
    ],
)
def test_the_martilla_james_vector_under_three_cross_hairs(
    rule: Rule,
    cut: tuple[float, float],
    concentrate: list[int],
    keep_up: list[int],
    low_priority: list[int],
    overkill: list[int],
) -> None:
    found = placed(ATTRIBUTES, rule, FOUR)
    assert found.rule is rule
    assert found.cut == pytest.approx(cut, abs=5e-5)
    assert found.cut == threshold(ATTRIBUTES, rule, FOUR)
    assert attributes_in(found) == {
        Quadrant.CONCENTRATE: concentrate,
        Quadrant.KEEP_UP: keep_up,
        Quadrant.LOW_PRIORITY: low_priority,
        Quadrant.OVERKILL: overkill,
    }


def test_the_martilla_james_vector_under_the_diagonal() -> None:
    found = placed(ATTRIBUTES, Rule.DIAGONAL, FOUR)
    short = [number for number, falls in enumerate(found.falls_short, start=1) if falls]
    assert short == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13]
    assert (found.rule, found.cut, found.quadrants) == (Rule.DIAGONAL, None, None)


def test_the_ninth_attribute_is_a_top_concern_under_two_rules_and_of_low_priority_under_the_third() -> None:
    ninth = [placed(ATTRIBUTES, rule, FOUR).quadrants[8] for rule in (Rule.SCALE, Rule.MEAN, Rule.MEDIAN)]
    assert ninth == [Quadrant.CONCENTRATE, Quadrant.CONCENTRATE, Quadrant.LOW_PRIORITY]


@pytest.mark.parametrize("rule", Rule)
def test_under_every_rule_it_is_told_which_skills_fall_short(rule: Rule) -> None:
    assert placed(ATTRIBUTES, rule, FOUR).falls_short == tuple(i > p for i, p in ATTRIBUTES)


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
    assert quadrant(importance=importance, capacity=capacity, cut=(3.0, 3.0)) == expected


def test_each_line_cuts_its_own_axis() -> None:
    assert quadrant(importance=4.0, capacity=4.0, cut=(4.5, 2.0)) == Quadrant.OVERKILL
    assert quadrant(importance=4.0, capacity=4.0, cut=(2.0, 4.5)) == Quadrant.CONCENTRATE


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # the middle skill lies on both lines
        (Rule.SCALE, (Quadrant.OVERKILL, Quadrant.KEEP_UP, Quadrant.CONCENTRATE)),
        (Rule.MEAN, (Quadrant.OVERKILL, Quadrant.KEEP_UP, Quadrant.CONCENTRATE)),
        (Rule.MEDIAN, (Quadrant.OVERKILL, Quadrant.KEEP_UP, Quadrant.CONCENTRATE)),
    ],
)
def test_a_skill_on_the_lines_of_a_rule_counts_as_high(rule: Rule, expected: tuple[Quadrant, ...]) -> None:
    found = placed([(2.0, 4.0), (3.0, 3.0), (4.0, 2.0)], rule, FIVE)
    assert (found.cut, found.quadrants) == ((3.0, 3.0), expected)


@given(st.tuples(MEANS, MEANS), st.integers(1, 24), st.sampled_from([Rule.MEAN, Rule.MEDIAN]))
def test_skills_that_are_all_alike_lie_on_the_lines_of_their_data(
    point: tuple[float, float], skills: int, rule: Rule
) -> None:
    found = placed([point] * skills, rule, FIVE)
    assert (found.cut, set(found.quadrants)) == (point, {Quadrant.KEEP_UP})


def test_thirteen_skills_with_the_same_mean_are_not_pushed_off_their_line_by_rounding() -> None:
    # 13 * 4.95 rounds up, so a plain sum over 13 lies above every one of them
    assert sum([198 / 40] * 13) / 13 > 198 / 40
    assert placed([(198 / 40, 198 / 40)] * 13, Rule.MEAN, FIVE).quadrants == (Quadrant.KEEP_UP,) * 13


@pytest.mark.parametrize(
    ("span", "centre", "expected"),
    [
        (Span(1, 5), 3.0, Quadrant.CONCENTRATE),
        (Span(1, 4), 2.5, Quadrant.KEEP_UP),
        (Span(0, 5), 2.5, Quadrant.KEEP_UP),
        (Span(1, 7), 4.0, Quadrant.CONCENTRATE),
        (Span(0, 10), 5.0, Quadrant.LOW_PRIORITY),
    ],
)
def test_the_scale_centred_cross_hair_moves_with_the_scale_alone(span: Span, centre: float, expected: Quadrant) -> None:
    one = placed([(4.0, 2.5)], Rule.SCALE, span)
    assert (one.cut, one.quadrants) == ((centre, centre), (expected,))
    with_another = placed([(4.0, 2.5), (span.high, span.high)], Rule.SCALE, span)
    assert (with_another.cut, with_another.quadrants[0]) == ((centre, centre), expected)


def test_the_cross_hairs_of_the_data_move_with_the_data() -> None:
    few, more = [(4.0, 2.0), (2.0, 4.0)], [(4.0, 2.0), (2.0, 4.0), (5.0, 5.0), (5.0, 4.0)]
    assert [threshold(points, Rule.MEAN, FIVE) for points in (few, more)] == [(3.0, 3.0), (4.0, 3.75)]
    assert [threshold(points, Rule.MEDIAN, FIVE) for points in (few, more)] == [(3.0, 3.0), (4.5, 4.0)]
    # the first skill was high under the first median and is not any more
    assert placed(few, Rule.MEDIAN, FIVE).quadrants[0] == Quadrant.CONCENTRATE
    assert placed(more, Rule.MEDIAN, FIVE).quadrants[0] == Quadrant.LOW_PRIORITY


@pytest.mark.parametrize("span", SPANS)
def test_without_a_skill_only_the_scale_has_lines(span: Span) -> None:
    centre = span.centre
    assert placed([], Rule.SCALE, span) == Placed(Rule.SCALE, (centre, centre), (), ())
    for rule in (Rule.MEAN, Rule.MEDIAN, Rule.DIAGONAL):
        assert placed([], rule, span) == Placed(rule, None, None, ())


@given(POINTS, st.sampled_from([Rule.SCALE, Rule.MEAN, Rule.MEDIAN]))
def test_every_skill_lies_where_the_returned_thresholds_put_it(points: list[tuple[float, float]], rule: Rule) -> None:
    found = placed(points, rule, FIVE)
    important, able = found.cut
    assert found.quadrants == tuple(
        {
            (True, False): Quadrant.CONCENTRATE,
            (True, True): Quadrant.KEEP_UP,
            (False, False): Quadrant.LOW_PRIORITY,
            (False, True): Quadrant.OVERKILL,
        }[i >= important, a >= able]
        for i, a in points
    )


@given(POINTS)
def test_the_thresholds_of_the_data_are_its_means_and_its_medians(points: list[tuple[float, float]]) -> None:
    importance, capacity = zip(*points, strict=True)
    assert threshold(points, Rule.MEAN, FIVE) == (mean(importance), mean(capacity))
    assert threshold(points, Rule.MEDIAN, FIVE) == (median(importance), median(capacity))


def test_on_the_diagonal_is_no_gap() -> None:
    assert not below_importance(importance=3.5, capacity=3.5)
    assert below_importance(importance=3.5, capacity=3.49)
    assert not below_importance(importance=3.49, capacity=3.5)
