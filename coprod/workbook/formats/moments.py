"""Dates and times as spreadsheets store them: days since a beginning, or a span of time."""

from datetime import date, datetime, time, timedelta

from coprod.workbook.formats.book import Content

DAY = timedelta(days=1)
BEGINNINGS = (date(1899, 12, 30), date(1904, 1, 1))
LEAP = 60
"""Excel counts a 29 February 1900, which never was; dates before it stand one day later."""
LATEST = 2_957_000
"""Days to the year 9995 or so; a number beyond them is left a number."""


def clock(span: timedelta) -> time:
    """Return a span of less than a day as a time of day."""
    minutes, seconds = divmod(span.seconds, 60)
    return time(minutes // 60, minutes % 60, seconds, span.microseconds)


def moment(days: float, *, elapsed: bool, from_1904: bool) -> Content:
    """Return what a number shows as a date or a time; the number itself where it shows neither."""
    if not 0 <= days < LATEST:
        return days
    span = timedelta(milliseconds=round(days * 86_400_000))
    if elapsed:
        return span
    if span < DAY:
        return clock(span)
    begun = BEGINNINGS[from_1904] + (DAY if not from_1904 and days < LEAP else timedelta())
    day, rest = begun + timedelta(days=span.days), span % DAY
    return datetime.combine(day, clock(rest)) if rest else day
