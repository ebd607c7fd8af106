"""The gate: what passes, what does not, and that a withheld part takes nothing with it."""

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.disclosure.policy import SMALLEST, Policy, Reason
from coprod.disclosure.release import Basis, Release, Shown, Withheld, across, counted, release, together
from coprod.measures.gaps import need
from coprod.measures.stages import StageNeed, stage_need
from coprod.measures.tally import Missed, Respondents, Span, Tally

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
    assert list(Reason) == ["n_below_k", "consent", "too_few_skills", "complementary"]


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


# Any value that rests on so many people


@pytest.mark.parametrize("k", [5, 6, 10])
def test_a_value_of_individuals_passes_from_k_people_on(k: int) -> None:
    individual, policy = Basis.INDIVIDUAL, Policy(k)
    assert counted("trust", 0.5, respondents=k - 1, basis=individual, policy=policy) == Withheld(
        "trust", Reason.N_BELOW_K
    )
    assert counted("trust", 0.5, respondents=k, basis=individual, policy=policy) == Release(0.5, k)
    assert counted("trust", 0.5, respondents=0, basis=individual, policy=policy) == Withheld("trust", Reason.N_BELOW_K)


@pytest.mark.parametrize("people", [0, 1, 500])
def test_a_value_of_a_return_depends_on_consent_and_that_of_ones_own_file_on_nothing(people: int) -> None:
    def outcome(basis: Basis) -> Shown[str]:
        return counted("trust", "high", respondents=people, basis=basis, policy=Policy(10))

    assert outcome(Basis.ORGANISATIONAL_WITHOUT_CONSENT) == Withheld("trust", Reason.CONSENT)
    assert outcome(Basis.ORGANISATIONAL_WITH_CONSENT) == Release("high", people)
    assert outcome(Basis.OWN_FILE) == Release("high", people)


# What is worked out from whole respondents

SKILLS = ("s01", "s02", "s03")


def crowd(*columns: Sequence[int]) -> Respondents:
    """People by skill: the importance that each gave to it, with a capacity of 2, or 0 for no pair."""
    given = np.array(columns, dtype=np.int8).T
    return Respondents(SKILLS, FIVE, np.where(given, given, -1).astype(np.int8), np.where(given, 2, -1).astype(np.int8))


def tallies(people: Respondents, basis: Basis, policy: Policy) -> list[Shown[Tally]]:
    """The tallies of the same people, as the gate lets them pass."""
    return [
        release(
            Tally.of(skill, FIVE, [(int(i), int(a), 1) for i, a in zip(*columns, strict=True) if i > 0]),
            basis=basis,
            policy=policy,
        )
        for skill, *columns in zip(people.skills, people.importance.T, people.capacity.T, strict=True)
    ]


def through(people: Respondents, basis: Basis = Basis.INDIVIDUAL, k: int = 5) -> Shown[Respondents]:
    """What ``work`` is handed of these people."""
    policy = Policy(k)
    return across(people, tallies(people, basis, policy), lambda seen: seen, basis=basis, policy=policy)


def handed(outcome: Shown[Respondents]) -> tuple[tuple[str, ...], list[list[int]], list[list[int]]]:
    assert isinstance(outcome, Release)
    return outcome.value.skills, outcome.value.importance.tolist(), outcome.value.capacity.tolist()


FIVE_PEOPLE = (5, 4, 3, 2, 1)


def test_a_skill_that_is_withheld_takes_no_part_in_what_is_worked_out() -> None:
    people = crowd(FIVE_PEOPLE, (4, 4, 4, 4, 0), (1, 2, 3, 4, 5))
    outcome = through(people)
    assert handed(outcome) == (
        ("s01", "s03"),
        [[5, 1], [4, 2], [3, 3], [2, 4], [1, 5]],
        [[2, 2]] * 5,
    )
    assert outcome.respondents == 5


def test_who_rated_only_skills_that_are_withheld_is_not_counted() -> None:
    """Six people answered, but only five of them a skill that is told."""
    people = crowd((5, 4, 3, 2, 1, 0), (0, 0, 0, 0, 4, 4), (0, 0, 0, 0, 0, 0))
    outcome = through(people)
    assert isinstance(outcome, Release)
    assert (outcome.value.skills, outcome.respondents) == (("s01",), 5)


def test_people_who_rated_different_skills_all_count() -> None:
    people = crowd((5, 4, 3, 2, 1, 0, 0), (0, 0, 5, 4, 3, 2, 1), (0,) * 7)
    outcome = through(people)
    assert isinstance(outcome, Release)
    assert (outcome.value.skills, outcome.respondents) == (("s01", "s02"), 7)


@pytest.mark.parametrize(
    ("people", "k"),
    [
        (crowd((5, 4, 3, 2), (5, 4, 3, 2), (1, 1, 1, 1)), 5),
        (crowd(FIVE_PEOPLE, FIVE_PEOPLE, FIVE_PEOPLE), 6),
        (crowd((5, 4, 0, 0, 0, 0), (0, 0, 3, 2, 0, 0), (0, 0, 0, 0, 1, 1)), 5),
        (crowd((), (), ()), 5),
    ],
    ids=["four people", "five below six", "six, but none of their skills is told", "nobody"],
)
def test_below_k_nothing_is_worked_out(people: Respondents, k: int) -> None:
    assert through(people, k=k) == Withheld("respondents", Reason.N_BELOW_K)


def test_nothing_is_worked_out_of_a_return_without_consent() -> None:
    ran: list[Respondents] = []
    policy, basis = Policy(), Basis.ORGANISATIONAL_WITHOUT_CONSENT
    people = crowd(FIVE_PEOPLE, FIVE_PEOPLE, FIVE_PEOPLE)
    outcome = across(people, tallies(people, basis, policy), ran.append, basis=basis, policy=policy)
    assert (outcome, ran) == (Withheld("respondents", Reason.CONSENT), [])


@pytest.mark.parametrize("basis", [Basis.ORGANISATIONAL_WITH_CONSENT, Basis.OWN_FILE])
def test_one_return_that_may_be_told_is_worked_out_whole(basis: Basis) -> None:
    outcome = through(crowd((5,), (0,), (3,)), basis)
    assert handed(outcome) == (SKILLS, [[5, -1, 3]], [[2, -1, 2]])
    assert outcome.respondents == 1


@given(
    st.integers(0, 12).flatmap(
        lambda people: st.tuples(*[st.lists(st.integers(0, 5), min_size=people, max_size=people)] * 3)
    ),
    st.integers(SMALLEST, 8),
)
def test_what_is_worked_out_of_individuals_never_rests_on_fewer_than_k(columns: tuple[list[int], ...], k: int) -> None:
    people = crowd(*columns)
    outcome = through(people, k=k)
    told = [skill for skill, one in zip(SKILLS, columns, strict=True) if sum(map(bool, one)) >= k]
    if not told:
        assert outcome == Withheld("respondents", Reason.N_BELOW_K)
        return
    kept = [one for skill, one in zip(SKILLS, columns, strict=True) if skill in told]
    skills, importance, _ = handed(outcome)
    assert skills == tuple(told)
    assert importance == [[rating or -1 for rating in row] for row in zip(*kept, strict=True)]
    assert outcome.respondents == sum(map(any, zip(*kept, strict=True))) >= k
