"""How counts leave a query: each skill of each group has a row of cells, and words become places on the way.

Thousands of groups have a million counts. As numbers with a place each they take a twentieth of a second; as rows of
words they take seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from coprod.instrument.model import Instrument
from coprod.measures.tally import Counts, Missed, Span, Tally

REASONS = tuple(field.name for field in fields(Missed))


@dataclass(frozen=True, eq=False)
class Counted:
    """Respondents of several groups, by skill: ``pairs`` has the shape (groups, skills, width + 1, width + 1).

    The last two are importance and capacity, from the lowest rating up; ``missed`` has (groups, skills, reasons), in
    the order of ``Missed``.
    """

    skills: tuple[str, ...]
    span: Span
    pairs: Counts
    missed: Counts

    def tallies(self) -> Iterator[tuple[Tally, ...]]:
        """Yield the tallies of each group, one per skill."""
        missed = cache(Missed)  # thousands of tallies share a few hundred
        for counts, reasons in zip(self.pairs, self.missed.tolist(), strict=True):
            each = zip(self.skills, counts, reasons, strict=True)
            yield tuple(Tally(skill, self.span, of_skill, missed(*why)) for skill, of_skill, why in each)


@dataclass(frozen=True)
class Cells:
    """The cells of some skills over one scale: for each skill a square of pairs, then the reasons for a missing one."""

    skills: tuple[str, ...]
    span: Span

    @classmethod
    def of(cls, instrument: Instrument, skills: Sequence[str]) -> "Cells":
        """Return the cells of some skills of an instrument."""
        return cls(tuple(skills), Span(instrument.importance.minimum, instrument.importance.maximum))

    @property
    def side(self) -> int:
        """How many ratings there are."""
        return self.span.width + 1

    @property
    def width(self) -> int:
        """How many cells a skill has."""
        return self.side**2 + len(REASONS)

    @property
    def each(self) -> int:
        """How many cells a group has."""
        return self.width * len(self.skills)

    @property
    def sql(self) -> str:
        """The cell of a row within its group: NULL for a rating outside the scale or a reason that is none.

        The row has importance, capacity and missing, and ``asked.place``, the place of its skill.
        """
        low, high = self.span.low, self.span.high
        inside = f"importance BETWEEN {low} AND {high} AND capacity BETWEEN {low} AND {high}"
        pair = f"(importance - {low}) * {self.side} + capacity - {low}"
        reasons = " ".join(f"WHEN missing = '{name}' THEN {self.side**2 + at}" for at, name in enumerate(REASONS))
        return f"asked.place * {self.width} + CASE WHEN missing IS NULL AND {inside} THEN {pair} {reasons} END"

    def filled(self, cell: NDArray[Any], respondents: NDArray[Any], *, groups: int) -> Counted:
        """Return what was counted in the cells of so many groups; IndexError when a row has no cell."""
        if np.ma.getmaskarray(cell).any():
            raise IndexError(f"a rating lies outside {self.span.low}-{self.span.high}, or misses for no known reason")
        counts = np.zeros(groups * self.each, dtype=np.int64)
        np.add.at(counts, np.ma.getdata(cell), respondents)
        pairs, missed = np.split(counts.reshape(groups, len(self.skills), self.width), [self.side**2], axis=2)
        shape = groups, len(self.skills), self.side, self.side
        return Counted(self.skills, self.span, pairs.reshape(shape), missed)


def places(columns: Mapping[str, Sequence[str]]) -> pa.Table:
    """Return a table to join a query with by its columns, each row with its place in them."""
    many = len(next(iter(columns.values())))
    table = pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()})
    return table.append_column("place", pa.array(range(many), pa.int32()))
