"""What a person may not know about a file, although everything in it was read."""

from collections.abc import Iterable, Iterator, Set

from coprod.workbook.cells import address
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Book, Tab
from coprod.workbook.grids import Grid
from coprod.workbook.marked import Marked
from coprod.workbook.people import Table


def noticed(book: Book, grids: Iterable[Grid], table: Table | None, earlier: Iterable[Marked]) -> Iterator[Finding]:
    """Yield what is to be said of the whole file, of the sheets that are ours, and of a table of people on another.

    What an earlier check noted in a marked copy is no note of somebody's.
    """
    ours = {(one.sheet, one.cell) for one in earlier}
    if book.macros:
        yield Finding("macros_ignored")
    if book.encoding == "cp1252":
        yield Finding("letters_guessed")
    tabs = list[Tab]()
    for grid in grids:
        if grid.row and not grid.by_words:
            yield Finding("moved_down", grid.name, details=(("count", grid.row),))
        yield from _noticed(grid.tab, ours, ((one.row, one.columns.values()) for one in grid.entries))
        tabs.append(grid.tab)
    if table and table.tab not in tabs:
        yield from _noticed(table.tab, ours, ((row, table.columns.values()) for row in table.lines))


def _noticed(tab: Tab, ours: Set[tuple[str, str]], lines: Iterable[tuple[int, Iterable[int]]]) -> Iterator[Finding]:
    if tab.very_hidden:
        yield Finding("sheet_very_hidden", tab.name)
    hidden = list[int]()
    if tab.hidden_rows:
        hidden = [row for row, places in lines if row in tab.hidden_rows and _filled(tab, row, places)]
    if hidden:
        yield Finding("rows_hidden", tab.name, details=(("row", min(hidden) + 1),))
    elif tab.filtered:
        yield Finding("filter_on", tab.name)
    notes = sorted(place for place in tab.notes if (tab.name, address(*place)) not in ours)
    if notes:
        yield Finding("cell_notes", tab.name, address(*notes[0]), details=(("count", len(notes)),))


def _filled(tab: Tab, row: int, places: Iterable[int]) -> bool:
    return any(tab.content(row, place) != "" for place in places)
