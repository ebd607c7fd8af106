"""The gate: what passes, what does not, and that a withheld part takes nothing with it."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.disclosure.policy import SMALLEST, Policy, Reason
from coprod.disclosure.release import Basis, Release, Withheld, release, together
from coprod.measures.gaps import need
from coprod.measures.stages import StageNeed, stage_need
from coprod.measures.tally import Missed, Span, Tally

FIVE = Span(1, 5)
HIDDEN = Withheld("s02", Reason.N_BELOW_K)


def rated_by(people: int, missed: Missed | None = None) -> Tally:
    return Tally.of("s01", FIVE, [(4, 3, people)], missed)


def test_the_smallest_group_is_five() -> None:
    assert (SMALLEST, Policy().k) == (5, 5)


@pytest.mark.parametrize("k", [5, 6, 10])
def test_individual_answers_pass_from_k_people_on(k: int) -> None:
    below, at = rated_by(k - 1), rated_by(k)
    policy = Policy(k)
    assert release(below, basis=Basis.INDIVIDUAL, policy=policy) == Withheld("s01", Reason.N_BELOW_K)
    assert release(at, basis=Basis.INDIVIDUAL, policy=policy) == Release(at, k)


def test_people_without_a_complete_pair_do_not_count_towards_k() -> None:
    four = rated_by(4, Missed(not_answered=9, not_applicable=9, dont_know=9, refused=9))
    assert release(four, basis=Basis.INDIVIDUAL, policy=Policy()) == Withheld("s01", Reason.N_BELOW_K)


def test_k_counts_the_people_of_this_skill_over_all_their_ratings() -> None:
    five = Tally.of("s01", FIVE, [(1, 1, 2), (5, 5, 2), (3, 4, 1)])
    assert release(five, basis=Basis.INDIVIDUAL, policy=Policy()) == Release(five, 5)


def test_nobody_at_all_is_withheld_too() -> None:
    assert release(rated_by(0), basis=Basis.INDIVIDUAL, policy=Policy()) == Withheld("s01", Reason.N_BELOW_K)


@pytest.mark.parametrize("basis", [Basis.ORGANISATIONAL_WITH_CONSENT, Basis.OWN_FILE])
@pytest.mark.parametrize("people", [0, 1, 4, 5])
def test_a_return_with_consent_and_ones_own_file_pass_whatever_their_size(basis: Basis, people: int) -> None:
    one = rated_by(people)
    assert release(one, basis=basis, policy=Policy(10)) == Release(one, people)


@pytest.mark.parametrize("people", [1, 5, 500])
def test_a_return_without_consent_never_passes(people: int) -> None:
    outcome = release(rated_by(people), basis=Basis.ORGANISATIONAL_WITHOUT_CONSENT, policy=Policy())
    assert outcome == Withheld("s01", Reason.CONSENT)


@pytest.mark.parametrize("k", [4, 1, 0, -5])
def test_the_smallest_group_cannot_be_lowered(k: int) -> None:
    with pytest.raises(ValueError, match=rf"may be raised above 5, never lowered to {k}$"):
        Policy(k)


def test_a_policy_cannot_be_changed_afterwards() -> None:
    policy = Policy(7)
    with pytest.raises(AttributeError):
        policy.k = 1  # type: ignore[misc]
    assert policy.k == 7


def test_what_is_withheld_carries_no_count_and_no_value() -> None:
    assert [field.name for field in fields(Withheld)] == ["item", "reason"]
    withheld = release(rated_by(4), basis=Basis.INDIVIDUAL, policy=Policy())
    assert vars(withheld) == {"item": "s01", "reason": Reason.N_BELOW_K}


def test_the_reasons_are_a_closed_list() -> None:
    assert list(Reason) == ["n_below_k", "consent", "too_few_skills"]


def test_what_is_worked_out_from_a_release_stays_one() -> None:
    outcome = release(rated_by(6), basis=Basis.INDIVIDUAL, policy=Policy())
    assert isinstance(outcome, Release)
    assert outcome.then(need) == Release(20.0, 6)  # 100 * 4 * (4 - 3) / 20


def test_together_lets_withheld_parts_in_as_none_and_counts_the_smallest_group() -> None:
    seen: list[object] = []
    outcome = together([Release(10.0, 9), HIDDEN, Release(30.0, 7)], lambda values: seen.extend(values))
    assert seen == [10.0, None, 30.0]
    assert outcome == Release(None, 7)


def test_a_stage_is_worked_out_from_its_released_skills_only() -> None:
    parts = [Release(10.0, 9), HIDDEN, Release(30.0, 7)]
    assert together(parts, lambda needs: stage_need("design", needs)) == Release(StageNeed("design", 20.0, 2, 3), 7)


def test_together_does_not_count_a_part_that_nobody_answered() -> None:
    assert together([Release(75.0, 1), Release(None, 0)], list) == Release([75.0, None], 1)


@pytest.mark.parametrize("parts", [[], [HIDDEN], [HIDDEN, HIDDEN]])
def test_together_of_nothing_released_rests_on_nobody(parts: list[Withheld]) -> None:
    assert together(parts, list) == Release([None] * len(parts), 0)


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(0, 4)), max_size=8),
    st.builds(Missed, *[st.integers(0, 20)] * 4),
    st.integers(SMALLEST, 15),
)
def test_no_individual_release_ever_rests_on_fewer_than_k_pairs(
    pairs: list[tuple[int, int, int]], missed: Missed, k: int
) -> None:
    tally = Tally.of("s01", FIVE, pairs, missed)
    people = sum(count for _, _, count in pairs)
    outcome = release(tally, basis=Basis.INDIVIDUAL, policy=Policy(k))
    if people < k:
        assert outcome == Withheld("s01", Reason.N_BELOW_K)
        return
    assert isinstance(outcome, Release)
    assert outcome.respondents == people
    assert (outcome.value.counts == tally.counts).all()
    untold = any(
        0 < count < k for count in (missed.not_answered, missed.not_applicable, missed.dont_know, missed.refused)
    )
    assert outcome.value.missed == (Missed(None, None, None, None) if untold else missed)


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        (Basis.INDIVIDUAL, Missed(None, None, None, None)),
        (Basis.OWN_FILE, Missed(0, 5, 4, 1)),
        (Basis.ORGANISATIONAL_WITH_CONSENT, Missed(0, 5, 4, 1)),
    ],
)
def test_no_reason_is_counted_out_where_a_few_individuals_gave_one(basis: Basis, told: Missed) -> None:
    outcome = release(rated_by(9, Missed(0, 5, 4, 1)), basis=basis, policy=Policy(5))
    assert isinstance(outcome, Release)
    assert outcome.value.missed == told
