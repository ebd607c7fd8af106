"""The places that groups may take in an order, as ranges: what the pairs that really differ leave open."""

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.measures.differences import Comparison, Outcome, Quantity


@dataclass(frozen=True)
class Place:
    """The places from ``first`` to ``last`` that a group may take among ``of`` groups; 1 is the highest value."""

    name: str
    first: int
    last: int
    of: int


def places(pairs: Sequence[Comparison], quantity: Quantity) -> tuple[Place, ...]:
    """Return the range of places of every group that is compared with any other, in the order of the pairs.

    The first place a group may take is one more than the number of groups really higher, the last is the number of
    groups less those really lower. The pairs are Holm-adjusted together, so that with 95 % confidence all ranges are
    right at once (the construction of Mogstad, Romano, Shaikh & Wilhelm 2024, DOI 10.1093/restud/rdad006, from the
    resampled pairs of ``pairs.every_pair``; why a place needs a range: Goldstein & Spiegelhalter 1996, DOI
    10.2307/2983325). From 8 respondents in each group. A pair that is not compared narrows nothing.
    """
    told = [(one, one.quantities[quantity].outcome) for one in pairs]
    compared = [(one, outcome) for one, outcome in told if outcome is not Outcome.NOT_COMPARED]
    names = tuple(dict.fromkeys(name for one, _ in compared for name in (one.first, one.second)))
    above = dict.fromkeys(names, 0)
    below = dict.fromkeys(names, 0)
    for one, outcome in compared:
        if outcome in (Outcome.HIGHER, Outcome.LOWER):
            high, low = (one.first, one.second) if outcome is Outcome.HIGHER else (one.second, one.first)
            above[low] += 1
            below[high] += 1
    return tuple(Place(name, 1 + above[name], len(names) - below[name], len(names)) for name in names)
