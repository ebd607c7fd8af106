"""How the workbook looks: one typeface, one accent, pale yellow for answers, and rows as high as their words."""

import textwrap
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from coprod.workbook.cells import Line, Look

TYPEFACE = "Arial"
NAVY, GREY, MIST, YELLOW, RED, LINE = "002147", "595959", "F2F2F2", "FFFBE6", "F8CBCB", "BFBFBF"
POINT_HEIGHT = 1.32
"""Height of a line of text in its own size, as Excel and LibreOffice draw it."""


SCREEN, READABLE = 220, 160
"""A sheet wider than the first (in characters) is scrolled sideways; its running words keep to the second."""
NARROW = 12
"""A column up to this width on such a sheet holds ratings: smaller letters, on three lines if need be."""

UNINDENTED = 3
"""How many more characters a column holds where words are not indented."""


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour, end_color=colour)


@dataclass(frozen=True)
class Dress:
    """How the cells of one kind of line are drawn."""

    size: int = 10
    bold: bool = False
    ink: str = "1A1A1A"
    fill: str = ""
    border: str = ""
    padding: int = 6
    spread: bool = False
    """Whether the first cell runs across the whole sheet."""

    @property
    def font(self) -> Font:
        """The font of the cells."""
        return Font(name=TYPEFACE, size=self.size, bold=self.bold, color=self.ink)

    @property
    def background(self) -> PatternFill:
        """The fill of the cells."""
        return _fill(self.fill) if self.fill else PatternFill()

    @property
    def edges(self) -> Border:
        """The thin lines around the cells."""
        if not self.border:
            return Border()
        side = Side("thin", color=self.border)
        return Border(side, side, side, side)

    def lines(self, words: str, width: float) -> int:
        """Return how many lines words take in a width (in characters)."""
        return _lines(words, width, self)

    def height(self, texts: list[tuple[str, float]]) -> float:
        """Return the row height in points that shows each text in its column's width (in characters)."""
        lines = max((_lines(words, width, self) for words, width in texts), default=1)
        return ceil(lines * self.size * POINT_HEIGHT) + self.padding


DRESS = {
    Look.TITLE: Dress(size=18, bold=True, ink=NAVY, padding=10, spread=True),
    Look.TEXT: Dress(padding=8, spread=True),
    Look.BAND: Dress(size=11, bold=True, ink=NAVY, fill="DDE3EA", padding=8, spread=True),
    Look.HEAD: Dress(bold=True, ink="FFFFFF", fill=NAVY, border="FFFFFF", padding=10),
    Look.ITEM: Dress(border=LINE, padding=8),
    Look.PLAIN: Dress(ink=GREY, padding=6, spread=True),
}
ANSWER = Dress(fill=YELLOW, border="A6A6A6")
SMALL_HEAD, SMALL_ANSWER = replace(DRESS[Look.HEAD], size=9), replace(ANSWER, size=9, padding=2)
UNREADABLE = PatternFill(bgColor=RED)
OPEN, LOCKED = Protection(locked=False), Protection(locked=True)
WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
OVERFLOWING = Alignment(horizontal="left", vertical="center", indent=1)
"""One line across empty cells: not merged, for a merge stays behind when rows are moved, and stops sorting."""
ACROSS = Alignment(horizontal="centerContinuous", vertical="center")
PACKED = Alignment(horizontal="left", vertical="center", wrap_text=True)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
WIDE_LETTERS = frozenset("mwMWABCDEFGHKNOPQRSUVXYZ%@\u2014")


def crowded(widths: tuple[int, ...]) -> bool:
    """Whether a sheet is wider than a screen."""
    return sum(widths) > SCREEN


def reach(widths: tuple[int, ...]) -> int:
    """Return how many columns a line of running words crosses: all, or those that fill one screen."""
    if not crowded(widths):
        return len(widths)
    return sum(width <= READABLE for width in accumulate(widths))


def spans(line: Line, widths: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the first column of each cell and the first beyond it, counted from 0.

    Running words cross what can be seen of the sheet; a heading of a crowded sheet crosses the empty cells after it.
    """
    spread = DRESS[line.look].spread
    if not spread and not (crowded(widths) and line.look is Look.HEAD):
        return [(place, place + 1) for place in range(len(line.cells))]
    end = reach(widths) if spread else len(line.cells)
    firsts = [place for place, words in enumerate(line.cells) if words or not any(line.cells[:place])] or [0]
    return list(zip(firsts, (*firsts[1:], end), strict=True))


def clothes(look: Look, widths: tuple[int, ...], place: int, *, answer: bool) -> tuple[Dress, Alignment]:
    """Return how one cell of a line is drawn and how its words stand in it."""
    small = crowded(widths) and widths[place] <= NARROW
    if small and answer:
        return SMALL_ANSWER, PACKED
    if small and look is Look.HEAD:
        return SMALL_HEAD, MIDDLE
    return (ANSWER if answer else DRESS[look]), WRAPPED


def _lines(words: str, width: float, dress: Dress) -> int:
    """Count the lines that words need, a little generously: no two programs break lines alike."""
    share = dress.size / 10 * (1.1 if dress.bold else 1.0)
    room = max(int((width - 2.5) / share), 4)
    return sum(
        len(textwrap.wrap(part + "n" * (sum(letter in WIDE_LETTERS for letter in part) // 8), room)) or 1
        for part in words.split("\n")
    )


ROW = SMALL_ANSWER.height([("\n\n", NARROW)])
"""The height of a person's row: three lines."""
