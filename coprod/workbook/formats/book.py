"""A file as found, whatever format it came in: its sheets, their cells, and what a person sees on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeAlias

Content: TypeAlias = int | float | str | bool | date | datetime | time | timedelta
"""What a spreadsheet reader finds in a cell; an empty cell is the empty string."""


class Format(StrEnum):
    """What a file is by its content, whatever its name says."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    """Values between commas, semicolons or tabs (.csv, .tsv)."""


class Unseen(NamedTuple):
    """A cell whose content would mislead: the finding's code, and what the person sees in it."""

    code: str
    shown: str


class Place(NamedTuple):
    """A cell of a sheet, counted from 0."""

    row: int
    column: int


class Area(NamedTuple):
    """Cells merged into one, both corners included, counted from 0; what they hold stands in the first."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Tab:
    """One sheet of somebody's file, from its cell A1 on.

    ``hidden_rows`` are out of sight by hand or by a filter; ``notes`` are the cells with a note (a comment on a cell);
    ``very_hidden`` sheets can be shown by a macro only; ``filtered`` ones have a filter that is on.
    """

    name: str
    rows: list[list[Content]]
    unseen: Mapping[Place, Unseen] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    notes: tuple[Place, ...] = ()
    very_hidden: bool = False
    filtered: bool = False

    def content(self, row: int, column: int) -> Content | Unseen:
        """Return what a cell holds; the empty string beyond the edge."""
        found = self.unseen.get(Place(row, column)) if self.unseen else None
        if found:
            return found
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""


@dataclass(frozen=True)
class Book:
    """A whole file: its sheets in their order, and whether it carries macros (which nobody runs).

    ``encoding`` is that of a text file; ``cp1252`` is a guess, made when the file is not in Unicode.
    """

    format: Format
    tabs: tuple[Tab, ...]
    macros: bool = False
    encoding: str = ""
