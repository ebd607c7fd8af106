"""Orders of skills: whether two ways of scoring agree, and what people picked themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

APART = 5


@dataclass(frozen=True)
class Standing:
    """The places of a skill in two orders, 1 being the most urgent; ties share the middle of their places."""

    skill: str
    by_mwds: float
    by_rds: float

    @property
    def parts(self) -> bool:
        """Whether the two places lie more than five apart."""
        return abs(self.by_mwds - self.by_rds) > APART


@dataclass(frozen=True)
class OrderAgreement:
    """How far two orders of the same skills agree: ``rho`` in [-1, 1], and where each skill stands in both."""

    rho: Value
    standings: tuple[Standing, ...]

    @property
    def parting(self) -> tuple[Standing, ...]:
        """The skills on which the two orders part."""
        return tuple(one for one in self.standings if one.parts)


@dataclass(frozen=True)
class Pick:
    """What one skill got as a priority. ``share`` is ``picked`` of ``answered``; equal shares tie on a place."""

    skill: str
    picked: int
    answered: int
    share: float
    place: int


def places(scores: Sequence[float]) -> NDArray[np.float64]:
    """Place of each score, 1 for the greatest, shape (n,); equal scores share the middle of their places."""
    given = np.asarray(scores, dtype=np.float64)
    above: NDArray[np.int64] = (given[None, :] > given[:, None]).sum(axis=1)
    level: NDArray[np.int64] = (given[None, :] == given[:, None]).sum(axis=1)
    return above + (level + 1) / 2


def order_agreement(skills: Sequence[str], *, mwds: Sequence[float], rds: Sequence[float]) -> OrderAgreement:
    """Spearman's rank correlation of two orders, and where they part by more than five places.

    RDS is turned round first: -100 is the most urgent there. From 3 skills up; undefined where all of one score are
    the same. Spearman 1904; the limit of five places is our design.
    """
    by_mwds, by_rds = places(mwds), places([-score for score in rds])
    standings = zip(skills, by_mwds.tolist(), by_rds.tolist(), strict=True)
    return OrderAgreement(_correlation(by_mwds, by_rds), tuple(Standing(*one) for one in standings))


def picks(picked: Mapping[str, int], answered: int, mwds: Mapping[str, float]) -> tuple[Pick, ...] | Undefined:
    """Shares of those who answered the question, not of all picks; by share, then by MWDS; equal shares tie.

    ``picked`` counts respondents per skill, ``answered`` those who picked at all. Undefined when nobody did. The most
    literal reading of "what they prioritised" (Paskaleva & Cooper 2019, DOI 10.1007/978-3-319-98953-2_7); our design.
    """
    if not answered:
        return Undefined.NOBODY
    order = sorted(picked, key=lambda skill: (-picked[skill], -mwds.get(skill, float("-inf")), skill))
    return tuple(
        Pick(
            skill,
            picked[skill],
            answered,
            picked[skill] / answered,
            1 + sum(more > picked[skill] for more in picked.values()),
        )
        for skill in order
    )


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> Value:
    if len(one) < 3:
        return Undefined.BELOW_MINIMUM if len(one) else Undefined.NOBODY
    first, second = one - one.mean(), other - other.mean()
    spread = float(np.sqrt((first @ first) * (second @ second)))
    return float(first @ second) / spread if spread else Undefined.NO_VARIATION
