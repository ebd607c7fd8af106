"""Where a note stands beside its cell, in the words of the old drawings: eight numbers, cells and pixels in turn."""

from collections.abc import Callable, Mapping

from coprod.workbook.formats.book import Place
from coprod.workbook.marked.rows import numbered
from coprod.workbook.marked.tags import child, elements

LETTER, POINT = 7, 96 / 72
"""Pixels of a letter of a column's width, and of a point of a row's height."""
COLUMN, ROW = 64, 20
"""Pixels of a column and a row that say nothing of their own."""
FARTHEST = 1000
"""How many columns of a sheet are measured."""
ASIDE, ABOVE = 12, 8


def anchors(sheet: str, sizes: Mapping[Place, tuple[int, int]]) -> dict[Place, str]:
    """Return the anchors of notes of these sizes (width and height in pixels) on the text of a sheet."""
    columns, rows = _columns(sheet), _rows(sheet)

    def anchor(place: Place, width: int, height: int) -> str:
        right = _end(place.column + 1, ASIDE + width, lambda column: columns.get(column, COLUMN))
        top, gap = (place.row - 1, max(rows.get(place.row - 1, ROW) - ABOVE, 0)) if place.row else (0, 0)
        bottom = _end(top, gap + height, lambda row: rows.get(row, ROW))
        numbers = (place.column + 1, ASIDE, top, gap, *right, *bottom)
        return ", ".join(str(number) for number in numbers)

    return {place: anchor(place, *size) for place, size in sizes.items()}


def _end(first: int, length: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Return where a length ends: the column or row, and the pixels into it."""
    while length > size(first):
        length -= size(first)
        first += 1
    return first, length


def _columns(sheet: str) -> dict[int, int]:
    found: dict[int, int] = {}
    widths = child(sheet, "cols")
    for one in elements(sheet, "col", widths.inside, widths.until) if widths else ():
        low, high, width = (_number(one.marks.get(name, "")) for name in ("min", "max", "width"))
        pixels = 0 if _is(one.marks, "hidden") else int(width * LETTER) or COLUMN
        found |= {column: pixels for column in range(int(low) - 1, min(int(high), FARTHEST))}
    return found


def _rows(sheet: str) -> dict[int, int]:
    data = child(sheet, "sheetData")
    return {
        number: 0 if _is(one.marks, "hidden") else int(_number(one.marks.get("ht", "")) * POINT) or ROW
        for one, number in (numbered(sheet, "row", data) if data else ())
    }


def _is(marks: Mapping[str, str], name: str) -> bool:
    return marks.get(name) in ("1", "true")


def _number(text: str) -> float:
    return float(text) if text.replace(".", "", 1).isdecimal() and text.isascii() and len(text) < FARTHEST else 0.0
