"""What a workbook is made of, before any file: sheets of lines, lines of words and open answer cells.

Column A and some rows are hidden and carry ids, so that a sheet is recognised by what it says and not by its place:
the stamp (``coprod-core@1.0/skills/en``) opens a sheet, a line ``#block`` names the columns of the lines below it, and
every line with answers carries the id of its item.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Self

from coprod.instrument.scales import Missing
from coprod.workbook.spelling import spelt

Value = int | bool | str | Missing


class Kind(StrEnum):
    """What a sheet is for; the middle part of its stamp."""

    START = "start"
    ABOUT = "about"
    SKILLS = "skills"
    GOVERNANCE = "governance"
    STAKEHOLDERS = "stakeholders"
    TIES = "ties"
    TEAM = "team"
    LISTS = "lists"
    MARKS = "marks"


class Stamp(NamedTuple):
    """What a sheet says about itself in its hidden corner."""

    instrument: str
    kind: Kind
    language: str

    def __str__(self) -> str:
        """Return the text of the corner cell."""
        return f"{self.instrument}/{self.kind}/{self.language}"

    @classmethod
    def of(cls, text: object) -> Self | None:
        """Return the stamp that a cell holds, if it holds one."""
        if not isinstance(text, str):
            return None
        found = re.fullmatch(rf"\s*([a-z0-9-]+@\d+\.\d+)/({'|'.join(Kind)})/([A-Za-z_]+)\s*", text)
        return cls(found[1], Kind(found[2]), found[3]) if found else None


@dataclass(frozen=True)
class Choice:
    """One entry of a drop-down: its value, its words, and other ways of writing it.

    ``sure`` ways need no remark; ``meant`` ways are understood with a note.
    """

    value: Value
    words: str
    sure: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()


@dataclass(frozen=True)
class Menu:
    """A drop-down list. ``low`` and ``high`` are the ends of a scale, when it is one."""

    name: str
    choices: tuple[Choice, ...]
    low: int | None = None
    high: int | None = None

    @cached_property
    def accepted(self) -> tuple[str, ...]:
        """What a message lists as acceptable beside the numbers of a scale: codes, or the entries' first words."""
        return tuple(
            choice.words.split(" \u2013 ")[0]
            for choice in self.choices
            if self.low is None or isinstance(choice.value, Missing)
        )

    @cached_property
    def meanings(self) -> dict[str, tuple[Value, bool]]:
        """Every way of writing an entry, plainly spelt, with the value and whether it needs no remark."""
        known: dict[str, tuple[Value, bool]] = {}
        for choice in self.choices:
            for words in choice.meant:
                known.setdefault(spelt(words), (choice.value, False))
        for choice in self.choices:
            for words in (choice.words, *choice.sure):
                known[spelt(words)] = (choice.value, True)
        return known


class Form(StrEnum):
    """What kind of answer an open cell takes."""

    RATING = "rating"
    CHOICE = "choice"
    TEXT = "text"
    DATE = "date"
    COUNT = "count"


@dataclass(frozen=True)
class Answer:
    """An open cell. ``limit`` is the longest text it takes, 0 for any; ``least`` and ``most`` bound a count."""

    form: Form
    menu: Menu | None = None
    limit: int = 0
    least: int = 0
    most: int = 999_999_999


LINE = 200
"""The longest text that an answer of one line takes (coprod.instrument.answers.Line)."""
TEXT, NAME, DATE, COUNT = Answer(Form.TEXT), Answer(Form.TEXT, limit=LINE), Answer(Form.DATE), Answer(Form.COUNT)


class Look(StrEnum):
    """How a line is dressed."""

    HIDDEN = "hidden"
    TITLE = "title"
    TEXT = "text"
    BAND = "band"
    HEAD = "head"
    ITEM = "item"
    PLAIN = "plain"


@dataclass(frozen=True)
class Line:
    """One row: its id (hidden column A) and its cells from column B on."""

    look: Look
    cells: tuple[str | Answer, ...] = ()
    id: str = ""


def keys(block: str, *columns: str) -> Line:
    """Return the hidden line that opens a block and names its columns."""
    return Line(Look.HIDDEN, columns, f"#{block}")


def head(*words: str) -> Line:
    """Return a line of column headings."""
    return Line(Look.HEAD, words)


class Spot(NamedTuple):
    """The name of one answer cell on its sheet: block, line and column."""

    block: str
    line: str
    column: str


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``free`` names the blocks whose lines people add as they need them.

    ``frozen`` lines stay in sight; ``pages`` is how many A4 pages it may take at most, 0 for any. ``later`` names the
    lines that came in after workbooks had gone out: a file without them lacks nothing.
    """

    kind: Kind
    title: str
    widths: tuple[int, ...]
    lines: tuple[Line, ...]
    landscape: bool = False
    frozen: int = 0
    pages: int = 0
    free: frozenset[str] = field(default_factory=frozenset)
    later: frozenset[str] = field(default_factory=frozenset)

    def answers(self) -> Iterator[tuple[Spot, str, Answer]]:
        """Yield each answer cell with its name and its address in a fresh template (``D8``)."""
        block, columns = "", tuple[str, ...]()
        for row, line in enumerate(self.lines, start=1):
            if line.id.startswith("#"):
                block, columns = line.id[1:], tuple(str(cell) for cell in line.cells)
            for place, cell in enumerate(line.cells):
                if isinstance(cell, Answer):
                    yield Spot(block, line.id, columns[place]), address(row - 1, place + 1), cell


def address(row: int, column: int) -> str:
    """Name a cell in Excel's words from its place counted from 0: ``address(13, 4)`` is ``E14``."""
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"
