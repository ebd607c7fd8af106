"""The tally: it counts, it keeps its reasons apart, and nobody changes it afterwards."""

import numpy as np
import pytest

from coprod.measures.tally import Missed, Span, Tally

FIVE = Span(1, 5)


def test_a_tally_counts_people_by_importance_and_capacity() -> None:
    tally = Tally.of("s01", FIVE, [(5, 3, 2), (4, 4, 1), (5, 3, 1)])
    assert tally.counts.tolist() == [
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 1, 0],
        [0, 0, 3, 0, 0],
    ]
    assert tally.pairs == 4


def test_a_scale_from_zero_has_its_zero_in_the_first_row() -> None:
    tally = Tally.of("s01", Span(0, 2), [(0, 2, 7)])
    assert tally.counts.tolist() == [[0, 0, 7], [0, 0, 0], [0, 0, 0]]


@pytest.mark.parametrize(
    ("span", "width", "centre", "values"),
    [
        (Span(1, 5), 4, 3.0, [1, 2, 3, 4, 5]),
        (Span(1, 4), 3, 2.5, [1, 2, 3, 4]),
        (Span(0, 5), 5, 2.5, [0, 1, 2, 3, 4, 5]),
        (Span(1, 7), 6, 4.0, [1, 2, 3, 4, 5, 6, 7]),
        (Span(0, 10), 10, 5.0, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ],
)
def test_a_span_knows_its_width_centre_and_values(span: Span, width: int, centre: float, values: list[int]) -> None:
    assert (span.width, span.centre, span.values.tolist()) == (width, centre, values)


def test_a_tally_is_read_only() -> None:
    tally = Tally.of("s01", FIVE, [(5, 3, 2)])
    with pytest.raises(ValueError, match="read-only"):
        tally.counts[0, 0] = 9
    with pytest.raises(AttributeError):
        tally.skill = "s02"  # type: ignore[misc]
    assert (tally.skill, tally.pairs) == ("s01", 2)


@pytest.mark.parametrize("shape", [(5, 4), (4, 5), (6, 6), (25,), (5, 5, 1)])
def test_counts_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"^a tally over 1-5 holds 5 x 5 counts from 0 up$"):
        Tally("s01", FIVE, np.zeros(shape, dtype=np.int64))


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="counts from 0 up"):
        Tally.of("s01", FIVE, [(5, 3, -1)])


@pytest.mark.parametrize("pair", [(0, 3), (3, 0), (6, 3), (3, 6), (-1, 3), (3, -4)])
def test_a_rating_off_the_scale_is_refused_and_never_wraps_around(pair: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        Tally.of("s01", FIVE, [(*pair, 1)])


def test_the_kinds_of_missing_are_kept_apart_and_are_no_pairs() -> None:
    missed = Missed.of({"not_answered": 4, "not_applicable": 3, "dont_know": 2, "refused": 1})
    assert missed == Missed(not_answered=4, not_applicable=3, dont_know=2, refused=1)
    assert missed.total == 10
    assert Tally.of("s01", FIVE, [(5, 3, 2)], missed).pairs == 2


@pytest.mark.parametrize("kind", ["not_answered", "not_applicable", "dont_know", "refused"])
def test_each_kind_of_missing_counts_once(kind: str) -> None:
    assert Missed.of({kind: 7}).total == 7


def test_an_unknown_kind_of_missing_is_refused() -> None:
    with pytest.raises(TypeError, match="forgotten"):
        Missed.of({"forgotten": 1})
