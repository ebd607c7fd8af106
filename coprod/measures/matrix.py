"""The participation matrix: which stakeholder takes part in which stage, how deeply, with which right to decide."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined

GOVERNMENT, BUSINESS, RESEARCH, CIVIL_SOCIETY = HELICES = ("government", "business", "research", "civil_society")
STAGES = ("co_commissioning", "co_design", "co_delivery", "co_assessment")
CROSS_CUTTING = "cross_cutting"
DEPTHS, RIGHTS = Span(0, 5), Span(0, 3)

Given = int | float | str | None


@dataclass(frozen=True)
class Participant:
    """One organisation or group; citizens are one row per group, not one per person."""

    name: str
    helix: str
    is_lead: bool = False


@dataclass(frozen=True)
class Participation:
    """The matrix; build it with ``of``, which checks it.

    ``depth`` (0-5) and ``right`` (0-3) hold the known cells by (stakeholder, stage); an absent cell is not known, and
    that is not zero. ``documented_only``: coded from public sources, which do not tell who was absent.
    """

    stages: tuple[str, ...]
    participants: tuple[Participant, ...]
    depth: Mapping[tuple[str, str], int]
    right: Mapping[tuple[str, str], int]
    documented_only: bool = False

    @classmethod
    def of(
        cls,
        rows: Iterable[Sequence[Given]],
        *,
        stages: Sequence[str] | None = None,
        leads: Collection[str] = (),
        documented_only: bool = False,
    ) -> Self:
        """Build from rows (stakeholder, helix, stage, depth, decision right); None or "" where not known.

        Without ``stages`` they are those of the rows: in the order of the service cycle when all belong to it, else as
        they first appear. ``documented_only`` takes the whole service cycle, so that a share of stages stays a lower
        bound. A cross-cutting row lists its stakeholder and nothing else, as cross-cutting is no stage. ``leads`` names
        those who lead. ValueError, worded for the person who wrote the rows, for what cannot be meant; rows are
        numbered as in a file, its header being row 1.
        """
        helices: dict[str, str] = {}
        cells: dict[tuple[str, str], tuple[int | None, int | None]] = {}
        for number, (first, second, third, depth, right) in enumerate(rows, start=2):
            name, helix, stage = written(first), written(second), written(third)
            if not name or not stage:
                raise ValueError(f"Row {number} names no {'stage' if name else 'stakeholder'}. Write one there.")
            where = f"Row {number} ({name}, {stage})"
            if helix not in HELICES:
                raise ValueError(f"{where}: the helix is '{helix}'. Write one of {', '.join(HELICES)}.")
            if helices.setdefault(name, helix) != helix:
                raise ValueError(f"{where} says {helix}, a row above says {helices[name]}. Keep one helix for {name}.")
            if (name, stage) in cells:
                raise ValueError(f"{where} repeats a row above. Keep one row for each stakeholder and stage.")
            if stages is not None and stage not in (*stages, CROSS_CUTTING):
                raise ValueError(f"{where}: there is no such stage. Write one of {', '.join(stages)}.")
            cells[name, stage] = (
                _whole(depth, DEPTHS, f"{where}: the depth"),
                _whole(right, RIGHTS, f"{where}: the decision right"),
            )
        found = [stage for stage in dict.fromkeys(stage for _, stage in cells) if stage != CROSS_CUTTING]
        return cls(
            tuple(_in_order(found, documented_only) if stages is None else stages),
            tuple(Participant(name, helix, name in leads) for name, helix in helices.items()),
            {cell: depth for cell, (depth, _) in cells.items() if depth is not None and cell[1] != CROSS_CUTTING},
            {cell: right for cell, (_, right) in cells.items() if right is not None and cell[1] != CROSS_CUTTING},
            documented_only,
        )

    @property
    def partners(self) -> tuple[Participant, ...]:
        """The stakeholders outside government."""
        return tuple(one for one in self.participants if one.helix != GOVERNMENT)

    @property
    def governed_alone(self) -> bool:
        """Whether it is known that nobody outside government takes part; documents can never tell that."""
        return not self.partners and not self.documented_only

    def sector(self, helix: str) -> tuple[Participant, ...]:
        """The stakeholders of one helix."""
        return tuple(one for one in self.participants if one.helix == helix)

    def depths(self, stage: str, among: Sequence[Participant]) -> list[int | None]:
        """How deeply each of them takes part in a stage, None where it is not known."""
        return [self.depth.get((one.name, stage)) for one in among]

    def rights(self, stage: str, among: Sequence[Participant]) -> list[int | None]:
        """The right of each of them to decide in a stage, None where it is not known."""
        return [self.right.get((one.name, stage)) for one in among]

    def reached(self, cells: Iterable[int | None], least: int) -> bool | None:
        """Whether one of the cells is ``least`` or more; None when none is, but what is not known could be."""
        values = list(cells)
        if any(value is not None and value >= least for value in values):
            return True
        return None if self.documented_only or None in values else False

    def cells_of(self, helix: str, cells: Mapping[tuple[str, str], int], least: int) -> int:
        """How many of a helix's cells, depths or rights, are ``least`` or more."""
        return sum(cells.get((one.name, stage), 0) >= least for one in self.sector(helix) for stage in self.stages)

    def empty(self) -> Undefined | None:
        """Why there is nothing to work anything out from."""
        if not self.participants:
            return Undefined.NO_STAKEHOLDERS
        return None if self.stages else Undefined.NO_STAGES

    def incomplete(self) -> Undefined | None:
        """Why there is nothing to work out what needs to know who was absent."""
        return self.empty() or (Undefined.DOCUMENTED_ONLY if self.documented_only else None)

    def unknown(self) -> Undefined:
        """Why there is no value where not one cell is known that it could rest on."""
        return Undefined.DOCUMENTED_ONLY if self.documented_only else Undefined.NOBODY


def written(cell: Given) -> str:
    """Return a cell as text without blanks around it, empty where there is none."""
    return "" if cell is None else str(cell).strip()


def _whole(given: Given, span: Span, what: str) -> int | None:
    text = written(given)
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = float("inf")
    if not (number.is_integer() and span.low <= number <= span.high):
        raise ValueError(
            f"{what} is {text}. Write a whole number from {span.low} to {span.high}, or nothing where it is not known."
        )
    return int(number)


def _in_order(found: Sequence[str], documented_only: bool) -> Sequence[str]:
    if set(found) <= set(STAGES):
        return [stage for stage in STAGES if documented_only or stage in found]
    if documented_only:
        raise ValueError("Documented rows do not tell every stage. Name all stages of this service cycle as well.")
    return found
