"""Intervals: golden numbers, two other ways to the same figures, and what holds whatever people answered."""

import json
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rated_groups import SPANS, People, crowds, people, taken, tally
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from coprod.measures.catalogue.entry import Measure
from coprod.measures.catalogue.uncertainty import EIGHT, UNCERTAINTY
from coprod.measures.gaps import means, need, need_bounds
from coprod.measures.ratings import Ratings
from coprod.measures.tally import Span, Tally
from coprod.measures.uncertainty import (
    BLOCK,
    DRAWS,
    LEAST,
    SHARED,
    TAIL,
    Sampling,
    draws,
    mean_interval,
    mean_intervals,
    need_interval,
    need_intervals,
    resamples,
    share_interval,
    wilson,
)
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

FIVE = Span(1, 5)
GOLDEN = Ratings.of(FIVE, [4, 4, 5, 4, 3])
# How people may answer, as chances of 25 pairs: importance runs high, capacity lower and in step with it.
CHANCES = np.array(
    [
        [0.01, 0.01, 0.00, 0.00, 0.00],
        [0.02, 0.03, 0.02, 0.01, 0.00],
        [0.03, 0.07, 0.06, 0.03, 0.01],
        [0.04, 0.10, 0.12, 0.08, 0.02],
        [0.04, 0.08, 0.12, 0.07, 0.03],
    ]
)
WORKED = [one for one in UNCERTAINTY if one.numbers]
REASONS = [(Sampling.COMPLETE, Undefined.COMPLETE_RETURN), (Sampling.SINGLE_RETURN, Undefined.SINGLE_RETURN)]


def answered(size: int, seed: int) -> Tally:
    """Return the tally of some people who answer by ``CHANCES``."""
    counts = np.random.default_rng(seed).multinomial(size, CHANCES.ravel()).reshape(5, 5)
    return Tally("s01", FIVE, counts)


def ends(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.high


# Student's t


def test_the_t_interval_of_the_golden_ratings() -> None:
    assert mean_interval(GOLDEN) == Interval(
        pytest.approx(3.122011, abs=5e-7), pytest.approx(4.877989, abs=5e-7), method="t"
    )


def test_the_t_interval_of_two_ratings_by_hand() -> None:
    # mean 3.5, s = sqrt(.5), t of one degree of freedom is tan(.475 pi) = 12.7062
    reach = float(np.tan(0.475 * np.pi)) / 2
    found = mean_interval(Ratings.of(FIVE, [3, 4]))
    assert ends(found) == pytest.approx((3.5 - reach, 3.5 + reach), rel=1e-9)
    assert found.low < FIVE.low < FIVE.high < found.high  # only the drawing is clipped


@given(people(fewest=2, most=60))
def test_the_t_interval_is_that_of_scipy(group: People) -> None:
    ratings = [importance for importance, _ in group.pairs]
    found = mean_interval(Ratings.of(group.span, ratings))
    spread = stats.sem(ratings)
    known = (
        stats.t.interval(0.95, len(ratings) - 1, loc=np.mean(ratings), scale=spread)
        if len(set(ratings)) > 1
        else (ratings[0], ratings[0])  # scipy gives nan here
    )
    assert ends(found) == pytest.approx(known, rel=1e-9, abs=1e-9)


@given(st.sampled_from(SPANS), st.integers(2, 5_000), st.data())
def test_when_all_gave_the_same_the_t_interval_has_no_width(span: Span, size: int, data: st.DataObject) -> None:
    counts = np.zeros(span.width + 1, dtype=np.int64)
    all_gave = data.draw(st.integers(span.low, span.high))
    counts[all_gave - span.low] = size
    assert mean_interval(Ratings(span, counts)) == Interval(all_gave, all_gave, "t")


def test_t_intervals_of_many_items_are_those_of_each() -> None:
    counts = np.array([[[0, 0, 1, 3, 1], [5, 0, 0, 0, 5]], [[1, 0, 0, 0, 0], [0, 0, 0, 0, 0]]])
    low, high = mean_intervals(counts, FIVE)
    assert [(low[0, item], high[0, item]) for item in (0, 1)] == [
        ends(mean_interval(Ratings(FIVE, counts[0, item]))) for item in (0, 1)
    ]
    assert np.isnan([low[1], high[1]]).all()


def test_one_rating_has_no_t_interval_and_none_has_none_either() -> None:
    assert mean_interval(Ratings.of(FIVE, [4])) == Undefined.BELOW_MINIMUM
    assert mean_interval(Ratings.of(FIVE, [])) == Undefined.NOBODY


# Wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_values_that_newcombe_printed(hits: int, n: int, low: float, high: float) -> None:
    assert tuple(round(end, 4) for end in ends(wilson(hits, n))) == (low, high)
    among = share_interval(Ratings(FIVE, np.array([n - hits, 0, 0, hits // 2, hits - hits // 2])), least=4)
    assert among == wilson(hits, n)
    assert among.method == "wilson"


@pytest.mark.parametrize("n", [1, 2, 3, 5, 8, 20, 263, 100_000])
def test_none_and_all_reach_the_end_exactly_and_mirror_each_other(n: int) -> None:
    none, every = wilson(0, n), wilson(n, n)
    assert (none.low, every.high) == (0.0, 1.0)
    assert 0 < none.high < 1
    assert every.low == pytest.approx(1 - none.high, abs=1e-12)


def test_wilson_is_that_of_statsmodels() -> None:
    grid = [(hits, n) for n in (*range(1, 40), 100, 263, 1_000) for hits in range(n + 1)]
    found = np.array([ends(wilson(hits, n)) for hits, n in grid])
    known = np.array([proportion_confint(hits, n, alpha=0.05, method="wilson") for hits, n in grid])
    assert found == pytest.approx(known, abs=1e-12)
    assert (found.min(), found.max()) == (0.0, 1.0)


@pytest.mark.parametrize(("least", "hits"), [(1, 10), (2, 9), (3, 7), (4, 4), (5, 3), (6, 0)])
def test_the_share_counts_ratings_from_the_least_up(least: int, hits: int) -> None:
    ratings = Ratings(FIVE, np.array([1, 2, 3, 1, 3]))
    assert share_interval(ratings, least) == wilson(hits, 10)


def test_one_rating_has_a_share_and_none_has_not() -> None:
    assert share_interval(Ratings.of(FIVE, [5]), 4) == wilson(1, 1)
    assert share_interval(Ratings.of(FIVE, []), 4) == Undefined.NOBODY


# Need, resampled


def test_the_interval_of_eight_people_is_the_same_on_every_day_and_machine() -> None:
    assert need_interval(tally(FIVE, EIGHT)) == Interval(-2.03125, 49.140625, "resampled")


def test_the_interval_of_three_hundred_people_is_the_same_on_every_day() -> None:
    three_hundred = [(5, 2, 90), (4, 3, 80), (3, 3, 60), (2, 4, 40), (5, 5, 30)]
    found = need_interval(Tally.of("s01", FIVE, three_hundred))
    assert ends(found) == pytest.approx((13.638666666666666, 21.793055555555558), abs=1e-12)


@pytest.mark.parametrize("size", [80, SHARED, SHARED + 1, 300])
def test_fifty_of_two_thousand_draws_lie_at_or_beyond_either_end(size: int) -> None:
    crowd = answered(size, 1)
    importance, capacity = draws(crowd)
    needs = np.sort(5 * importance * (importance - capacity))  # 100 / (5 * 4)
    assert (DRAWS, TAIL) == (2_000, 50)
    assert ends(need_interval(crowd)) == pytest.approx((needs[49], needs[-50]), abs=1e-9)
    assert needs[50] - needs[49] > 1e-6 < needs[-50] - needs[-51]  # the next draw inwards would be another end


def test_the_worked_example_of_the_catalogue_counts_its_draws() -> None:
    importance, capacity = draws(tally(FIVE, EIGHT))
    needs = np.sort(5 * importance * (importance - capacity))
    assert (needs[49], needs[-50]) == pytest.approx((-2.03125, 49.140625), abs=1e-9)


def test_a_point_that_no_draw_can_go_below_is_in_its_interval() -> None:
    # MWDS is lowest at mean(I) = U / 2 with A = U: every draw with another mean lies above
    lowest = Tally.of("s01", Span(0, 10), [(importance, 10, 22) for importance in range(11)])
    importance, capacity = draws(lowest)
    assert np.sort(importance * (importance - capacity))[49] > -25
    found = need_interval(lowest)
    assert found.low == need(lowest) == -25.0
    assert found.high > -25


def test_a_point_that_no_draw_can_go_above_is_in_its_interval() -> None:
    # all pairs lie at (8, 4) + t (2, 3), so need is 32 - 2 t^2
    greatest = Tally.of("s01", Span(0, 10), [(6, 1, 2_000), (10, 7, 2_000)])
    importance, capacity = draws(greatest)
    assert np.sort(importance * (importance - capacity))[-50] < 32
    found = need_interval(greatest)
    assert found.high == need(greatest) == 32.0
    assert found.low < 32


@settings(max_examples=150)
@given(crowds())
def test_the_interval_contains_its_point_and_stays_in_the_range_of_need(crowd: Tally) -> None:
    low, high = need_bounds(crowd.span)
    found = need_interval(crowd)
    assert found.low <= need(crowd) <= found.high
    assert low <= found.low <= found.high <= high
    assert found.method == "resampled"
    assert (type(found.low), type(found.high)) == (float, float)


@given(people(fewest=8), st.randoms(use_true_random=False))
def test_the_same_people_in_any_order_give_the_same_interval(group: People, random: Random) -> None:
    shuffled = list(group.pairs)
    random.shuffle(shuffled)
    assert need_interval(tally(group.span, shuffled)) == need_interval(tally(group.span, group.pairs))


@pytest.mark.parametrize("size", [8, 20, 80, SHARED, SHARED + 1, 300])
def test_one_person_who_changes_their_mind_moves_the_interval(size: int) -> None:
    pairs = list(EIGHT) * 40
    changed = [(1, 5), *pairs[1:size]]
    before, after = need_interval(tally(FIVE, pairs[:size])), need_interval(tally(FIVE, changed))
    assert after.low < before.low
    assert after.high < before.high


@given(st.sampled_from(SPANS), st.integers(LEAST, 400), st.data())
def test_when_all_gave_the_same_pair_the_interval_is_its_point(span: Span, size: int, data: st.DataObject) -> None:
    rating = st.integers(span.low, span.high)
    same = Tally.of("s01", span, [(data.draw(rating), data.draw(rating), size)])
    assert need_interval(same) == Interval(need(same), need(same), "resampled")


@pytest.mark.parametrize("span", SPANS)
def test_below_eight_people_there_is_no_interval(span: Span) -> None:
    pairs = [(span.low, span.high), (span.high, span.low)] * 4
    found = [need_interval(tally(span, pairs[:size])) for size in range(8)]
    assert found == [Undefined.NOBODY] + [Undefined.BELOW_MINIMUM] * 7
    assert need_interval(tally(span, pairs)).method == "resampled"


@pytest.mark.parametrize(("sampling", "reason"), REASONS)
@pytest.mark.parametrize("size", [0, 1, 8, 40])
def test_a_complete_and_a_single_return_get_no_interval_and_say_why(
    sampling: Sampling, reason: Undefined, size: int
) -> None:
    pairs = (list(EIGHT) * 5)[:size]
    ratings = Ratings.of(FIVE, [importance for importance, _ in pairs])
    assert need_interval(tally(FIVE, pairs), sampling) == reason
    assert mean_interval(ratings, sampling) == reason
    assert share_interval(ratings, 4, sampling) == reason


@settings(max_examples=40)
@given(st.sampled_from(SPANS), st.data())
def test_many_tallies_at_once_have_the_intervals_of_each(span: Span, data: st.DataObject) -> None:
    tallies = data.draw(st.lists(crowds(span), min_size=1, max_size=6))
    low, high = need_intervals(np.stack([one.counts for one in tallies]), span)
    assert list(zip(low, high, strict=True)) == [ends(need_interval(one)) for one in tallies]


def test_more_tallies_of_one_size_than_a_block_holds_have_the_intervals_of_each() -> None:
    tallies = [answered(9, seed) for seed in range(BLOCK + 5)]
    low, high = need_intervals(np.stack([one.counts for one in tallies]), FIVE)
    assert list(zip(low, high, strict=True)) == [ends(need_interval(one)) for one in tallies]
    assert len(set(low.tolist())) > 100


def test_among_many_tallies_those_below_eight_people_have_no_ends() -> None:
    sizes = [0, 1, 7, 8, 40, 300]
    low, high = need_intervals(np.stack([answered(size, 1).counts for size in sizes]), FIVE)
    assert np.isnan(low).tolist() == np.isnan(high).tolist() == [True, True, True, False, False, False]


def test_no_tallies_have_no_intervals() -> None:
    low, high = need_intervals(np.zeros((0, 5, 5), dtype=np.int64), FIVE)
    assert (low.shape, high.shape) == ((0,), (0,))


@pytest.mark.parametrize("size", [20, 80, SHARED, SHARED + 1, 300])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_interval_is_that_of_a_plain_bootstrap(size: int, seed: int) -> None:
    crowd, random = answered(size, seed), np.random.default_rng(97)
    again = random.multinomial(size, crowd.counts.ravel() / size, size=20_000).reshape(-1, 5, 5)
    importance = again.sum(axis=2) @ FIVE.values / size
    capacity = again.sum(axis=1) @ FIVE.values / size
    known = np.quantile(5 * importance * (importance - capacity), [0.025, 0.975])
    assert ends(need_interval(crowd)) == pytest.approx(known, abs=1.5)


@pytest.mark.parametrize(("size", "samples"), [(40, 300), (300, 200)])
def test_the_interval_covers_the_true_need_about_as_often_as_it_says(size: int, samples: int) -> None:
    assert CHANCES.sum() == pytest.approx(1)
    importance, capacity = CHANCES.sum(axis=1) @ FIVE.values, CHANCES.sum(axis=0) @ FIVE.values
    true = 100 * importance * (importance - capacity) / 20
    counts = np.random.default_rng(5).multinomial(size, CHANCES.ravel(), size=samples).reshape(-1, 5, 5)
    low, high = need_intervals(counts, FIVE)
    covered = ((low <= true) & (true <= high)).mean()
    assert 0.90 <= covered <= 0.98
    assert 0.005 <= (true < low).mean() <= 0.06  # it misses on either side
    assert 0.005 <= (true > high).mean() <= 0.06


# The draws


@pytest.mark.parametrize("size", [8, 40, SHARED, SHARED + 1, 400])
def test_the_draws_lie_about_the_point_as_far_as_chance_takes_means(size: int) -> None:
    crowd = answered(size, 11)
    sides = [(crowd.counts.sum(axis=axis), drawn) for axis, drawn in zip((1, 0), draws(crowd), strict=True)]
    for (held, drawn), point in zip(sides, means(crowd), strict=True):
        assert drawn.shape == (DRAWS,)
        spread = np.sqrt(held @ (FIVE.values - point) ** 2 / size / size)
        assert drawn.mean() == pytest.approx(point, abs=4 * spread / np.sqrt(DRAWS))
        assert drawn.std() == pytest.approx(spread, rel=0.08)


@pytest.mark.parametrize("size", [8, 40, SHARED, SHARED + 1, 400])
def test_the_draws_keep_importance_and_capacity_of_a_person_together(size: int) -> None:
    # everybody is two points short, so every draw is, too
    pairs = [(3, 1, size // 2), (4, 2, size // 4), (5, 3, size - size // 2 - size // 4)]
    importance, capacity = draws(Tally.of("s01", FIVE, pairs))
    assert importance - capacity == pytest.approx(np.full(DRAWS, 2.0), abs=1e-12)
    assert len(set(importance.tolist())) > 8


@pytest.mark.parametrize("size", [1, 8, 40, SHARED, SHARED + 1, 400])
def test_the_same_tally_is_drawn_in_the_same_way_again(size: int) -> None:
    once, again = draws(answered(size, 3)), draws(answered(size, 3))
    assert np.array_equal(once, again)


@pytest.mark.parametrize(("one", "other"), [((40, 1), (40, 2)), ((SHARED, 1), (SHARED, 2)), ((40, 1), (41, 1))])
def test_the_next_draw_of_another_group_knows_nothing_of_this_one(one: tuple[int, int], other: tuple[int, int]) -> None:
    drawn = np.vstack([draws(answered(*one)), np.roll(draws(answered(*other)), 1, axis=1)])
    assert np.abs(np.corrcoef(drawn)[:2, 2:]).max() < 0.08


@pytest.mark.parametrize("seeds", [(1, 2), (3, 4), (5, 6)])
def test_above_the_shared_draws_each_group_has_draws_of_its_own(seeds: tuple[int, int]) -> None:
    drawn = np.vstack([draws(answered(SHARED + 1, seed)) for seed in seeds])
    assert np.abs(np.corrcoef(drawn)[:2, 2:]).max() < 0.08
    itself = draws(answered(SHARED + 1, seeds[0]))
    assert np.abs(np.corrcoef(np.vstack([itself, np.roll(itself, 1, axis=1)]))[:2, 2:]).max() < 0.08


def test_each_draw_takes_as_many_people_as_there_are_and_each_person_as_often() -> None:
    times = resamples(20)
    assert times.shape == (20, DRAWS)
    assert set(times.sum(axis=0).tolist()) == {20.0}
    # a person is in a draw (19 / 20)^20 = 35.8 % of the time not at all
    assert times.mean(axis=1) == pytest.approx(np.ones(20), abs=0.1)
    assert (times == 0).mean() == pytest.approx(0.95**20, abs=0.01)


def test_nobody_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match=r"^nobody can be drawn from a tally without a pair$"):
        draws(tally(FIVE, []))


# The catalogue


def test_the_catalogue_names_these_and_works_all_but_the_tiers_out_from_numbers() -> None:
    assert [one.id for one in UNCERTAINTY] == ["need_interval", "priority_tier", "mean_interval", "share_interval"]
    assert [one.id for one in WORKED] == ["need_interval", "mean_interval", "share_interval"]


@pytest.mark.parametrize("one", WORKED, ids=lambda one: one.id)
def test_the_catalogue_works_its_own_numbers_out(one: Measure) -> None:
    worked = one.compute(taken(one, one.numbers.rows, FIVE))
    assert worked.value == pytest.approx(one.numbers.value, abs=1e-6)
    assert worked.n == len(one.numbers.rows)
    assert json.loads(json.dumps(worked.details)) == worked.details


def test_the_point_and_the_method_stand_beside_the_ends() -> None:
    told = {one.id: one.compute(taken(one, one.numbers.rows, FIVE)).details for one in WORKED}
    assert told == {
        "need_interval": {"need": 20.0, "method": "resampled"},
        "mean_interval": {"mean": 4.0, "method": "t"},
        "share_interval": {"share": 0.0, "from": 4, "method": "wilson"},
    }


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("one", WORKED, ids=lambda one: one.id)
def test_from_no_numbers_the_catalogue_works_nothing_out_and_says_why(one: Measure, span: Span) -> None:
    worked = one.compute(taken(one, [], span))
    assert (worked.value, worked.n, worked.details) == (Undefined.NOBODY, 0, {})


@pytest.mark.parametrize("one", WORKED, ids=lambda one: one.id)
def test_one_below_the_smallest_number_the_catalogue_names_there_is_no_value(one: Measure) -> None:
    rows = one.numbers.rows[: one.computed_from]
    assert isinstance(one.compute(taken(one, rows, FIVE)).value, tuple)
    few = one.compute(taken(one, rows[:-1], FIVE))
    assert isinstance(few.value, Undefined)
    assert (few.n, few.details) == (one.computed_from - 1, {})


def test_the_share_is_that_of_the_two_highest_points_on_every_scale() -> None:
    share = WORKED[2]
    for span in SPANS:
        worked = share.compute(taken(share, [(each,) for each in span.values.tolist()], span))
        assert worked.details == {"share": 2 / (span.width + 1), "from": span.high - 1, "method": "wilson"}
        assert worked.value == ends(wilson(2, span.width + 1))
