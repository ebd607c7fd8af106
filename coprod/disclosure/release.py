"""The gate: a tally goes in, a Release or a Withheld comes out.

Charts, pages, files and the command line take only these two, and the type checker says so. What is worked out from a
release stays one (``Release.then``, ``together``); nothing else makes one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

import numpy as np

from coprod.disclosure.policy import Policy, Reason
from coprod.measures.tally import Missed, Respondents, Tally

T = TypeVar("T")
U = TypeVar("U")


class Basis(StrEnum):
    """Whose answers a tally holds, which decides the rule that applies to it."""

    INDIVIDUAL = "individual"
    ORGANISATIONAL_WITH_CONSENT = "organisational_with_consent"
    ORGANISATIONAL_WITHOUT_CONSENT = "organisational_without_consent"
    OWN_FILE = "own_file"


@dataclass(frozen=True)
class Release(Generic[T]):
    """A value that passed the gate; ``respondents`` distinct respondents gave what it rests on."""

    value: T
    respondents: int

    def then(self, work: Callable[[T], U]) -> "Release[U]":
        """Return what ``work`` makes of the value, still released."""
        return Release(work(self.value), self.respondents)


@dataclass(frozen=True)
class Withheld:
    """Something that may not be told, and why. It carries no count and no value."""

    item: str
    reason: Reason


Shown = Release[T] | Withheld


def release(tally: Tally, *, basis: Basis, policy: Policy) -> Shown[Tally]:
    """Decide whether a tally may be told.

    Individual answers need ``policy.k`` respondents with a complete pair for this very skill, and their reasons for a
    missing rating are told only where nobody or that many gave each of them. One organisational
    return is attributed to its city, which takes consent. A file's holder may see what is in their own file.
    """
    if basis is Basis.INDIVIDUAL:
        told = tally.missed.unless_few(policy.k)
        tally = tally if told is tally.missed else replace(tally, missed=told)
    return counted(tally.skill, tally, respondents=tally.pairs, basis=basis, policy=policy)


def counted(item: str, value: T, *, respondents: int, basis: Basis, policy: Policy) -> Shown[T]:
    """Decide the same for any value that rests on so many distinct respondents."""
    if basis is Basis.ORGANISATIONAL_WITHOUT_CONSENT:
        return Withheld(item, Reason.CONSENT)
    if basis is Basis.INDIVIDUAL and respondents < policy.k:
        return Withheld(item, Reason.N_BELOW_K)
    return Release(value, respondents)


def partition(parts: Mapping[str, Tally], *, basis: Basis, policy: Policy) -> dict[str, Shown[Tally]]:
    """Decide which parts of one whole may be told, when the whole is told too.

    Each part needs ``policy.k`` complete pairs; ``complementary`` names those that are hidden for the sake of others.
    Reasons for missing ratings are not told of parts.
    """
    blank = Missed(None, None, None, None)
    outcomes = {name: release(replace(part, missed=blank), basis=basis, policy=policy) for name, part in parts.items()}
    if basis is Basis.INDIVIDUAL:
        hidden = complementary({name: part.pairs for name, part in parts.items()}, policy=policy)
        outcomes |= {name: Withheld(parts[name].skill, Reason.COMPLEMENTARY) for name in hidden}
    return outcomes


def complementary(sizes: Mapping[str, int], *, policy: Policy) -> frozenset[str]:
    """Name the parts of one whole that are large enough, but have to be hidden with the smaller ones.

    What is hidden could be worked out by subtraction, so as long as fewer than ``policy.k`` people are hidden
    altogether, the smallest part that is told is hidden as well. Parts of nobody hide nobody.
    """
    hidden = {name for name, size in sizes.items() if size < policy.k}
    small = frozenset(hidden)
    while 0 < sum(sizes[name] for name in hidden) < policy.k and len(hidden) < len(sizes):
        hidden.add(min(sizes.keys() - hidden, key=lambda name: (sizes[name], name)))
    return frozenset(hidden) - small


def pool(parts: Sequence[Shown[Tally]]) -> Shown[Tally]:
    """Add up the tallies of several groups for one skill; what is withheld takes no part, so it cannot be worked back.

    Withheld when every part is, for the reason of the first. The groups share nobody.
    """
    told = [part for part in parts if isinstance(part, Release)]
    if not told:
        return next(part for part in parts if isinstance(part, Withheld))
    first = told[0].value
    counts = np.sum([part.value.counts for part in told], axis=0)
    missed = [vars(part.value.missed) for part in told]
    known = all(count is not None for one in missed for count in one.values())
    total = {name: sum(one[name] for one in missed) if known else None for name in missed[0]}
    return Release(Tally(first.skill, first.span, counts, Missed(**total)), sum(part.respondents for part in told))


def across(
    people: Respondents,
    skills: Sequence[Shown[Tally]],
    work: Callable[[Respondents], U],
    *,
    basis: Basis,
    policy: Policy,
) -> Shown[U]:
    """Work out one value from whole respondents; skills that are withheld take no part in it.

    It rests on the respondents who gave a complete pair to any skill that may be told.
    """
    seen = people.only({one.value.skill for one in skills if isinstance(one, Release)})
    respondents = int((seen.importance >= 0).any(axis=1).sum())
    outcome = counted("respondents", seen, respondents=respondents, basis=basis, policy=policy)
    return outcome.then(work) if isinstance(outcome, Release) else outcome


def together(parts: Sequence[Shown[T]], work: Callable[[Sequence[T | None]], U]) -> Release[U]:
    """Work out one value from several; what is withheld enters as None, and so cannot be worked back.

    The result rests on as many respondents as the smallest released part that anybody answered.
    """
    released = [part.respondents for part in parts if isinstance(part, Release) and part.respondents]
    values = [part.value if isinstance(part, Release) else None for part in parts]
    return Release(work(values), min(released, default=0))
