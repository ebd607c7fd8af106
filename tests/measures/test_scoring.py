"""Scoring statements: two thirds, turned once, weights among the answered, never off the scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.measures.scoring import Answers, Score, Statement, score
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined

FIVE = Span(1, 5)
FOUR = tuple(Statement(one) for one in ("cap_1", "cap_2", "cap_3", "cap_4"))
THREE = tuple(Statement(one) for one in ("lead_1", "lead_2", "lead_3"))


def answers(statements: tuple[Statement, ...], *ratings: float | None) -> Answers:
    return dict(zip([one.id for one in statements], ratings, strict=True))


@pytest.mark.parametrize(
    ("ratings", "value"),
    [
        ((4, 4, 3, 5), 75.0),
        ((1, 1, 1, 1), 0.0),
        ((5, 5, 5, 5), 100.0),
        ((3, 3, 3, 3), 50.0),
        ((2, 3, 3, 2), 37.5),
        ((5, 4, 4, 5), 87.5),
    ],
)
def test_a_score_is_the_mean_on_a_scale_from_0_to_100(ratings: tuple[int, ...], value: float) -> None:
    assert score(FOUR, answers(FOUR, *ratings), FIVE) == Score(value, 4, 4)


@pytest.mark.parametrize(
    ("span", "value"), [(Span(1, 5), 50.0), (Span(0, 5), 60.0), (Span(1, 7), 100 / 3), (Span(0, 10), 30.0)]
)
def test_the_scale_is_the_instruments(span: Span, value: float) -> None:
    assert score(FOUR, answers(FOUR, 3, 3, 3, 3), span).value == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("statements", "ratings", "expected"),
    [
        (FOUR, (2, 3, 4, None), Score(50.0, 3, 4)),
        (FOUR, (2, 3, None, None), Score(Undefined.BELOW_SHARE, 2, 4)),
        (THREE, (2, 4, None), Score(50.0, 2, 3)),  # two of three are just enough
        (THREE, (2, None, None), Score(Undefined.BELOW_SHARE, 1, 3)),
        (THREE, (None, None, None), Score(Undefined.BELOW_SHARE, 0, 3)),
        (THREE[:1], (5,), Score(100.0, 1, 1)),
        ((), (), Score(Undefined.BELOW_SHARE, 0, 0)),
    ],
)
def test_two_thirds_must_be_answered(
    statements: tuple[Statement, ...], ratings: tuple[float | None, ...], expected: Score
) -> None:
    assert score(statements, answers(statements, *ratings), FIVE) == expected


def test_a_statement_without_an_entry_is_as_unanswered_as_one_without_a_rating() -> None:
    assert score(FOUR, {"cap_1": 2, "cap_2": 3, "cap_3": 4, "lead_1": 5}, FIVE) == Score(50.0, 3, 4)


def test_a_reverse_scored_rating_is_turned_once() -> None:
    turned = (Statement("cap_1", reverse_scored=True), *FOUR[1:])
    assert score(turned, answers(turned, 1, 5, 5, 5), FIVE) == Score(100.0, 4, 4)
    assert score(turned, answers(turned, 5, 1, 1, 1), FIVE) == Score(0.0, 4, 4)
    assert score(turned, answers(turned, 4, 2, 2, 2), Span(0, 10)).value == 30.0  # (6 + 2 + 2 + 2) / 4 / 10
    assert score(turned, answers(turned, 2, 3, 3, None), Span(1, 4)).value == pytest.approx(200 / 3)  # 3, 3, 3


def test_weights_count_among_the_answered_only() -> None:
    weighed = (Statement("a", weight=2), Statement("b"), Statement("c"))
    assert score(weighed, answers(weighed, 5, 1, 1), FIVE).value == 50.0  # (2 * 5 + 1 + 1) / 4 = 3
    assert score(weighed, answers(weighed, 4, 1, None), FIVE).value == 50.0  # (2 * 4 + 1) / 3 = 3
    assert score(weighed, answers(weighed, None, 2, 4), FIVE).value == 50.0
    # the share is one of statements, whatever they weigh
    assert score(weighed, answers(weighed, 5, None, None), FIVE).value is Undefined.BELOW_SHARE


@pytest.mark.parametrize("rating", [0, 6, 5.01, -3, float("inf"), float("nan")])
def test_a_rating_off_the_scale_is_refused(rating: float) -> None:
    with pytest.raises(ValueError, match=r"^cap_2 is rated .*; this scale runs from 1 to 5$"):
        score(FOUR, answers(FOUR, 3, rating, 3, 3), FIVE)


@pytest.mark.parametrize("weight", [0, -1, float("inf"), float("nan")])
def test_a_weight_that_cannot_weigh_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match=r"^the weight of a is .*, and must be above 0$"):
        Statement("a", weight=weight)


@st.composite
def rated(draw: st.DrawFn) -> tuple[tuple[Statement, ...], Answers, Span]:
    span = draw(st.sampled_from((FIVE, Span(1, 4), Span(0, 5), Span(0, 10))))
    statements = tuple(
        Statement(f"s{number}", draw(st.booleans()), draw(st.floats(0.01, 100)))
        for number in range(draw(st.integers(1, 6)))
    )
    rating = st.none() | st.integers(span.low, span.high)
    return statements, {one.id: draw(rating) for one in statements}, span


@given(rated())
def test_a_score_lies_from_0_to_100_or_says_that_too_few_were_answered(
    group: tuple[tuple[Statement, ...], Answers, Span],
) -> None:
    told = score(*group)
    enough = told.answered / told.asked >= 2 / 3
    assert (told.value is Undefined.BELOW_SHARE) is not enough
    assert told.value is Undefined.BELOW_SHARE or 0.0 <= told.value <= 100.0


@given(rated())
def test_turning_every_rating_and_every_statement_changes_nothing(
    group: tuple[tuple[Statement, ...], Answers, Span],
) -> None:
    statements, given_, span = group
    turned = tuple(Statement(one.id, not one.reverse_scored, one.weight) for one in statements)
    mirrored = {name: None if one is None else span.low + span.high - one for name, one in given_.items()}
    assert score(turned, mirrored, span) == score(statements, given_, span)


@given(rated(), st.sampled_from((0.25, 2.0, 8.0)))
def test_only_the_proportion_of_weights_counts(
    group: tuple[tuple[Statement, ...], Answers, Span], times: float
) -> None:
    statements, given_, span = group
    heavier = tuple(Statement(one.id, one.reverse_scored, one.weight * times) for one in statements)
    assert score(heavier, given_, span) == score(statements, given_, span)  # powers of two: exactly
