"""Who is strong in a skill and agreed to be named: whom to call, by city and organisation, never a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from coprod.charts.provenance import Provenance
from coprod.desk.search import found
from coprod.desk.skill_cities import Standing
from coprod.measures import gaps

UPPER = 0.75
"""Strong is a capacity in the upper quarter of the scale: 4 and more of 1 to 5."""
LITTLE = 10
"""And a need of at most this: what is left to learn is little beside what the service asks for."""


@dataclass(frozen=True)
class Contact:
    """An organisation to call; capacity in points of the scale, need 0-100."""

    title: str
    provenance: Provenance
    capacity: float
    need: float


def strong_from(*, low: int, high: int) -> float:
    """Return the capacity from which a return is strong, in points of a scale."""
    return low + UPPER * (high - low)


def contacts(here: Standing, text: str) -> tuple[Contact, ...]:
    """Return whom to call among the returns that a search finds, by name.

    Only what passed the gate is told, which for a return takes its consent to be compared and an approver. Our design.
    """
    return tuple(_contacts(here, text))


def _contacts(here: Standing, text: str) -> Iterator[Contact]:
    for place in sorted(found((one.sought for one in here.places), text)):
        one = here.places[place]
        if one.tally is None or one.need is None or one.need > LITTLE:
            continue
        means, span = gaps.means(one.tally), one.tally.span
        if means and means[1] >= strong_from(low=span.low, high=span.high):
            yield Contact(one.title, one.choice.provenance, means[1], one.need)
