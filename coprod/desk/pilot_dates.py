"""The dates of a pilot as its sources give them: a day, a month or a year, each with the days that it can mean."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coprod.charts.timeline import Moment, Precision
from coprod.desk.pilot_record import Facts, site
from coprod.desk.pilots import LISTED
from coprod.language import Speaker

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class When:
    """A date as written in the library: the days ``first`` to ``last`` that it can mean."""

    first: date
    last: date
    precision: Precision

    def words(self, say: Speaker) -> str:
        """Say it as exactly as it is known, and no more so."""
        if self.precision is Precision.DAY:
            return say.day(self.first)
        return say.month(self.first) if self.precision is Precision.MONTH else str(self.first.year)


def when(written: str) -> When | None:
    """Read 2013-02-23, 2013-02 or 2013; None for anything else, such as nothing at all or an undated page."""
    found = _WRITTEN.fullmatch(written.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return When(first, first, Precision.DAY)
    if month:
        return When(first, first.replace(day=monthrange(first.year, month)[1]), Precision.MONTH)
    return When(first, date(first.year, 12, 31), Precision.YEAR)


def in_words(written: str, say: Speaker) -> str:
    """Say a written date as exactly as it is known; what is no date is said as it stands."""
    read = when(written)
    return read.words(say) if read else written


def moments(facts: Facts, numbers: Sequence[Facts], status: str, say: Speaker) -> tuple[Moment, ...]:
    """Return what is dated of a pilot, in time: start, end, when last seen, and the dates its numbers speak of.

    A pilot that is only listed has no dates but those of its programme, which are none of its own.

    ``facts`` and ``numbers`` have the keys of pilots.csv and quantities.csv, ``status`` is the status in words.
    """
    if facts["status"] == LISTED:
        return ()
    kinds = {"start": facts["start_date"], "end": facts["end_date"], "seen": facts["status_last_seen"]}
    found = [
        _moment(kind, read, _title(kind, read.words(say), status, say), facts["source_url"], say)
        for kind, written in kinds.items()
        if (read := when(written))
    ]
    for as_of, count in Counter(one["as_of"] for one in numbers).items():
        if read := when(as_of):
            url = next(one["source_url"] for one in numbers if one["as_of"] == as_of)
            words = say.many(
                "{count} published number: {when}", "{count} published numbers: {when}", count, when=read.words(say)
            )
            found.append(_moment("numbers", read, words, url, say))
    return tuple(sorted(found, key=lambda one: (one.last, one.first)))


def goes_on(facts: Facts) -> bool:
    """Tell whether a pilot has no end yet, as far as its sources tell."""
    return facts["status"] in ("running", "planned")


def undated(facts: Facts, status: str, say: Speaker) -> str:
    """Say which of start, end and status carry no date of the pilot's own; a pilot that runs on needs no end."""
    if facts["status"] == LISTED:
        return say("Its dates are those of the programme: no page about this pilot was found.")
    begun, ended = when(facts["start_date"]), when(facts["end_date"])
    parts = []
    if not begun:
        parts.append(
            say("The start is not dated in the sources.")
            if ended or goes_on(facts)
            else say("Neither start nor end is dated in the sources.")
        )
    elif not ended and not goes_on(facts):
        parts.append(say("The end is not dated in the sources."))
    if facts["status"] == "running" and not when(facts["status_last_seen"]):
        parts.append(say("{status}, according to an undated page.", status=status))
    return " ".join(parts)


def _title(kind: str, date_in_words: str, status: str, say: Speaker) -> str:
    if kind == "start":
        return say("Start: {when}", when=date_in_words)
    if kind == "end":
        return say("End: {when}", when=date_in_words)
    return say("{status} when last seen: {when}", status=status, when=date_in_words)


def _moment(kind: str, read: When, title: str, url: str, say: Speaker) -> Moment:
    return Moment(kind, title, read.words(say), read.first, read.last, read.precision, site(url), url)
