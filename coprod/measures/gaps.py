"""Skill gaps from one tally: means, simple gap, Borich's MWDS, RDS, need, and the quadrant.

All are computable from one complete pair; whether they may be shown is the disclosure gate's decision. Without a
complete pair each is None, never zero.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from coprod.measures.tally import Missed, Span, Tally


class Quadrant(StrEnum):
    """Where a skill lies in importance-performance analysis (Martilla & James 1977)."""

    CONCENTRATE = "concentrate"
    KEEP_UP = "keep_up"
    LOW_PRIORITY = "low_priority"
    OVERKILL = "overkill"


@dataclass(frozen=True)
class SkillNeed:
    """Everything said about one skill in one group; values are None when no respondent gave a complete pair.

    ``below`` and ``above`` count the respondents on either side of the diagonal; they are 0 when there is none.
    ``need`` is MWDS on 0-100 (negative when capacity exceeds importance); bigger is more urgent, on every screen.
    """

    skill: str
    span: Span
    pairs: int
    missed: Missed
    importance: float | None
    capacity: float | None
    gap: float | None
    mwds: float | None
    below: int
    above: int
    rds: float | None
    need: float | None
    quadrant: Quadrant | None
    below_importance: bool | None


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
    return (importance - capacity) / tally.pairs if tally.pairs else None


def mwds(tally: Tally) -> float | None:
    """Mean weighted discrepancy score, mean(I) * (mean(I) - mean(A)) over complete pairs (Borich 1980).

    Positive means need. On 1-5 the range is [-6.25, 20], on 1-4 [-4, 12], on 0-5 [-6.25, 25]. The weight is the mean
    importance of the group itself, so the MWDS of all cities is not the mean of the cities' MWDS. None without a pair.
    """
    importance, capacity = sums(tally)
    return importance * (importance - capacity) / tally.pairs**2 if tally.pairs else None


def sides(tally: Tally) -> tuple[int, int]:
    """How many respondents rate capacity below importance, and how many above; 0 and 0 without a pair."""
    return int(np.tril(tally.counts, -1).sum()), int(np.triu(tally.counts, 1).sum())


def rds(tally: Tally) -> float | None:
    """Ranked discrepancy score, 100 * (share with A > I - share with A < I); range [-100, 100] (Narine & Harder 2021).

    -100 is everyone below importance. Blind to the size of the gap, so it stands beside it. None without a pair.
    """
    below, above = sides(tally)
    return 100 * (above - below) / tally.pairs if tally.pairs else None


def need(tally: Tally) -> float | None:
    """MWDS as a share of its largest possible value, 100 * MWDS / (U * (U - L)); at most 100; None without a pair."""
    score = mwds(tally)
    return None if score is None else 100 * score / (tally.span.high * tally.span.width)


def quadrant(*, importance: float, capacity: float, span: Span) -> Quadrant:
    """Quadrant under scale-centred cross-hairs at (L + U) / 2 (Martilla & James 1977).

    A value on the line counts as high.
    """
    important, capable = importance >= span.centre, capacity >= span.centre
    if important:
        return Quadrant.KEEP_UP if capable else Quadrant.CONCENTRATE
    return Quadrant.OVERKILL if capable else Quadrant.LOW_PRIORITY


def below_importance(*, importance: float, capacity: float) -> bool:
    """Whether the skill lies on the gap side of the diagonal, I > A, whatever its quadrant (Slack 1994; Bacon 2003)."""
    return importance > capacity


def mwds_bounds(span: Span) -> tuple[float, float]:
    """Lowest and highest MWDS on a scale: mean(I) * (mean(I) - U) is lowest at U / 2, where the scale goes that low."""
    importance = max(span.low, span.high / 2)
    return importance * (importance - span.high), span.high * (span.high - span.low)


def need_bounds(span: Span) -> tuple[float, float]:
    """Lowest and highest need on a scale."""
    low, high = mwds_bounds(span)
    return 100 * low / high, 100.0


def skill_need(tally: Tally) -> SkillNeed:
    """Work out everything about one skill from its tally."""
    both = means(tally)
    below, above = sides(tally)
    return SkillNeed(
        skill=tally.skill,
        span=tally.span,
        pairs=tally.pairs,
        missed=tally.missed,
        importance=both and both[0],
        capacity=both and both[1],
        gap=gap(tally),
        mwds=mwds(tally),
        below=below,
        above=above,
        rds=rds(tally),
        need=need(tally),
        quadrant=quadrant(importance=both[0], capacity=both[1], span=tally.span) if both else None,
        below_importance=below_importance(importance=both[0], capacity=both[1]) if both else None,
    )
