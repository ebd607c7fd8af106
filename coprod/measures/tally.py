"""The tally: how many respondents gave each (importance, capacity) pair to one skill, in one group.

Ratings are bounded whole numbers, so the tally is enough: means, gaps, MWDS, RDS and quadrants are functions of it,
and nothing after it grows with the number of respondents.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@dataclass(frozen=True, order=True)
class Span:
    """The whole numbers a scale runs over, both ends included."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """The distance between the ends, U - L."""
        return self.high - self.low

    @property
    def centre(self) -> float:
        """The middle of the scale, (L + U) / 2."""
        return (self.low + self.high) / 2

    @property
    def values(self) -> NDArray[np.int64]:
        """Every value in order, shape (width + 1,)."""
        return np.arange(self.low, self.high + 1)


@dataclass(frozen=True)
class Missed:
    """How many respondents have no complete pair, by reason. Kept apart, never imputed.

    All are None where they are not told, because so few people are in one of them.
    """

    not_answered: int | None = 0
    not_applicable: int | None = 0
    dont_know: int | None = 0
    refused: int | None = 0

    @property
    def total(self) -> int:
        """All respondents without a complete pair whose count is told."""
        return sum(count or 0 for count in asdict(self).values())

    def unless_few(self, smallest: int) -> "Missed":
        """Return the same, or no count at all when one of them is from 1 to ``smallest`` - 1.

        One hidden count alone could be worked out: all of them add up to the respondents without a pair.
        """
        few = any(count and count < smallest for count in vars(self).values())
        return Missed(None, None, None, None) if few else self

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Self:
        """Build from counts by reason; an unknown reason is a TypeError."""
        return cls(**counts)


@dataclass(frozen=True, eq=False)
class Tally:
    """One skill's complete pairs in one group.

    ``counts[i, a]`` is the number of respondents who rated importance ``span.low + i`` and capacity ``span.low + a``;
    shape (width + 1, width + 1), read-only. ``missed`` counts those without a complete pair.
    """

    skill: str
    span: Span
    counts: Counts
    missed: Missed = field(default_factory=Missed)

    def __post_init__(self) -> None:
        """Check the shape and freeze the counts."""
        side = self.span.width + 1
        if self.counts.shape != (side, side) or (self.counts < 0).any():
            raise ValueError(f"a tally over {self.span.low}-{self.span.high} holds {side} x {side} counts from 0 up")
        self.counts.flags.writeable = False

    @classmethod
    def of(cls, skill: str, span: Span, pairs: Iterable[tuple[int, int, int]], missed: Missed | None = None) -> Self:
        """Build from (importance, capacity, how many respondents); IndexError for a rating outside the span."""
        counts = np.zeros((span.width + 1, span.width + 1), dtype=np.int64)
        for importance, capacity, respondents in pairs:
            if importance < span.low or capacity < span.low:
                raise IndexError(f"({importance}, {capacity}) lies below the scale {span.low}-{span.high}")
            counts[importance - span.low, capacity - span.low] += respondents
        return cls(skill, span, counts, missed or Missed())

    @cached_property
    def pairs(self) -> int:
        """The number of respondents with a complete pair."""
        return int(self.counts.sum())


@dataclass(frozen=True, eq=False)
class Respondents:
    """Whole respondents, for what a tally per skill cannot tell: the same people answer all skills.

    ``importance`` and ``capacity`` have shape (respondents, skills); both ratings of an incomplete pair are -1. Read-
    only. They never leave the use case that asked for them; only what is worked out from them goes on.
    """

    skills: tuple[str, ...]
    span: Span
    importance: NDArray[np.int8]
    capacity: NDArray[np.int8]

    def __post_init__(self) -> None:
        """Check the shapes and freeze the ratings."""
        if self.importance.shape != self.capacity.shape or self.importance.shape[1:] != (len(self.skills),):
            raise ValueError("whole respondents are two tables of the same shape, a column per skill")
        self.importance.flags.writeable = self.capacity.flags.writeable = False

    def only(self, skills: Collection[str]) -> "Respondents":
        """Return the same people with these skills only, in the order held here."""
        columns = [place for place, skill in enumerate(self.skills) if skill in skills]
        kept = tuple(self.skills[place] for place in columns)
        return Respondents(kept, self.span, self.importance[:, columns], self.capacity[:, columns])
