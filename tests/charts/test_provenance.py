"""The line under every figure: who answered, when, with which instrument."""

from dataclasses import replace
from datetime import date

import pytest
from hand_made import PEOPLE, RETURN, RETURN_SOURCE, SOURCE, say

from coprod.charts.provenance import Provenance


@pytest.mark.parametrize(
    ("provenance", "words"),
    [
        (PEOPLE, SOURCE),
        (RETURN, RETURN_SOURCE),
        (replace(PEOPLE, sample=True), f"{SOURCE} · sample data, fictional city"),
        (
            replace(PEOPLE, respondents=1234, last_on=PEOPLE.first_on),
            "Oskerwyn · 2026 spring · 1,234 individual answers · 2 March 2026 · coprod-core@1.0",
        ),
        (
            replace(PEOPLE, round="", first_on=None, last_on=None),
            "Oskerwyn · 6 individual answers · coprod-core@1.0",
        ),
    ],
    ids=["people", "return", "sample", "one day", "no round, no day"],
)
def test_the_whole_line(provenance: Provenance, words: str) -> None:
    assert provenance.words(say) == words


@pytest.mark.parametrize(
    ("provenance", "mode"),
    [(PEOPLE, "individual"), (RETURN, "organisational")],
    ids=["people", "return"],
)
def test_the_record_of_every_row_of_a_download(provenance: Provenance, mode: str) -> None:
    record = provenance.record()
    assert record == {
        "city": "Oskerwyn",
        "sample": False,
        "round": "2026 spring",
        "mode": mode,
        "instrument": "coprod-core@1.0",
        "first_on": date(2026, 3, 2),
        "last_on": date(2026, 3, 9),
    }
    assert list(record) == ["city", "sample", "round", "mode", "instrument", "first_on", "last_on"]


@pytest.mark.parametrize(
    ("provenance", "who"),
    [
        (replace(PEOPLE, respondents=1), "1 individual answer"),
        (replace(PEOPLE, respondents=5), "5 individual answers"),
        (replace(PEOPLE, respondents=None), "fewer than 5 individual answers"),
        (replace(PEOPLE, respondents=None, smallest=10), "fewer than 10 individual answers"),
        (RETURN, "one organisational return, Green Streets"),
        (replace(RETURN, organisation=""), "one organisational return"),
    ],
)
def test_who_answered(provenance: Provenance, who: str) -> None:
    assert provenance.who(say) == who


@pytest.mark.parametrize(
    ("first", "last", "when"),
    [
        (date(2026, 3, 2), date(2026, 3, 9), "2 March 2026 to 9 March 2026"),
        (date(2026, 3, 2), date(2026, 3, 2), "2 March 2026"),
        (None, date(2026, 3, 2), ""),
        (date(2026, 3, 2), None, ""),
        (None, None, ""),
    ],
)
def test_when_they_answered(first: date | None, last: date | None, when: str) -> None:
    assert replace(PEOPLE, first_on=first, last_on=last).when(say) == when
