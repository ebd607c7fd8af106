"""Krippendorff's and Cronbach's alpha: published values, reference implementations, laws, and why there is none."""

from fractions import Fraction
from itertools import permutations
from random import Random
from statistics import variance

import krippendorff
import numpy as np
import pingouin
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coprod.measures.krippendorff import Difference, Floats, krippendorff_alpha, ordinal, pairable
from coprod.measures.listwise import listwise
from coprod.measures.ratings import Items
from coprod.measures.reliability import cronbach_alpha
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined

FIVE = Span(1, 5)
NAN = float("nan")
Rows = list[list[float]]


def nominal(values: Floats, frequencies: Floats) -> Floats:
    return 1.0 - np.eye(len(values))


def interval(values: Floats, frequencies: Floats) -> Floats:
    return (values[:, None] - values) ** 2


def ratio(values: Floats, frequencies: Floats) -> Floats:
    return ((values[:, None] - values) / (values[:, None] + values)) ** 2


METRICS: dict[str, Difference] = {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}

# Krippendorff's "C" data, 4 observers of 12 units
C_DATA = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]
# The example of Wikipedia's article, 3 coders of 15 units
ENCYCLOPEDIA = [
    [NAN, NAN, NAN, NAN, NAN, 3, 4, 1, 2, 1, 1, 3, 3, NAN, 3],
    [1, NAN, 2, 1, 3, 3, 4, 3, NAN, NAN, NAN, NAN, NAN, NAN, NAN],
    [NAN, NAN, 2, 1, 3, 4, 4, NAN, 2, 1, 1, 3, 3, NAN, 4],
]
# More than two raters and nothing missing: R's irr::kripp.alpha 0.84.1 divides by 1 here instead of by raters - 1 and
# gives ordinal .9348 and nominal .6705
TRAP = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 4], [2, 2, 3, 4, 5]]
TWO_RATERS = [[2, 4, 4, 1, 3, 5], [2, 4, 5, 1, 1, 5]]
AGAINST = [[1, 5], [5, 1]]
TOY = [[4, 5, 4], [2, 2, 3], [5, 5, 5], [3, 4, 3], [1, 2, 1]]


def items(rows: Rows | Floats, span: Span = FIVE) -> Items:
    return Items(span, np.array(rows, dtype=np.float64))


@pytest.mark.parametrize(
    ("rows", "metric", "value"),
    [
        (C_DATA, "nominal", 0.7434211),
        (C_DATA, "ordinal", 0.8153875),
        (C_DATA, "interval", 0.8491071),
        (C_DATA, "ratio", 0.7974028),
        (ENCYCLOPEDIA, "nominal", 0.6913580),
        (ENCYCLOPEDIA, "ordinal", 0.8067214),
        (ENCYCLOPEDIA, "interval", 0.8108449),
        (TRAP, "nominal", 15 / 22),  # .6818
    ],
)
def test_krippendorffs_alpha_of_published_data(rows: Rows, metric: str, value: float) -> None:
    assert krippendorff_alpha(items(rows), METRICS[metric]) == pytest.approx(value, abs=5e-8)


def test_krippendorffs_alpha_is_ordinal_unless_told() -> None:
    assert krippendorff_alpha(items(C_DATA)) == krippendorff_alpha(items(C_DATA), ordinal)
    assert krippendorff_alpha(items(TRAP)) == pytest.approx(0.9371, abs=5e-5)


def test_krippendorffs_alpha_worked_by_hand() -> None:
    # Only 1 and 5, twice each, middle ranks 1 and 3: D_o = 2 * 2 * 4 / 4 = 4, D_e = 2 * 2 * 2 * 4 / (4 * 3) = 8 / 3
    assert krippendorff_alpha(items(AGAINST)) == pytest.approx(-0.5, abs=1e-15)
    # the same two raters agree: D_o = 0
    assert krippendorff_alpha(items([[1, 5], [1, 5]])) == 1.0
    # 2, 2 | 4, 4 | 4, 5
    assert krippendorff_alpha(items([[2, 4, 4], [2, 4, 5]])) == pytest.approx(7 / 9, abs=1e-15)


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("rows", [C_DATA, ENCYCLOPEDIA, TRAP, TWO_RATERS, AGAINST], ids=len)
def test_krippendorffs_alpha_is_that_of_the_krippendorff_package(rows: Rows, metric: str) -> None:
    reference = krippendorff.alpha(reliability_data=np.array(rows), level_of_measurement=metric)
    assert krippendorff_alpha(items(rows), METRICS[metric]) == pytest.approx(float(reference), abs=1e-12)


@st.composite
def tables(draw: st.DrawFn, fewest: int = 2, missing: bool = True) -> Items:
    """Draw ratings on 1-5 of up to 8 respondents and 2 to 7 items, some of them missing."""
    rating = st.integers(1, 5).map(float)
    cell = st.one_of(rating, rating, rating, st.just(NAN)) if missing else rating
    columns = draw(st.integers(2, 7))
    rows = draw(st.lists(st.lists(cell, min_size=columns, max_size=columns), min_size=fewest, max_size=8))
    return items(rows)


@given(tables())
def test_krippendorffs_alpha_of_any_table_is_that_of_the_package_and_within_its_range(given_: Items) -> None:
    told = krippendorff_alpha(given_)
    assume(not isinstance(told, Undefined))
    reference = krippendorff.alpha(reliability_data=given_.values, level_of_measurement="ordinal")
    assert told == pytest.approx(float(reference), abs=1e-9)
    assert -1 < told <= 1


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_people_and_of_items_changes_nothing(given_: Items, random: Random) -> None:
    people, columns = (list(range(size)) for size in given_.values.shape)
    random.shuffle(people)
    random.shuffle(columns)
    mixed = items(given_.values[people][:, columns])
    for of in (krippendorff_alpha, cronbach_alpha):
        told = of(given_)
        assert of(mixed) == (told if isinstance(told, Undefined) else pytest.approx(told, abs=1e-9))


@given(tables())
def test_turning_the_scale_round_changes_no_reliability(given_: Items) -> None:
    for of in (krippendorff_alpha, cronbach_alpha):
        told, turned = of(given_), of(items(6 - given_.values))
        assert turned == (told if isinstance(told, Undefined) else pytest.approx(told, abs=1e-9))


@given(tables())
def test_ordinal_alpha_sees_the_order_of_the_points_and_not_their_distance(given_: Items) -> None:
    stretched = Items(Span(1, 25), given_.values**2)
    told = krippendorff_alpha(given_)
    assert krippendorff_alpha(stretched) == (told if isinstance(told, Undefined) else pytest.approx(told, abs=1e-12))


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        (C_DATA, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),  # one observer saw the last unit
        (ENCYCLOPEDIA, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]),
    ],
)
def test_what_one_person_rated_drops_out(rows: Rows, left: list[int]) -> None:
    np.testing.assert_array_equal(pairable(items(rows)), np.array(rows)[:, left])
    assert krippendorff_alpha(items(np.array(rows)[:, left])) == krippendorff_alpha(items(rows))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[NAN, NAN], [NAN, NAN]], Undefined.NOBODY),
        (np.empty((0, 3)), Undefined.NOBODY),
        (np.empty((3, 0)), Undefined.NOBODY),
        ([[1, 2, 3]], Undefined.BELOW_MINIMUM),
        ([[1], [2], [3]], Undefined.BELOW_MINIMUM),
        ([[1, 2, NAN], [NAN, 2, 4]], Undefined.BELOW_MINIMUM),
        ([[1, NAN], [NAN, 2]], Undefined.BELOW_MINIMUM),
        ([[3, 3], [3, 3]], Undefined.NO_VARIATION),
        ([[3, 3, 5], [3, 3, NAN]], Undefined.NO_VARIATION),
    ],
    ids=["all missing", "nobody", "no items", "one", "one unit", "one pair", "no pair", "all alike", "alike in pairs"],
)
def test_krippendorffs_alpha_says_why_there_is_none(rows: Rows | Floats, reason: Undefined) -> None:
    assert krippendorff_alpha(items(rows)) is reason


def test_two_people_and_two_items_are_the_fewest() -> None:
    assert type(krippendorff_alpha(items([[1, 2], [1, 3]]))) is float
    assert type(krippendorff_alpha(items([[1, NAN, 4], [2, 3, NAN], [NAN, 3, 5]]))) is float


BINARY = pingouin.read_dataset("cronbach_wide_missing")  # 12 people and 11 binary items, some answers missing
LIKERT = pingouin.read_dataset("cronbach_alpha").pivot_table(
    index="Subj", columns="Items", values="Scores", observed=True
)  # 15 people and 10 items, complete


def test_cronbachs_alpha_of_published_data() -> None:
    binary = items(BINARY.to_numpy(), Span(0, 1))
    assert (BINARY.shape, len(listwise(binary)), LIKERT.shape) == ((12, 11), 9, (15, 10))
    assert cronbach_alpha(binary) == pytest.approx(0.8016949, abs=5e-8)
    assert cronbach_alpha(items(LIKERT.to_numpy(), Span(0, 10))) == pytest.approx(0.592, abs=5e-4)
    assert cronbach_alpha(items(TOY)) == pytest.approx(0.9670051, abs=5e-8)


def test_cronbachs_alpha_is_that_of_pingouin() -> None:
    # The point estimate only: with nan_policy="listwise" its interval is worked out with the n before deletion.
    for frame in (BINARY, LIKERT):
        reference, _ = pingouin.cronbach_alpha(data=frame, nan_policy="listwise")
        assert cronbach_alpha(items(frame.to_numpy(), Span(0, 10))) == pytest.approx(float(reference), abs=1e-12)


@given(tables(fewest=3, missing=False))
def test_cronbachs_alpha_is_what_exact_arithmetic_gives_over_whole_respondents(given_: Items) -> None:
    exact = [[Fraction(rating) for rating in row] for row in given_.values.tolist()]
    incomplete = np.vstack([given_.values, given_.values])
    incomplete[len(exact) :, 0] = NAN
    total, k = variance([sum(row) for row in exact]), len(exact[0])
    if total:
        expected = Fraction(k, k - 1) * (1 - sum(variance(column) for column in zip(*exact, strict=True)) / total)
        assert expected <= 1
        assert cronbach_alpha(items(incomplete)) == pytest.approx(float(expected), rel=1e-12, abs=1e-12)
    else:
        assert cronbach_alpha(items(incomplete)) is Undefined.SAME_TOTALS


def test_the_same_item_twice_is_wholly_reliable_and_items_in_turn_are_not() -> None:
    assert cronbach_alpha(items([[1, 1], [4, 4], [5, 5]])) == 1.0
    # every order of 1, 2, 3 has the same total; only the last person's differs
    told = cronbach_alpha(items([*permutations((1, 2, 3)), (3, 2, 5)]))
    assert isinstance(told, float) and told < 0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[NAN, NAN]] * 4, Undefined.NOBODY),
        (np.empty((0, 3)), Undefined.NOBODY),
        (np.empty((3, 0)), Undefined.NOBODY),
        ([[1, 2]], Undefined.BELOW_MINIMUM),
        ([[1, 2], [2, 4]], Undefined.BELOW_MINIMUM),
        ([[1], [2], [3]], Undefined.BELOW_MINIMUM),
        ([[1, 2], [2, 4], [NAN, 3], [3, NAN]], Undefined.BELOW_MINIMUM),
        ([[3, 3]] * 3, Undefined.SAME_TOTALS),
        ([[1, 5], [5, 1], [3, 3]], Undefined.SAME_TOTALS),
    ],
    ids=["all missing", "nobody", "no items", "one", "two", "one item", "two whole", "all alike", "same totals"],
)
def test_cronbachs_alpha_says_why_there_is_none(rows: Rows | Floats, reason: Undefined) -> None:
    assert cronbach_alpha(items(rows)) is reason


def test_an_alpha_is_a_plain_number() -> None:
    assert {type(krippendorff_alpha(items(C_DATA))), type(cronbach_alpha(items(TOY)))} == {float}
