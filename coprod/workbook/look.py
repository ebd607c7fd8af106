"""How the workbook looks: one typeface, one accent, pale yellow for answers, and rows as high as their words."""

import textwrap
from dataclasses import dataclass
from math import ceil

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from coprod.workbook.cells import Look

TYPEFACE = "Arial"
NAVY, GREY, MIST, YELLOW, RED, LINE = "002147", "595959", "F2F2F2", "FFFBE6", "F8CBCB", "BFBFBF"
POINT_HEIGHT = 1.32
"""Height of a line of text in its own size, as Excel and LibreOffice draw it."""


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
UNREADABLE = PatternFill(bgColor=RED)
OPEN, LOCKED = Protection(locked=False), Protection(locked=True)
WRAPPED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
ACROSS = Alignment(horizontal="centerContinuous", vertical="center")
WIDE_LETTERS = frozenset("mwMWABCDEFGHKNOPQRSUVXYZ%@\u2014")


def _lines(words: str, width: float, dress: Dress) -> int:
    """Count the lines that words need, a little generously: no two programs break lines alike."""
    share = dress.size / 10 * (1.1 if dress.bold else 1.0)
    room = max(int((width - 2.5) / share), 4)
    return sum(
        len(textwrap.wrap(part + "n" * (sum(letter in WIDE_LETTERS for letter in part) // 8), room)) or 1
        for part in words.split("\n")
    )
