"""Ratings of one item and of several: they count, they refuse what is off the scale, and nobody changes them."""

from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated_groups import SPANS, People, people, tally

from coprod.measures.ratings import Items, Ratings, capacity_of, importance_of, median_of
from coprod.measures.tally import Span

FIVE = Span(1, 5)
MISSING = float("nan")


def test_ratings_count_people_by_the_point_they_gave() -> None:
    ratings = Ratings.of(FIVE, [4, 4, 5, 4, 3])
    assert (ratings.counts.tolist(), ratings.n) == ([0, 0, 1, 3, 1], 5)


@pytest.mark.parametrize("span", SPANS)
def test_ratings_run_from_the_low_end_to_the_high_end(span: Span) -> None:
    ratings = Ratings.of(span, [span.low, span.high, span.high])
    assert ratings.counts.tolist() == [1, *[0] * (span.width - 1), 2]
    assert (Ratings.of(span, []).n, Ratings.of(span, []).counts.tolist()) == (0, [0] * (span.width + 1))


@given(st.sampled_from(SPANS), st.data())
def test_each_point_is_counted_as_often_as_it_was_given(span: Span, data: st.DataObject) -> None:
    given_ratings = data.draw(st.lists(st.integers(span.low, span.high), max_size=60))
    ratings = Ratings.of(span, iter(given_ratings))
    assert ratings.counts.tolist() == [given_ratings.count(point) for point in span.values.tolist()]
    assert (ratings.n, type(ratings.n)) == (len(given_ratings), int)


@pytest.mark.parametrize("shape", [(4,), (6,), (0,), (5, 5), (1, 5), (5, 1), ()])
def test_counts_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"^ratings on 1-5 are 5 counts from 0 up$"):
        Ratings(FIVE, np.zeros(shape, dtype=np.int64))


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^ratings on 1-5 are 5 counts from 0 up$"):
        Ratings(FIVE, np.array([3, 0, -1, 0, 0]))


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("beyond", [1, 2, 30])
def test_a_rating_off_the_scale_is_refused_and_never_wraps_around(span: Span, beyond: int) -> None:
    with pytest.raises(IndexError, match=f"^{span.low - beyond} lies below the scale {span.low}-{span.high}$"):
        Ratings.of(span, [span.high, span.low - beyond])
    with pytest.raises(IndexError):
        Ratings.of(span, [span.low, span.high + beyond])


def test_ratings_are_read_only() -> None:
    ratings = Ratings.of(FIVE, [4])
    with pytest.raises(ValueError, match="read-only"):
        ratings.counts[0] = 9
    with pytest.raises(AttributeError):
        ratings.span = Span(1, 4)  # type: ignore[misc]
    assert (ratings.span, ratings.counts.tolist()) == (FIVE, [0, 0, 0, 1, 0])


@given(people(fewest=0))
def test_both_ratings_of_complete_pairs_come_apart(group: People) -> None:
    both = tally(group.span, group.pairs)
    importance, capacity = importance_of(both), capacity_of(both)
    assert importance.counts.tolist() == Ratings.of(group.span, [i for i, _ in group.pairs]).counts.tolist()
    assert capacity.counts.tolist() == Ratings.of(group.span, [a for _, a in group.pairs]).counts.tolist()
    assert (importance.span, capacity.span) == (group.span, group.span)
    assert importance.n == capacity.n == both.pairs == len(group.pairs)


@given(people())
def test_the_median_is_that_of_the_ratings(group: People) -> None:
    ratings = importance_of(tally(group.span, group.pairs))
    assert median_of(ratings.counts, group.span.values) == median(importance for importance, _ in group.pairs)


@pytest.mark.parametrize(
    ("ratings", "middle"),
    [([4], 4.0), ([1, 5], 3.0), ([1, 2], 1.5), ([1, 1, 5], 1.0), ([1, 1, 5, 5], 3.0), ([2, 2, 2, 5], 2.0)],
)
def test_between_two_middle_people_the_median_is_half_way(ratings: list[int], middle: float) -> None:
    assert median_of(Ratings.of(FIVE, ratings).counts, FIVE.values) == middle


def test_medians_of_many_items_are_those_of_each_and_of_nobody_there_is_none() -> None:
    counts = np.array([[[1, 0, 0, 0, 1], [0, 0, 0, 2, 1]], [[0, 0, 0, 0, 0], [0, 7, 0, 0, 0]]])
    found = median_of(counts, FIVE.values)
    assert found.shape == (2, 2)
    assert found[[0, 0, 1], [0, 1, 1]].tolist() == [3.0, 4.0, 2.0]
    assert np.isnan(found).tolist() == [[False, False], [True, False]]


def test_the_median_is_one_of_any_rising_values() -> None:
    assert median_of(np.array([1, 0, 2, 1]), np.array([-7, -1, 3, 40])) == 3.0


@pytest.mark.parametrize("shape", [(5,), (), (2, 3, 4)])
def test_items_are_a_table(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"^items are a table: a row per respondent, a column per item$"):
        Items(FIVE, np.full(shape, 3.0))


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("off", [-1.0, 0.5, float("inf")])
def test_items_off_the_scale_are_refused(span: Span, off: float) -> None:
    ends = np.array([[span.low, span.high], [MISSING, span.low]], dtype=float)
    assert np.array_equal(Items(span, ends).values, ends, equal_nan=True)
    for outside in (span.low - abs(off), span.high + abs(off)):
        beyond = ends.copy()
        beyond[1, 1] = outside
        with pytest.raises(ValueError, match=rf"^a rating lies outside the scale {span.low}-{span.high}$"):
            Items(span, beyond)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (2, 2)])
def test_a_table_may_be_empty_or_all_missing(shape: tuple[int, int]) -> None:
    assert np.isnan(Items(FIVE, np.full(shape, MISSING)).values).all()
    assert Items(FIVE, np.full(shape, MISSING)).values.shape == shape


def test_items_are_read_only() -> None:
    items = Items(FIVE, np.array([[4.0, MISSING]]))
    with pytest.raises(ValueError, match="read-only"):
        items.values[0, 1] = 3.0
    assert np.isnan(items.values[0, 1])
