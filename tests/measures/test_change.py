"""Change between two rounds: who moved, where the middle went, whether people came closer, and what is not known."""

import json
from collections import Counter
from statistics import median as middle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rated_groups import SPANS, People, people, tally

from coprod.measures.agreement import consensus
from coprod.measures.catalogue.change import CHANGE
from coprod.measures.change import Change, Shift, UnpairedChange, change, median, unpaired_change
from coprod.measures.paired import Differences, Method, PairedTest, paired_test
from coprod.measures.ratings import Ratings
from coprod.measures.tally import Span, Tally
from coprod.measures.undefined import Undefined

FIVE = Span(1, 5)
# moves: +1 +1 +1 0 +2 0 -1 +2; the four of size 1 share rank 2.5, the two of size 2 rank 5.5
EIGHT = ((2, 3), (3, 4), (3, 4), (4, 4), (2, 4), (3, 3), (4, 3), (3, 5))
ENTRY = CHANGE[2]


def test_eight_people_by_hand() -> None:
    told = change(tally(FIVE, EIGHT))
    assert (told.n, told.moved_up, told.moved_down, told.stayed, told.paired) == (8, 5, 1, 2, True)
    assert (told.shift.median_first, told.shift.median_second, told.shift.median_shift) == (3.0, 4.0, 1.0)
    assert told.shift.mean_shift == 30 / 8 - 24 / 8
    assert told.test == PairedTest(
        n=8, zeros=2, w_plus=18.5, w_minus=2.5, rank_biserial=16 / 21, p=10 / 64, method=Method.EXACT
    )
    assert told.test.p_shown == 10 / 64


def test_the_median_may_move_by_half_a_point() -> None:
    told = change(tally(FIVE, [(2, 2), (3, 3), (3, 4), (4, 5)]))
    assert (told.shift.median_first, told.shift.median_second, told.shift.median_shift) == (3.0, 3.5, 0.5)


def test_people_who_come_closer_have_more_consensus() -> None:
    # (2, 0, 0, 0, 2) has consensus 0, all at 3 have 1
    assert change(tally(FIVE, [(1, 3), (1, 3), (5, 3), (5, 3)])).shift.consensus_shift == 1.0
    assert change(tally(FIVE, [(3, 1), (3, 1), (3, 5), (3, 5)])).shift.consensus_shift == -1.0


def test_the_shift_of_consensus_is_the_difference_of_two_published_values() -> None:
    # agrmt: (0, 0, 2, 5, 3) .7786281 and (4, 0, 0, 0, 1) .2780719, ten people and five
    first, second = Ratings.of(FIVE, [1, 1, 1, 1, 5]), Ratings.of(FIVE, [3] * 2 + [4] * 5 + [5] * 3)
    told = unpaired_change(first, second).shift
    assert told.consensus_shift == pytest.approx(0.7786281 - 0.2780719, abs=2e-7)


@pytest.mark.parametrize("span", SPANS)
def test_nobody_in_both_rounds(span: Span) -> None:
    assert change(tally(span, [])) == Change(
        n=0,
        moved_up=0,
        moved_down=0,
        stayed=0,
        shift=Shift(*[Undefined.NOBODY] * 5),
        test=PairedTest(0, 0, 0.0, 0.0, Undefined.NOBODY, Undefined.NOBODY, None),
    )


def test_one_person_has_moved_but_has_no_consensus() -> None:
    told = change(tally(FIVE, [(2, 5)]))
    assert (told.moved_up, told.moved_down, told.stayed) == (1, 0, 0)
    assert told.shift == Shift(2.0, 5.0, 3.0, 3.0, Undefined.BELOW_MINIMUM)
    assert (told.test.rank_biserial, told.test.p, told.test.p_shown) == (1.0, 1.0, Undefined.BELOW_MINIMUM)


def test_two_people_who_stayed_have_not_changed() -> None:
    told = change(tally(FIVE, [(4, 4), (4, 4)]))
    assert (told.moved_up, told.moved_down, told.stayed) == (0, 0, 2)
    assert told.shift == Shift(4.0, 4.0, 0.0, 0.0, 0.0)
    assert (told.test.rank_biserial, told.test.p) == (Undefined.NO_CHANGE, Undefined.NO_CHANGE)


@given(people(fewest=0))
def test_everybody_moved_up_or_down_or_stayed(group: People) -> None:
    told = change(tally(group.span, group.pairs))
    signs = Counter((second > first) - (second < first) for first, second in group.pairs)
    assert (told.moved_up, told.moved_down, told.stayed) == (signs[1], signs[-1], signs[0])
    assert told.moved_up + told.moved_down + told.stayed == told.n == told.test.n == len(group.pairs)
    assert told.stayed == told.test.zeros
    assert told.test == paired_test(Differences.of(second - first for first, second in group.pairs))


@given(people(fewest=2))
def test_the_shifts_are_those_of_the_two_columns(group: People) -> None:
    first, second = zip(*group.pairs, strict=True)
    told = change(tally(group.span, group.pairs)).shift
    assert told == unpaired_change(Ratings.of(group.span, first), Ratings.of(group.span, second)).shift
    assert (told.median_first, told.median_second) == (middle(first), middle(second))
    assert told.median_shift == middle(second) - middle(first)
    assert told.mean_shift == (sum(second) - sum(first)) / len(first)


@given(people(fewest=2))
def test_going_back_turns_every_sign(group: People) -> None:
    there = change(tally(group.span, group.pairs))
    back = change(tally(group.span, [(second, first) for first, second in group.pairs]))
    assert (back.moved_up, back.moved_down, back.stayed) == (there.moved_down, there.moved_up, there.stayed)
    assert (back.test.w_plus, back.test.w_minus, back.test.p) == (there.test.w_minus, there.test.w_plus, there.test.p)
    shifts = ("median_shift", "mean_shift", "consensus_shift")
    assert [getattr(back.shift, one) for one in shifts] == [-getattr(there.shift, one) for one in shifts]


@given(people(fewest=2), st.integers(2, 5))
def test_everybody_several_times_shifts_nothing_more(group: People, times: int) -> None:
    once, again = (change(tally(group.span, group.pairs * count)) for count in (1, times))
    assert (again.moved_up, again.stayed) == (times * once.moved_up, times * once.stayed)
    assert (again.shift.median_shift, again.shift.mean_shift) == (once.shift.median_shift, once.shift.mean_shift)
    assert again.shift.consensus_shift == pytest.approx(once.shift.consensus_shift, abs=1e-12)


@given(
    st.sampled_from(SPANS).flatmap(lambda span: st.tuples(st.just(span), st.lists(st.integers(span.low, span.high))))
)
def test_the_median_is_the_middle(of: tuple[Span, list[int]]) -> None:
    span, given_ratings = of
    expected = middle(given_ratings) if given_ratings else Undefined.NOBODY
    assert median(Ratings.of(span, given_ratings)) == expected


def test_rounds_that_cannot_be_matched_tell_no_ones_own_change() -> None:
    first, second = Ratings.of(FIVE, [1, 2, 2, 3]), Ratings.of(FIVE, [2, 4, 4, 4, 5])
    told = unpaired_change(first, second)
    assert told == UnpairedChange(
        n_first=4,
        n_second=5,
        shift=Shift(2.0, 4.0, 2.0, 1.8, float(consensus(second)) - float(consensus(first))),
    )
    assert not told.paired
    assert not hasattr(told, "moved_up")
    assert not hasattr(told, "test")


def test_a_round_that_nobody_answered_has_no_shift() -> None:
    told = unpaired_change(Ratings.of(FIVE, []), Ratings.of(FIVE, [4, 4])).shift
    assert told == Shift(Undefined.NOBODY, 4.0, Undefined.NOBODY, Undefined.NOBODY, Undefined.NOBODY)


def test_a_second_round_with_one_answer_says_why_it_has_no_consensus() -> None:
    told = unpaired_change(Ratings.of(FIVE, [4, 4]), Ratings.of(FIVE, [5])).shift
    assert told == Shift(4.0, 5.0, 1.0, 1.0, Undefined.BELOW_MINIMUM)


def test_rounds_on_different_scales_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^two rounds can be compared on the same scale only$"):
        unpaired_change(Ratings.of(FIVE, [4]), Ratings.of(Span(1, 4), [4]))


def test_change_of_the_catalogue_tells_everything_else_beside_it() -> None:
    told = ENTRY.compute(tally(FIVE, EIGHT))
    assert (ENTRY.id, told.value, told.n) == ("change", 16 / 21, 8)
    consensus_shift = told.details["consensus_shift"]
    assert consensus_shift == pytest.approx(-0.0189421, abs=1e-7)
    assert told.details == {
        "paired": True,
        "moved_up": 5,
        "moved_down": 1,
        "stayed": 2,
        "median_first": 3.0,
        "median_second": 4.0,
        "median_shift": 1.0,
        "mean_shift": 0.75,
        "consensus_shift": consensus_shift,
        "w_plus": 18.5,
        "w_minus": 2.5,
        "nonzero": 6,
        "zeros": 2,
        "p": 0.15625,
        "method": "exact",
    }


def test_change_of_the_catalogue_is_plain_where_nothing_is_known() -> None:
    told = ENTRY.compute(Tally.of("s01", FIVE, []))
    assert (told.value, told.n) == (Undefined.NOBODY, 0)
    assert json.loads(json.dumps(told.details))["p"] == "nobody_answered"
