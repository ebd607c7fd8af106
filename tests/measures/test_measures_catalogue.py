"""The catalogue of measures: closed, complete, and true to what the gate enforces."""

import pytest

from coprod.disclosure.policy import SMALLEST
from coprod.measures.catalogue import MEASURES, measure


def test_the_catalogue_holds_exactly_these_in_this_order() -> None:
    ids = ["importance", "capacity", "gap", "mwds", "need", "rds", "quadrant", "stage_need"]
    assert [one.id for one in MEASURES] == ids


def test_a_measure_is_found_by_its_id_and_nothing_else_is() -> None:
    assert [measure(one.id) for one in MEASURES] == list(MEASURES)
    with pytest.raises(KeyError, match="total"):
        measure("total")


def test_every_measure_computes_from_one_pair_and_shows_from_the_gates_smallest_group() -> None:
    assert {(one.computed_from, one.shown_from) for one in MEASURES} == {(1, SMALLEST)}


def test_every_measure_but_the_quadrant_has_a_range() -> None:
    assert [one.id for one in MEASURES if one.bounds is None] == ["quadrant"]


def test_no_measure_leaves_a_word_out() -> None:
    words = ("title", "meaning", "formula", "unit", "more", "edges", "source")
    assert [(one.id, word) for one in MEASURES for word in words if not getattr(one, word).strip()] == []
