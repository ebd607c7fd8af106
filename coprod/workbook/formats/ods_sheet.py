"""One sheet of an .ods file in the making: repeated rows and cells are written out as far as they hold something."""

import re
from collections.abc import Mapping

from coprod.errors import WorkbookError
from coprod.workbook.formats.book import Area, Content, Place, Tab, Unseen
from coprod.workbook.formats.ods_cells import TABLE, cell
from coprod.workbook.formats.placing import COLUMNS, ROWS
from coprod.workbook.formats.refusals import UNSAFE
from coprod.workbook.formats.seen import seen

ROWS_REPEATED, COLUMNS_REPEATED = TABLE + "number-rows-repeated", TABLE + "number-columns-repeated"
ROWS_SPANNED, COLUMNS_SPANNED = TABLE + "number-rows-spanned", TABLE + "number-columns-spanned"
VISIBILITY = TABLE + "visibility"


class OdsSheet:
    """The rows so far, what is known of them, and how many cells may still come (``room``, for the whole file)."""

    def __init__(self, name: str, room: int) -> None:
        """Begin with no rows."""
        self._name, self.room = name, room
        self._rows: list[list[Content]] = []
        self._unseen: dict[Place, Unseen] = {}
        self._merged: list[Area] = []
        self._hidden: list[range] = []
        self._notes: list[Place] = []
        self._row = self._repeated = self._blank = 0
        self._cells: list[Content] = []
        self._misleading: list[tuple[int, Unseen]] = []

    def begin_row(self, marks: Mapping[str, str]) -> None:
        """Begin a row, which may stand for many."""
        self._repeated, self._blank = _times(marks, ROWS_REPEATED), 0
        self._cells, self._misleading = [], []
        if marks.get(VISIBILITY) in ("collapse", "filter"):
            self._hidden.append(range(self._row, self._row + self._repeated))

    def add(self, marks: Mapping[str, str], text: str, *, noted: bool) -> None:
        """Add a cell of this row, which may stand for many."""
        width, column = _times(marks, COLUMNS_REPEATED), len(self._cells) + self._blank
        content, misleading = cell(marks, text)
        if noted:
            self._notes.append(Place(self._row, column))
        if COLUMNS_SPANNED in marks or ROWS_SPANNED in marks:
            down, right = _times(marks, ROWS_SPANNED) - 1, _times(marks, COLUMNS_SPANNED) - 1
            if down or right:
                self._merged.append(Area(self._row, column, self._row + down, column + right))
        if content == "" and misleading is None:
            self._blank += width
            return
        if column + width > COLUMNS:
            raise WorkbookError(UNSAFE)
        self._cells += [""] * self._blank + [content] * width
        self._blank = 0
        if misleading:
            self._misleading += ((column + step, misleading) for step in range(width))

    def end_row(self) -> None:
        """Write the row out as often as it stands there, when it holds anything."""
        if self._cells:
            missed = self._row - len(self._rows)
            self.room -= missed + self._repeated * (len(self._cells) + 1)
            if self.room < 0 or self._row + self._repeated > ROWS:
                raise WorkbookError(UNSAFE)
            self._rows += ([] for _ in range(missed))
            self._rows += (list(self._cells) for _ in range(self._repeated))
            for row in range(self._row, self._row + self._repeated) if self._misleading else ():
                self._unseen.update({Place(row, column): found for column, found in self._misleading})
        self._row += self._repeated

    def tab(self) -> Tab:
        """Return the finished sheet."""
        height = len(self._rows)
        tab = Tab(
            name=self._name,
            rows=self._rows,
            unseen=self._unseen,
            merged=tuple(self._merged),
            hidden_rows=frozenset(row for rows in self._hidden for row in rows[: max(0, height - rows.start)]),
            notes=tuple(self._notes),
        )
        return seen(tab)


def _times(marks: Mapping[str, str], name: str) -> int:
    text = marks.get(name)
    if text is None:
        return 1
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise WorkbookError(UNSAFE)
    return max(1, int(text))
