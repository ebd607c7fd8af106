"""Names become keys."""

import pytest

from coprod.store.naming import slug


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("  Málaga (centre) ", "málaga-centre"),
        ("málaga CENTRE", "málaga-centre"),
        ("Ma\u0301laga-Centre", "málaga-centre"),
        ("Malaga centre", "malaga-centre"),
        ("2026 Spring", "2026-spring"),
        ("Großstraße", "grossstrasse"),
        ("snake_case__name", "snake-case-name"),
        ("Αθήνα", "αθήνα"),
        ("Hull & East Riding, ¼", "hull-east-riding-1-4"),
        ("", ""),
        (" – ", ""),
    ],
)
def test_slug(name: str, key: str) -> None:
    assert slug(name) == key


def test_a_key_is_its_own_key() -> None:
    assert slug(slug("St. John's (Île)")) == slug("St. John's (Île)") == "st-john-s-île"
