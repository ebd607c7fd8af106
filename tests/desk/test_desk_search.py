"""Search as a reader means it: accents, case and order do not matter, beginnings come first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.desk.search import folded, found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("voru", "Võru county"),
        ("lodz", "Łódź"),
        ("MALMO", "Malmö"),
        ("tromso", "Tromsø"),
        ("strasse", "Straße"),
        ("lambeth london", "London (Lambeth)"),
        ("  ghent ", "Ghent"),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, name: str) -> None:
    assert found([folded("Utrecht"), folded(name)], typed) == [1]


def test_names_that_begin_with_it_come_first_and_keep_their_order() -> None:
    names = [folded(name) for name in ("Barking", "New Bern", "Bern", "Berne")]
    assert found(names, "ber") == [2, 3, 1]
    assert found(names, "") == [0, 1, 2, 3]
    assert found(names, "zürich") == []


@given(st.text(), st.lists(st.text(), max_size=5))
def test_every_name_is_found_by_its_own_words(name: str, others: list[str]) -> None:
    assert len(others) in found([folded(one) for one in (*others, name)], name)
