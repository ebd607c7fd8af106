"""Mappings of survey exports: remembered by shape, the newest counts."""

from datetime import timedelta
from pathlib import Path

import pytest
from answers_made import rows

from coprod.store.engine import Store, now
from coprod.store.mappings import recall, remember
from coprod.store.opening import open_store

MEANS = {"Q1[SQ001]": "facilitation.importance", "How able? “Yes”, 100 % 😀\n": "facilitation.capacity", "E-mail": ""}


def test_what_columns_mean_is_remembered_in_its_order_and_with_who_said_so(store: Store) -> None:
    before = now()
    remember(store, "shape", MEANS, by="A. Clerk")
    assert list(recall(store, "shape").items()) == list(MEANS.items())
    [(shape, at, by)] = rows(store, "SELECT shape, remembered_at, remembered_by FROM mappings")
    assert (shape, by) == ("shape", "A. Clerk")
    assert before <= at <= now() <= before + timedelta(minutes=1)


@pytest.mark.parametrize("shape", ["", "other", "Shape", "shape "])
def test_of_another_shape_nothing_is_known(store: Store, shape: str) -> None:
    remember(store, "shape", MEANS, by="A. Clerk")
    assert recall(store, shape) == {}


def test_the_newest_counts(store: Store) -> None:
    remember(store, "shape", {"a": "1"}, by="A. Clerk")
    remember(store, "other", {"a": "2"}, by="A. Clerk")
    remember(store, "shape", {"b": "3"}, by="B. Clerk")
    assert (recall(store, "shape"), recall(store, "other")) == ({"b": "3"}, {"a": "2"})
    assert rows(store, "SELECT remembered_by FROM mappings WHERE shape = 'shape'") == [("B. Clerk",)]


def test_half_a_character_in_a_heading_is_kept(store: Store) -> None:
    remember(store, "shape", {"broken \ud83d": "x"}, by="A. Clerk")
    assert recall(store, "shape") == {"broken \ud83d": "x"}


def test_a_mapping_is_a_write_and_outlives_the_process(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "s.duckdb")
    before = opened.revision
    remember(opened, "shape", MEANS, by="A. Clerk")
    assert opened.revision != before
    opened.close()
    again = open_store(tmp_path / "s.duckdb")
    assert recall(again, "shape") == MEANS
    again.close()
