"""How sure a figure is: intervals by resampling a tally, by Student's t and by Wilson.

Resampling draws as many respondents as there are, with replacement, 2,000 times: a multinomial draw of the tally. The
draws are seeded from the data, so that the same data give the same picture. Respondents are exchangeable and a tally
says everything about them, so up to ``SHARED`` respondents the draws are laid out by respondent, once for every tally
of that many: working out 24 skills of 200 groups is then a few matrix products. Above it a draw is laid out by cell,
at a cost that does not grow with the respondents.
"""

from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

from coprod.measures.ratings import Ratings
from coprod.measures.tally import Counts, Span, Tally
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]

DRAWS = 2_000
LEAST = 8
SHARED = 256
LEVEL = 0.95
TAIL = round(DRAWS * (1 - LEVEL) / 2)  # this many draws lie at or beyond either end
BLOCK = 256


class Sampling(StrEnum):
    """How the respondents of a group were come by, which decides whether there is any sampling error."""

    PART = "part"
    COMPLETE = "complete"
    SINGLE_RETURN = "single_return"


def exempt(sampling: Sampling) -> Undefined | None:
    """Say why this sampling gets no interval; None where it gets one."""
    return {
        Sampling.PART: None,
        Sampling.COMPLETE: Undefined.COMPLETE_RETURN,
        Sampling.SINGLE_RETURN: Undefined.SINGLE_RETURN,
    }[sampling]


@lru_cache(maxsize=16)  # 0.6 MB for 80 respondents, 2 MB at most
def resamples(size: int) -> Singles:
    """How often each of ``size`` respondents is drawn, shape (size, DRAWS); seeded from their number."""
    drawn = np.random.default_rng(size).integers(size, size=(DRAWS, size), dtype=np.uint32)
    drawn += np.arange(DRAWS, dtype=np.uint32)[:, None] * np.uint32(size)
    times = np.bincount(drawn.ravel(), minlength=DRAWS * size).reshape(DRAWS, size)
    laid_out = np.ascontiguousarray(times.T, dtype=np.float32)
    laid_out.flags.writeable = False  # everybody gets the same
    return laid_out


def draws(tally: Tally) -> tuple[Floats, Floats]:
    """Resampled mean importance and mean capacity of one tally, each shape (DRAWS,), in the order they were drawn.

    Tallies of the same number of pairs share their draws: whoever compares two has to set them off against each other.

    ValueError without a pair.
    """
    if not tally.pairs:
        raise ValueError("nobody can be drawn from a tally without a pair")
    importance, capacity = _points(tally.span)
    flat = tally.counts.reshape(1, -1)
    if tally.pairs <= SHARED:
        cells, times = _respondents(flat, tally.pairs), resamples(tally.pairs)
        summed = [(points[cells] @ times)[0].astype(np.float64) for points in (importance, capacity)]
        return summed[0] / tally.pairs, summed[1] / tally.pairs
    drawn = _by_cell(flat[0])
    return drawn @ importance / tally.pairs, drawn @ capacity / tally.pairs


def need_interval(tally: Tally, sampling: Sampling = Sampling.PART) -> Interval | Undefined:
    """95 % percentile interval of need, 0-100, by resampling the tally 2,000 times; from 8 respondents up.

    Undefined for a complete return, a single return, and below 8. MWDS has the same interval times U (U - L) / 100.
    It always contains its point.
    """
    if reason := exempt(sampling):
        return reason
    if tally.pairs < LEAST:
        return Undefined.BELOW_MINIMUM if tally.pairs else Undefined.NOBODY
    low, high = need_intervals(tally.counts[None], tally.span)
    return Interval(float(low[0]), float(high[0]), "resampled")


def need_intervals(counts: Counts, span: Span) -> tuple[Floats, Floats]:
    """Low and high ends of need for many tallies at once: counts of shape (m, k, k), ends of shape (m,).

    An end is NaN below 8 respondents; ``need_interval`` gives the reason.
    """
    flat = counts.reshape(len(counts), (span.width + 1) ** 2)
    pairs = flat.sum(axis=1)
    low, high = np.full(len(flat), np.nan), np.full(len(flat), np.nan)
    importance, capacity = _points(span)
    for size in np.unique(pairs[(pairs >= LEAST) & (pairs <= SHARED)]):
        times, every = resamples(int(size)), np.flatnonzero(pairs == size)
        for some in np.split(every, range(BLOCK, len(every), BLOCK)):
            cells = _respondents(flat[some], int(size))
            scores = importance[cells] @ times
            scores *= (importance - capacity)[cells] @ times
            scores.sort(axis=1)
            low[some], high[some] = scores[:, TAIL - 1], scores[:, -TAIL]
    for one in np.flatnonzero(pairs > SHARED):
        drawn = _by_cell(flat[one])
        scores = np.sort((drawn @ importance) * (drawn @ (importance - capacity)))
        low[one], high[one] = scores[TAIL - 1], scores[-TAIL]
    point = (flat @ importance) * (flat @ (importance - capacity))
    weight, full = np.maximum(pairs, 1) ** 2, span.high * span.width  # in the order of need, so that both round alike
    return 100 * (np.minimum(low, point) / weight) / full, 100 * (np.maximum(high, point) / weight) / full


def mean_interval(ratings: Ratings, sampling: Sampling = Sampling.PART) -> Interval | Undefined:
    """95 % interval of the mean by Student's t, in scale points; from 2 ratings up.

    Not clipped at the ends of the scale; of zero width when all ratings are the same. Undefined for a complete or a
    single return and below 2.
    """
    if reason := exempt(sampling):
        return reason
    if ratings.n < 2:
        return Undefined.BELOW_MINIMUM if ratings.n else Undefined.NOBODY
    low, high = mean_intervals(ratings.counts, ratings.span)
    return Interval(float(low), float(high), "t")


def mean_intervals(counts: Counts, span: Span) -> tuple[Floats, Floats]:
    """Ends of the t interval for counts of shape (..., k), ends of shape (...); NaN below 2 ratings."""
    n = counts.sum(axis=-1)
    total, squares = counts @ span.values, counts @ span.values**2
    enough = n > 1
    divisor = np.where(enough, n, 2)
    variance = np.maximum(squares - total**2 / divisor, 0) / (divisor - 1)
    reach = stdtrit(divisor - 1, (1 + LEVEL) / 2) * np.sqrt(variance / divisor)
    mean = np.where(enough, total / divisor, np.nan)
    return mean - reach, mean + reach


def share_interval(ratings: Ratings, least: int, sampling: Sampling = Sampling.PART) -> Interval | Undefined:
    """95 % Wilson score interval of the share of ratings of ``least`` or more, 0-1; from 1 rating up.

    Wilson 1927, DOI 10.1080/01621459.1927.10502953. Undefined for a complete or a single return and for none.
    """
    if reason := exempt(sampling):
        return reason
    if not ratings.n:
        return Undefined.NOBODY
    return wilson(int(ratings.counts[ratings.span.values >= least].sum()), ratings.n)


def wilson(hits: int, n: int) -> Interval:
    """95 % Wilson score interval of ``hits`` of ``n``, 0-1; ``n`` from 1 up."""
    z = float(ndtri((1 + LEVEL) / 2))
    share, margin = hits / n, z * z / n
    centre = (share + margin / 2) / (1 + margin)
    reach = z / (1 + margin) * float(np.sqrt(share * (1 - share) / n + margin / (4 * n)))
    return Interval(0.0 if not hits else centre - reach, 1.0 if hits == n else centre + reach, "wilson")


def _points(span: Span) -> tuple[Singles, Singles]:
    """The importance and the capacity that each cell of a flattened tally stands for."""
    values, side = span.values.astype(np.float32), span.width + 1
    return np.repeat(values, side), np.tile(values, side)


def _respondents(flat: Counts, size: int) -> NDArray[np.int64]:
    """The cell of each respondent, in order: tallies of ``size`` pairs, shape (m, cells), become (m, size)."""
    cells = np.tile(np.arange(flat.shape[1]), len(flat))
    return np.repeat(cells, flat.ravel()).reshape(len(flat), size)


def _by_cell(flat: Counts) -> Floats:
    """Multinomial draws of one flattened tally over the cells that anybody is in, shape (DRAWS, cells)."""
    seed = np.frombuffer(sha256(flat.astype("<i8").tobytes()).digest(), dtype=np.uint32)
    held, drawn = np.flatnonzero(flat), np.zeros((DRAWS, len(flat)))
    drawn[:, held] = np.random.default_rng(seed).multinomial(flat.sum(), flat[held] / flat.sum(), size=DRAWS)
    return drawn
