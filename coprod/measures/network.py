"""Who works with whom: density and centralisation of the ties, and the form of governance they may point to.

Ties are undirected. They are recorded in a roster of their own, or, where only the participation matrix exists, taken
from it: two stakeholders are tied when both were active in two stages or more. With one stage nearly everyone would be
tied to everyone, which says nothing. Which of the two was used always goes with the result.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations
from typing import Self

from coprod.language import N_
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import Given, Participation, written
from coprod.measures.participation import ACTIVE
from coprod.measures.undefined import Undefined

TOGETHER = 2
"""In how many stages two stakeholders must both be active to count as tied."""

SMALLEST_NETWORK = 3
"""The fewest stakeholders that density and centralisation are worked out for."""

FEW, DENSE, CENTRAL, FLAT = 8, 0.5, 0.5, 0.3
HINTED_FROM = 4


class Basis(StrEnum):
    """Where ties come from."""

    RECORDED = "recorded"
    CO_ACTIVE = "co_active"


BASIS_WORDS: Mapping[Basis, str] = {
    Basis.RECORDED: N_("ties as recorded"),
    Basis.CO_ACTIVE: N_("ties taken from taking part in two stages or more"),
}


@dataclass(frozen=True)
class Ties:
    """Undirected ties; build them with ``of`` or ``co_active``.

    ``nodes`` are all stakeholders, those without a tie included, in order of their names; each pair is in that order
    too. ``complete`` is false when depths that are not known may hide ties.
    """

    nodes: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    basis: Basis = Basis.RECORDED
    complete: bool = True

    @classmethod
    def of(cls, rows: Iterable[Sequence[Given]]) -> Self:
        """Build from rows (stakeholder, partner); an empty partner lists a stakeholder without ties.

        The same tie twice, in either direction, is one tie. ValueError, worded for the person who wrote the rows, for a
        row without a stakeholder and for a tie to oneself; rows are numbered as in a file, its header being row 1.
        """
        nodes: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        for number, (first, second) in enumerate(rows, start=2):
            one, other = written(first), written(second)
            if not one:
                raise ValueError(f"Row {number} names no stakeholder. Write one in the first column.")
            if one == other:
                raise ValueError(
                    f"Row {number} ties {one} to itself. Name another partner, or none if {one} worked with nobody."
                )
            nodes |= {one, other} - {""}
            if other:
                pairs.add((min(one, other), max(one, other)))
        return cls(tuple(sorted(nodes)), frozenset(pairs))

    @classmethod
    def co_active(cls, matrix: Participation, *, stages: int = TOGETHER) -> Self:
        """Tie all stakeholders, government included, who were both active in at least so many ``stages``.

        Who is not known to be active in a stage is not tied by it.
        """
        nodes = sorted(one.name for one in matrix.participants)

        def together(one: str, other: str, unknown: int) -> bool:
            depths = (
                (matrix.depth.get((one, at), unknown), matrix.depth.get((other, at), unknown)) for at in matrix.stages
            )
            return sum(min(both) >= ACTIVE for both in depths) >= stages

        pairs = frozenset(pair for pair in combinations(nodes, 2) if together(*pair, 0))
        complete = not any(together(*pair, ACTIVE) for pair in combinations(nodes, 2) if pair not in pairs)
        return cls(tuple(nodes), pairs, Basis.CO_ACTIVE, complete)

    def among(self, names: Collection[str]) -> "Ties":
        """Return the same ties in a network that these stakeholders belong to as well."""
        return replace(self, nodes=tuple(sorted({*self.nodes, *names})))

    @property
    def degrees(self) -> dict[str, int]:
        """How many ties each stakeholder has."""
        ends = Counter(name for pair in self.pairs for name in pair)
        return {name: ends[name] for name in self.nodes}


def network_density(ties: Ties) -> Indicator:
    """Share of all possible ties that exist, E / (n (n - 1) / 2); 0 to 1 (Provan & Kenis 2008).

    A lower bound where depths that are not known may hide ties. Undefined below 3 stakeholders. n: stakeholders.
    """
    n, existing = len(ties.nodes), len(ties.pairs)
    return Indicator(
        "network_density",
        existing / (n * (n - 1) / 2) if n >= SMALLEST_NETWORK else Undefined.BELOW_MINIMUM,
        n,
        at_least=n >= SMALLEST_NETWORK and not ties.complete,
        details={"basis": ties.basis, "ties": existing, "complete": ties.complete},
    )


def network_centralisation(ties: Ties) -> Indicator:
    """Freeman's degree centralisation, sum(d_max - d) / ((n - 1)(n - 2)); 0 (all alike) to 1 (star).

    Freeman 1978, Social Networks, DOI 10.1016/0378-8733(78)90021-7. 0 without ties. Undefined below 3 stakeholders. One
    more tie can raise or lower it, so TIES_UNKNOWN where depths that are not known may hide ties. n: stakeholders.
    """
    n, degrees = len(ties.nodes), ties.degrees
    most = max(degrees.values(), default=0)
    spread = sum(most - degree for degree in degrees.values())
    return Indicator(
        "network_centralisation",
        _undefined(ties) or spread / ((n - 1) * (n - 2)),
        n,
        details={"basis": ties.basis, "ties": len(ties.pairs), "complete": ties.complete, "degrees": degrees},
    )


def _undefined(ties: Ties) -> Undefined | None:
    if len(ties.nodes) < SMALLEST_NETWORK:
        return Undefined.BELOW_MINIMUM
    return None if ties.complete else Undefined.TIES_UNKNOWN


class GovernanceForm(StrEnum):
    """The three forms of network governance (Provan & Kenis 2008; names from memory)."""

    PARTICIPANT_GOVERNED = "participant_governed"
    LEAD_ORGANISATION = "lead_organisation"
    ADMINISTRATIVE_ORGANISATION = "network_administrative_organisation"


@dataclass(frozen=True)
class FormHint:
    """A form that the ties may point to, and the question to put to the group. Never a verdict."""

    form: GovernanceForm
    question: str


QUESTIONS = {
    GovernanceForm.PARTICIPANT_GOVERNED: N_(
        "You are few, most of you work directly with each other, and nobody stands in the middle. Do you steer this "
        "together, and is it clear how you decide?"
    ),
    GovernanceForm.LEAD_ORGANISATION: N_(
        "Much of the work runs through one stakeholder. Is it meant to lead, and do the others agree with that?"
    ),
    GovernanceForm.ADMINISTRATIVE_ORGANISATION: N_(
        "The stakeholder that leads does not take part in delivering the service. Is its task to coordinate the "
        "others, and does it have what it needs for that?"
    ),
}


def form_hint(ties: Ties, coordinator: str = "") -> FormHint | None:
    """Which of the three forms the ties may point to, from 4 stakeholders on; None where they point to none.

    Plain thresholds (our design; Provan & Kenis 2008 give none that can be applied as they stand):
    a ``coordinator``, the one stakeholder that leads without delivering, tied to at least half of the others, points to
    an administrative organisation; else centralisation of 0.5 or more around one stakeholder to a lead organisation;
    else density of 0.5 or more among at most 8, with centralisation of 0.3 or less, to participants who govern.
    """
    n, degrees = len(ties.nodes), ties.degrees
    density, centralisation = network_density(ties).value, network_centralisation(ties).value
    if n < HINTED_FROM or isinstance(density, Undefined) or isinstance(centralisation, Undefined):
        return None
    if 2 * degrees.get(coordinator, 0) >= n - 1:
        form = GovernanceForm.ADMINISTRATIVE_ORGANISATION
    elif centralisation >= CENTRAL and list(degrees.values()).count(max(degrees.values())) == 1:
        form = GovernanceForm.LEAD_ORGANISATION
    elif n <= FEW and density >= DENSE and centralisation <= FLAT:
        form = GovernanceForm.PARTICIPANT_GOVERNED
    else:
        return None
    return FormHint(form, QUESTIONS[form])
