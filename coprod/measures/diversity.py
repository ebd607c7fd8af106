"""How evenly counts are spread over classes: Herfindahl-Hirschman, qualitative variation, Pielou's evenness.

Each takes one count per class, k >= 2 classes, empty ones included; None when all are 0.
"""

from collections.abc import Sequence
from math import log


def hhi(counts: Sequence[int]) -> float | None:
    """Herfindahl-Hirschman index, sum(p^2); 1 / k (even) to 1 (all in one class)."""
    return sum(count**2 for count in counts) / sum(counts) ** 2 if any(counts) else None


def iqv(counts: Sequence[int]) -> float | None:
    """Index of qualitative variation, k / (k - 1) * (1 - sum(p^2)); 0 (all in one class) to 1 (even)."""
    k, squared = len(counts), sum(counts) ** 2
    return k * (squared - sum(count**2 for count in counts)) / ((k - 1) * squared) if squared else None


def evenness(counts: Sequence[int]) -> float | None:
    """Pielou's J' = -sum(p ln p) / ln k, 0 ln 0 = 0; 0 (all in one class) to 1 (even).

    k is the number of classes given, not of those observed: dividing by ln of the observed would reward leaving a
    class out. Pielou 1966, Journal of Theoretical Biology, DOI 10.1016/0022-5193(66)90013-0.
    """
    n = sum(counts)
    # p ln(1 / p) rather than -p ln p, so that one class gives 0 and not -0; min, because rounding may pass 1
    return min(1.0, sum(c / n * log(n / c) for c in counts if c) / log(len(counts))) if n else None
