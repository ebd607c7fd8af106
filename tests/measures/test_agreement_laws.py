"""What holds for the agreement of every group of people on every scale."""

from collections.abc import Callable
from fractions import Fraction
from random import Random
from statistics import mean, median, variance

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated_groups import SPANS

from coprod.measures.agreement import (
    ad_mean,
    ad_mean_of,
    ad_median,
    ad_median_of,
    awg,
    awg_means,
    awg_of,
    consensus,
    consensus_of,
    rwg,
    rwg_j,
    rwg_of,
    rwg_raw,
    rwg_raw_of,
)
from coprod.measures.catalogue.agreement import AGREEMENT
from coprod.measures.ratings import Items, Ratings
from coprod.measures.tally import Counts, Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

Scalar = Callable[[Ratings], Value]

PAIRS = (
    (consensus, consensus_of),
    (rwg_raw, rwg_raw_of),
    (rwg, rwg_of),
    (awg, awg_of),
    (ad_mean, ad_mean_of),
    (ad_median, ad_median_of),
)
SCALARS = tuple(scalar for scalar, _ in PAIRS)


@st.composite
def rated(draw: st.DrawFn, fewest: int = 2, most: int = 40) -> tuple[Span, list[int]]:
    """Draw a scale and one rating per person on it."""
    span = draw(st.sampled_from(SPANS))
    return span, draw(st.lists(st.integers(span.low, span.high), min_size=fewest, max_size=most))


@st.composite
def tallies(draw: st.DrawFn) -> tuple[Span, Counts]:
    """Draw a scale and several groups' tallies on it, some of nobody or of one person."""
    span = draw(st.sampled_from(SPANS))
    counts = st.lists(st.integers(0, 9), min_size=span.width + 1, max_size=span.width + 1)
    return span, np.array(draw(st.lists(counts, min_size=1, max_size=12)))


@given(rated())
def test_indices_are_what_exact_arithmetic_gives(group: tuple[Span, list[int]]) -> None:
    span, people = group
    ratings, n, given_ = Ratings.of(span, people), len(people), [Fraction(rating) for rating in people]
    centre, middle, spread = mean(given_), median(given_), variance(given_)
    raw = 1 - spread / Fraction((span.width + 1) ** 2 - 1, 12)
    assert rwg_raw(ratings) == pytest.approx(float(raw), abs=1e-12)
    assert rwg(ratings) == pytest.approx(float(max(raw, Fraction(0))), abs=1e-12)
    assert ad_mean(ratings) == pytest.approx(float(sum(abs(rating - centre) for rating in given_) / n), abs=1e-12)
    assert ad_median(ratings) == pytest.approx(float(sum(abs(rating - middle) for rating in given_) / n), abs=1e-12)
    lowest, highest = Fraction(span.low * (n - 1) + span.high, n), Fraction(span.high * (n - 1) + span.low, n)
    assert awg_means(n, span) == (float(lowest), float(highest))
    if lowest <= centre <= highest:
        greatest = ((span.high + span.low) * centre - centre**2 - span.high * span.low) * Fraction(n, n - 1)
        assert awg(ratings) == pytest.approx(float(1 - 2 * spread / greatest), abs=1e-12)
    else:
        assert awg(ratings) is Undefined.AT_SCALE_END


@given(tallies())
@pytest.mark.parametrize(("scalar", "array"), PAIRS, ids=[scalar.__name__ for scalar in SCALARS])
def test_many_at_once_give_what_one_at_a_time_gives(
    scalar: Scalar, array: Callable[[Counts, Span], np.ndarray], groups: tuple[Span, Counts]
) -> None:
    span, counts = groups
    one_by_one = [scalar(Ratings(span, row.copy())) for row in counts]
    expected = [np.nan if isinstance(value, Undefined) else value for value in one_by_one]
    np.testing.assert_allclose(array(counts, span), expected, rtol=0, atol=1e-14)
    np.testing.assert_allclose(array(np.stack([counts, counts]), span)[1], expected, rtol=0, atol=1e-14)
    np.testing.assert_allclose(array(np.asfortranarray(counts), span), expected, rtol=0, atol=1e-14)


@given(rated(fewest=0))
def test_every_value_lies_within_the_range_that_the_catalogue_names(group: tuple[Span, list[int]]) -> None:
    span, people = group
    bounds = {one.id: one.bounds(span) for one in AGREEMENT if one.bounds}
    values = {of.__name__: of(Ratings.of(span, people)) for of in SCALARS if of is not rwg_raw}
    outside = {
        name: value
        for name, value in values.items()
        if not isinstance(value, Undefined) and not bounds[name][0] <= value <= bounds[name][1]
    }
    assert outside == {}


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("times", [1, 7, 400_000])
def test_an_even_split_between_the_ends_is_the_least_agreement(span: Span, times: int) -> None:
    counts = np.zeros(span.width + 1, dtype=np.int64)
    counts[[0, -1]] = times
    split = Ratings(span, counts)
    assert (consensus(split), rwg(split), awg(split)) == (0.0, 0.0, -1.0)
    assert ad_mean(split) == ad_median(split) == span.width / 2


@given(st.sampled_from(SPANS), st.integers(2, 1_000_000), st.data())
def test_all_alike_is_the_greatest_agreement(span: Span, people: int, data: st.DataObject) -> None:
    counts = np.zeros(span.width + 1, dtype=np.int64)
    counts[data.draw(st.integers(0, span.width))] = people
    alike = Ratings(span, counts)
    assert (consensus(alike), rwg_raw(alike), rwg(alike), ad_mean(alike), ad_median(alike)) == (1.0, 1.0, 1.0, 0.0, 0.0)
    assert awg(alike) in (1.0, Undefined.AT_SCALE_END)


@given(rated(), st.randoms(use_true_random=False))
def test_the_order_of_the_people_changes_nothing(group: tuple[Span, list[int]], random: Random) -> None:
    span, people = group
    shuffled = people.copy()
    random.shuffle(shuffled)
    told = [of(Ratings.of(span, people)) for of in SCALARS]
    assert [of(Ratings.of(span, shuffled)) for of in SCALARS] == told


@given(rated(), st.integers(2, 6))
def test_the_same_people_several_times_change_no_consensus_and_no_deviation(
    group: tuple[Span, list[int]], times: int
) -> None:
    span, people = group
    told = [of(Ratings.of(span, people)) for of in (consensus, ad_mean, ad_median)]
    again = [of(Ratings.of(span, people * times)) for of in (consensus, ad_mean, ad_median)]
    assert again == pytest.approx(told, abs=1e-12)


@given(rated())
def test_turning_the_scale_round_changes_nothing(group: tuple[Span, list[int]]) -> None:
    span, people = group
    straight, turned = Ratings.of(span, people), Ratings.of(span, [span.low + span.high - rating for rating in people])
    for of in SCALARS:
        value, other = of(straight), of(turned)
        assert other == (value if isinstance(value, Undefined) else pytest.approx(value, abs=1e-12))


@given(rated(), st.integers(-3, 20))
def test_numbering_the_points_otherwise_changes_nothing(group: tuple[Span, list[int]], by: int) -> None:
    span, people = group
    moved = Span(span.low + by, span.high + by)
    for of in SCALARS:
        value, other = of(Ratings.of(span, people)), of(Ratings.of(moved, [rating + by for rating in people]))
        assert other == (value if isinstance(value, Undefined) else pytest.approx(value, abs=1e-12))


@given(rated())
def test_the_deviation_about_the_median_is_the_smaller_one(group: tuple[Span, list[int]]) -> None:
    ratings = Ratings.of(*group)
    about_median, about_mean = ad_median(ratings), ad_mean(ratings)
    assert not isinstance(about_median, Undefined) and not isinstance(about_mean, Undefined)
    assert about_median <= about_mean + 1e-12


@given(rated())
def test_a_person_at_the_median_never_widens_the_deviation_about_it(group: tuple[Span, list[int]]) -> None:
    span, people = group
    before, after = (
        ad_median(Ratings.of(span, people)),
        ad_median(Ratings.of(span, [*people, sorted(people)[len(people) // 2]])),
    )
    assert not isinstance(before, Undefined) and not isinstance(after, Undefined)
    assert after <= before + 1e-12


@given(rated(), st.integers(1, 12), st.integers(1, 12))
def test_rwg_over_items_starts_at_rwg_and_rises_with_their_number(
    group: tuple[Span, list[int]], few: int, more: int
) -> None:
    span, people = group
    column = np.array(people, dtype=np.float64)[:, None]
    one, with_few, with_more = (rwg_j(Items(span, np.tile(column, count))) for count in (1, few, few + more))
    assert one == pytest.approx(rwg(Ratings.of(span, people)), abs=1e-12)
    assert isinstance(with_few, float) and isinstance(with_more, float)
    assert 0 <= with_few <= with_more + 1e-12 <= 1 + 1e-12
