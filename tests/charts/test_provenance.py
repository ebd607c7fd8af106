"""The line under every figure: who answered, when, with which instrument."""

from dataclasses import replace
from datetime import date

import pytest
from hand_made import PEOPLE, RETURN, RETURN_SOURCE, SOURCE, say

from coprod.charts.provenance import Provenance, together


@pytest.mark.parametrize(
    ("provenance", "words"),
    [
        (PEOPLE, SOURCE),
        (RETURN, RETURN_SOURCE),
        (replace(PEOPLE, sample=True), f"{SOURCE} · sample data, fictional city"),
        (
            replace(PEOPLE, respondents=1234, last_on=PEOPLE.first_on),
            "Oskerwyn · 2026 spring · 1,234 individual answers · March 2026 · coprod-core@1.0",
        ),
        (
            replace(PEOPLE, round="", first_on=None, last_on=None),
            "Oskerwyn · 6 individual answers · coprod-core@1.0",
        ),
        (
            replace(PEOPLE, asked=12),
            "Oskerwyn · 2026 spring · 6 of 12 people asked · March 2026 · coprod-core@1.0",
        ),
    ],
    ids=["people", "return", "sample", "one day", "no round, no day", "asked"],
)
def test_the_whole_line(provenance: Provenance, words: str) -> None:
    assert provenance.words(say) == words


@pytest.mark.parametrize(
    ("provenance", "mode", "organisation", "days"),
    [
        (PEOPLE, "individual", "", ("2026-03", "2026-03")),
        (RETURN, "organisational", "Green Streets", ("2026-03-02", "2026-03-09")),
        (replace(PEOPLE, first_on=None, last_on=None), "individual", "", (None, None)),
        (replace(RETURN, first_on=None, last_on=None), "organisational", "Green Streets", (None, None)),
    ],
    ids=["people", "return", "people, no day", "return, no day"],
)
def test_the_record_of_every_row_of_a_download(
    provenance: Provenance, mode: str, organisation: str, days: tuple[str | None, str | None]
) -> None:
    record = provenance.record(say)
    assert record == {
        "city": "Oskerwyn",
        "sample": False,
        "label": "",
        "round": "2026 spring",
        "mode": mode,
        "organisation": organisation,
        "asked": None,
        "instrument": "coprod-core@1.0",
        "first_on": days[0],
        "last_on": days[1],
    }
    assert list(record) == [
        "city",
        "sample",
        "label",
        "round",
        "mode",
        "organisation",
        "asked",
        "instrument",
        "first_on",
        "last_on",
    ]


def test_the_record_carries_how_many_were_asked() -> None:
    assert replace(PEOPLE, asked=12).record(say)["asked"] == 12


def test_what_is_made_up_is_labelled_and_what_is_real_is_not() -> None:
    made_up = replace(PEOPLE, sample=True)
    assert (PEOPLE.label(say), made_up.label(say)) == ("", "sample data, fictional city")
    assert (made_up.record(say)["sample"], made_up.record(say)["label"]) == (True, "sample data, fictional city")


@pytest.mark.parametrize(
    ("city", "round_", "sample", "stem"),
    [
        ("Velmarin", "2026 spring", True, "sample-velmarin-2026-spring"),
        ("Velmarin", "2026 spring", False, "velmarin-2026-spring"),
        ("Málaga (centre)", "Spring/2026", False, "málaga-centre-spring-2026"),
        ("  ../etc\\passwd_1 ", "“2026”", False, "etc-passwd-1-2026"),
        ("Évora", "", False, "évora"),
    ],
)
def test_a_file_is_named_after_the_group_with_nothing_but_letters_digits_and_hyphens(
    city: str, round_: str, sample: bool, stem: str
) -> None:
    assert replace(PEOPLE, city=city, round=round_, sample=sample).file_stem == stem


@pytest.mark.parametrize(
    ("provenance", "who"),
    [
        (replace(PEOPLE, respondents=1), "1 individual answer"),
        (replace(PEOPLE, respondents=5), "5 individual answers"),
        (replace(PEOPLE, respondents=None), "fewer than 5 individual answers"),
        (replace(PEOPLE, respondents=None, smallest=10), "fewer than 10 individual answers"),
        (replace(PEOPLE, respondents=12, asked=12), "12 of 12 people asked"),
        (replace(PEOPLE, respondents=12, asked=20), "12 of 20 people asked"),
        (replace(PEOPLE, respondents=1234, asked=10000), "1,234 of 10,000 people asked"),
        (replace(PEOPLE, respondents=14, asked=12), "14 individual answers, more than the 12 said to have been asked"),
        (replace(PEOPLE, respondents=None, asked=12), "fewer than 5 individual answers"),
        (replace(RETURN, asked=1), "one organisational return, Green Streets"),
        (RETURN, "one organisational return, Green Streets"),
        (replace(RETURN, organisation=""), "one organisational return"),
    ],
)
def test_who_answered(provenance: Provenance, who: str) -> None:
    assert provenance.who(say) == who


@pytest.mark.parametrize(
    ("provenance", "complete"),
    [
        (replace(PEOPLE, respondents=12, asked=12), True),
        (replace(PEOPLE, respondents=13, asked=12), False),
        (replace(PEOPLE, respondents=11, asked=12), False),
        (replace(PEOPLE, respondents=12, asked=None), False),
        (replace(PEOPLE, respondents=None, asked=12), False),
        (replace(PEOPLE, respondents=None, asked=None), False),
        (replace(RETURN, respondents=1, asked=1), False),
    ],
    ids=["all", "more than asked", "one short", "not known", "not told", "neither", "a return"],
)
def test_a_round_is_complete_when_everybody_who_was_asked_answered(provenance: Provenance, complete: bool) -> None:
    assert provenance.complete is complete


@pytest.mark.parametrize(
    ("first", "last", "people", "returned"),
    [
        (date(2026, 3, 2), date(2026, 3, 9), "March 2026", "2 March 2026 to 9 March 2026"),
        (date(2026, 3, 2), date(2026, 3, 2), "March 2026", "2 March 2026"),
        (date(2026, 3, 31), date(2026, 4, 1), "March 2026 to April 2026", "31 March 2026 to 1 April 2026"),
        (date(2025, 3, 2), date(2026, 3, 2), "March 2025 to March 2026", "2 March 2025 to 2 March 2026"),
        (None, date(2026, 3, 2), "", ""),
        (date(2026, 3, 2), None, "", ""),
        (None, None, "", ""),
    ],
)
def test_when_they_answered_tells_the_months_of_people_and_the_days_of_a_return(
    first: date | None, last: date | None, people: str, returned: str
) -> None:
    assert replace(PEOPLE, first_on=first, last_on=last).when(say) == people
    assert replace(RETURN, first_on=first, last_on=last).when(say) == returned


def test_several_groups_are_told_in_one_line_and_the_sample_among_them_is_marked() -> None:
    other = replace(PEOPLE, city="Fennorack", sample=True, round="2025 autumn", first_on=date(2025, 10, 1))
    assert together([PEOPLE], say) == SOURCE
    assert together([PEOPLE, other], say) == (
        "2 cities · 2 rounds · 2 groups of answers · individual answers · October 2025 to March 2026 · coprod-core@1.0 "
        "· sample data, fictional cities"
    )
    assert together([PEOPLE, replace(PEOPLE, round="2025")], say) == (
        "Oskerwyn · 2 rounds · 2 groups of answers · individual answers · March 2026 · coprod-core@1.0"
    )
    made_up = replace(PEOPLE, sample=True)
    assert together([made_up, replace(made_up, round="2025")], say).endswith("· sample data, fictional city")


@pytest.mark.parametrize(
    ("several", "mode"),
    [
        ([RETURN, RETURN], "organisational returns, one each"),
        ([RETURN, PEOPLE], "organisational returns and individual answers"),
    ],
)
def test_the_modes_of_several_groups_are_never_left_unsaid(several: list[Provenance], mode: str) -> None:
    assert mode in together(several, say).split(" · ")


def test_groups_too_small_to_tell_their_days_leave_the_day_out() -> None:
    hidden = replace(PEOPLE, respondents=None, first_on=None, last_on=None)
    assert together([hidden, replace(hidden, city="Fennorack")], say) == (
        "2 cities · 2026 spring · 2 groups of answers · individual answers · coprod-core@1.0"
    )
