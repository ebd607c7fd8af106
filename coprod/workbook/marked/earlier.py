"""What an earlier check left in a file: the list on its sheet What to fix, our fills and our notes."""

from collections.abc import Iterator
from dataclasses import dataclass

from coprod.workbook.cells import Kind, Stamp
from coprod.workbook.formats.book import Book, Place, Tab
from coprod.workbook.marked import notes
from coprod.workbook.marked.contents import listed, remove
from coprod.workbook.marked.package import Package
from coprod.workbook.marked.rows import Change, at, changed, style_of, styles
from coprod.workbook.marked.styles import Styles
from coprod.workbook.marked.tags import with_marks
from coprod.workbook.marked.which import COLOURS

BLOCK = "#marks"
CORNER = 20
"""How many rows and columns from the corner a stamp is looked for."""


@dataclass(frozen=True)
class Marked:
    """A line of an earlier list: the code, and where it was found."""

    code: str
    sheet: str
    cell: str


def before(book: Book) -> tuple[Marked, ...]:
    """Return what the sheet What to fix of an earlier marked copy lists; nothing when the file is no marked copy."""
    return tuple(dict.fromkeys(line for tab in book.tabs for _, line in _lines(tab)))


def is_list(tab: Tab) -> bool:
    """Whether a sheet is a list of ours from an earlier check."""
    found = stamp_of(tab)
    return found is not None and found[1].kind is Kind.MARKS


def clear(package: Package, book: Book) -> None:
    """Take away what an earlier check left, so that the file is as its owner would have it."""
    parts = {one.name: one.part for one in listed(package) if one.part in package.parts}
    opened = Styles(package)
    kept: dict[str, dict[Place, int]] = {}
    ours = [tab for tab in book.tabs if tab.name in parts and is_list(tab)]
    for tab in ours:
        keepers = {place: line for place, line in _lines(tab) if at(str(tab.content(*place)))}
        found = styles(package.text(parts[tab.name]), keepers)
        for place, line in keepers.items():
            own = at(str(tab.content(*place)))
            if own:
                kept.setdefault(line.sheet, {}).setdefault(own, found.get(place, 0))
    for name, part in parts.items():
        places = notes.drop_ours(package, part) | kept.get(name, {}).keys()
        if places:
            text = package.text(part)
            there = styles(text, places)
            undo = {place: _undone(opened, kept.get(name, {}), place) for place in there}
            package.write(part, changed(text, undo))
    opened.save()
    for tab in ours:
        remove(package, [one.name for one in listed(package)].index(tab.name))


def _undone(opened: Styles, kept: dict[Place, int], place: Place) -> Change:
    """Return the change that gives a cell its own style back, if it still has our colour.

    A cell that has moved since takes the style of one we marked in its column, failing that none.
    """

    def change(cell: str) -> str:
        if not opened.is_coloured(style_of(cell), tuple(COLOURS.values())):
            return cell
        near = [style for other, style in kept.items() if other.column == place.column]
        style = kept.get(place, near[0] if near else None)
        return with_marks(cell, s=str(opened.uncoloured(style_of(cell)) if style is None else style))

    return change


def stamp_of(tab: Tab) -> tuple[Place, Stamp] | None:
    """Return the stamp of a sheet and where it stands, near the corner."""
    for row, cells in enumerate(tab.rows[:CORNER]):
        for column, content in enumerate(cells[:CORNER]):
            stamp = Stamp.of(content)
            if stamp:
                return Place(row, column), stamp
    return None


def _lines(tab: Tab) -> Iterator[tuple[Place, Marked]]:
    """Yield each line of an earlier list, with the place of the cell that keeps a style."""
    found = stamp_of(tab)
    if found is None or found[1].kind is not Kind.MARKS:
        return
    corner, opened = found[0], False
    for row in range(corner.row + 1, len(tab.rows)):
        code, sheet, cell = (str(tab.content(row, corner.column + step)) for step in range(3))
        if opened and code:
            yield Place(row, corner.column + 3), Marked(code, sheet, cell)
        opened = opened or code == BLOCK
