"""Which pairs of groups really differ on one skill, and which cannot be told apart. Never a rank.

Both groups of a pair are resampled from their tallies, and the answer is "higher" or "lower" only where chance is an
unlikely reason, even counting how many pairs were looked at.
"""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from coprod.measures import gaps
from coprod.measures.differences import Comparison, Difference, NotCompared, Outcome, Quantity, Side, not_compared
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import DRAWS, Floats, draws
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval

ALPHA = 0.05
TAIL = round(2 * DRAWS * ALPHA / 2)  # of the draws of a difference, this many lie at or beyond either end
BLOCK = 64  # pairs sorted at once; 6 MB
EVERY = tuple(Quantity)


def every_pair(sides: Sequence[Side], quantities: Sequence[Quantity] = EVERY) -> tuple[Comparison, ...]:
    """Compare every two of the groups, in the order given; swapping two turns signs and outcomes, and nothing else.

    From 8 respondents in each. p is at least 1 / 2,000, so above 100 pairs nothing can be told apart any more. The
    resampled intervals are too narrow for small groups (Hesterberg 2015, DOI 10.1080/00031305.2015.1089789): of 100
    pairs that do not differ, about 5 are called different from 40 respondents on, 5 to 9 at 8, and 8 to 11 at 8 against
    30. Seeded from the data, as ``draws`` are. Each of the ``quantities`` is a family of its own.
    """
    pairs = list(combinations(range(len(sides)), 2))
    reasons = [not_compared(sides[one], sides[other]) for one, other in pairs]
    able = [pair for pair, reason in zip(pairs, reasons, strict=True) if reason is None]
    compared, family = _differences(sides, able, quantities)
    told = iter(compared)
    return tuple(
        Comparison(
            sides[one].name,
            sides[other].name,
            sides[one].n,
            sides[other].n,
            family,
            dict(zip(quantities, [_told_as(reason)] * len(quantities) if reason else next(told), strict=True)),
        )
        for (one, other), reason in zip(pairs, reasons, strict=True)
    )


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p-values for their number, each in its place (Holm 1979, Scandinavian Journal of Statistics 6(2) 65-70).

    The smallest is multiplied by how many there are, the next by one less, and so on; never lower than the one
    before, at most 1.
    """
    adjusted, reached = [0.0] * len(p_values), 0.0
    for place, index in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        reached = min(1.0, max(reached, (len(p_values) - place) * p_values[index]))
        adjusted[index] = reached
    return tuple(adjusted)


def _differences(
    sides: Sequence[Side], pairs: Sequence[tuple[int, int]], quantities: Sequence[Quantity]
) -> tuple[list[list[Difference]], int]:
    """Compare pairs of places in ``sides``, then adjust each quantity for how many of them were resampled.

    Returns a list of quantities per pair, and that number.
    """
    held = sorted({side for pair in pairs for side in pair})
    if not held:
        return [], 0
    points, drawn = (np.stack(each) for each in zip(*(_points(sides[one], quantities) for one in held), strict=True))
    first, second = np.searchsorted(held, pairs).T
    values, (low, high, p) = points[first] - points[second], _resampled(drawn, first, second)
    low, high = np.minimum(low, values), np.maximum(high, values)  # an extreme value may lie beyond the draws
    chance = np.array([not (sides[one].complete and sides[other].complete) for one, other in pairs])
    adjusted = np.ones_like(p)
    for column in range(len(quantities)):
        adjusted[chance, column] = holm(p[chance, column].tolist())
    told = [each.tolist() for each in (values, low, high, p, adjusted)]
    found = [
        [_judged(*one) if by_chance else _exact(one[0]) for one in zip(*rows, strict=True)]
        for by_chance, *rows in zip(chance.tolist(), *told, strict=True)
    ]
    return found, int(chance.sum())


def _points(side: Side, quantities: Sequence[Quantity]) -> tuple[Floats, Floats]:
    """The quantities of a side as they are, shape (quantities,), and as drawn, shape (quantities, DRAWS).

    From whole sums, so that what is equal is equal to the last bit, drawn or not. A complete return is drawn as it is.
    """
    tally = side.tally
    if tally is None:
        raise ValueError("nothing can be drawn from a side that is withheld")
    importance, capacity = gaps.sums(tally)
    point = _quantities(np.array([float(importance)]), np.array([float(capacity)]), tally, quantities)
    if side.complete:
        return point[:, 0], np.broadcast_to(point, (len(quantities), DRAWS))
    drawn = [np.rint(mean * tally.pairs) for mean in draws(tally)]
    return point[:, 0], _quantities(drawn[0], drawn[1], tally, quantities)


def _quantities(importance: Floats, capacity: Floats, tally: Tally, quantities: Sequence[Quantity]) -> Floats:
    """The quantities from sums over as many respondents as the tally has, shape (quantities, sums)."""
    pairs, span = np.array(float(tally.pairs)), tally.span
    found = {
        Quantity.NEED: 100 * gaps.mwds_of(importance, capacity, pairs) / (span.high * span.width),
        Quantity.IMPORTANCE: importance / pairs,
        Quantity.CAPACITY: capacity / pairs,
    }
    return np.stack([found[one] for one in quantities])


def _resampled(drawn: Floats, first: NDArray[np.intp], second: NDArray[np.intp]) -> tuple[Floats, Floats, Floats]:
    """Low end, high end and p of each pair's differences, shape (pairs, quantities), as if no other pair were there.

    Groups of one size share the order of their draws, which would pass for agreement between them: each draw meets the
    other group's next one. Both ways round, so that swapping the groups turns every sign and nothing else. Cut so that
    p < .05 where the interval leaves 0 out.
    """
    later = np.roll(drawn, 1, axis=2)
    low, high, p = (np.empty((len(first), drawn.shape[1])) for _ in range(3))
    for some in np.split(np.arange(len(first)), range(BLOCK, len(first), BLOCK)):
        one, other = first[some], second[some]
        both = np.concatenate([drawn[one] - later[other], later[one] - drawn[other]], axis=2)
        few = np.minimum((both <= 0).sum(axis=2), (both >= 0).sum(axis=2))
        both.sort(axis=2)
        low[some], high[some] = both[..., TAIL - 1], both[..., -TAIL]
        p[some] = np.minimum(1.0, 2 * (few + 1) / (2 * DRAWS + 1))
    return low, high, p


def _told_as(reason: NotCompared) -> Difference:
    return Difference(Outcome.NOT_COMPARED, value=reason, interval=reason, p=reason, p_adjusted=reason)


def _exact(value: float) -> Difference:
    """A difference between two complete returns: its sign is the answer."""
    outcome = Outcome.HIGHER if value > 0 else Outcome.LOWER if value < 0 else Outcome.SAME
    reason = Undefined.COMPLETE_RETURN
    return Difference(outcome, value=value, interval=reason, p=reason, p_adjusted=reason)


def _judged(value: float, low: float, high: float, p: float, p_adjusted: float) -> Difference:
    """Say higher or lower where the adjusted p is below .05 and the interval leaves 0 out on that side."""
    outcome = Outcome.CANNOT_TELL
    if p_adjusted < ALPHA:
        outcome = Outcome.HIGHER if low > 0 else Outcome.LOWER if high < 0 else outcome
    return Difference(outcome, value, Interval(low, high, "resampled"), p, p_adjusted)
