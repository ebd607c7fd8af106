"""The ratings of one item: how many respondents gave each point of its scale, and the table of several items."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from coprod.measures.tally import Counts, Span, Tally


@dataclass(frozen=True, eq=False)
class Ratings:
    """``counts[i]`` is the number of respondents who gave ``span.low + i``; shape (width + 1,), read-only."""

    span: Span
    counts: Counts

    def __post_init__(self) -> None:
        """Check the shape and freeze the counts."""
        if self.counts.shape != (self.span.width + 1,) or (self.counts < 0).any():
            raise ValueError(f"ratings on {self.span.low}-{self.span.high} are {self.span.width + 1} counts from 0 up")
        self.counts.flags.writeable = False

    @classmethod
    def of(cls, span: Span, given: Iterable[int]) -> Self:
        """Count ratings, one per respondent; IndexError for one outside the span."""
        counts = np.zeros(span.width + 1, dtype=np.int64)
        for rating in given:
            if rating < span.low:
                raise IndexError(f"{rating} lies below the scale {span.low}-{span.high}")
            counts[rating - span.low] += 1
        return cls(span, counts)

    @property
    def n(self) -> int:
        """The number of respondents who gave a rating."""
        return int(self.counts.sum())


def importance_of(tally: Tally) -> Ratings:
    """The ratings of importance in complete pairs."""
    return Ratings(tally.span, tally.counts.sum(axis=1))


def capacity_of(tally: Tally) -> Ratings:
    """The ratings of capacity in complete pairs."""
    return Ratings(tally.span, tally.counts.sum(axis=0))


def median_of(counts: Counts, values: NDArray[np.int64]) -> NDArray[np.float64]:
    """Median of ``values`` (rising, shape (k,)), each held by ``counts`` (..., k) respondents; NaN where there is none.

    Between two middle respondents it is half way.
    """
    n, reached = counts.sum(axis=-1), counts.cumsum(axis=-1)
    lower = (reached >= ((n + 1) // 2)[..., None]).argmax(axis=-1)
    upper = (reached >= (n // 2 + 1)[..., None]).argmax(axis=-1)
    return np.where(n > 0, (values[lower] + values[upper]) / 2, np.nan)


@dataclass(frozen=True, eq=False)
class Items:
    """Several items rated by the same people, for the measures that need whole respondents.

    ``values[r, i]`` is respondent r's rating of item i, NaN where it is missing; shape (respondents, items),
    read-only. NaN never leaves a measure.
    """

    span: Span
    values: NDArray[np.float64]

    def __post_init__(self) -> None:
        """Check the shape and the range, and freeze the values."""
        if self.values.ndim != 2:
            raise ValueError("items are a table: a row per respondent, a column per item")
        given = self.values[~np.isnan(self.values)]
        if ((given < self.span.low) | (given > self.span.high)).any():
            raise ValueError(f"a rating lies outside the scale {self.span.low}-{self.span.high}")
        self.values.flags.writeable = False
