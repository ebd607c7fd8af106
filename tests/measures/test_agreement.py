"""Agreement on one item: published values, the reasons why there is none, words, and the catalogue's own examples."""

from collections.abc import Callable
from math import factorial, prod

import numpy as np
import pytest
from rated_groups import SPANS

from coprod.measures.agreement import (
    CONSENSUS_WORDS,
    ConsensusLevel,
    ad_mean,
    ad_mean_of,
    ad_median,
    ad_median_of,
    awg,
    awg_means,
    awg_of,
    consensus,
    consensus_level,
    consensus_of,
    rwg,
    rwg_j,
    rwg_of,
    rwg_raw,
    rwg_raw_of,
    uniform_variance,
    variance_ratio,
)
from coprod.measures.catalogue.agreement import AGREEMENT
from coprod.measures.catalogue.entry import Measure, Takes
from coprod.measures.ratings import Items, Ratings
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value, Worked

FIVE = Span(1, 5)
NAN = float("nan")
ENTRIES = {one.id: one for one in AGREEMENT}
SCALARS = (consensus, rwg_raw, rwg, awg, ad_mean, ad_median)
ARRAYS = (consensus_of, rwg_raw_of, rwg_of, awg_of, ad_mean_of, ad_median_of)

# Group 6 of the RELIG item in the bhr2000 data of R's multilevel package, 16 people
GROUP_6 = (2, 4, 5, 3, 1, 4, 2, 2, 2, 2, 2, 3, 3, 2, 2, 4)
FOUR_BY_THREE = ((4, 5, 4), (4, 4, 4), (5, 4, 3), (4, 5, 4))


def rated(*given: int, span: Span = FIVE) -> Ratings:
    return Ratings.of(span, given)


def counted(*counts: int) -> Ratings:
    return Ratings(Span(1, len(counts)), np.array(counts))


def items(*rows: tuple[float, ...], span: Span = FIVE) -> Items:
    return Items(span, np.array(rows, dtype=np.float64))


def worked(measure_id: str, given: Ratings | Items) -> Worked:
    return ENTRIES[measure_id].compute(given)


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ((30, 40, 210, 130, 530, 50, 10), 0.7256876),  # the example of R's agrmt package
        ((1, 1, 1, 1, 1), 0.4339850),
        ((0, 0, 2, 5, 3), 0.7786281),
        ((4, 0, 0, 0, 1), 0.2780719),
        ((0, 1, 1, 0, 0), 0.8073549),
        ((5, 0, 0, 0, 5), 0.0),
        ((0, 0, 0, 0, 2), 1.0),
        ((7, 0, 0, 0, 0), 1.0),
        ((0, 0, 9, 0, 0), 1.0),
    ],
)
def test_consensus_of_frequencies(counts: tuple[int, ...], value: float) -> None:
    assert consensus(counted(*counts)) == pytest.approx(value, abs=5e-8)


def test_consensus_takes_the_width_of_the_scale_and_not_the_range_of_the_answers() -> None:
    # Half on 3 and half on 4: half a point away of one, of three, of four and of ten points
    spans = [Span(3, 4), Span(1, 4), FIVE, Span(0, 10)]
    expected = [0.0, 1 + np.log2(5 / 6), 1 + np.log2(7 / 8), 1 + np.log2(19 / 20)]
    assert [consensus(rated(3, 4, span=span)) for span in spans] == pytest.approx(expected, abs=1e-15)


@pytest.mark.parametrize(
    ("given", "raw", "shown"),
    [
        (GROUP_6, 0.41875, 0.41875),
        ((4, 4, 5, 4, 3), 0.75, 0.75),
        ((1, 5, 1, 5), -5 / 3, 0.0),
        ((2, 4), 0.0, 0.0),  # s^2 = 2, just what evenly spread answers have
        ((3, 3), 1.0, 1.0),
    ],
)
def test_rwg_before_and_after_truncation(given: tuple[int, ...], raw: float, shown: float) -> None:
    assert rwg_raw(rated(*given)) == pytest.approx(raw, abs=1e-9)
    assert rwg(rated(*given)) == pytest.approx(shown, abs=1e-9)


def test_answers_spread_evenly_vary_by_what_they_are_held_against() -> None:
    # population variance of 0..A-1 is (A^2 - 1) / 12
    assert {span: uniform_variance(span) for span in SPANS} == {
        span: pytest.approx(float(np.var(span.values)), rel=1e-15) for span in SPANS
    }
    assert uniform_variance(FIVE) == 2.0


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (GROUP_6, 0.4414414),
        ((4, 4, 5, 4, 3), 0.7333333),
        ((1, 5, 1, 5), -1.0),
        ((3, 3), 1.0),
        ((2, 4), 0.5),
        ((1, 5), -1.0),
        # 1, 1, 1, 5 has the lowest mean that four people may have; 1, 1, 1, 4 lies below it, 5, 5, 5, 2 above the other
        ((1, 1, 1, 5), -1.0),
        ((5, 5, 5, 1), -1.0),
        ((1, 1, 1, 4), Undefined.AT_SCALE_END),
        ((5, 5, 5, 2), Undefined.AT_SCALE_END),
        ((5, 5, 5), Undefined.AT_SCALE_END),
        ((1, 1), Undefined.AT_SCALE_END),
        ((3, 4), Undefined.AT_SCALE_END),
    ],
)
def test_awg_and_where_it_is_undefined(given: tuple[int, ...], value: Value) -> None:
    told = awg(rated(*given))
    assert told == (value if isinstance(value, Undefined) else pytest.approx(value, abs=5e-8))


def test_the_means_at_which_awg_is_defined() -> None:
    assert awg_means(2, FIVE) == (3.0, 3.0)
    assert awg_means(5, FIVE) == (1.8, 4.2)
    assert awg_means(10, Span(0, 10)) == (1.0, 9.0)


@pytest.mark.parametrize(
    ("given", "mean", "median"),
    [
        ((4, 4, 5, 4, 3), 0.4, 0.4),
        (GROUP_6, 0.8984375, 0.8125),
        ((1, 5), 2.0, 2.0),
        ((1, 1, 1, 5), 1.5, 1.0),
        ((2, 2), 0.0, 0.0),
    ],
)
def test_average_deviations(given: tuple[int, ...], mean: float, median: float) -> None:
    assert ad_mean(rated(*given)) == pytest.approx(mean, abs=1e-15)
    assert ad_median(rated(*given)) == pytest.approx(median, abs=1e-15)


@pytest.mark.parametrize("of", SCALARS)
@pytest.mark.parametrize("span", SPANS)
def test_nobody_and_one_person_have_no_agreement(of: Callable[[Ratings], Value], span: Span) -> None:
    assert of(rated(span=span)) is Undefined.NOBODY
    assert {of(rated(point, span=span)) for point in span.values} == {Undefined.BELOW_MINIMUM}


@pytest.mark.parametrize("of", SCALARS)
def test_on_a_scale_of_one_point_there_is_nothing_to_agree_on(of: Callable[[Ratings], Value]) -> None:
    one_point = Span(3, 3)
    assert of(rated(3, 3, 3, span=one_point)) is Undefined.NO_VARIATION
    assert (of(rated(span=one_point)), of(rated(3, span=one_point))) == (Undefined.NOBODY, Undefined.BELOW_MINIMUM)


@pytest.mark.parametrize("of", SCALARS)
def test_a_value_is_a_plain_number(of: Callable[[Ratings], Value]) -> None:
    assert type(of(rated(4, 4, 5, 4, 3))) is float


@pytest.mark.parametrize(
    ("of", "values"),
    [
        (consensus_of, [NAN, NAN, 1.0, 0.0]),
        (rwg_raw_of, [NAN, NAN, 1.0, -3.0]),
        (rwg_of, [NAN, NAN, 1.0, 0.0]),
        (awg_of, [NAN, NAN, NAN, -1.0]),
        (ad_mean_of, [NAN, NAN, 0.0, 2.0]),
        (ad_median_of, [NAN, NAN, 0.0, 2.0]),
    ],
)
def test_many_tallies_at_once_are_nan_where_undefined(of: Callable[..., object], values: list[float]) -> None:
    # nobody; one person; two at the end of the scale; one at either end
    tallies = np.array([[0, 0, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 0, 2], [1, 0, 0, 0, 1]])
    np.testing.assert_array_equal(of(tallies, FIVE), values)
    np.testing.assert_array_equal(of(tallies.reshape(2, 2, 5), FIVE), np.reshape(values, (2, 2)))
    np.testing.assert_array_equal(of(np.zeros((0, 5), dtype=np.int64), FIVE), [])
    np.testing.assert_array_equal(of(np.array([[0], [1], [2]]), Span(3, 3)), [NAN] * 3)


@pytest.mark.parametrize(
    ("rows", "value", "ratio"),
    [
        (FOUR_BY_THREE, 0.9489796, 5 / 36),
        (((4,), (4,), (5,), (4,), (3,)), 0.75, 0.25),  # one item: r_wg
        (((4,) * 10, (4,) * 10, (5,) * 10, (4,) * 10, (3,) * 10), 0.9677419, 0.25),
        (((3, 3), (3, 3)), 1.0, 0.0),
        (((1, 5), (5, 1)), 0.0, 4.0),
        (((1, 3), (5, 3)), 0.0, 2.0),  # where the formula divides by zero: r = J / (J - 1)
        (((1, 3), (4, 3)), 0.0, 1.125),
        (((2, 2), (4, 4)), 0.0, 1.0),
    ],
)
def test_rwg_over_items(rows: tuple[tuple[int, ...], ...], value: float, ratio: float) -> None:
    assert rwg_j(items(*rows)) == pytest.approx(value, abs=5e-8)
    assert variance_ratio(items(*rows)) == pytest.approx(ratio, abs=1e-15)
    assert type(rwg_j(items(*rows))) is float


def test_rwg_over_items_leaves_out_who_missed_one() -> None:
    with_gaps = worked("rwg_j", items(*FOUR_BY_THREE, (1, NAN, 5), (NAN, NAN, NAN)))
    assert with_gaps == worked("rwg_j", items(*FOUR_BY_THREE))
    assert with_gaps.n == 4


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (items((NAN, NAN), (NAN, NAN)), Undefined.NOBODY),
        (Items(FIVE, np.empty((0, 3))), Undefined.NOBODY),
        (Items(FIVE, np.empty((3, 0))), Undefined.NOBODY),
        (items((4, 5)), Undefined.BELOW_MINIMUM),
        (items((4, NAN), (NAN, 5), (3, 3)), Undefined.BELOW_MINIMUM),
        (items((3, 3), (3, 3), span=Span(3, 3)), Undefined.NO_VARIATION),
    ],
    ids=["all missing", "no respondents", "no items", "one", "one whole", "one point"],
)
def test_rwg_over_items_says_why_there_is_none(given: Items, reason: Undefined) -> None:
    assert rwg_j(given) is reason
    assert variance_ratio(given) is reason


@pytest.mark.parametrize(
    ("value", "level"),
    [
        (1.0, ConsensusLevel.HIGH),
        (0.8, ConsensusLevel.HIGH),
        (0.7999, ConsensusLevel.MIXED),
        (0.5, ConsensusLevel.MIXED),
        (0.4999, ConsensusLevel.LOW),
        (0.0, ConsensusLevel.LOW),
    ],
)
def test_consensus_in_a_word(value: float, level: ConsensusLevel) -> None:
    assert consensus_level(value) is level


def test_every_level_has_its_words() -> None:
    assert set(CONSENSUS_WORDS) == set(ConsensusLevel)
    assert len(set(CONSENSUS_WORDS.values())) == len(ConsensusLevel)


def compositions(people: int, points: int) -> list[tuple[int, ...]]:
    """Every way in which so many people can spread over so many points."""
    if points == 1:
        return [(people,)]
    return [(first, *rest) for first in range(people + 1) for rest in compositions(people - first, points - 1)]


def random_answers(tallies: np.ndarray, weights: np.ndarray) -> tuple[float, ...]:
    """P(r_wg >= .70), P(r_wg >= .50), mean consensus, P(consensus >= .80) over tallies on five points."""
    raw, agreed = rwg_raw_of(tallies, FIVE), consensus_of(tallies, FIVE)
    return tuple(float(weights @ told) for told in (raw >= 0.7, raw >= 0.5, agreed, agreed >= 0.8))


def enumerated(people: int) -> tuple[float, ...]:
    """What answers at random give: every tally there is, weighted by how likely it is."""
    ways = compositions(people, 5)
    weights = np.array([factorial(people) / prod(map(factorial, way)) / 5**people for way in ways])
    assert weights.sum() == pytest.approx(1)
    return random_answers(np.array(ways), weights)


@pytest.mark.parametrize(
    ("people", "printed"),
    [
        (2, ("0.52", "0.52", "0.65", "0.52")),
        (3, ("0.23", "0.38", "0.57", "0.23")),
        (4, ("0.10", "0.31", "0.53", "0.10")),
        (5, ("0.06", "0.19", "0.51", "0.06")),
        (8, ("0.02", "0.08", "0.47", "0.006")),
        (10, ("0.006", "0.05", "0.46", "0.002")),
        (20, ("0.0001", "0.006", "0.44", "0.000")),
    ],
)
def test_what_random_answers_give_is_the_ground_of_the_words(people: int, printed: tuple[str, ...]) -> None:
    digits = [len(number) - 2 for number in printed]
    told = tuple(f"{value:.{places}f}" for value, places in zip(enumerated(people), digits, strict=True))
    assert told == printed


@pytest.mark.parametrize("people", [5, 10])
def test_drawn_random_answers_give_what_the_enumerated_ones_do(people: int) -> None:
    draws = 60_000  # a standard error of at most 0.0016
    drawn = np.random.default_rng(2019).multinomial(people, [0.2] * 5, size=draws)
    assert random_answers(drawn, np.full(draws, 1 / draws)) == pytest.approx(enumerated(people), abs=0.005)


def plain(entry: Measure) -> Ratings | Items:
    """The numbers of an entry's example, as its adapter takes them."""
    rows = entry.numbers.rows
    if entry.takes is Takes.RATINGS:
        return rated(*(rating for (rating,) in rows))
    return items(*rows)


@pytest.mark.parametrize("entry", AGREEMENT, ids=[entry.id for entry in AGREEMENT])
def test_the_example_in_the_catalogue_is_worked_out_again(entry: Measure) -> None:
    again = worked(entry.id, plain(entry))
    assert again.value == pytest.approx(entry.numbers.value, abs=1e-6)
    assert again.n == len(entry.numbers.rows)
    assert f"{entry.numbers.value:.3f}".rstrip("0") in entry.example
    assert {type(part) for part in again.details.values()} <= {int, float}


def test_the_catalogue_holds_exactly_these() -> None:
    assert list(ENTRIES) == [
        "consensus",
        "rwg",
        "rwg_j",
        "awg",
        "ad_mean",
        "ad_median",
        "krippendorff_alpha",
        "cronbach_alpha",
    ]
    froms = {one.id: (one.computed_from, one.shown_from, one.labelled_from) for one in AGREEMENT}
    assert froms.pop("consensus") == (2, 5, 10)
    assert froms.pop("cronbach_alpha") == (3, 30, None)
    assert froms.pop("krippendorff_alpha") == (2, 5, None)
    assert set(froms.values()) == {(2, 5, 10)}


@pytest.mark.parametrize("entry", AGREEMENT, ids=[entry.id for entry in AGREEMENT])
def test_no_answers_at_all_are_worked_out_to_a_reason(entry: Measure) -> None:
    empty = rated() if entry.takes is Takes.RATINGS else items((NAN, NAN), (NAN, NAN))
    nothing = worked(entry.id, empty)
    assert (nothing.value, nothing.n) == (Undefined.NOBODY, 0)
    assert [part for part in nothing.details.values() if part != part] == []


def test_the_details_let_a_reader_check() -> None:
    assert {one.id: worked(one.id, plain(one)).details for one in AGREEMENT} == {
        "consensus": {"mean": 4.0},
        "rwg": {"mean": 4.0, "raw": 0.75, "uniform_variance": 2.0},
        "rwg_j": {"items": 3, "variance_ratio": pytest.approx(5 / 36)},
        "awg": {"mean": 4.0, "lowest_mean": 1.8, "highest_mean": 4.2},
        "ad_mean": {"mean": 4.0},
        "ad_median": {"median": 4.0},
        "krippendorff_alpha": {"units": 3, "ratings": 6},
        "cronbach_alpha": {"items": 3},
    }
