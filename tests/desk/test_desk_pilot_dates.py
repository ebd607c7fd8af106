"""The dates of a pilot: as exact as they are written, and no more so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.charts.timeline import Precision
from coprod.desk.opening import Desk
from coprod.desk.pilot_dates import When, in_words, moments, undated, when
from coprod.language import speaker
from coprod.store import pilots

SAY = speaker("en")
NOTHING = {
    "start_date": "",
    "end_date": "",
    "status": "delivered",
    "status_last_seen": "",
    "source_url": "http://a.eu/",
}


@pytest.mark.parametrize(
    ("written", "first", "last", "words"),
    [
        ("2013-02-23", date(2013, 2, 23), date(2013, 2, 23), "23 February 2013"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "February 2016"),
        ("2015-02", date(2015, 2, 1), date(2015, 2, 28), "February 2015"),
        ("2013", date(2013, 1, 1), date(2013, 12, 31), "2013"),
        (" 2013-12 ", date(2013, 12, 1), date(2013, 12, 31), "December 2013"),
    ],
)
def test_a_date_means_every_day_that_it_can_mean(written: str, first: date, last: date, words: str) -> None:
    read = when(written)
    assert read is not None
    assert (read.first, read.last, read.words(SAY)) == (first, last, words)


@pytest.mark.parametrize("written", ["", "undated page", "2013-13", "2013-02-30", "13", "2013-2", "2013-02-23T10"])
def test_what_is_no_date_is_none_and_is_said_as_it_stands(written: str) -> None:
    assert when(written) is None
    assert in_words(written, SAY) == written


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_shorter_date_still_holds_its_day_and_ends_where_the_next_begins(day: date, length: int) -> None:
    read = when(day.isoformat()[:length])
    assert read is not None
    assert read.first <= day <= read.last
    follows = when(date.fromordinal(read.last.toordinal() + 1).isoformat()[:length])
    assert follows is not None and follows.first.toordinal() == read.last.toordinal() + 1


def test_every_date_of_the_library_is_read_or_is_the_one_undated_page(sampled: Desk) -> None:
    every = pilots.pilots(sampled.store)
    written = [*every["start_date"], *every["end_date"], *every["status_last_seen"]]
    assert {one for one in written if one and when(one) is None} == {"undated page"}


def test_the_moments_of_zwerm_stand_in_time_with_the_years_of_its_numbers(sampled: Desk) -> None:
    facts = pilots.one(sampled.store, "ghent-zwerm")
    assert facts is not None
    told = moments(facts, pilots.quantities(sampled.store, "ghent-zwerm"), "Delivered", SAY)
    assert [(one.kind, one.title, one.precision) for one in told] == [
        ("start", "Start: 23 February 2013", Precision.DAY),
        ("end", "End: 23 March 2013", Precision.DAY),
        ("numbers", "9 published numbers: 2013", Precision.YEAR),
    ]


def test_numbers_without_a_date_are_no_moment_and_dates_are_not_mixed() -> None:
    numbers = [
        {"as_of": as_of, "source_url": f"http://{place}.eu/"} for place, as_of in enumerate(["2012", "", "2012-05"])
    ]
    told = moments(NOTHING | {"status": "running", "status_last_seen": "2014-03"}, numbers, "Running", SAY)
    assert [(one.title, one.first, one.last, one.url) for one in told] == [
        ("1 published number: May 2012", date(2012, 5, 1), date(2012, 5, 31), "http://2.eu/"),
        ("1 published number: 2012", date(2012, 1, 1), date(2012, 12, 31), "http://0.eu/"),
        ("Running when last seen: March 2014", date(2014, 3, 1), date(2014, 3, 31), "http://a.eu/"),
    ]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Neither start nor end is dated in the sources."),
        ({"start_date": "2013"}, "The end is not dated in the sources."),
        ({"end_date": "2013"}, "The start is not dated in the sources."),
        ({"start_date": "2013", "end_date": "2014"}, ""),
        ({"start_date": "2013", "status": "running", "status_last_seen": "2014"}, ""),
        ({"start_date": "2013", "status": "planned"}, ""),
        (
            {"start_date": "2010-11", "end_date": "2013", "status": "city_listed_only"},
            "Its dates are those of the programme: no page about this pilot was found.",
        ),
        ({"status": "running", "status_last_seen": "2014"}, "The start is not dated in the sources."),
        (
            {"start_date": "2013", "status": "running", "status_last_seen": "undated page"},
            "In progress, according to an undated page.",
        ),
    ],
)
def test_what_is_not_dated_is_said_and_a_running_pilot_needs_no_end(facts: dict[str, str], said: str) -> None:
    assert undated(NOTHING | facts, "In progress", SAY) == said


def test_a_pilot_that_is_only_listed_has_no_date_of_its_own() -> None:
    facts = NOTHING | {"status": "city_listed_only", "start_date": "2010-11", "end_date": "2013"}
    assert moments(facts, [], "City listed only", SAY) == ()


def test_a_read_date_is_a_value() -> None:
    assert when("2013") == When(date(2013, 1, 1), date(2013, 12, 31), Precision.YEAR)
