"""Change of one item between two rounds: who moved, where the middle went, and whether people came closer.

Where the same people can be told apart in both rounds, the tally of (first, second) says it all. Where they cannot,
only the two distributions can be compared, and that is what is said then: no test, and nobody moved up or down.
"""

from dataclasses import dataclass, field

from coprod.measures.agreement import consensus
from coprod.measures.paired import Differences, PairedTest, paired_test, shortfalls
from coprod.measures.ratings import Ratings, capacity_of, importance_of, median_of
from coprod.measures.tally import Tally
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value


@dataclass(frozen=True)
class Shift:
    """How the distribution of ratings moved, second round minus first, whoever gave them.

    Medians and the shifts of median and mean are in scale points, half points possible for a median; the shift of
    consensus (Tastle & Wierman 2007) lies in [-1, 1], above 0 where people came closer. Each is the reason where one
    of the rounds has no value.
    """

    median_first: Value
    median_second: Value
    median_shift: Value
    mean_shift: Value
    consensus_shift: Value


@dataclass(frozen=True)
class Change:
    """Change of ``n`` people who answered in both rounds; ``moved_up + moved_down + stayed == n``.

    ``test`` is on second minus first: its rank-biserial is 1 where everyone who moved, moved up. Its p-value is shown
    by ``test.p_shown``, from 6 people who moved.
    """

    n: int
    moved_up: int
    moved_down: int
    stayed: int
    shift: Shift
    test: PairedTest
    paired: bool = field(default=True, init=False)


@dataclass(frozen=True)
class UnpairedChange:
    """Change between two rounds whose people cannot be matched: nothing is known of anyone's own change."""

    n_first: int
    n_second: int
    shift: Shift
    paired: bool = field(default=False, init=False)


def change(tally: Tally) -> Change:
    """Change from the tally of (first, second); computable from one person who answered twice."""
    movements = _movements(tally)
    up, down = (int(movements.respondents[side].sum()) for side in (movements.values > 0, movements.values < 0))
    return Change(
        n=tally.pairs,
        moved_up=up,
        moved_down=down,
        stayed=tally.pairs - up - down,
        shift=shift(importance_of(tally), capacity_of(tally)),  # the first column and the second
        test=paired_test(movements),
    )


def unpaired_change(first: Ratings, second: Ratings) -> UnpairedChange:
    """Change between two rounds without a stable pseudonym; ValueError for rounds on different scales."""
    return UnpairedChange(n_first=first.n, n_second=second.n, shift=shift(first, second))


def shift(first: Ratings, second: Ratings) -> Shift:
    """How the second distribution lies to the first; ValueError where their scales differ."""
    if first.span != second.span:
        raise ValueError("two rounds can be compared on the same scale only")
    return Shift(
        median_first=median(first),
        median_second=median(second),
        median_shift=_minus(median(second), median(first)),
        mean_shift=_mean_shift(first, second),
        consensus_shift=_minus(consensus(second), consensus(first)),
    )


def median(ratings: Ratings) -> Value:
    """The middle rating, or half-way between the two middle ones, in scale points; NOBODY without a rating."""
    if not ratings.n:
        return Undefined.NOBODY
    return float(median_of(ratings.counts, ratings.span.values))


def _movements(tally: Tally) -> Differences:
    """Second minus first: columns minus rows."""
    return shortfalls(tally).reversed


def _mean_shift(first: Ratings, second: Ratings) -> Value:
    if not first.n or not second.n:
        return Undefined.NOBODY
    before, after = int(first.counts @ first.span.values), int(second.counts @ second.span.values)
    return (after * first.n - before * second.n) / (first.n * second.n)


def _minus(second: Value, first: Value) -> Value:
    if isinstance(first, Undefined):
        return first
    return second if isinstance(second, Undefined) else second - first
