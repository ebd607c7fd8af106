"""One part of a question in a room, as it may be told after its reveal."""

from dataclasses import dataclass

from coprod.disclosure.release import Release, Shown
from coprod.measures.change import Change
from coprod.measures.ratings import Ratings
from coprod.measures.tally import Missed, Span, Tally
from coprod.measures.worked import Value


@dataclass(frozen=True, eq=False)
class Spread:
    """How the answers to one part of a question lie: ``ratings`` of each point, ``missed`` by reason.

    ``ratings``, ``median`` and ``missed`` are None where people answered so much alike that they would tell what each
    of them said; that is then all that is told.
    """

    n: int
    ratings: Ratings | None
    missed: Missed | None
    median: Value | None
    consensus: Value | None

    @property
    def alike(self) -> bool:
        """Whether only a high consensus may be told."""
        return self.ratings is None


@dataclass(frozen=True, eq=False)
class PartResult:
    """One part of a question after its reveal: its name, its question and worded points, and what may be told.

    ``change`` is told of those who rated in both rounds, once both are revealed; None before, or where either round
    may not be told whole. ``moved`` counts them by (first, second); None also where it would tell of the few who rated
    in one round only.
    """

    part: str
    asks: str
    span: Span
    points: tuple[tuple[int, str], ...]
    rounds: tuple[Shown[Spread] | None, Shown[Spread] | None]
    change: Shown[Change] | None
    moved: Tally | None

    @property
    def told(self) -> tuple[tuple[int, Spread], ...]:
        """The rounds, 1 or 2, that may be told, in their order."""
        pairs = enumerate(self.rounds, start=1)
        return tuple((round_, one.value) for round_, one in pairs if isinstance(one, Release))
