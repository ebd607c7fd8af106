"""Every measure of a tally, for many tallies at once: what comparing hundreds of groups needs."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from coprod.measures import agreement, gaps
from coprod.measures.ratings import median_of
from coprod.measures.tally import Counts, Span
from coprod.measures.uncertainty import mean_intervals, need_intervals

Floats = NDArray[np.float64]


def columns(counts: Counts, span: Span) -> Mapping[str, Floats]:
    """Work out everything that one tally tells, for tallies on one scale: counts of shape (m, k, k), columns (m,).

    Names are those of the catalogue; ``_low`` and ``_high`` are the ends of 95 % intervals, ``importance_`` and
    ``capacity_`` go before what is worked out for each of the two. A value is NaN where the tally has none, for the
    reasons that the measure's own function gives; whoever shows it says the reason. The cost does not grow with the
    number of respondents.
    """
    given, taken = counts.sum(axis=2), counts.sum(axis=1)
    n = given.sum(axis=1)
    pairs = np.where(n > 0, n, np.nan)
    importance, capacity = given @ span.values.astype(np.float64), taken @ span.values.astype(np.float64)
    apart = gaps.differences(counts)
    gap_points = np.arange(-span.width, span.width + 1)
    below, above = apart[:, span.width + 1 :].sum(axis=1), apart[:, : span.width].sum(axis=1)
    mwds = gaps.mwds_of(importance, capacity, pairs)
    low, high = need_intervals(counts, span)
    return {
        "pairs": n.astype(np.float64),
        "importance": importance / pairs,
        "capacity": capacity / pairs,
        "gap": gaps.gap_of(importance, capacity, pairs),
        "median_gap": median_of(apart, gap_points),
        "mwds": mwds,
        "rds": gaps.rds_of(below.astype(np.float64), above.astype(np.float64), pairs),
        "need": 100 * mwds / (span.high * span.width),
        "need_low": low,
        "need_high": high,
        **_spread("importance", given, span),
        **_spread("capacity", taken, span),
    }


def _spread(name: str, counts: Counts, span: Span) -> dict[str, Floats]:
    """Interval and agreement of one of the two ratings: counts of shape (m, k)."""
    low, high = mean_intervals(counts, span)
    return {
        f"{name}_low": low,
        f"{name}_high": high,
        f"{name}_consensus": agreement.consensus_of(counts, span),
        f"{name}_rwg": agreement.rwg_of(counts, span),
        f"{name}_awg": agreement.awg_of(counts, span),
        f"{name}_ad_mean": agreement.ad_mean_of(counts, span),
        f"{name}_ad_median": agreement.ad_median_of(counts, span),
    }
