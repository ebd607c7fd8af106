"""Priority tiers: which skills are surely among the most needed, by resampling whole respondents.

The same people answer all skills, so the draws take people, never single answers: what makes one skill look urgent
may make another look so too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from coprod.language import N_
from coprod.measures.tally import Respondents
from coprod.measures.uncertainty import DRAWS, LEAST, Sampling, exempt
from coprod.measures.undefined import Undefined

TOP = 5
CLEAR = 0.9
PROBABLE = 0.5
UNLIKELY = 0.1
TIE = 1e-9  # scores are quotients of whole numbers; two that are closer than this are the same
AT_ONCE = 1 << 20


class Tier(StrEnum):
    """How sure it is that a skill is among the five most needed."""

    CLEAR = "clear"
    PROBABLE = "probable"
    CANNOT_TELL = "cannot_tell"


TIER_WORDS: Mapping[Tier, str] = {
    Tier.CLEAR: N_("clear"),
    Tier.PROBABLE: N_("probable"),
    Tier.CANNOT_TELL: N_("cannot tell"),
}
UNLIKELY_WORDS = N_("unlikely")


@dataclass(frozen=True)
class Priority:
    """One skill's tier and its ``chance``: the share of draws, 0-1, in which it is among the five most needed."""

    skill: str
    tier: Tier
    chance: float

    @property
    def unlikely(self) -> bool:
        """Whether it can be told that it is hardly one of the five: in fewer than 10 % of draws."""
        return self.chance < UNLIKELY


def tier_words(priority: Priority) -> str:
    """Name the tier; among those that cannot be told, name apart what is hardly one of the five."""
    return UNLIKELY_WORDS if priority.unlikely else TIER_WORDS[priority.tier]


def tier(chance: float) -> Tier:
    """Clear from 90 % of draws, probable from 50 %, else it cannot be told (our design)."""
    if chance >= CLEAR:
        return Tier.CLEAR
    return Tier.PROBABLE if chance >= PROBABLE else Tier.CANNOT_TELL


def priorities(people: Respondents, sampling: Sampling = Sampling.PART) -> tuple[Priority, ...] | Undefined:
    """Tier of every skill that 8 people rated, in the order of the skills, from 2,000 draws of whole respondents.

    A skill that fewer rated takes no part and has no tier. Needs 6 skills that take part: of five all are among the
    five. Skills that tie for the fifth place are all in; one that nobody drawn has rated is not. Undefined for a
    complete return, where chance plays no part, and for a single return. Seeded from the answers in an order of their
    own, so that the order of the respondents changes nothing. Our design.
    """
    if reason := exempt(sampling):
        return reason
    pairs = (people.importance >= 0).sum(axis=0)
    if not pairs.any():
        return Undefined.NOBODY
    ranked = people.only({skill for skill, n in zip(people.skills, pairs, strict=True) if n >= LEAST})
    if len(ranked.skills) <= TOP:
        return Undefined.BELOW_MINIMUM
    answered = (ranked.importance >= 0).any(axis=1)
    chances = _chances(*_in_order(ranked.importance[answered], ranked.capacity[answered]))
    return tuple(
        Priority(skill, tier(chance), chance) for skill, chance in zip(ranked.skills, chances.tolist(), strict=True)
    )


def _in_order(importance: NDArray[np.int8], capacity: NDArray[np.int8]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Sort the respondents by their answers, whatever order they came in."""
    both = np.ascontiguousarray(np.hstack([importance, capacity]))
    both = np.sort(both.view(np.dtype((np.void, both.shape[1]))).ravel()).view(np.int8).reshape(both.shape)
    return both[:, : importance.shape[1]], both[:, importance.shape[1] :]


def _chances(importance: NDArray[np.int8], capacity: NDArray[np.int8]) -> NDArray[np.float64]:
    """The share of draws in which each skill is among the five with the greatest MWDS."""
    size, given = len(importance), importance >= 0
    tables = [np.where(given, ratings, 0).astype(np.float32) for ratings in (importance, capacity)]
    stacked = np.hstack([*tables, given.astype(np.float32)])
    digest = sha256(importance.tobytes() + capacity.tobytes()).digest()
    random = np.random.default_rng(np.frombuffer(digest, dtype=np.uint32))
    among, at_once = np.zeros(importance.shape[1], dtype=np.int64), max(1, min(DRAWS, AT_ONCE // size))
    for start in range(0, DRAWS, at_once):
        times = min(at_once, DRAWS - start)
        drawn = random.integers(size, size=(times, size), dtype=np.uint32)
        drawn += np.arange(times, dtype=np.uint32)[:, None] * np.uint32(size)
        weights = np.bincount(drawn.ravel(), minlength=times * size).reshape(times, size).astype(np.float32)
        summed_i, summed_a, pairs = np.hsplit((weights @ stacked).astype(np.float64), 3)
        scores = np.where(pairs > 0, summed_i * (summed_i - summed_a) / np.maximum(pairs, 1) ** 2, -np.inf)
        fifth = np.partition(scores, -TOP, axis=1)[:, -TOP, None]
        among += ((scores >= fifth - TIE) & (pairs > 0)).sum(axis=0)
    return among / DRAWS
