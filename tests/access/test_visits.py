"""The two moments in a reader's cookie: what they say, and what anything else in their place says."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.access.visits import PAUSE, Visit, opened, read, written

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MOMENTS = st.integers(1, 7_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def test_a_first_visit_has_nothing_before_it() -> None:
    assert opened(None, MONDAY) == Visit(None, MONDAY)
    assert written(Visit(None, MONDAY)) == "0.1772442000"
    assert read("0.1772442000") == Visit(None, MONDAY)


def test_pages_within_half_an_hour_are_one_visit() -> None:
    first = opened(None, MONDAY)
    later = opened(opened(first, MONDAY + PAUSE), MONDAY + 2 * PAUSE)
    assert later == Visit(None, MONDAY + 2 * PAUSE)


def test_after_half_an_hour_without_a_page_the_last_page_is_the_visit_before() -> None:
    friday = MONDAY + timedelta(days=4)
    again = opened(opened(None, MONDAY), friday)
    assert again == Visit(MONDAY, friday)
    assert opened(again, friday + timedelta(minutes=5)) == Visit(MONDAY, friday + timedelta(minutes=5))
    assert opened(again, friday + PAUSE + timedelta(seconds=1)).before == friday


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "x",
        "1772442000",
        "1.2.3",
        "-1.5",
        "0.999999999999",
        "1772442001.1772442000",
        " 0.1",
        "0.1\n",
        "٣.٤",
        "<b>.1",
    ],
)
def test_what_is_not_ours_counts_for_nothing(cookie: str) -> None:
    assert read(cookie) is None


def test_a_cookie_from_the_future_counts_for_nothing() -> None:
    assert opened(Visit(MONDAY, MONDAY + timedelta(seconds=1)), MONDAY) == Visit(None, MONDAY)


@given(before=st.none() | MOMENTS, latest=MOMENTS)
def test_what_is_written_is_read_again(before: datetime | None, latest: datetime) -> None:
    visit = Visit(before if before and before <= latest else None, latest)
    assert read(written(visit)) == visit


@given(st.lists(st.integers(0, 200), min_size=1, max_size=20))
def test_the_visit_before_ended_more_than_a_pause_ago(minutes: list[int]) -> None:
    visit, at, pages = None, MONDAY, []
    for gap in minutes:
        at += timedelta(minutes=gap)
        visit = opened(visit, at)
        pages.append(at)
    gaps = [earlier for earlier, later in pairwise(pages) if later - earlier > PAUSE]
    assert visit == Visit(gaps[-1] if gaps else None, at)
