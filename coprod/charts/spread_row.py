"""How the ratings of one group spread over the points of the scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.charts.compared import Compared
from coprod.disclosure.release import Shown
from coprod.measures.ratings import Ratings
from coprod.measures.tally import Missed, Span

BOTH = ("importance", "capacity")


@dataclass(frozen=True, eq=False)
class Spread:
    """The ratings of one group; None in the place of those that are so alike that a bar would tell everybody's answer.

    ``means`` are those of importance and of capacity.
    """

    importance: Ratings | None
    capacity: Ratings | None
    means: tuple[float, float]
    n: int
    missed: Missed

    def shares(self, rating: str) -> list[float] | None:
        """Shares of the points in percent, from the lowest up; None where the bar is not told."""
        ratings: Ratings | None = getattr(self, rating)
        return None if ratings is None else [100 * int(count) / ratings.n for count in ratings.counts]


@dataclass(frozen=True, eq=False)
class SpreadRow:
    """One group and what may be told of its ratings."""

    group: Compared
    shown: Shown[Spread]


def low_points(span: Span) -> list[int]:
    """The points below the middle of the scale, without the middle point itself."""
    return [int(value) for value in span.values if value < span.centre]


def low(shares: Sequence[float], span: Span) -> float:
    """The share of those who chose one of the points below the middle."""
    return sum(shares[: len(low_points(span))])


def left(shares: Sequence[float], span: Span) -> float:
    """How far a bar reaches to the left of the middle: what lies below it, and half of the middle point itself."""
    weights = [
        1.0 if value < span.centre else 0.5 if value == span.centre else 0.0 for value in range(span.low, span.high + 1)
    ]
    return sum(share * weight for share, weight in zip(shares, weights, strict=True))
