"""Paired ratings: published examples, other implementations, every way the signs can fall, and the edges."""

from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rated_groups import SPANS, People, people, tally
from scipy import stats

from coprod.measures.catalogue.change import CHANGE
from coprod.measures.catalogue.entry import Measure, Takes
from coprod.measures.paired import Differences, Method, PairedTest, paired_test, shortfalls
from coprod.measures.tally import Span, Tally
from coprod.measures.undefined import Undefined

FIVE = Span(1, 5)
SECOND = tally(FIVE, list(zip((5, 5, 4, 3, 4, 5, 2, 4), (2, 3, 3, 3, 4, 2, 4, 3), strict=True)))
WILCOXON, RANK_BISERIAL = CHANGE[0], CHANGE[1]

# Hollander & Wolfe's depression scale data, as in R's help of wilcox.test.
BEFORE = (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
AFTER = (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
# scipy's documentation of wilcoxon: differences in height of cross- and self-fertilised plants.
PLANTS = (6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75)
# R's sleep data, extra hours of ten patients under two drugs, in tenths of an hour so that ties are ties.
SLEEP = ((7, -16, -2, -12, -1, 34, 37, 8, 0, 20), (19, 8, 11, 1, -1, 44, 55, 16, 46, 34))


def of(differences: list[int] | list[float]) -> PairedTest:
    return paired_test(Differences.of(differences))


def p(told: PairedTest) -> float:
    """Return p as a number; a reason in its place makes the test fail."""
    return float(told.p)


def by_hand(differences: list[int]) -> float:
    """Go through all signs: the share whose smaller rank sum is at most the one seen."""
    ranks = stats.rankdata([abs(one) for one in differences])
    seen = min(sum(ranks[np.array(differences) > 0]), sum(ranks[np.array(differences) < 0]))
    sums = [float(np.dot(signs, ranks)) for signs in product((0, 1), repeat=len(ranks))]
    return sum(min(one, sum(ranks) - one) <= seen for one in sums) / len(sums)


def test_the_depression_scale_of_hollander_and_wolfe() -> None:
    told = of([before - after for before, after in zip(BEFORE, AFTER, strict=True)])
    assert (told.w_plus, told.w_minus, told.n, told.nonzero) == (40.0, 5.0, 9, 9)
    assert (told.p, told.method) == (0.0390625, Method.EXACT)


def test_the_plants_of_scipys_documentation() -> None:
    told = of(list(PLANTS))
    assert min(told.w_plus, told.w_minus) == 24.0
    assert (told.p, told.method) == (0.041259765625, Method.EXACT)
    assert told.rank_biserial == (96 - 24) / 120


def test_the_sleep_of_ten_patients() -> None:
    # R gives V = 0 and falls back on the normal approximation for the tie and the zero; nine differences all point
    # one way, so that only two of the 512 ways the signs can fall are as extreme.
    told = of([first - second for first, second in zip(*SLEEP, strict=True)])
    assert (told.w_plus, told.w_minus, told.zeros, told.nonzero) == (0.0, 45.0, 1, 9)
    assert (told.p, told.rank_biserial, told.method) == (2 / 512, -1.0, Method.EXACT)


def test_the_second_golden_set() -> None:
    assert paired_test(shortfalls(SECOND)) == PairedTest(
        n=8, zeros=2, w_plus=17.5, w_minus=3.5, rank_biserial=14 / 21, p=0.1875, method=Method.EXACT
    )


def test_swapping_the_columns_flips_the_sign_of_the_second_golden_set() -> None:
    told = paired_test(shortfalls(Tally("s01", FIVE, SECOND.counts.T.copy())))
    assert (told.w_plus, told.w_minus, told.rank_biserial, told.p) == (3.5, 17.5, -14 / 21, 0.1875)


@pytest.mark.parametrize("m", range(1, 16))
def test_the_smallest_p_of_m_differences_is_two_in_two_to_the_m(m: int) -> None:
    assert p(of([1] * m)) == p(of(list(range(1, m + 1)))) == p(of([-1] * m)) == 2 / 2**m


@pytest.mark.parametrize("m", [1, 2, 3, 4, 5])
def test_no_p_is_shown_below_six_differences_though_it_is_worked_out(m: int) -> None:
    told = of([1] * m + [0] * 10)
    assert (told.p, told.p_shown) == (2 / 2**m, Undefined.BELOW_MINIMUM)


def test_six_differences_are_the_first_that_show_a_p() -> None:
    assert of([1] * 6).p_shown == 0.03125
    assert [one.shown_from for one in CHANGE if one.id == "wilcoxon"] == [6]


def test_without_differences_the_reason_stands_in_the_place_of_p() -> None:
    nobody, unmoved = of([]), of([0, 0, 0])
    assert nobody == PairedTest(0, 0, 0.0, 0.0, Undefined.NOBODY, Undefined.NOBODY, None)
    assert unmoved == PairedTest(3, 3, 0.0, 0.0, Undefined.NO_CHANGE, Undefined.NO_CHANGE, None)
    assert (nobody.p_shown, unmoved.p_shown) == (Undefined.NOBODY, Undefined.NO_CHANGE)


@pytest.mark.parametrize("span", [*SPANS, Span(3, 3)])
def test_a_tally_without_differences_says_so_on_every_scale(span: Span) -> None:
    assert paired_test(shortfalls(tally(span, []))).p is Undefined.NOBODY
    assert paired_test(shortfalls(tally(span, [(span.high, span.high)] * 7))).p is Undefined.NO_CHANGE


def test_as_much_up_as_down_has_a_p_of_one() -> None:
    told = of([3, -3, 1, -1])
    assert (told.p, told.rank_biserial) == (1.0, 0.0)


def test_a_value_may_stand_there_for_several_for_nobody_and_twice() -> None:
    several = Differences(np.array([2.0, -1.0, 7.0, 2.0, 0.0]), np.array([2, 1, 0, 1, 4]))
    assert paired_test(several) == of([2, 2, 2, -1, 0, 0, 0, 0])


def test_importance_minus_capacity_is_positive_where_capacity_falls_short() -> None:
    told = shortfalls(Tally.of("s01", FIVE, [(5, 3, 2), (1, 5, 1), (4, 4, 3)]))
    found = {
        value: count for value, count in zip(told.values.tolist(), told.respondents.tolist(), strict=True) if count
    }
    assert found == {2.0: 2, -4.0: 1, 0.0: 3}


def test_the_method_changes_above_fifteen_differences() -> None:
    assert (of([1] * 15 + [0] * 9).method, of([1] * 16).method) == (Method.EXACT, Method.NORMAL)


@pytest.mark.parametrize("seed", range(20))
def test_without_ties_scipys_exact_test_says_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.permutation(40)[: rng.integers(2, 16)] + 1
    differences = sizes * rng.choice([-1, 1], len(sizes))
    told, theirs = of(differences.tolist()), stats.wilcoxon(differences, method="exact")
    assert min(told.w_plus, told.w_minus) == theirs.statistic
    assert p(told) == pytest.approx(theirs.pvalue, rel=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_with_ties_above_fifteen_scipys_normal_approximation_says_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    differences = np.append(rng.integers(-3, 5, rng.integers(25, 300)), [1] * 16)
    told = of(differences.tolist())
    theirs = stats.wilcoxon(differences, method="asymptotic", correction=False, zero_method="wilcox")
    assert told.method is Method.NORMAL
    assert min(told.w_plus, told.w_minus) == theirs.statistic
    assert p(told) == pytest.approx(theirs.pvalue, rel=1e-9)


@pytest.mark.parametrize("differences", [[1, 1, 2, -1, 3, 3, -2], [2, 2, 2, 2, -1, -1], [1, 1, 1, 1, -4]])
def test_with_ties_scipys_permutation_of_pairs_says_the_same(differences: list[int]) -> None:
    ranks = stats.rankdata(np.abs(differences)) * np.sign(differences)
    theirs = stats.permutation_test(
        (ranks, np.zeros(len(ranks))), lambda a, b: float(np.sum(a - b)), permutation_type="samples", n_resamples=np.inf
    )
    assert p(of(differences)) == pytest.approx(theirs.pvalue, rel=1e-12)


@given(st.lists(st.sampled_from([-3, -2, -1, 1, 2, 3]), min_size=1, max_size=9))
def test_the_exact_p_is_the_share_of_all_signs(differences: list[int]) -> None:
    assert p(of(differences)) == by_hand(differences)


@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_the_people_changes_nothing(group: People, random: Random) -> None:
    shuffled = list(group.pairs)
    random.shuffle(shuffled)
    told = paired_test(shortfalls(tally(group.span, group.pairs)))
    assert of([i - a for i, a in shuffled]) == told


@given(people())
def test_swapping_the_columns_swaps_the_sums_and_flips_the_sign(group: People) -> None:
    straight = shortfalls(tally(group.span, group.pairs))
    there, back = paired_test(straight), paired_test(shortfalls(tally(group.span, [(a, i) for i, a in group.pairs])))
    assert (back.w_plus, back.w_minus, back.p, back.method) == (there.w_minus, there.w_plus, there.p, there.method)
    assert back == paired_test(straight.reversed)


@given(people())
def test_the_rank_biserial_lies_where_it_should_and_flips_its_sign(group: People) -> None:
    straight = shortfalls(tally(group.span, group.pairs))
    assume(any(i != a for i, a in group.pairs))
    there, back = float(paired_test(straight).rank_biserial), float(paired_test(straight.reversed).rank_biserial)
    assert -1 <= there <= 1
    assert back == -there


@given(people(most=60))
def test_p_is_above_zero_and_at_most_one(group: People) -> None:
    assume(any(i != a for i, a in group.pairs))
    told = paired_test(shortfalls(tally(group.span, group.pairs)))
    assert 0 < p(told) <= 1
    assert told.nonzero + told.zeros == told.n == len(group.pairs)
    assert told.w_plus + told.w_minus == told.nonzero * (told.nonzero + 1) / 2


@given(st.lists(st.integers(-4, 4).filter(bool), min_size=1, max_size=30), st.integers(2, 5))
def test_everybody_several_times_stretches_the_ranks(differences: list[int], times: int) -> None:
    # Average ranks become (r - 1/2) * times + 1/2, so the rank-biserial only stays where that halves out.
    signed = ((stats.rankdata(np.abs(differences)) - 0.5) * times + 0.5) * np.sign(differences)
    assert float(of(differences * times).rank_biserial) == pytest.approx(signed.sum() / np.abs(signed).sum(), abs=1e-12)


@given(st.integers(1, 9), st.integers(0, 9), st.integers(1, 4), st.integers(2, 5))
def test_everybody_several_times_leaves_the_rank_biserial_where_all_differ_by_as_much(
    up: int, down: int, size: int, times: int
) -> None:
    differences = [size] * up + [-size] * down
    assert of(differences * times).rank_biserial == of(differences).rank_biserial == (up - down) / (up + down)


def test_p_is_never_zero_however_many_people_agree() -> None:
    many = Tally.of("s01", FIVE, [(5, 1, 1_000_000), (4, 3, 2_000_000)])
    told = paired_test(shortfalls(many))
    assert 0 < p(told) < 1e-300
    assert (told.rank_biserial, told.n) == (1.0, 3_000_000)
    assert {type(one) for one in (told.p, told.w_plus, told.w_minus, told.rank_biserial)} == {float}


def test_wilcoxon_of_the_catalogue_tells_what_it_rests_on() -> None:
    assert (WILCOXON.id, RANK_BISERIAL.id) == ("wilcoxon", "rank_biserial")
    told = WILCOXON.compute(SECOND)
    assert (told.value, told.n) == (0.1875, 6)
    assert told.details == {
        "pairs": 8,
        "w_plus": 17.5,
        "w_minus": 3.5,
        "statistic_v": 17.5,
        "nonzero": 6,
        "zeros": 2,
        "method": "exact",
    }


def test_rank_biserial_of_the_catalogue_tells_what_it_rests_on() -> None:
    told = RANK_BISERIAL.compute(SECOND)
    assert (told.value, told.n) == (pytest.approx(0.6667, abs=5e-5), 8)
    assert told.details == {"w_plus": 17.5, "w_minus": 3.5, "nonzero": 6, "zeros": 2}


def test_the_catalogue_passes_the_reason_on() -> None:
    told = WILCOXON.compute(tally(FIVE, [(3, 3)] * 4))
    assert (told.value, told.n, told.details["method"]) == (Undefined.NO_CHANGE, 0, None)


@pytest.mark.parametrize("one", [one for one in CHANGE if one.numbers], ids=lambda one: one.id)
def test_the_worked_examples_come_out(one: Measure) -> None:
    rows = one.numbers.rows
    given = groups(rows) if one.takes is Takes.GROUPS else tally(FIVE, rows)
    assert one.compute(given).value == pytest.approx(one.numbers.value, abs=1e-6)


def groups(rows: tuple[tuple[str, int, int], ...]) -> dict[str, Tally]:
    names = dict.fromkeys(name for name, _, _ in rows)
    return {name: tally(FIVE, [(i, a) for group, i, a in rows if group == name]) for name in names}
