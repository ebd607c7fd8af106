"""What working a measure out gives: a number or the reason why there is none, and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coprod.measures.undefined import Undefined

Value = float | Undefined


@dataclass(frozen=True)
class Interval:
    """A 95 % interval, both ends in the unit of its measure; ``method`` names how it was worked out."""

    low: float
    high: float
    method: str


@dataclass(frozen=True)
class Worked:
    """One measure worked out from plain numbers: what ``coprod compute`` tells.

    ``value`` is a number, a word (the quadrant), the two ends of an interval, or the reason why there is none. ``n`` is
    the number of respondents, stakeholders or stages it rests on, as the catalogue says. ``details`` are parts that
    help to check it, plain numbers and words.
    """

    value: float | str | tuple[float, float] | Undefined
    n: int
    details: Mapping[str, object] = field(default_factory=dict)
