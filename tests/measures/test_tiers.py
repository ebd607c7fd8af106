"""Priority tiers: certain and tied cases, a slow second way to the chances, and the reasons where there are none."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rated_groups import SPANS, respondents

from coprod.measures.gaps import mwds
from coprod.measures.tally import Respondents, Span, Tally
from coprod.measures.tiers import TIER_WORDS, Priority, Tier, priorities, tier
from coprod.measures.uncertainty import DRAWS, Sampling
from coprod.measures.undefined import Undefined

FIVE = Span(1, 5)
MISSING = -1


def answered(size: int, skills: int, seed: int, missing: float = 0.0, span: Span = FIVE) -> Respondents:
    """Return people who rate at random: the earlier the skill, the higher its importance; some pairs are missing."""
    random = np.random.default_rng(seed)
    lift = np.linspace(span.width / 2, 0, skills)
    importance = np.clip(np.rint(random.uniform(span.low, span.high, (size, skills)) + lift), span.low, span.high)
    capacity = random.integers(span.low, span.high + 1, (size, skills))
    gone = random.random((size, skills)) < missing
    return respondents(np.where(gone, MISSING, importance), np.where(gone, MISSING, capacity), span)


def chances(people: Respondents) -> dict[str, float]:
    """Return each skill's chance."""
    return {one.skill: one.chance for one in priorities(people)}


def slow_chances(people: Respondents, draws: int) -> dict[str, float]:
    """Work the chances out person by person, as one would explain them."""
    random, size = np.random.default_rng(7), len(people.importance)
    rows = [
        [(int(i), int(a)) for i, a in zip(*both, strict=True)]
        for both in zip(people.importance, people.capacity, strict=True)
    ]
    among = dict.fromkeys(people.skills, 0)
    for _ in range(draws):
        drawn = [rows[one] for one in random.integers(size, size=size)]
        scores = {}
        for column, skill in enumerate(people.skills):
            pairs = [row[column] for row in drawn if row[column][0] != MISSING]
            if pairs:
                scores[skill] = mwds(Tally.of(skill, people.span, [(*pair, 1) for pair in pairs]))
        for skill in scores:
            among[skill] += sum(other > scores[skill] for other in scores.values()) < 5
    return {skill: count / draws for skill, count in among.items()}


def test_five_skills_that_everybody_needs_most_are_certain_and_the_others_are_not() -> None:
    # needed: b c e f h
    importance = [[1, 5, 5, 1, 5, 5, 1, 5]] * 8
    capacity = [[5, 1, 1, 5, 1, 1, 5, 1]] * 8
    assert priorities(respondents(importance, capacity, FIVE)) == (
        Priority("a", Tier.CANNOT_TELL, 0.0),
        Priority("b", Tier.CLEAR, 1.0),
        Priority("c", Tier.CLEAR, 1.0),
        Priority("d", Tier.CANNOT_TELL, 0.0),
        Priority("e", Tier.CLEAR, 1.0),
        Priority("f", Tier.CLEAR, 1.0),
        Priority("g", Tier.CANNOT_TELL, 0.0),
        Priority("h", Tier.CLEAR, 1.0),
    )


@pytest.mark.parametrize("skills", [6, 7, 24])
def test_skills_that_tie_for_the_fifth_place_are_all_in(skills: int) -> None:
    same = respondents([[4] * skills, [5] * skills] * 4, [[2] * skills, [4] * skills] * 4, FIVE)
    assert {(one.tier, one.chance) for one in priorities(same)} == {(Tier.CLEAR, 1.0)}


def test_whole_respondents_are_drawn_so_two_skills_rated_alike_by_each_person_go_together() -> None:
    # a to d are always in. e and f get the same from each person, so they tie for the fifth place in every draw;
    # drawn person by person and skill by skill, each would lose it to the other half of the time.
    e = [(5, 1), (1, 5), (4, 2), (3, 3), (5, 3), (2, 4), (5, 4), (4, 1)] * 2
    importance = [[5, 5, 5, 5, i, i, 2] for i, _ in e]
    capacity = [[1, 1, 1, 1, a, a, 5] for _, a in e]
    found = chances(respondents(importance, capacity, FIVE))
    assert [found[skill] for skill in "abcdefg"] == [1.0] * 6 + [0.0]


def test_two_skills_that_people_need_in_turn_take_the_fifth_place_in_turn() -> None:
    # whoever needs e does not need f: when one is drawn more often, the other is drawn less often
    turns = [True, False] * 10
    importance = [[5, 5, 5, 5, 5 if turn else 1, 1 if turn else 5, 1] for turn in turns]
    capacity = [[1, 1, 1, 1, 1 if turn else 5, 5 if turn else 1, 5] for turn in turns]
    found = chances(respondents(importance, capacity, FIVE))
    # ten of twenty are as many of either with a chance of C(20, 10) / 2^20 = .1762; then both are in
    assert found["e"] == pytest.approx((1 + 0.1762) / 2, abs=0.03)
    assert found["f"] == pytest.approx((1 + 0.1762) / 2, abs=0.03)
    assert found["e"] + found["f"] == pytest.approx(1.1762, abs=0.03)


@pytest.mark.parametrize(
    ("chance", "expected"),
    [
        (1.0, Tier.CLEAR),
        (0.9, Tier.CLEAR),
        (0.8995, Tier.PROBABLE),
        (0.5, Tier.PROBABLE),
        (0.4995, Tier.CANNOT_TELL),
        (0.0, Tier.CANNOT_TELL),
    ],
)
def test_clear_from_nine_draws_of_ten_and_probable_from_half(chance: float, expected: Tier) -> None:
    assert tier(chance) == expected


def test_every_tier_has_words() -> None:
    assert dict(TIER_WORDS) == {
        Tier.CLEAR: "clear",
        Tier.PROBABLE: "probable",
        Tier.CANNOT_TELL: "cannot tell",
    }


@settings(max_examples=30)
@given(
    st.integers(8, 60),
    st.integers(6, 24),
    st.integers(0, 999),
    st.sampled_from([0.0, 0.3]),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_respondents_changes_nothing(
    size: int, skills: int, seed: int, missing: float, random: Random
) -> None:
    people = answered(size, skills, seed, missing)
    order = list(range(size))
    random.shuffle(order)
    shuffled = respondents(people.importance[order], people.capacity[order], FIVE)
    assert priorities(shuffled) == priorities(people)


def test_the_same_answers_give_the_same_tiers_on_every_day() -> None:
    person, skill = np.arange(12)[:, None], np.arange(7)
    people = respondents((3 * person + person * skill) % 5 + 1, (person * person + skill) % 5 + 1, FIVE)
    assert chances(people) == {"a": 0.9805, "b": 1.0, "c": 0.228, "d": 0.0365, "e": 0.7925, "f": 0.9805, "g": 1.0}


def test_one_other_answer_gives_other_draws() -> None:
    people = answered(20, 8, seed=4)
    other = people.capacity.copy()
    other[0] = 6 - other[0]
    assert chances(respondents(people.importance, other, FIVE)) != chances(people)


def test_people_without_a_pair_change_nothing() -> None:
    people = answered(12, 8, seed=2)
    none = np.full((5, 8), MISSING)
    with_them = respondents(np.vstack([none, people.importance]), np.vstack([none, people.capacity]), FIVE)
    assert priorities(with_them) == priorities(people)


@settings(max_examples=30)
@given(st.sampled_from(SPANS), st.integers(8, 60), st.integers(6, 24), st.integers(0, 999))
def test_at_least_five_skills_are_among_the_five_of_every_draw(span: Span, size: int, skills: int, seed: int) -> None:
    people = answered(size, skills, seed, span=span)
    told = priorities(people)
    assert tuple(one.skill for one in told) == people.skills
    assert sum(one.chance for one in told) >= 5 - 1e-9
    assert [one.tier for one in told] == [tier(one.chance) for one in told]
    assert all(0 <= one.chance <= 1 and one.chance == round(one.chance * DRAWS) / DRAWS for one in told)


@pytest.mark.parametrize(
    ("size", "skills", "missing", "span"),
    [(8, 6, 0.0, FIVE), (12, 9, 0.0, Span(0, 10)), (40, 8, 0.4, FIVE), (60, 7, 0.7, Span(1, 4))],
)
def test_the_chances_are_those_of_a_slow_way(size: int, skills: int, missing: float, span: Span) -> None:
    people = answered(size, skills, 5, missing, span)
    assert chances(people) == pytest.approx(slow_chances(people, 1_500), abs=0.05)


@pytest.mark.parametrize("size", [523, 700])
def test_a_large_group_is_drawn_in_parts_and_comes_out_the_same(size: int) -> None:
    people, random = answered(size, 12, seed=6), np.random.default_rng(8)
    among = np.zeros(12)
    for _ in range(DRAWS):
        drawn = random.integers(size, size=size)
        importance, capacity = people.importance[drawn].mean(axis=0), people.capacity[drawn].mean(axis=0)
        scores = importance * (importance - capacity)
        among += scores >= np.sort(scores)[-5]
    found = chances(people)
    assert list(found.values()) == pytest.approx((among / DRAWS).tolist(), abs=0.05)
    assert sum(0.1 < chance < 0.9 for chance in found.values()) >= 2  # there is something to tell apart


@pytest.mark.parametrize("raters", [0, 1, 7])
def test_a_skill_that_fewer_than_eight_people_rated_takes_no_part(raters: int) -> None:
    people = answered(12, 8, seed=3)
    importance, capacity = people.importance.copy(), people.capacity.copy()
    importance[:, 2], capacity[:, 2] = 5, 1  # the greatest need there can be
    assert chances(respondents(importance, capacity, FIVE))["c"] == 1.0
    importance[raters:, 2] = capacity[raters:, 2] = MISSING
    found = chances(respondents(importance, capacity, FIVE))
    others = [0, 1, *range(3, 8)]
    alone = priorities(Respondents(tuple("abdefgh"), FIVE, importance[:, others], capacity[:, others]))
    assert found == {one.skill: one.chance for one in alone}


@pytest.mark.parametrize("size", range(1, 8))
def test_below_eight_respondents_with_a_pair_there_are_no_tiers(size: int) -> None:
    assert priorities(answered(size, 8, seed=1)) == Undefined.BELOW_MINIMUM
    few = answered(12, 8, seed=1)
    importance, capacity = few.importance.copy(), few.capacity.copy()
    importance[size:] = capacity[size:] = MISSING
    assert priorities(respondents(importance, capacity, FIVE)) == Undefined.BELOW_MINIMUM


def test_eight_respondents_and_six_skills_are_enough() -> None:
    assert len(priorities(answered(8, 6, seed=1))) == 6


@pytest.mark.parametrize("skills", range(1, 6))
def test_of_five_skills_all_are_among_the_five_so_there_are_no_tiers(skills: int) -> None:
    assert priorities(answered(30, skills, seed=1)) == Undefined.BELOW_MINIMUM


def test_skills_that_nobody_rated_do_not_make_six() -> None:
    people = answered(12, 8, seed=3)
    importance, capacity = people.importance.copy(), people.capacity.copy()
    importance[:, 5:] = capacity[:, 5:] = MISSING
    assert priorities(respondents(importance, capacity, FIVE)) == Undefined.BELOW_MINIMUM


@pytest.mark.parametrize("shape", [(0, 8), (12, 8), (12, 0), (0, 0)])
def test_where_nobody_gave_a_pair_there_are_no_tiers(shape: tuple[int, int]) -> None:
    nothing = np.full(shape, MISSING)
    assert priorities(respondents(nothing, nothing, FIVE)) == Undefined.NOBODY


@pytest.mark.parametrize(
    ("sampling", "reason"),
    [(Sampling.COMPLETE, Undefined.COMPLETE_RETURN), (Sampling.SINGLE_RETURN, Undefined.SINGLE_RETURN)],
)
@pytest.mark.parametrize("size", [1, 12])
def test_a_complete_and_a_single_return_have_no_tiers_and_say_why(
    sampling: Sampling, reason: Undefined, size: int
) -> None:
    assert priorities(answered(size, 8, seed=1), sampling) == reason


@pytest.mark.parametrize("span", SPANS)
def test_when_capacity_is_above_importance_everywhere_the_least_negative_are_among_the_five(span: Span) -> None:
    # mean(I) of U: MWDS 0; of less: below 0
    importance = [[span.high] * 5 + [span.high - 1] * 3] * 9
    capacity = [[span.high] * 8] * 9
    found = chances(respondents(importance, capacity, span))
    assert list(found.values()) == [1.0] * 5 + [0.0] * 3
