"""Importance-performance analysis: where each skill lies, under four rules for drawing the lines.

Martilla & James 1977, Journal of Marketing 41(1), 77-79; the diagonal: Slack 1994, IJOPM 14(5), and Bacon 2003,
IJMR 45(1), both from memory. The same skill can be a top concern under one rule and of low priority under another, so
the rule and its thresholds are returned with the result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import mean, median

from coprod.measures.tally import Span

Point = tuple[float, float]


class Quadrant(StrEnum):
    """Where a skill lies."""

    CONCENTRATE = "concentrate"
    KEEP_UP = "keep_up"
    LOW_PRIORITY = "low_priority"
    OVERKILL = "overkill"


class Rule(StrEnum):
    """How the lines are drawn; mean and median are relative to the skills shown, so they move with the data."""

    SCALE = "scale"
    MEAN = "mean"
    MEDIAN = "median"
    DIAGONAL = "diagonal"


@dataclass(frozen=True)
class Placed:
    """Skills in quadrants. ``cut`` holds the two thresholds; under the diagonal there is neither cut nor quadrant.

    ``falls_short`` says for each skill whether importance exceeds capacity, whatever its quadrant.
    """

    rule: Rule
    cut: Point | None
    quadrants: tuple[Quadrant, ...] | None
    falls_short: tuple[bool, ...]


def below_importance(*, importance: float, capacity: float) -> bool:
    """Whether a skill lies on the gap side of the diagonal, I > A, whatever its quadrant."""
    return importance > capacity


def quadrant(*, importance: float, capacity: float, cut: Point) -> Quadrant:
    """Quadrant under cross-hairs at ``cut`` (importance, capacity); a value on a line counts as high."""
    important, capable = importance >= cut[0], capacity >= cut[1]
    if important:
        return Quadrant.KEEP_UP if capable else Quadrant.CONCENTRATE
    return Quadrant.OVERKILL if capable else Quadrant.LOW_PRIORITY


def threshold(points: Sequence[Point], rule: Rule, span: Span) -> Point | None:
    """Cross-hairs (importance, capacity) of a rule for these skills; None under the diagonal, and without a skill."""
    if rule is Rule.SCALE:
        return span.centre, span.centre
    if rule is Rule.DIAGONAL or not points:
        return None
    middle = mean if rule is Rule.MEAN else median  # exact: skills that are all alike lie on the line, not beside it
    importance, capacity = zip(*points, strict=True)
    return float(middle(importance)), float(middle(capacity))


def placed(points: Sequence[Point], rule: Rule, span: Span) -> Placed:
    """Place skills, each (mean importance, mean capacity) in scale points, under one rule."""
    cut = threshold(points, rule, span)
    return Placed(
        rule,
        cut,
        tuple(quadrant(importance=one[0], capacity=one[1], cut=cut) for one in points) if cut else None,
        tuple(below_importance(importance=one[0], capacity=one[1]) for one in points),
    )
