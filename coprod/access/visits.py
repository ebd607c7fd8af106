"""When a reader was last here: two moments in a cookie, and nothing else."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "coprod_visit"
PAUSE = timedelta(minutes=30)
"""A visit ends when no page was opened for this long."""
KEPT = timedelta(days=365)
"""A reader who does not come back for this long is forgotten."""


@dataclass(frozen=True)
class Visit:
    """``before`` is the last page of the visit before this one, None on a first visit; ``latest`` the last of this."""

    before: datetime | None
    latest: datetime


def read(cookie: str) -> Visit | None:
    """Return the visit that a cookie tells of, None when it holds anything but ours: ``before.latest`` in seconds."""
    told = re.fullmatch(r"([0-9]{1,11})\.([0-9]{1,11})", cookie)
    if told is None:
        return None
    before, latest = (datetime.fromtimestamp(int(part), UTC) for part in told.groups())
    if before > latest:
        return None
    return Visit(before if int(told[1]) else None, latest)


def opened(met: Visit | None, at: datetime) -> Visit:
    """Return the visit after a page was opened at a moment; a cookie from the future counts for nothing."""
    if met is None or met.latest > at:
        return Visit(None, at)
    return Visit(met.latest if at - met.latest > PAUSE else met.before, at)


def written(visit: Visit) -> str:
    """Return what the cookie says of a visit."""
    before = int(visit.before.timestamp()) if visit.before else 0
    return f"{before}.{int(visit.latest.timestamp())}"
