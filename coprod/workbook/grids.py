"""Where the lines and columns of a sheet stand: found by our hidden ids, or, when those are gone, by its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from coprod.workbook.cells import Sheet, Stamp
from coprod.workbook.formats.book import Book, Content, Place, Tab, Unseen
from coprod.workbook.values import shown

CORNER_ROWS, CORNER_COLUMNS = 20, 5
"""How far from the corner a stamp is looked for, when somebody has put rows or columns before it."""


ANSWERED = frozenset({"importance", "capacity", "answer"})
"""The columns that hold an answer on every line of their block."""


class Entry(NamedTuple):
    """A line that can hold answers: its block, its id, its row, and its columns by key (counted from 0)."""

    block: str
    id: str
    row: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Block:
    """The head of a block: the row of its ids or headings, and every column that carries a key, doubled ones too."""

    id: str
    row: int
    columns: Mapping[str, tuple[int, ...]]

    @property
    def places(self) -> dict[str, int]:
        """Each key's first column."""
        return {key: found[0] for key, found in self.columns.items()}


@dataclass(frozen=True)
class Grid:
    """One sheet of somebody's file that is one of ours, with its lines; ``column`` is where their ids stand."""

    tab: Tab
    stamp: Stamp
    row: int
    column: int
    blocks: tuple[Block, ...] = ()
    entries: tuple[Entry, ...] = ()
    by_words: bool = False
    strays: tuple[Place, ...] = ()
    """The first answer of each row between the lines of a block that belongs to no line."""

    @property
    def name(self) -> str:
        """The name of the sheet in the file."""
        return self.tab.name

    def content(self, row: int, column: int) -> Content | Unseen:
        """Return what a cell holds; the empty string beyond the edge."""
        return self.tab.content(row, column)


def stamps(book: Book) -> Iterator[tuple[Tab, Stamp, int, int]]:
    """Yield each sheet that carries a stamp, with the place of the stamp."""
    for tab in book.tabs:
        found = _stamp(tab)
        if found:
            yield tab, *found


def stamped(tab: Tab, stamp: Stamp, row: int, column: int, sheet: Sheet) -> Grid:
    """Find the lines of a stamped sheet by the ids in its hidden column."""
    blocks, entries, strays = list[Block](), list[Entry](), list[Place]()
    opened = False
    for place in range(row + 1, len(tab.rows)):
        cells = tab.rows[place]
        key = shown(cells[column]).strip() if column < len(cells) else ""
        if key.startswith("#"):
            blocks.append(Block(key[1:], place, _keys(tab.rows[place], column)))
            opened = False
        elif blocks and key and blocks[-1].columns:
            opened = True
            entries.append(Entry(blocks[-1].id, key, place, blocks[-1].places))
        elif opened and blocks[-1].id in sheet.free:  # somebody inserted this line; it has no id
            entries.append(Entry(blocks[-1].id, f"+{place}", place, blocks[-1].places))
        elif opened and not key:
            strays += _answers(tab, place, blocks[-1])[:1]
    return Grid(tab, stamp, row, column, tuple(blocks), tuple(entries), strays=tuple(strays))


def _stamp(tab: Tab) -> tuple[Stamp, int, int] | None:
    for row, cells in enumerate(tab.rows[:CORNER_ROWS]):
        for column, cell in enumerate(cells[:CORNER_COLUMNS]):
            stamp = Stamp.of(cell)
            if stamp:
                return stamp, row, column
    return None


def _answers(tab: Tab, row: int, block: Block) -> list[Place]:
    places = (Place(row, place) for key, place in block.places.items() if key in ANSWERED)
    return [place for place in places if tab.content(*place) != ""]


def _keys(cells: list[Content], column: int) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(cells):
        if place != column and isinstance(cell, str) and cell.strip():
            columns[cell.strip()] = (*columns.get(cell.strip(), ()), place)
    return columns
