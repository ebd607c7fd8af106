"""Differences between groups on one skill: which pairs really differ, and which cannot be told apart.

Never a rank. Both groups of a pair are resampled from their tallies, and the answer is "higher" or "lower" only where
chance is an unlikely reason, even counting how many pairs were looked at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

import numpy as np

from coprod.language import N_
from coprod.measures import gaps
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import LEAST, Floats, Sampling, draws
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval, Value

ALPHA = 0.05
Points = tuple[Floats, Floats, Floats]


class Outcome(StrEnum):
    """How the first group of a pair lies to the second."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    CANNOT_TELL = "cannot_tell"
    NOT_COMPARED = "not_compared"


class NotCompared(StrEnum):
    """Why two groups are not compared. It stands in the place of every number of the pair."""

    DIFFERENT_INSTRUMENT = "different_instrument"
    DIFFERENT_MODE = "different_mode"
    WITHHELD = "withheld"
    SINGLE_RETURN = "single_return"
    TOO_FEW = "too_few"


OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.HIGHER: N_("higher"),
    Outcome.LOWER: N_("lower"),
    Outcome.SAME: N_("the same"),
    Outcome.CANNOT_TELL: N_("cannot tell"),
    Outcome.NOT_COMPARED: N_("not compared"),
}
WHY_NOT: Mapping[NotCompared, str] = {
    NotCompared.DIFFERENT_INSTRUMENT: N_("They answered different questionnaires."),
    NotCompared.DIFFERENT_MODE: N_(
        "One is the agreed answer of an organisation, the other holds answers of individuals."
    ),
    NotCompared.WITHHELD: N_("The answers of one of them are withheld."),
    NotCompared.SINGLE_RETURN: N_("One agreed return carries no measure of uncertainty."),
    NotCompared.TOO_FEW: N_("Too few answers to tell a difference from chance."),
}


@dataclass(frozen=True, eq=False)
class Side:
    """One group and its tally of the skill, None where it is withheld.

    Two sides are comparable only with the same ``instrument`` (id and version) and the same ``mode``.
    """

    name: str
    instrument: str
    mode: str
    tally: Tally | None
    sampling: Sampling = Sampling.PART

    @property
    def n(self) -> int | None:
        """Complete pairs; None where they are withheld."""
        return None if self.tally is None else self.tally.pairs

    @property
    def complete(self) -> bool:
        """Whether everyone who was asked answered, so that there is no sampling error."""
        return self.sampling is Sampling.COMPLETE


@dataclass(frozen=True)
class Difference:
    """First minus second in one quantity, in its unit: 0-100 for need, scale points for the means.

    ``interval`` is the 95 % interval of this difference alone, not adjusted for the number of pairs; without width
    where each group is of one mind. ``p`` is two-sided from the draws, range (0, 1]; ``p_adjusted`` is Holm's over all
    pairs compared with it, never lower, and the one that ``outcome`` goes by. For a single pair that is the same as
    whether the interval leaves 0 out. Between two complete returns the difference is exact: interval and p are
    COMPLETE_RETURN and the outcome is its sign, SAME where it is 0.
    """

    outcome: Outcome
    value: float | NotCompared
    interval: Interval | Undefined | NotCompared
    p: Value | NotCompared
    p_adjusted: Value | NotCompared


@dataclass(frozen=True)
class Comparison:
    """One pair of groups on one skill; ``family`` is the number of pairs that p is adjusted for."""

    first: str
    second: str
    n_first: int | None
    n_second: int | None
    family: int
    need: Difference
    importance: Difference
    capacity: Difference

    @property
    def reason(self) -> NotCompared | None:
        """Why the pair is not compared; None where it is."""
        return self.need.value if isinstance(self.need.value, NotCompared) else None


def every_pair(sides: Sequence[Side]) -> tuple[Comparison, ...]:
    """Compare every two of the groups, in the order given; swapping two turns signs and outcomes, and nothing else.

    From 8 respondents in each. p is at least 1 / 2,000, so above 100 pairs nothing can be told apart any more. The
    resampled intervals are too narrow for small groups (Hesterberg 2015, DOI 10.1080/00031305.2015.1089789): of 100
    pairs that do not differ, about 5 are called different from 40 respondents on, 5 to 9 at 8, and 8 to 11 at 8 against
    30. Seeded from the data, as ``draws`` are.
    """
    return _compared(list(combinations(sides, 2)))


def not_compared(first: Side, second: Side) -> NotCompared | None:
    """Say why two groups cannot be compared; None where they can: from 8 respondents in each that is not complete."""
    if first.instrument != second.instrument:
        return NotCompared.DIFFERENT_INSTRUMENT
    if first.mode != second.mode:
        return NotCompared.DIFFERENT_MODE
    if first.tally is None or second.tally is None:
        return NotCompared.WITHHELD
    if first.tally.span != second.tally.span:
        return NotCompared.DIFFERENT_INSTRUMENT
    if Sampling.SINGLE_RETURN in (first.sampling, second.sampling):
        return NotCompared.SINGLE_RETURN
    few = any((side.n or 0) < (1 if side.complete else LEAST) for side in (first, second))
    return NotCompared.TOO_FEW if few else None


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


def _compared(pairs: Sequence[tuple[Side, Side]]) -> tuple[Comparison, ...]:
    """Compare pairs one by one, then adjust each quantity for the number of pairs."""
    if not pairs:
        return ()
    reasons = [not_compared(*pair) for pair in pairs]
    compared = {side for pair, reason in zip(pairs, reasons, strict=True) if reason is None for side in pair}
    points = {side: _points(side.tally, complete=side.complete) for side in compared if side.tally}
    alone = [
        [_told_as(reason)] * 3 if reason else _differences(points[first], points[second])
        for (first, second), reason in zip(pairs, reasons, strict=True)
    ]
    together = zip(*[_adjusted(quantity) for quantity in zip(*alone, strict=True)], strict=True)
    family = sum(isinstance(need.p, float) for need, _, _ in alone)
    return tuple(
        Comparison(first.name, second.name, first.n, second.n, family, *quantities)
        for (first, second), quantities in zip(pairs, together, strict=True)
    )


def _told_as(reason: NotCompared) -> Difference:
    return Difference(Outcome.NOT_COMPARED, value=reason, interval=reason, p=reason, p_adjusted=reason)


def _points(tally: Tally, *, complete: bool) -> Points:
    """Need, mean importance and mean capacity as they are, shape (3, 1), and as drawn, shape (3, DRAWS).

    A complete return is "drawn" once, as it is. Last come the same draws, each one place later.
    """
    importance, capacity = gaps.sums(tally)
    point = _quantities(np.array([float(importance)]), np.array([float(capacity)]), tally)
    if complete:
        return point, point, point
    means = draws(tally)
    drawn = _quantities(np.rint(means[0] * tally.pairs), np.rint(means[1] * tally.pairs), tally)
    return point, drawn, np.roll(drawn, 1, axis=1)


def _quantities(importance: Floats, capacity: Floats, tally: Tally) -> Floats:
    """The three quantities from whole sums over as many respondents as the tally has.

    Whole sums, so that what is equal is equal to the last bit, drawn or not.
    """
    pairs, span = np.array(float(tally.pairs)), tally.span
    need = 100 * gaps.mwds_of(importance, capacity, pairs) / (span.high * span.width)
    return np.stack([need, importance / pairs, capacity / pairs])


def _differences(first: Points, second: Points) -> list[Difference]:
    """First minus second in each quantity, as if this pair were the only one."""
    (here, drawn_here, next_here), (there, drawn_there, next_there) = first, second
    values = (here - there)[:, 0].tolist()
    # Groups of one size share the order of their draws, which would pass for agreement between them: each draw meets
    # the other group's next one. Both ways round, so that swapping the groups turns every sign and nothing else.
    drawn = np.hstack([drawn_here - next_there, next_here - drawn_there])
    if here is drawn_here and there is drawn_there:
        return [_exact(value) for value in values]
    return _resampled(values, drawn)


def _exact(value: float) -> Difference:
    """A difference between two complete returns: its sign is the answer."""
    outcome = Outcome.HIGHER if value > 0 else Outcome.LOWER if value < 0 else Outcome.SAME
    reason = Undefined.COMPLETE_RETURN
    return Difference(outcome, value=value, interval=reason, p=reason, p_adjusted=reason)


def _resampled(values: Sequence[float], drawn: Floats) -> list[Difference]:
    """Differences with interval and p from draws, shape (quantities, draws).

    Cut so that p < .05 where the interval leaves 0 out.
    """
    draws_each = drawn.shape[1]
    tail = round(draws_each * ALPHA / 2)
    found = []  # the interval reaches to the value itself, which an extreme one may lie beyond
    for value, ordered in zip(values, np.sort(drawn, axis=1), strict=True):
        interval = Interval(min(float(ordered[tail - 1]), value), max(float(ordered[-tail]), value), "resampled")
        few = min(int(ordered.searchsorted(0, "right")), draws_each - int(ordered.searchsorted(0, "left")))
        p = min(1.0, 2 * (few + 1) / (draws_each + 1))
        found.append(_judged(Difference(Outcome.CANNOT_TELL, value, interval, p, p), p))
    return found


def _adjusted(alone: Sequence[Difference]) -> list[Difference]:
    """Adjust one quantity of every pair for the number of pairs that have a p."""
    adjusted = iter(holm([one.p for one in alone if isinstance(one.p, float)]))
    return [_judged(one, next(adjusted)) if isinstance(one.p, float) else one for one in alone]


def _judged(one: Difference, p_adjusted: float) -> Difference:
    """Say higher or lower where the adjusted p is below .05 and the interval leaves 0 out on that side."""
    outcome = Outcome.CANNOT_TELL
    if p_adjusted < ALPHA and isinstance(one.interval, Interval):
        outcome = Outcome.HIGHER if one.interval.low > 0 else Outcome.LOWER if one.interval.high < 0 else outcome
    return replace(one, p_adjusted=p_adjusted, outcome=outcome)
