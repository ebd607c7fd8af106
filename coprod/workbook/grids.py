"""Open a workbook by its content and find, on each sheet, the lines and columns that carry our ids."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from python_calamine import CalamineWorkbook, SheetTypeEnum

from coprod.errors import WorkbookError
from coprod.workbook.archive import BROKEN, unpack
from coprod.workbook.cells import Stamp
from coprod.workbook.unseen import Cells, Unseen, unseen
from coprod.workbook.values import Content, shown

CORNER_ROWS, CORNER_COLUMNS = 20, 5
"""How far from the corner a stamp is looked for, when somebody has put rows or columns before it."""


@dataclass(frozen=True)
class Grid:
    """One sheet of somebody's file that carries a stamp, and where the stamp stands (counted from 0)."""

    name: str
    stamp: Stamp
    row: int
    column: int
    rows: list[list[Content]]
    unseen: Cells

    def content(self, row: int, column: int) -> Content | Unseen:
        """Return what a cell holds; the empty string beyond the edge."""
        found = self.unseen.get((row, column))
        if found:
            return found
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""

    def lines(self, free: frozenset[str]) -> Iterator[tuple[str, str, int, dict[str, int]]]:
        """Yield block, id, row and the columns by key of each line that can hold answers.

        In a free block a line that somebody inserted has no id; it counts like the others.
        """
        block, columns, opened = "", dict[str, int](), False
        for row in range(self.row + 1, len(self.rows)):
            mark = self.content(row, self.column)
            key = "" if isinstance(mark, Unseen) else shown(mark).strip()
            if key.startswith("#"):
                block = key[1:]
                cells = enumerate(self.rows[row])
                columns = {cell.strip(): place for place, cell in cells if isinstance(cell, str) and cell.strip()}
                columns.pop(key)
                opened = False
            elif key and columns:
                opened = True
                yield block, key, row, columns
            elif block in free and opened:
                yield block, f"+{row}", row, columns


def open_grids(data: bytes) -> tuple[Grid, ...]:
    """Return the stamped sheets of a workbook in their order; WorkbookError when it cannot be read at all."""
    hidden = unseen(unpack(data))
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return tuple(
                grid
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet
                and (grid := _grid(sheet.name, book, hidden.get(sheet.name, {}))) is not None
            )
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as fault:  # calamine's PanicException is no Exception
        raise WorkbookError(BROKEN) from fault


def _grid(name: str, book: CalamineWorkbook, hidden: Cells) -> Grid | None:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    for row, cells in enumerate(rows[:CORNER_ROWS]):
        for column, cell in enumerate(cells[:CORNER_COLUMNS]):
            stamp = Stamp.of(cell)
            if stamp:
                return Grid(name, stamp, row, column, rows, hidden)
    return None
