"""From one stage to the next: which partners stay, who drops out, who joins. The names behind continuity."""

from dataclasses import dataclass
from itertools import pairwise

from coprod.measures.matrix import Participation
from coprod.measures.participation import ACTIVE


@dataclass(frozen=True)
class Handover:
    """Two stages that follow one another, and the partners outside government by what they do between them.

    ``unknown`` are partners whose depth is not known in one of the two stages: to call them dropped would take unknown
    for zero. Who is active in neither stage stands nowhere.
    """

    first: str
    second: str
    stay: tuple[str, ...]
    drop: tuple[str, ...]
    join: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def either(self) -> int:
        """How many are active in one of the two stages or in both."""
        return len(self.stay) + len(self.drop) + len(self.join)

    @property
    def jaccard(self) -> float | None:
        """Share of those active in either stage that are active in both, 0 to 1; None where nobody is in either."""
        return len(self.stay) / self.either if self.either else None


def handovers(matrix: Participation) -> tuple[Handover, ...]:
    """Return every pair of consecutive stages; active from depth 2, asked (Jaccard index, from memory).

    The mean of what the pairs' ``jaccard`` tells is ``participation.continuity``. Nothing for facts from public
    sources only, which do not tell who was absent, and nothing without partners. Smallest n: two stages.
    """
    if matrix.documented_only or not matrix.partners:
        return ()
    return tuple(_between(matrix, first, second) for first, second in pairwise(matrix.stages))


def _between(matrix: Participation, first: str, second: str) -> Handover:
    sorted_out: dict[tuple[bool, bool] | None, list[str]] = {}
    for one in matrix.partners:
        before, after = matrix.depth.get((one.name, first)), matrix.depth.get((one.name, second))
        known = before is not None and after is not None
        key = ((before or 0) >= ACTIVE, (after or 0) >= ACTIVE) if known else None
        sorted_out.setdefault(key, []).append(one.name)
    stay, drop, join, unknown = (
        tuple(sorted_out.get(key, ())) for key in ((True, True), (True, False), (False, True), None)
    )
    return Handover(first, second, stay, drop, join, unknown)


def widest(pairs: tuple[Handover, ...]) -> Handover | None:
    """Return the pair where most partners drop out, the earliest where several lose as many; None where nobody does."""
    return max((one for one in pairs if one.drop), key=lambda one: len(one.drop), default=None)
