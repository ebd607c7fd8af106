"""Results of a room made by hand, through the real gate."""

from collections.abc import Sequence
from functools import partial

from coprod.charts.room_row import PartResult, Spread
from coprod.charts.room_stages import StageSummary
from coprod.disclosure.policy import Policy
from coprod.disclosure.release import Basis, Release, Shown, counted, together
from coprod.language import speaker
from coprod.measures.agreement import consensus
from coprod.measures.change import change, median
from coprod.measures.ratings import Ratings
from coprod.measures.stages import StageNeed, stage_need
from coprod.measures.tally import Missed, Span, Tally

say = speaker("en")
FIVE = Span(1, 5)
POINTS = ((1, "not important"), (2, "slightly"), (3, "moderately"), (4, "very"), (5, "essential"))
# 26 people twice: 9 up (3 + 1 + 5), 1 down, 16 stayed (2 + 8 + 6)
MOVES = ((3, 3, 2), (3, 4, 3), (3, 5, 1), (4, 4, 8), (4, 5, 5), (5, 5, 6), (5, 4, 1))
BEFORE, AFTER = (0, 0, 6, 13, 7), (0, 0, 2, 12, 12)  # their sums
shown = partial(counted, basis=Basis.INDIVIDUAL, policy=Policy())


def round_(*counts: int, missed: Missed | None = None) -> Shown[Spread]:
    """One round told whole, from how many gave 1, 2, ..."""
    ratings = Ratings.of(FIVE, [value for value, people in enumerate(counts, start=1) for _ in range(people)])
    told = Spread(ratings.n, ratings, missed or Missed(), median(ratings), consensus(ratings))
    return shown("s01", told, respondents=ratings.n)


def alike(n: int) -> Shown[Spread]:
    """One round in which people answered so much alike that only that is told."""
    return shown("s01", Spread(n, None, None, None, None), respondents=n)


def part(
    first: Shown[Spread] | None,
    second: Shown[Spread] | None = None,
    moves: Sequence[tuple[int, int, int]] = (),
    *,
    drawn: bool = True,
) -> PartResult:
    tally = Tally.of("s01", FIVE, moves)
    outcome = shown("s01", tally, respondents=tally.pairs) if moves else None
    return PartResult(
        part="importance",
        asks="How important?",
        span=FIVE,
        points=POINTS,
        rounds=(first, second),
        change=outcome.then(change) if isinstance(outcome, Release) else outcome,
        moved=tally if drawn and isinstance(outcome, Release) else None,
    )


TWICE = part(round_(*BEFORE), round_(*AFTER), MOVES)
FEW = round_(0, 0, 4, 0, 0)


def stage(title: str, first: float | None, before: float | None = None, after: float | None = None) -> StageSummary:
    return StageSummary(title.lower(), title, _need(first), (_need(before), _need(after)))


def _need(need: float | None) -> Release[StageNeed]:
    return together([shown("s01", need, respondents=5)], lambda needs: stage_need("s", needs))
