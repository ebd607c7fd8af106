"""Scoring a few statements that stand for one thing: what is missing, what is turned, what weighs more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf

from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

Answers = Mapping[str, float | None]
"""One return's ratings by statement, in points of the scale; None, or no entry, where there is no rating."""


@dataclass(frozen=True)
class Statement:
    """A statement to agree with; ``reverse_scored`` where agreeing speaks against what it stands for."""

    id: str
    reverse_scored: bool = False
    weight: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a weight that cannot weigh."""
        if not 0 < self.weight < inf:
            raise ValueError(f"the weight of {self.id} is {self.weight}, and must be above 0")


@dataclass(frozen=True)
class Score:
    """A score from 0 to 100, and how many of the statements it rests on were answered."""

    value: Value
    answered: int
    asked: int


def score(statements: Sequence[Statement], answers: Answers, span: Span) -> Score:
    """Mean of the answered statements, shown as (mean - min) / (max - min) * 100; 0 to 100 (our design).

    At least two thirds of the statements must be answered, whatever they weigh; else BELOW_SHARE. A reverse-scored
    rating is turned here and nowhere else, to min + max - rating. Weights count among the answered ones only, so that
    a missing one pulls nothing down. ValueError for a rating off the scale.
    """
    rated = [(one, rating) for one in statements if (rating := answers.get(one.id)) is not None]
    for one, rating in rated:
        if not span.low <= rating <= span.high:
            raise ValueError(f"{one.id} is rated {rating}; this scale runs from {span.low} to {span.high}")
    if not rated or 3 * len(rated) < 2 * len(statements):
        return Score(Undefined.BELOW_SHARE, len(rated), len(statements))
    turned = fsum(
        one.weight * (span.low + span.high - rating if one.reverse_scored else rating) for one, rating in rated
    )
    mean = turned / fsum(one.weight for one, _ in rated)
    # rounding must not carry a weighted mean off the scale
    share = (min(max(mean, span.low), span.high) - span.low) / span.width
    return Score(100 * share, len(rated), len(statements))
