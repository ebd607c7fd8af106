"""Paired ratings: Wilcoxon's signed-rank test and the matched-pairs rank-biserial correlation.

Both rest on the differences within respondents, so on a tally alone. Ratings are whole numbers and tie often, so the
test goes through every way the signs could have fallen, exactly, up to 15 non-zero differences; tables and
approximations that take no account of ties are poor there.
"""

import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray

from coprod.measures import gaps
from coprod.measures.tally import Tally
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

EXACT_UP_TO = 15
SHOWN_FROM = 6  # below it p cannot reach .05 though all point one way: for five it is 2 / 2**5 = .0625


class Method(StrEnum):
    """How a p-value was worked out."""

    EXACT = "exact"
    NORMAL = "normal"


@dataclass(frozen=True, eq=False)
class Differences:
    """How many respondents have each difference: ``respondents[i]`` have ``values[i]``; both of one length.

    A value may stand there several times or for nobody.
    """

    values: NDArray[np.float64]
    respondents: NDArray[np.int64]

    @classmethod
    def of(cls, given: Iterable[float]) -> Self:
        """Take one difference per respondent."""
        values = np.array(list(given), dtype=np.float64)
        return cls(values, np.ones(len(values), dtype=np.int64))

    @property
    def reversed(self) -> "Differences":
        """The same differences the other way round."""
        return Differences(-self.values, self.respondents)


@dataclass(frozen=True)
class PairedTest:
    """What the signed ranks of ``n`` differences say.

    ``w_plus`` and ``w_minus`` are the sums of the ranks of the positive and the negative differences, ranked by size
    with average ranks for ties; the ``zeros`` are dropped first. ``rank_biserial`` is (W+ - W-) / (W+ + W-), range
    [-1, 1]. ``p`` is two-sided, range (0, 1], ``method`` how it was worked out. Both are Undefined, and ``method`` is
    None, without a difference (NOBODY) and where all are zero (NO_CHANGE).
    """

    n: int
    zeros: int
    w_plus: float
    w_minus: float
    rank_biserial: Value
    p: Value
    method: Method | None

    @property
    def nonzero(self) -> int:
        """How many differences are not zero."""
        return self.n - self.zeros

    @property
    def p_shown(self) -> Value:
        """The p-value where it may be shown: from 6 non-zero differences up, else the reason why not."""
        if self.nonzero and self.nonzero < SHOWN_FROM:
            return Undefined.BELOW_MINIMUM
        return self.p


def shortfalls(tally: Tally) -> Differences:
    """Rows minus columns, importance minus capacity: positive where capacity falls short of importance."""
    width = tally.span.width
    return Differences(np.arange(-width, width + 1, dtype=np.float64), gaps.differences(tally.counts))


def paired_test(differences: Differences) -> PairedTest:
    """Test differences within respondents against no difference; from one non-zero difference up.

    Wilcoxon 1945, DOI 10.2307/3001968; matched-pairs rank-biserial after Kerby 2014, DOI 10.2466/11.IT.3.1. Up to 15
    non-zero differences p counts all the signs that are as extreme, ties as they are; above, it is the normal
    approximation, corrected for ties, without a continuity correction. The smallest exact p is 2 / 2**m for m non-zero
    differences.
    """
    n = int(differences.respondents.sum())
    held = (differences.respondents > 0) & (differences.values != 0)
    values, respondents = differences.values[held], differences.respondents[held]
    sizes, group = np.unique(np.abs(values), return_inverse=True)
    tied = [int(respondents[group == one].sum()) for one in range(len(sizes))]
    positive = [int(respondents[(group == one) & (values > 0)].sum()) for one in range(len(sizes))]
    if not tied:
        reason = Undefined.NO_CHANGE if n else Undefined.NOBODY
        return PairedTest(n, n, 0.0, 0.0, reason, reason, None)
    doubled = _doubled_ranks(tied)
    plus = sum(rank * count for rank, count in zip(doubled, positive, strict=True))
    total = sum(rank * count for rank, count in zip(doubled, tied, strict=True))
    method = Method.EXACT if sum(tied) <= EXACT_UP_TO else Method.NORMAL
    minus = total - plus
    return PairedTest(
        n=n,
        zeros=n - sum(tied),
        w_plus=plus / 2,
        w_minus=minus / 2,
        rank_biserial=(plus - minus) / total,
        p=(_exact if method is Method.EXACT else _normal)(doubled, tied, min(plus, minus), total),
        method=method,
    )


def _doubled_ranks(tied: list[int]) -> list[int]:
    """Twice the average rank of each group of ties, from the smallest up: twice, because then it is a whole number."""
    before = 0
    doubled = []
    for count in tied:
        doubled.append(2 * before + count + 1)
        before += count
    return doubled


def _exact(doubled: list[int], tied: list[int], smaller: int, total: int) -> float:
    """Twice the share of all ways the signs can fall whose rank sum is at most the smaller one, as doubled ranks."""
    ways = np.zeros(total + 1, dtype=np.int64)
    ways[0] = 1
    for rank in np.repeat(doubled, tied):
        ways[rank:] = ways[rank:] + ways[:-rank]
    return min(1.0, 2 * int(ways[: smaller + 1].sum()) / (1 << sum(tied)))


def _normal(doubled: list[int], tied: list[int], smaller: int, total: int) -> float:
    """Two-sided tail of the normal approximation: the sum of the signed ranks has variance sum(rank**2), ties or not.

    Where the tail is too small for a float, the smallest float stands for it: p is never 0.
    """
    variance = sum(rank**2 * count for rank, count in zip(doubled, tied, strict=True))
    z = (total - 2 * smaller) / math.sqrt(variance)
    return max(math.erfc(z / math.sqrt(2)), sys.float_info.min)
