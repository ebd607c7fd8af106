"""The cells of one sheet: change the ones named, put in the ones that are missing, leave the others as they are."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import groupby

from coprod.workbook.cells import address
from coprod.workbook.formats.book import Place
from coprod.workbook.marked.tags import Edit, Element, child, edited, elements, filled, with_marks

Change = Callable[[str], str]
"""From the text of a cell to its new text."""


def at(cell: str) -> Place | None:
    """Return the place that a cell's name stands for (``E14``, ``$E$14``); None when it is no such name."""
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})", cell)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return Place(int(found[2]) - 1, column - 1)


def style_of(cell: str) -> int:
    """Return the number of a cell's style."""
    one = next(elements(cell, "c"), None)
    number = one.marks.get("s", "0") if one else "0"
    return int(number) if number.isdecimal() else 0


def styles(sheet: str, places: Collection[Place]) -> dict[Place, int]:
    """Return the styles of cells, those that are there."""
    rows, found = {place.row for place in places}, dict[Place, int]()
    data = child(sheet, "sheetData")
    for row, number in numbered(sheet, "row", data) if data else ():
        if number in rows:
            for cell, column in numbered(sheet, "c", row):
                if (place := Place(number, column)) in places:
                    found[place] = style_of(sheet[cell.start : cell.end])
    return found


def changed(sheet: str, changes: Mapping[Place, Change]) -> str:
    """Return the text of a sheet with cells changed. A missing cell is offered empty, in the style of its place."""
    data = child(sheet, "sheetData")
    if data is None or not changes:
        return sheet
    columns = _column_styles(sheet)
    by_row = groupby(sorted(changes), key=lambda place: place.row)
    waiting = [(row, {place.column: changes[place] for place in places}) for row, places in by_row][::-1]
    edits: list[Edit] = []
    for row, number in numbered(sheet, "row", data):
        while waiting and waiting[-1][0] < number:
            edits.append((row.start, row.start, _new_row(waiting.pop(), columns, data.prefix)))
        if waiting and waiting[-1][0] == number:
            edits += _row(sheet, row, *waiting.pop(), columns)
        if not waiting:
            break
    more = "".join(_new_row(one, columns, data.prefix) for one in reversed(waiting))
    if more:
        edits.append(filled(sheet, data, more))
    return edited(sheet, edits)


def numbered(sheet: str, name: str, parent: Element) -> Iterator[tuple[Element, int]]:
    """Yield rows or cells with their numbers from 0, which a writer may leave out where they just go on."""
    number = -1
    for one in elements(sheet, name, parent.inside, parent.until):
        said = one.marks.get("r", "")
        place = at(said) if name == "c" else at(f"A{said}")
        number = number + 1 if place is None else place.column if name == "c" else place.row
        yield one, number


def _row(sheet: str, row: Element, number: int, cells: dict[int, Change], columns: Mapping[int, int]) -> list[Edit]:
    edits: list[Edit] = []
    said = row.marks.get("s", "") if row.marks.get("customFormat") in ("1", "true") else ""
    style = int(said) if said.isdecimal() else None
    waiting, added = dict(sorted(cells.items())), list[int]()

    def new(column: int) -> str:
        added.append(column)
        own = columns.get(column, 0) if style is None else style
        return waiting.pop(column)(_empty(Place(number, column), own, row.prefix))

    for cell, column in numbered(sheet, "c", row):
        edits += [(cell.start, cell.start, new(missing)) for missing in list(waiting) if missing < column]
        if column in waiting:
            edits.append((cell.start, cell.end, waiting.pop(column)(sheet[cell.start : cell.end])))
        if not waiting:
            break
    more = "".join([new(column) for column in list(waiting)])
    if row.alone:
        tag = _spanned(sheet[row.start : row.end], row, added)
        return [(row.start, row.end, filled(tag, next(elements(tag, "row")), more)[2])]
    tag = _spanned(sheet[row.start : row.inside], row, added)
    return [(row.start, row.inside, tag), *edits, (row.until, row.until, more)]


def _spanned(tag: str, row: Element, added: Collection[int]) -> str:
    """Keep true what a row says about how far its cells reach."""
    span = re.fullmatch(r"([0-9]+):([0-9]+)", row.marks.get("spans", ""))
    if not span or not added:
        return tag
    low, high = min(int(span[1]), min(added) + 1), max(int(span[2]), max(added) + 1)
    return with_marks(tag, spans=f"{low}:{high}")


def _new_row(cells: tuple[int, Mapping[int, Change]], columns: Mapping[int, int], prefix: str) -> str:
    number, changes = cells
    places = {column: Place(number, column) for column in sorted(changes)}
    inside = "".join(changes[one](_empty(place, columns.get(one, 0), prefix)) for one, place in places.items())
    return f'<{prefix}row r="{number + 1}">{inside}</{prefix}row>'


def _empty(place: Place, style: int, prefix: str) -> str:
    return f'<{prefix}c r="{address(*place)}" s="{style}"/>'


def _column_styles(sheet: str) -> dict[int, int]:
    """Return the styles that whole columns have, for as many columns as a workbook of ours could use."""
    widths = child(sheet, "cols")
    found: dict[int, int] = {}
    for one in elements(sheet, "col", widths.inside, widths.until) if widths else ():
        style, low, high = (one.marks.get(name, "") for name in ("style", "min", "max"))
        if style.isdecimal() and low.isdecimal() and high.isdecimal():
            found |= {column: int(style) for column in range(int(low) - 1, min(int(high), 1000))}
    return found
