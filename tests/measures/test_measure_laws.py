"""What holds for every group of people on every scale."""

from fractions import Fraction
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated_groups import SPANS, People, people, tally

from coprod.measures.catalogue import measure
from coprod.measures.gaps import gap, means, median_gap, mwds, need, need_bounds, rds, sides
from coprod.measures.skill import skill_need
from coprod.measures.stages import stage_need
from coprod.measures.tally import Missed, Span, Tally

NUMBERS = ("importance", "capacity", "gap", "median_gap", "mwds", "rds", "need")


def measured(group: Tally) -> tuple[object, ...]:
    """Return everything that is said about a skill, except how many said it and how sure that makes it."""
    told = skill_need(group)
    return (*(getattr(told, name) for name in NUMBERS), told.quadrant, told.below_importance)


@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_the_people_changes_nothing(group: People, random: Random) -> None:
    shuffled = list(group.pairs)
    random.shuffle(shuffled)
    assert skill_need(tally(group.span, shuffled)) == skill_need(tally(group.span, group.pairs))


@given(people(), st.integers(2, 5))
def test_the_same_people_several_times_change_no_value(group: People, times: int) -> None:
    again = tally(group.span, group.pairs * times)
    assert measured(again) == measured(tally(group.span, group.pairs))
    below, above = sides(tally(group.span, group.pairs))
    assert (again.pairs, sides(again)) == (times * len(group.pairs), (times * below, times * above))


@given(people())
def test_swapping_importance_and_capacity_flips_gaps_rds_sides_and_consensus(group: People) -> None:
    straight = tally(group.span, group.pairs)
    swapped = tally(group.span, tuple((capacity, importance) for importance, capacity in group.pairs))
    assert [work(swapped) for work in (gap, median_gap, rds)] == [
        -float(work(straight) or 0) for work in (gap, median_gap, rds)
    ]
    assert means(swapped) == tuple(reversed(means(straight) or ()))
    assert sides(swapped) == tuple(reversed(sides(straight)))
    told, turned = skill_need(straight), skill_need(swapped)
    assert (turned.importance_consensus, turned.capacity_consensus) == (
        told.capacity_consensus,
        told.importance_consensus,
    )


@given(people(fewest=2), st.integers(2, 5))
def test_from_two_people_on_the_same_people_several_times_agree_as_they_did(group: People, times: int) -> None:
    once, again = (skill_need(tally(group.span, group.pairs * many)) for many in (1, times))
    assert again.importance_consensus == pytest.approx(once.importance_consensus, abs=1e-12)
    assert again.capacity_consensus == pytest.approx(once.capacity_consensus, abs=1e-12)


@given(people(fewest=2))
def test_every_consensus_lies_from_nothing_to_all(group: People) -> None:
    told = skill_need(tally(group.span, group.pairs))
    assert 0 <= told.importance_consensus <= 1
    assert 0 <= told.capacity_consensus <= 1


@given(people())
def test_every_value_lies_within_the_range_that_the_catalogue_names(group: People) -> None:
    told = skill_need(tally(group.span, group.pairs))
    outside = {
        name: getattr(told, name)
        for name in NUMBERS
        for low, high in [measure(name).bounds(group.span)]
        if not low <= getattr(told, name) <= high
    }
    assert outside == {}


@given(people())
def test_the_tally_tells_what_the_ratings_tell(group: People) -> None:
    importance, capacity = zip(*group.pairs, strict=True)
    n = len(group.pairs)
    mean_i, mean_a = Fraction(sum(importance), n), Fraction(sum(capacity), n)
    weighted = [(i - a) * mean_i for i, a in group.pairs]
    above = sum(a > i for i, a in group.pairs)
    below = sum(a < i for i, a in group.pairs)
    full = group.span.high * (group.span.high - group.span.low)
    told = skill_need(tally(group.span, group.pairs))
    assert told.pairs == n
    assert (told.importance, told.capacity, told.gap) == (float(mean_i), float(mean_a), float(mean_i - mean_a))
    assert told.mwds == float(sum(weighted) / n)  # Borich: the mean of d_j * mean(I)
    assert (told.below, told.above) == (below, above)
    assert told.rds == float(Fraction(100 * (above - below), n))
    assert told.need == pytest.approx(float(100 * sum(weighted) / n / full), rel=1e-14)
    assert told.median_gap == median(i - a for i, a in group.pairs)
    assert told.below_importance is (sum(importance) > sum(capacity))


@given(people(), st.builds(Missed, *[st.integers(0, 50)] * 4))
def test_those_without_a_pair_change_no_value(group: People, missed: Missed) -> None:
    with_them = Tally("s01", group.span, tally(group.span, group.pairs).counts, missed)
    assert measured(with_them) == measured(tally(group.span, group.pairs))
    assert (with_them.pairs, skill_need(with_them).missed) == (len(group.pairs), missed)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=8))
def test_a_stage_lies_between_its_least_and_its_most_urgent_skill(needs: list[float]) -> None:
    index = stage_need("design", needs).need
    assert min(needs) - 1e-9 <= float("nan" if index is None else index) <= max(needs) + 1e-9


@pytest.mark.parametrize(
    ("span", "lowest", "highest"),
    [
        (Span(1, 5), -6.25, 20),
        (Span(1, 4), -4, 12),
        (Span(0, 5), -6.25, 25),
        (Span(1, 7), -12.25, 42),
        (Span(0, 10), -25, 100),
        (Span(3, 5), -6, 10),
    ],
)
def test_the_range_of_mwds_is_exact_on_every_scale(span: Span, lowest: float, highest: float) -> None:
    # Lowest at mean(I) = U / 2 (or L, where the scale does not go that low) with A = U; highest at I = U, A = L.
    assert measure("mwds").bounds(span) == (lowest, highest)
    half = max(2 * span.low, span.high)
    down = tally(span, [(half // 2, span.high), (half - half // 2, span.high)])
    up = tally(span, [(span.high, span.low)])
    assert (mwds(down), mwds(up)) == (lowest, highest)
    assert need(up) == 100.0
    assert need_bounds(span) == (100 * lowest / highest, 100.0)
    assert measure("need").bounds(span) == measure("stage_need").bounds(span) == need_bounds(span)
    assert need(down) == 100 * lowest / highest


@pytest.mark.parametrize("span", SPANS)
def test_the_ends_of_gap_and_rds_are_reached(span: Span) -> None:
    up, down = tally(span, [(span.high, span.low)] * 3), tally(span, [(span.low, span.high)] * 3)
    assert measure("gap").bounds(span) == (-span.width, span.width)
    assert measure("median_gap").bounds(span) == (-span.width, span.width)
    assert (gap(down), gap(up)) == (median_gap(down), median_gap(up)) == (-span.width, span.width)
    assert (rds(up), rds(down)) == measure("rds").bounds(span)
    assert measure("importance").bounds(span) == measure("capacity").bounds(span) == (span.low, span.high)
