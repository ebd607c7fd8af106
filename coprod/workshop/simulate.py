"""Made-up people for a rehearsal: the same seed gives the same answers, and their second answers come closer."""

from collections.abc import Sequence
from random import Random

from coprod.instrument.scales import Missing, Scale
from coprod.workshop.ballot import Given
from coprod.workshop.course import FIRST

WITHOUT = 0.06
"""How often a made-up person gives a reason in the place of a rating."""


def simulate(scales: Sequence[Scale], *, people: int, seed: str, round_: int) -> tuple[tuple[Given, ...], ...]:
    """Return an answer of each person to a question, in the second round after they heard each other.

    ``seed`` names the room and the question. Every part leans to a point of its own, from which people stray by one or
    two points; in the second round most of those who strayed move one point towards it.
    """
    chance = Random(seed)  # noqa: S311 - nothing hangs on it
    leans = [chance.choice(scale.values[1:]) for scale in scales]
    first = [[_stray(scale, lean, chance) for scale, lean in zip(scales, leans, strict=True)] for _ in range(people)]
    if round_ == FIRST:
        return tuple(tuple(one) for one in first)
    return tuple(tuple(_closer(given, lean, chance) for given, lean in zip(one, leans, strict=True)) for one in first)


def _stray(scale: Scale, lean: int, chance: Random) -> Given:
    if scale.accepts and chance.random() < WITHOUT:
        return Missing(chance.choice(list(scale.accepts)))
    return min(max(lean + chance.choice((-2, -1, -1, 0, 0, 0, 1, 1, 2)), scale.minimum), scale.maximum)


def _closer(given: Given, lean: int, chance: Random) -> Given:
    if isinstance(given, Missing) or given == lean or chance.random() < 0.35:
        return given
    return given + (1 if given < lean else -1)
