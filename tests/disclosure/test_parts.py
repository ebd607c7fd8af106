"""Parts of one whole, and wholes of several groups: what subtraction could tell is not told."""

from hypothesis import given
from hypothesis import strategies as st

from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Release, Withheld, partition, pool
from coprod.measures.tally import Missed, Span, Tally

FIVE = Span(1, 5)
UNTOLD = Missed(None, None, None, None)


def rated_by(people: int, missed: Missed | None = None) -> Tally:
    return Tally.of("s01", FIVE, [(4, 3, people)], missed)


def told(sizes: dict[str, int], k: int = 5, basis: Basis = Basis.INDIVIDUAL) -> dict[str, object]:
    """What becomes of each part: its n, or the reason why it is withheld."""
    outcomes = partition({name: rated_by(n) for name, n in sizes.items()}, basis=basis, policy=Policy(k))
    return {name: one.respondents if isinstance(one, Release) else one.reason for name, one in outcomes.items()}


def test_a_single_small_part_takes_the_next_smallest_with_it() -> None:
    assert told({"a": 12, "b": 3, "c": 7}) == {"a": 12, "b": Reason.N_BELOW_K, "c": Reason.COMPLEMENTARY}


def test_small_parts_that_hide_each_other_take_nothing_with_them() -> None:
    assert told({"a": 12, "b": 3, "c": 2}) == {"a": 12, "b": Reason.N_BELOW_K, "c": Reason.N_BELOW_K}


def test_two_small_parts_of_four_people_together_take_the_next_smallest_with_them() -> None:
    assert told({"a": 12, "b": 3, "c": 1}) == {
        "a": Reason.COMPLEMENTARY,
        "b": Reason.N_BELOW_K,
        "c": Reason.N_BELOW_K,
    }


def test_a_part_that_nobody_answered_hides_nobody() -> None:
    assert told({"a": 12, "b": 0}) == {"a": 12, "b": Reason.N_BELOW_K}


def test_returns_of_organisations_are_told_by_consent_only() -> None:
    assert told({"a": 1, "b": 1}, basis=Basis.ORGANISATIONAL_WITH_CONSENT) == {"a": 1, "b": 1}
    assert told({"a": 1}, basis=Basis.ORGANISATIONAL_WITHOUT_CONSENT) == {"a": Reason.CONSENT}


def test_parts_do_not_tell_why_ratings_are_missing() -> None:
    [(_, one)] = partition({"a": rated_by(9, Missed(dont_know=6))}, basis=Basis.INDIVIDUAL, policy=Policy()).items()
    assert isinstance(one, Release)
    assert one.value.missed == UNTOLD


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 20), min_size=1, max_size=8), st.integers(5, 12))
def test_nobody_can_work_a_small_part_out_from_the_total(sizes: dict[str, int], k: int) -> None:
    outcomes = told(sizes, k)
    hidden = sum(sizes[name] for name, one in outcomes.items() if isinstance(one, Reason))
    assert hidden == 0 or hidden >= k or hidden == sum(sizes.values())
    assert all(sizes[name] >= k for name, one in outcomes.items() if not isinstance(one, Reason))


def test_what_is_pooled_is_the_sum_of_what_is_told() -> None:
    hidden = Withheld("s01", Reason.N_BELOW_K)
    whole = pool([Release(rated_by(6, Missed(dont_know=2)), 6), hidden, Release(rated_by(9, Missed(refused=1)), 9)])
    assert isinstance(whole, Release)
    assert (whole.respondents, whole.value.pairs, int(whole.value.counts[3, 2])) == (15, 15, 15)
    assert whole.value.missed == Missed(dont_know=2, refused=1)


def test_reasons_that_one_group_does_not_tell_are_not_told_of_the_whole() -> None:
    whole = pool([Release(rated_by(6, UNTOLD), 6), Release(rated_by(9, Missed(refused=7)), 9)])
    assert isinstance(whole, Release)
    assert whole.value.missed == UNTOLD


def test_where_all_is_withheld_the_whole_is_too() -> None:
    hidden = Withheld("s01", Reason.CONSENT)
    assert pool([hidden, Withheld("s01", Reason.N_BELOW_K)]) == hidden


@given(st.permutations([6, 9, 14]))
def test_the_order_of_groups_changes_nothing(sizes: list[int]) -> None:
    whole = pool([Release(rated_by(n), n) for n in sizes])
    assert isinstance(whole, Release)
    assert whole.value.counts.sum() == 29
