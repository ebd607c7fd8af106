"""Ranges of places: worked by hand, and the laws that hold for any outcome of the pairs."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coprod.measures.differences import Comparison, Difference, NotCompared, Outcome, Quantity, Side
from coprod.measures.pairs import every_pair
from coprod.measures.places import Place, places
from coprod.measures.tally import Span, Tally

FIVE = Span(1, 5)
TURNED = {Outcome.HIGHER: Outcome.LOWER, Outcome.LOWER: Outcome.HIGHER}


def pair(first: str, second: str, outcome: Outcome, *, capacity: Outcome = Outcome.CANNOT_TELL) -> Comparison:
    """A pair of ten people each; only its outcomes matter here."""

    def told(one: Outcome) -> Difference:
        value = NotCompared.TOO_FEW if one is Outcome.NOT_COMPARED else 1.0
        return Difference(one, value, value, value, value)

    quantities = {Quantity.NEED: outcome, Quantity.IMPORTANCE: outcome, Quantity.CAPACITY: capacity}
    return Comparison(first, second, 10, 10, 1, {key: told(one) for key, one in quantities.items()})


def test_one_above_two_that_cannot_be_told_apart_has_a_place_of_its_own() -> None:
    pairs = [pair("a", "b", Outcome.HIGHER), pair("a", "c", Outcome.HIGHER), pair("b", "c", Outcome.CANNOT_TELL)]
    assert places(pairs, Quantity.NEED) == (Place("a", 1, 1, 3), Place("b", 2, 3, 3), Place("c", 2, 3, 3))


def test_the_second_of_a_pair_may_be_the_higher_one() -> None:
    assert places([pair("a", "b", Outcome.LOWER)], Quantity.NEED) == (Place("a", 2, 2, 2), Place("b", 1, 1, 2))


def test_what_cannot_be_told_and_what_is_the_same_leave_every_place_open() -> None:
    for outcome in (Outcome.CANNOT_TELL, Outcome.SAME):
        assert places([pair("a", "b", outcome)], Quantity.NEED) == (Place("a", 1, 2, 2), Place("b", 1, 2, 2))


def test_a_pair_that_is_not_compared_narrows_nothing_and_a_group_never_compared_has_no_place() -> None:
    pairs = [
        pair("a", "b", Outcome.HIGHER),
        pair("a", "few", Outcome.NOT_COMPARED),
        pair("b", "few", Outcome.NOT_COMPARED),
    ]
    assert places(pairs, Quantity.NEED) == (Place("a", 1, 1, 2), Place("b", 2, 2, 2))
    assert places(pairs[1:], Quantity.NEED) == ()
    assert places([], Quantity.NEED) == ()


def test_each_quantity_has_its_own_places() -> None:
    pairs = [pair("a", "b", Outcome.HIGHER, capacity=Outcome.LOWER)]
    assert places(pairs, Quantity.IMPORTANCE)[0] == Place("a", 1, 1, 2)
    assert places(pairs, Quantity.CAPACITY)[0] == Place("a", 2, 2, 2)


def test_of_real_tallies_the_clear_one_stands_apart() -> None:
    high, alike, low = [(5, 1, 20)], [(5, 3, 10), (4, 3, 10)], [(4, 3, 10), (5, 3, 9), (5, 4, 1)]
    sides = [Side(str(at), "", "", Tally.of("s", FIVE, pairs)) for at, pairs in enumerate((high, alike, low))]
    assert places(every_pair(sides), Quantity.NEED) == (Place("0", 1, 1, 3), Place("1", 2, 3, 3), Place("2", 2, 3, 3))


@given(st.lists(st.integers(0, 4), min_size=2, max_size=8), st.data())
def test_the_true_place_lies_in_its_range_whenever_no_pair_is_told_wrongly(
    levels: list[int], data: st.DataObject
) -> None:
    """Whatever is told is true here, and any part of the truth may be told."""
    pairs = []
    for one, other in combinations(range(len(levels)), 2):
        truth = Outcome.HIGHER if levels[one] > levels[other] else Outcome.LOWER
        told = levels[one] != levels[other] and data.draw(st.booleans())
        pairs.append(pair(str(one), str(other), truth if told else Outcome.CANNOT_TELL))
    found = {place.name: place for place in places(pairs, Quantity.NEED)}
    for at, level in enumerate(levels):
        highest = 1 + sum(other > level for other in levels)
        lowest = sum(other >= level for other in levels)
        place = found[str(at)]
        assert 1 <= place.first <= highest <= lowest <= place.last <= place.of == len(levels)
