"""Differences between groups: what really differs, what cannot be told apart, and what must not be compared."""

from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated_groups import SPANS, People, people, tally
from statsmodels.stats.multitest import multipletests

from coprod.language import speaker
from coprod.measures.catalogue.change import CHANGE
from coprod.measures.differences import (
    OUTCOME_WORDS,
    WHY_NOT,
    Comparison,
    Difference,
    NotCompared,
    Outcome,
    Quantity,
    Side,
)
from coprod.measures.gaps import means, need
from coprod.measures.pairs import BLOCK, every_pair, holm
from coprod.measures.tally import Span, Tally
from coprod.measures.uncertainty import DRAWS, Sampling
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

FIVE = Span(1, 5)
# The two golden sets: need 36.8 from ten people (each of five twice), and 20 from eight.
TEN = ((5, 3), (4, 3), (5, 2), (4, 4), (5, 3)) * 2
EIGHT = ((5, 2), (5, 3), (4, 3), (3, 3), (4, 4), (5, 2), (2, 4), (4, 3))
LOW = ((2, 4), (3, 4), (2, 5), (1, 4), (2, 3)) * 2
QUANTITIES = ("need", "importance", "capacity")


def side(
    name: str, pairs: tuple[tuple[int, int], ...] | list[tuple[int, int]], sampling: Sampling = Sampling.PART
) -> Side:
    return Side(name, "coprod-core@1.0", "individual", tally(FIVE, pairs), sampling)


def of(one: Comparison) -> dict[str, Difference]:
    return {quantity: getattr(one, quantity) for quantity in QUANTITIES}


def drawn_from(rng: np.random.Generator, people: int, capacity: tuple[float, ...]) -> Tally:
    """Return the tally of people who draw importance from one fixed spread and capacity from another."""
    both = rng.choice(5, people, p=(0.02, 0.08, 0.2, 0.4, 0.3)), rng.choice(5, people, p=capacity)
    return tally(FIVE, [(int(i) + 1, int(a) + 1) for i, a in zip(*both, strict=True)])


def test_ten_people_and_eight_who_cannot_be_told_apart() -> None:
    (told,) = every_pair([side("a", TEN), side("b", EIGHT)])
    assert (told.first, told.second, told.n_first, told.n_second, told.family) == ("a", "b", 10, 8, 1)
    assert told.reason is None
    assert (told.need.value, told.importance.value, told.capacity.value) == pytest.approx((16.8, 0.6, 0.0), abs=1e-12)
    # the numbers of the catalogue's example
    assert told.need.interval == Interval(pytest.approx(-17.53125), pytest.approx(44.3625), "resampled")
    assert {one.outcome for one in of(told).values()} == {Outcome.CANNOT_TELL}
    assert {one.p == one.p_adjusted for one in of(told).values()} == {True}


def test_a_clear_difference_is_found_in_both_directions() -> None:
    there, back = every_pair([side("a", TEN), side("b", LOW)])[0], every_pair([side("b", LOW), side("a", TEN)])[0]
    assert [one.outcome for one in of(there).values()] == [Outcome.HIGHER, Outcome.HIGHER, Outcome.LOWER]
    assert [one.outcome for one in of(back).values()] == [Outcome.LOWER, Outcome.LOWER, Outcome.HIGHER]


@st.composite
def two_sides(draw: st.DrawFn) -> list[Side]:
    """Draw two groups that rated on one scale, often as many people in both."""
    span = draw(st.sampled_from(SPANS))
    group = st.lists(st.tuples(*[st.integers(span.low, span.high)] * 2), min_size=8, max_size=12)
    return [Side(name, "i", "m", tally(span, draw(group))) for name in "ab"]


@given(two_sides())
def test_swapping_two_groups_turns_every_sign_and_nothing_else(sides: list[Side]) -> None:
    there, back = of(every_pair(sides)[0]), of(every_pair(sides[::-1])[0])
    turned = {Outcome.HIGHER: Outcome.LOWER, Outcome.LOWER: Outcome.HIGHER, Outcome.CANNOT_TELL: Outcome.CANNOT_TELL}
    for quantity in QUANTITIES:
        assert back[quantity].value == -there[quantity].value
        assert back[quantity].interval.low == -there[quantity].interval.high
        assert back[quantity].interval.high == -there[quantity].interval.low
        assert (back[quantity].p, back[quantity].outcome) == (there[quantity].p, turned[there[quantity].outcome])


@given(people(fewest=8, most=30), st.randoms(use_true_random=False))
def test_the_same_people_in_two_groups_are_never_told_apart(group: People, random: Random) -> None:
    shuffled = list(group.pairs)
    random.shuffle(shuffled)
    (told,) = every_pair(
        [Side(name, "i", "m", tally(group.span, some)) for name, some in (("a", group.pairs), ("b", shuffled))]
    )
    for one in of(told).values():
        assert (one.outcome, one.value, one.p) == (Outcome.CANNOT_TELL, 0.0, 1.0)
        assert one.interval.low == -one.interval.high


@given(two_sides())
def test_alone_a_pair_differs_exactly_where_its_interval_leaves_zero_out(sides: list[Side]) -> None:
    for told in of(every_pair(sides)[0]).values():
        low, high = told.interval.low, told.interval.high
        assert low <= told.value <= high
        assert 0 < told.p <= 1
        assert (told.outcome is Outcome.HIGHER, told.outcome is Outcome.LOWER) == (low > 0, high < 0)


@pytest.mark.parametrize("n", [8, 40, 300])
def test_the_differences_are_those_of_the_shown_values(n: int) -> None:
    rng = np.random.default_rng(n)
    first, second = (drawn_from(rng, people, (0.1, 0.3, 0.3, 0.2, 0.1)) for people in (n, n + 3))
    (told,) = every_pair([Side("a", "i", "m", first), Side("b", "i", "m", second)])
    assert told.need.value == need(first) - need(second)
    assert (told.importance.value, told.capacity.value) == tuple(np.subtract(means(first), means(second)))


@pytest.mark.parametrize(("n", "m"), [(30, 30), (50, 30), (300, 300), (400, 40)])
def test_the_interval_of_a_mean_is_about_as_wide_as_theory_says(n: int, m: int) -> None:
    # The draws of two groups must not go together: groups of one size would then look surer than they are.
    rng = np.random.default_rng(11)
    first, second = (drawn_from(rng, people, (0.1, 0.3, 0.3, 0.2, 0.1)) for people in (n, m))
    (told,) = every_pair([Side("a", "i", "m", first), Side("b", "i", "m", second)])
    error = np.sqrt(variance(first) / n + variance(second) / m)
    assert told.importance.interval.high - told.importance.interval.low == pytest.approx(2 * 1.96 * error, rel=0.07)


def variance(group: Tally) -> float:
    shares = group.counts.sum(axis=1) / group.pairs
    return float(shares @ group.span.values**2 - (shares @ group.span.values) ** 2)


def test_the_order_of_the_groups_changes_no_pair() -> None:
    rng = np.random.default_rng(3)
    sides = [Side(name, "i", "m", drawn_from(rng, 12, (0.1, 0.3, 0.3, 0.2, 0.1))) for name in "abcd"]
    there = {(one.first, one.second): one for one in every_pair(sides)}
    assert list(there) == [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
    again = {(one.first, one.second): one for one in every_pair([sides[0], sides[2], sides[1], sides[3]])}
    assert {pair: again[pair] for pair in there if pair != ("b", "c")} == {
        pair: one for pair, one in there.items() if pair != ("b", "c")
    }
    assert again["c", "b"].need.p_adjusted == there["b", "c"].need.p_adjusted


@pytest.mark.parametrize("sides", [[], [side("a", TEN)]], ids=["none", "one"])
def test_without_a_pair_there_is_nothing_to_compare(sides: list[Side]) -> None:
    assert every_pair(sides) == ()


def test_many_pairs_make_the_answer_more_careful_and_leave_the_interval_as_it_is() -> None:
    doubtful = side("b", ((5, 3), (4, 3), (4, 3), (4, 4), (4, 4), (3, 3), (5, 4), (4, 4), (4, 3), (4, 4)))
    (once,) = every_pair([side("a", TEN), doubtful])
    among = every_pair([side("a", TEN), doubtful, side("c", EIGHT), side("d", TEN[:5] + EIGHT)])
    assert (once.family, among[0].family) == (1, 6)
    assert (among[0].need.value, among[0].need.interval, among[0].need.p) == (
        once.need.value,
        once.need.interval,
        once.need.p,
    )
    assert (once.need.outcome, among[0].need.outcome) == (Outcome.HIGHER, Outcome.CANNOT_TELL)
    for quantity in QUANTITIES:
        p_values = [of(one)[quantity].p for one in among]
        assert [of(one)[quantity].p_adjusted for one in among] == list(holm(p_values))


def test_however_many_pairs_are_compared_at_once_each_is_what_it_is_alone() -> None:
    rng = np.random.default_rng(5)
    sizes = [*range(8, 19), 300]
    sides = [Side(str(n), "i", "m", drawn_from(rng, n, (0.1, 0.3, 0.3, 0.2, 0.1))) for n in sizes]
    sides.append(side("all", TEN, Sampling.COMPLETE))
    sides[-1] = replace(sides[-1], instrument="i", mode="m")
    every = every_pair(sides)
    assert len(every) == 78 > BLOCK
    for told, pair in zip(every, combinations(sides, 2), strict=True):
        (alone,) = every_pair(pair)
        assert [(one.value, one.interval, one.p) for one in of(told).values()] == [
            (one.value, one.interval, one.p) for one in of(alone).values()
        ]


def test_in_need_alone_groups_differ_as_they_do_in_everything() -> None:
    sides = [side("a", TEN), side("b", LOW), side("c", EIGHT), side("d", TEN[:3])]
    everything, need_alone = every_pair(sides), every_pair(sides, [Quantity.NEED])
    assert [one.quantities for one in need_alone] == [{Quantity.NEED: one.need} for one in everything]
    assert [one.reason for one in need_alone] == [one.reason for one in everything]


def test_p_never_falls_below_what_the_draws_can_tell() -> None:
    (told,) = every_pair([side("a", [(5, 1)] * 9), side("b", [(1, 5)] * 9)])
    assert told.need.p == 2 / (2 * DRAWS + 1)
    assert told.need.interval == Interval(120.0, 120.0, "resampled")  # both of one mind: 100 and -20 in every draw


@pytest.mark.parametrize(
    ("others", "pairs", "outcome"), [(13, 91, Outcome.HIGHER), (14, 105, Outcome.CANNOT_TELL)], ids=["91", "105"]
)
def test_above_a_hundred_pairs_nothing_can_be_told_apart(others: int, pairs: int, outcome: Outcome) -> None:
    told = every_pair([*(side(str(one), [(5, 1)] * 9) for one in range(others)), side("r", [(1, 5)] * 9)])
    with_r = [one for one in told if one.second == "r"]
    assert {(one.family, one.need.outcome) for one in with_r} == {(pairs, outcome)} and len(with_r) == others


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ([(5, 3)], [(4, 3)], Outcome.HIGHER),
        ([(4, 3)], [(5, 3)], Outcome.LOWER),
        ([(5, 3), (3, 5)], [(5, 5), (3, 3), (4, 4), (4, 4)], Outcome.SAME),
        ([(4, 3)] * 9, [(2, 1)] * 3 + [(4, 3)] * 6, Outcome.HIGHER),
    ],
)
def test_between_two_complete_returns_the_sign_is_the_answer(
    first: list[tuple[int, int]], second: list[tuple[int, int]], outcome: Outcome
) -> None:
    (told,) = every_pair([side("a", first, Sampling.COMPLETE), side("b", second, Sampling.COMPLETE)])
    exact = Undefined.COMPLETE_RETURN
    value = float(need(tally(FIVE, first)) or 0) - float(need(tally(FIVE, second)) or 0)
    assert told.need == Difference(outcome, value=value, interval=exact, p=exact, p_adjusted=exact)
    assert told.family == 0


def test_needs_that_are_equal_by_another_way_are_the_same_to_the_last_bit() -> None:
    # 4 * (4 - 3) = 2 * (2 - 0), on a scale from 0
    sides = [
        Side("a", "i", "m", tally(Span(0, 5), [(4, 3)] * 3), Sampling.COMPLETE),
        Side("b", "i", "m", tally(Span(0, 5), [(2, 0)] * 7), Sampling.COMPLETE),
    ]
    (told,) = every_pair(sides)
    assert (told.need.outcome, told.importance.outcome) == (Outcome.SAME, Outcome.HIGHER)


def test_a_complete_return_adds_no_uncertainty_to_the_other_side() -> None:
    (sampled,) = every_pair([side("a", TEN), side("b", EIGHT)])
    (mixed,) = every_pair([side("a", TEN), side("b", EIGHT, Sampling.COMPLETE)])
    assert mixed.need.value == sampled.need.value
    narrow, wide = mixed.need.interval, sampled.need.interval
    assert narrow.high - narrow.low < 0.6 * (wide.high - wide.low)


def test_a_complete_return_needs_no_eight_people_and_ties_with_draws_count_on_both_sides() -> None:
    (told,) = every_pair([side("a", TEN), side("b", [(4, 3), (5, 3), (5, 3), (4, 3), (5, 3)], Sampling.COMPLETE)])
    assert (told.n_second, told.reason, told.importance.value) == (5, None, 0.0)
    assert told.importance.p == 1.0


OTHER = Side("b", "coprod-core@1.1", "individual", tally(FIVE, EIGHT))
TEAM = Side("b", "coprod-core@1.0", "organisational", tally(FIVE, EIGHT))
WIDER = Side("b", "coprod-core@1.0", "individual", tally(Span(1, 7), EIGHT))
HIDDEN = Side("b", "coprod-core@1.0", "individual", None)
SINGLE = side("b", [(5, 2)], Sampling.SINGLE_RETURN)


@pytest.mark.parametrize(
    ("second", "reason", "n"),
    [
        (OTHER, NotCompared.DIFFERENT_INSTRUMENT, 8),
        (WIDER, NotCompared.DIFFERENT_INSTRUMENT, 8),
        (TEAM, NotCompared.DIFFERENT_MODE, 8),
        (HIDDEN, NotCompared.WITHHELD, None),
        (SINGLE, NotCompared.SINGLE_RETURN, 1),
        (side("b", EIGHT[:7]), NotCompared.TOO_FEW, 7),
        (side("b", []), NotCompared.TOO_FEW, 0),
        (side("b", [], Sampling.COMPLETE), NotCompared.TOO_FEW, 0),
    ],
)
def test_what_is_not_compared_says_why_in_the_place_of_every_number(
    second: Side, reason: NotCompared, n: int | None
) -> None:
    (told,) = every_pair([side("a", TEN), second])
    assert (told.reason, told.n_first, told.n_second, told.family) == (reason, 10, n, 0)
    nothing = Difference(Outcome.NOT_COMPARED, value=reason, interval=reason, p=reason, p_adjusted=reason)
    assert of(told) == dict.fromkeys(QUANTITIES, nothing)
    (turned,) = every_pair([second, side("a", TEN)])
    assert turned.reason is reason


def test_pairs_that_are_not_compared_do_not_make_the_others_more_careful() -> None:
    sides = [side("a", TEN), side("b", LOW), HIDDEN, side("e", EIGHT[:7])]
    told = every_pair(sides)
    assert [one.reason for one in told] == [None, *["withheld", "too_few"] * 2, "withheld"]
    assert {one.family for one in told} == {1}
    assert told[0].need == every_pair(sides[:2])[0].need


def test_complete_pairs_and_resampled_pairs_stand_side_by_side() -> None:
    sides = [side("a", TEN, Sampling.COMPLETE), side("b", LOW, Sampling.COMPLETE), side("c", EIGHT)]
    told = every_pair(sides)
    assert [one.family for one in told] == [2, 2, 2]
    assert [one.need.outcome for one in told] == [Outcome.HIGHER, Outcome.CANNOT_TELL, Outcome.LOWER]
    assert [isinstance(one.need.interval, Interval) for one in told] == [False, True, True]


@pytest.mark.parametrize("pairs", [1, 2, 7, 28, 105])
def test_holm_says_what_statsmodels_says(pairs: int) -> None:
    p_values = np.random.default_rng(pairs).beta(0.3, 2, pairs).tolist()
    assert holm(p_values) == pytest.approx(tuple(multipletests(p_values, method="holm")[1]), rel=1e-12)


@given(st.lists(st.floats(0.0005, 1), max_size=12))
def test_holm_never_lowers_a_p_and_keeps_their_order(p_values: list[float]) -> None:
    told = holm(p_values)
    assert all(before <= after <= 1 for before, after in zip(p_values, told, strict=True))
    assert [after for _, after in sorted(zip(p_values, told, strict=True))] == sorted(told)


def test_holm_by_hand() -> None:
    # sorted .01 .02 .03 .5 times 4 3 2 1: .04 .06 .06 .5, the third held up by the second
    assert holm([0.03, 0.01, 0.5, 0.02]) == pytest.approx((0.06, 0.04, 0.5, 0.06), rel=1e-15)


def test_equal_groups_are_called_different_about_one_time_in_twenty() -> None:
    rng = np.random.default_rng(20)
    spread = (0.1, 0.3, 0.3, 0.2, 0.1)
    told = [
        every_pair([Side(name, "i", "m", drawn_from(rng, 30, spread)) for name in "ab"])[0].need.outcome
        for _ in range(400)
    ]
    assert 0.02 <= sum(one is not Outcome.CANNOT_TELL for one in told) / len(told) <= 0.09


def test_of_eight_equal_groups_some_pair_is_called_different_about_one_time_in_twenty() -> None:
    rng = np.random.default_rng(21)
    spread = (0.1, 0.3, 0.3, 0.2, 0.1)
    false_alarms = 0
    for _ in range(60):
        told = every_pair([Side(name, "i", "m", drawn_from(rng, 30, spread)) for name in "abcdefgh"])
        false_alarms += any(one.need.outcome is not Outcome.CANNOT_TELL for one in told)
    assert false_alarms <= 9


def test_a_difference_of_a_point_and_a_half_is_found_among_thirty() -> None:
    rng = np.random.default_rng(22)
    told = []
    for _ in range(40):
        weak, strong = (drawn_from(rng, 30, spread) for spread in ((0.3, 0.4, 0.2, 0.1, 0), (0, 0.1, 0.3, 0.4, 0.2)))
        told.append(every_pair([Side("weak", "i", "m", weak), Side("strong", "i", "m", strong)])[0].capacity.outcome)
    assert set(told) == {Outcome.LOWER}


def test_every_outcome_and_every_reason_has_words() -> None:
    assert (set(OUTCOME_WORDS), set(WHY_NOT)) == (set(Outcome), set(NotCompared))
    assert "" not in {speaker("en")(text) for text in (*OUTCOME_WORDS.values(), *WHY_NOT.values())}


def test_the_range_of_the_catalogue_holds_the_furthest_difference() -> None:
    entry = CHANGE[3]
    assert entry.id == "difference"
    assert entry.bounds(FIVE) == (-131.25, 131.25)
    assert [one.id for one in CHANGE] == ["wilcoxon", "rank_biserial", "change", "difference", "place_range"]
