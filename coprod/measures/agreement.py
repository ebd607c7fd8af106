"""How far people agree on one item: consensus, r_wg, a_wg and average deviations.

Each index is one array function, ``..._of(counts, span)``, and a scalar that wraps it. The array functions take how
many respondents gave each point of the scale, shape (..., k), and give an index for each tally, shape (...), NaN where
it is undefined. The scalars give the reason in the place of NaN. All are undefined below two respondents, as one person
agrees with nobody, and on a scale of one point. The scale's width counts, never the range of what was answered: an
index that took the range would call 3, 4 as divided as 1, 5.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from coprod.language import N_
from coprod.measures.listwise import lacking, listwise, scatter
from coprod.measures.ratings import Items, Ratings, median_of
from coprod.measures.tally import Counts, Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

Floats = NDArray[np.float64]

HIGH_FROM = 0.8
LOW_BELOW = 0.5


class ConsensusLevel(StrEnum):
    """Consensus in a word, said from ten respondents on."""

    HIGH = "high"
    MIXED = "mixed"
    LOW = "low"


CONSENSUS_WORDS: Mapping[ConsensusLevel, str] = {
    ConsensusLevel.HIGH: N_("high consensus"),
    ConsensusLevel.MIXED: N_("mixed views"),
    ConsensusLevel.LOW: N_("low consensus"),
}


def consensus_level(consensus: float) -> ConsensusLevel:
    """Put a consensus in a word: high from 0.80, low below 0.50 (our design).

    Ten people who answer a five-point scale at random reach .46 on average, and .80 in 0.2 % of cases.
    """
    if consensus >= HIGH_FROM:
        return ConsensusLevel.HIGH
    return ConsensusLevel.LOW if consensus < LOW_BELOW else ConsensusLevel.MIXED


def consensus_of(counts: Counts, span: Span) -> Floats:
    """Consensus, 1 + sum p_i log2(1 - |X_i - mean| / (U - L)), shape (..., k) to (...) (Tastle & Wierman 2007).

    Range [0, 1]: 1 when all agree, 0 when one half stands at either end. DOI 10.1016/j.ijar.2006.06.024.
    """
    n = counts.sum(axis=-1, keepdims=True)
    share = counts / np.maximum(n, 1)
    mean = (counts * span.values).sum(axis=-1, keepdims=True) / np.maximum(n, 1)
    near = 1 - np.abs(span.values - mean) / max(span.width, 1)
    # a point that nobody gave adds nothing, though it may lie a whole scale from the mean, where the logarithm has none
    heard = np.log2(near, out=np.zeros_like(near), where=counts > 0)
    return np.where(_defined(n[..., 0], span), 1 + (share * heard).sum(axis=-1), np.nan)


def rwg_raw_of(counts: Counts, span: Span) -> Floats:
    """r_wg as it comes out, 1 - s^2 / ((A^2 - 1) / 12) on A points, s^2 with n - 1 (James, Demaree & Wolf 1984).

    At most 1; negative when people disagree more than random answers would. DOI 10.1037/0021-9010.69.1.85.
    """
    n, total, squares = _sums(counts, span)
    return 1 - _quotient(n * squares - total**2, n * (n - 1) * uniform_variance(span), where=_defined(n, span))


def rwg_of(counts: Counts, span: Span) -> Floats:
    """r_wg as it is shown: the negative truncated to 0, as its authors advise. Range [0, 1]."""
    return np.maximum(rwg_raw_of(counts, span), 0)


def uniform_variance(span: Span) -> float:
    """Variance of answers spread evenly over the scale, (A^2 - 1) / 12 for A points; 2 on 1-5."""
    return ((span.width + 1) ** 2 - 1) / 12


def awg_of(counts: Counts, span: Span) -> Floats:
    """a_wg, 1 - 2 s^2 / (((H + L) M - M^2 - H L) n / (n - 1)) (Brown & Hauenstein 2005).

    Range [-1, 1]: -1 when the variance is the largest possible at this mean, 0 at half of it. Undefined where the mean
    lies outside ``awg_means``. DOI 10.1177/1094428105275376.
    """
    n, total, squares = _sums(counts, span)
    inside = (span.low * (n - 1) + span.high <= total) & (total <= span.high * (n - 1) + span.low)
    # (H + L) M - M^2 - H L = (H - M)(M - L); both times n^2, so that whole numbers stay whole
    room = (n * span.high - total) * (total - n * span.low)
    return 1 - _quotient(2 * (n * squares - total**2), room, where=_defined(n, span) & inside)


def awg_means(n: int, span: Span) -> tuple[float, float]:
    """Lowest and highest mean of ``n`` respondents at which a_wg is defined; they meet at n = 2."""
    return (span.low * (n - 1) + span.high) / n, (span.high * (n - 1) + span.low) / n


def ad_mean_of(counts: Counts, span: Span) -> Floats:
    """Average deviation about the mean, in scale points, range [0, (U - L) / 2] (Burke, Finkelstein & Dusig 1999)."""
    n, total, _ = _sums(counts, span)
    away = np.abs(n[..., None] * span.values - total[..., None])
    return _quotient((counts * away).sum(axis=-1), n**2, where=_defined(n, span))


def ad_median_of(counts: Counts, span: Span) -> Floats:
    """Average deviation about the median, in scale points, range [0, (U - L) / 2]; never above the one about the mean.

    Any point between two middle respondents gives the same.
    """
    n = np.asarray(counts.sum(axis=-1))
    away = np.abs(span.values - median_of(counts, span.values)[..., None])
    return _quotient((counts * away).sum(axis=-1), n, where=_defined(n, span))


def consensus(ratings: Ratings) -> Value:
    """Consensus of one item, from two respondents; see ``consensus_of``."""
    return _one(consensus_of, ratings)


def rwg_raw(ratings: Ratings) -> Value:
    """r_wg of one item before truncation, from two respondents; see ``rwg_raw_of``."""
    return _one(rwg_raw_of, ratings)


def rwg(ratings: Ratings) -> Value:
    """r_wg of one item, negatives truncated to 0, from two respondents; see ``rwg_of``."""
    return _one(rwg_of, ratings)


def awg(ratings: Ratings) -> Value:
    """a_wg of one item, from two respondents; AT_SCALE_END outside ``awg_means``; see ``awg_of``."""
    return _one(awg_of, ratings)


def ad_mean(ratings: Ratings) -> Value:
    """Average deviation about the mean of one item, from two respondents; see ``ad_mean_of``."""
    return _one(ad_mean_of, ratings)


def ad_median(ratings: Ratings) -> Value:
    """Average deviation about the median of one item, from two respondents; see ``ad_median_of``."""
    return _one(ad_median_of, ratings)


def variance_ratio(items: Items) -> Value:
    """Mean of the items' variances over the variance of evenly spread answers: r of r_wg(j); above 1 it is truncated.

    Over the respondents who rated all items; from two of them and one item.
    """
    if reason := lacking(items, respondents=2, columns=1):
        return reason
    if not items.span.width:
        return Undefined.NO_VARIATION
    values = listwise(items)
    n = len(values)
    return float(scatter(values).mean()) / (n * (n - 1) * uniform_variance(items.span))


def rwg_j(items: Items) -> Value:
    """r_wg(j) of J parallel items, J (1 - r) / (J (1 - r) + r), r the ``variance_ratio`` (James, Demaree & Wolf 1984).

    Range [0, 1]; 0 where r > 1, because beyond that the formula has a pole and gives figures above 1. Over the
    respondents who rated all items; from two of them and one item, with which it is r_wg. Rises with J.
    """
    ratio = variance_ratio(items)
    if isinstance(ratio, Undefined):
        return ratio
    agreed = len(items.values.T) * max(1 - ratio, 0.0)
    return agreed / (agreed + ratio)


def _sums(counts: Counts, span: Span) -> tuple[Counts, Counts, Counts]:
    """Number, sum, and sum of squares of the ratings, each shape (...): whole numbers, so that 0 and 1 are exact."""
    return np.asarray(counts.sum(axis=-1)), np.asarray(counts @ span.values), np.asarray(counts @ span.values**2)


def _defined(n: Counts, span: Span) -> NDArray[np.bool_]:
    return np.asarray((n >= 2) & (span.width > 0))


def _quotient(part: NDArray[np.number], whole: NDArray[np.number], *, where: NDArray[np.bool_]) -> Floats:
    quotient: Floats = np.divide(part, whole, out=np.full(part.shape, np.nan), where=where)
    return quotient


def _one(index_of: Callable[[Counts, Span], Floats], ratings: Ratings) -> Value:
    if ratings.n < 2:
        return Undefined.BELOW_MINIMUM if ratings.n else Undefined.NOBODY
    if not ratings.span.width:
        return Undefined.NO_VARIATION
    index = float(index_of(ratings.counts, ratings.span))
    return Undefined.AT_SCALE_END if np.isnan(index) else index
