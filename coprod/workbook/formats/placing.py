"""Where the cells of a raw .xlsx sheet stand, and how far they reach.

The reader makes a dense table from A1 to the last cell with content, so that reach is bounded before it sees the
sheet. For that, every cell is first brought into the one shape that common programs write: ``<c r="B7" s="1">``.
"""

import re
from html import unescape

from coprod.errors import WorkbookError
from coprod.workbook.formats.book import Area, Place
from coprod.workbook.formats.refusals import BROKEN, UNSAFE

ROWS, COLUMNS = 1_048_576, 16_384
CELLS = 2_000_000
"""Cells that all tables of one file may have, from A1 to the last one with content: some 150 MB."""

PREFIX = re.compile(rb"\s*<([\w.-]+):worksheet[\s>]")
DATA = re.compile(rb"<sheetData\s*(?:/>|>(.*?)</sheetData>)", re.DOTALL)
ODD = re.compile(
    rb'<(?!c r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: (?:s|t|cm|vm|ph)="\w*")* ?/?>'
    rb'|/?(?!(?:c|row)[\s/>])[A-Za-z]+[\s/>]|/(?:c|row)>|row r="[1-9][0-9]{0,6}"(?: [\w:]+="[^"<>&]*")* ?/?>)'
)
TAG = re.compile(rb"<(c|row)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)\s*(/?)>")
ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
CONTENT = re.compile(rb'<c r="([A-Z]+)([0-9]+)"(?: \w+="\w*")* ?>(?!</c>)')
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
TRUE = ("1", "true")


def shaped(sheet: bytes) -> tuple[bytes, bytes]:
    """Return the cells of a sheet (``<sheetData>``) in the common shape, and what stands after them."""
    prefix = PREFIX.match(sheet)
    if prefix:
        sheet = sheet.replace(b"<" + prefix[1] + b":", b"<").replace(b"</" + prefix[1] + b":", b"</")
    found = DATA.search(sheet)
    if not found or DATA.search(sheet, found.end()):
        raise WorkbookError(BROKEN)
    cells = b"<sheetData>" + found[1] + b"</sheetData>" if found[1] else b"<sheetData/>"
    if ODD.search(cells):
        cells = _spelt_out(cells)
        if ODD.search(cells):
            raise WorkbookError(BROKEN)
    return cells, sheet[found.end() :]


def reach(cells: bytes) -> int:
    """Return how many cells the reader will make of this; WorkbookError when one stands beyond any spreadsheet."""
    found = CONTENT.findall(cells)
    if not found:
        return 0
    height = max(map(int, {row for _, row in found}))
    width = 1 + max(column(letters.decode()) for letters in {letters for letters, _ in found})
    if height > ROWS or width > COLUMNS:
        raise WorkbookError(UNSAFE)
    return height * width


def column(letters: str) -> int:
    """Return the number of a column from its letters, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters(number: int) -> str:
    """Return the letters of a column from its number, counted from 0."""
    found, number = "", number + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def place(reference: str) -> Place | None:
    """Return the place of a reference such as B7; None when it is none."""
    found = REFERENCE.fullmatch(reference.replace("$", "").upper())
    return Place(int(found[2]) - 1, column(found[1])) if found else None


def area(reference: str) -> Area | None:
    """Return the cells of a reference such as B7:C9; None when it is none."""
    corners = [place(corner) for corner in reference.split(":")]
    if len(corners) != 2 or corners[0] is None or corners[1] is None:
        return None
    (top, left), (bottom, right) = corners[0], corners[1]
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def _spelt_out(cells: bytes) -> bytes:
    """Give every row its number and every cell its reference, as a spreadsheet program counts them."""
    row = at = 0

    def spelt(tag: re.Match[bytes]) -> bytes:
        nonlocal row, at
        marks = {name: unescape(one or other) for name, one, other in ATTRIBUTE.findall(tag[2].decode())}
        known = marks.get("r", "").strip().upper()
        if tag[1] == b"row":
            row, at = (int(known) if re.fullmatch(r"[0-9]{1,7}", known) else row + 1), 0
            hidden = ' hidden="1"' if marks.get("hidden") in TRUE else ""
            return f'<row r="{row}"{hidden}{tag[3].decode()}>'.encode()
        found = REFERENCE.fullmatch(known)
        if not found and "r" in marks:
            raise WorkbookError(BROKEN)
        at = 1 + (column(found[1]) if found else at)
        known = known if found else f"{letters(at - 1)}{max(row, 1)}"
        others = "".join(f' {name}="{marks[name]}"' for name in ("s", "t") if name in marks)
        return f'<c r="{known}"{others}{tag[3].decode()}>'.encode()

    return TAG.sub(spelt, cells)
