"""Skill gaps from one tally: means, simple gap, Borich's MWDS, RDS and need.

All are computable from one complete pair; whether they may be shown is the disclosure gate's decision. Without a
complete pair each is None, never zero. The formulas (``..._of``) take sums of one tally or arrays of them alike.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from coprod.measures.ratings import median_of
from coprod.measures.tally import Counts, Span, Tally

Sum = TypeVar("Sum", float, NDArray[np.float64])


def gap_of(importance: Sum, capacity: Sum, pairs: Sum) -> Sum:
    """Gap from the sums of importance and of capacity over ``pairs``."""
    return (importance - capacity) / pairs


def mwds_of(importance: Sum, capacity: Sum, pairs: Sum) -> Sum:
    """MWDS from the same sums."""
    return importance * (importance - capacity) / pairs**2


def rds_of(below: Sum, above: Sum, pairs: Sum) -> Sum:
    """RDS from the numbers of respondents on either side of the diagonal."""
    return 100 * (above - below) / pairs


def sums(tally: Tally) -> tuple[int, int]:
    """Sum of importance and sum of capacity over complete pairs: whole numbers, so that means are exact quotients."""
    values = tally.span.values
    return int(tally.counts.sum(axis=1) @ values), int(tally.counts.sum(axis=0) @ values)


def means(tally: Tally) -> tuple[float, float] | None:
    """Mean importance and mean capacity over complete pairs, both in scale points [L, U]; None without a pair."""
    if not tally.pairs:
        return None
    importance, capacity = sums(tally)
    return importance / tally.pairs, capacity / tally.pairs


def gap(tally: Tally) -> float | None:
    """Simple gap, mean(I) - mean(A), in scale points; range [-(U-L), U-L]; None without a pair."""
    importance, capacity = sums(tally)
    return gap_of(importance, capacity, tally.pairs) if tally.pairs else None


def median_gap(tally: Tally) -> float | None:
    """Median of the respondents' own gaps I - A, in scale points, half points possible; None without a pair."""
    if not tally.pairs:
        return None
    return float(median_of(differences(tally.counts), np.arange(-tally.span.width, tally.span.width + 1)))


def differences(counts: Counts) -> Counts:
    """How many respondents have each gap I - A, from -(U-L) up: shape (..., k, k) becomes (..., 2k - 1)."""
    width = counts.shape[-1] - 1
    return np.stack([counts.trace(-gap, -2, -1) for gap in range(-width, width + 1)], axis=-1)


def mwds(tally: Tally) -> float | None:
    """Mean weighted discrepancy score, mean(I) * (mean(I) - mean(A)) over complete pairs (Borich 1980).

    Positive means need. On 1-5 the range is [-6.25, 20], on 1-4 [-4, 12], on 0-5 [-6.25, 25]. The weight is the mean
    importance of the group itself, so the MWDS of all cities is not the mean of the cities' MWDS. None without a pair.
    """
    importance, capacity = sums(tally)
    return mwds_of(importance, capacity, tally.pairs) if tally.pairs else None


def sides(tally: Tally) -> tuple[int, int]:
    """How many respondents rate capacity below importance, and how many above; 0 and 0 without a pair."""
    return int(np.tril(tally.counts, -1).sum()), int(np.triu(tally.counts, 1).sum())


def rds(tally: Tally) -> float | None:
    """Ranked discrepancy score, 100 * (share with A > I - share with A < I); range [-100, 100] (Narine & Harder 2021).

    -100 is everyone below importance. Blind to the size of the gap, so it stands beside it. None without a pair.
    """
    below, above = sides(tally)
    return rds_of(below, above, tally.pairs) if tally.pairs else None


def need(tally: Tally) -> float | None:
    """MWDS as a share of its largest possible value, 100 * MWDS / (U * (U - L)); at most 100; None without a pair."""
    score = mwds(tally)
    return None if score is None else 100 * score / (tally.span.high * tally.span.width)


def mwds_bounds(span: Span) -> tuple[float, float]:
    """Lowest and highest MWDS on a scale: mean(I) * (mean(I) - U) is lowest at U / 2, where the scale goes that low."""
    importance = max(span.low, span.high / 2)
    return importance * (importance - span.high), span.high * (span.high - span.low)


def need_bounds(span: Span) -> tuple[float, float]:
    """Lowest and highest need on a scale."""
    low, high = mwds_bounds(span)
    return 100 * low / high, 100.0
