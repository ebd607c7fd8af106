"""Read an .ods file in one pass over its content: what a person sees in its cells, and nothing beside them."""

from collections.abc import Mapping

from coprod.errors import WorkbookError
from coprod.workbook.formats.book import Book, Format, Tab
from coprod.workbook.formats.markup import finish, walk
from coprod.workbook.formats.ods_cells import BREAK, OFFICE, SPACE, TAB, TABLE, paragraph
from coprod.workbook.formats.ods_sheet import OdsSheet
from coprod.workbook.formats.packed import Packed
from coprod.workbook.formats.placing import CELLS
from coprod.workbook.formats.refusals import BROKEN, UNSAFE
from coprod.workbook.formats.remarks import OURS

TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
CREATOR = "http://purl.org/dc/elements/1.1/ creator"
SHEETS, SHEET, ROW = OFFICE + "spreadsheet", TABLE + "table", TABLE + "table-row"
NOTE = OFFICE + "annotation"
CELL = frozenset({TABLE + "table-cell", TABLE + "covered-table-cell"})
GROUPS = frozenset(TABLE + name for name in ("table-row-group", "table-header-rows", "table-rows"))
PARAGRAPH, SPACES, SPACES_COUNT = TEXT + "p", TEXT + "s", TEXT + "c"
MEANT = {TEXT + "tab": TAB, TEXT + "line-break": BREAK}
WITHIN = frozenset(TEXT + name for name in ("span", "a", "s", "tab", "line-break", "ruby", "ruby-base"))
LONGEST = 32_767
OUTSIDE, IN_BOOK, IN_SHEET, IN_ROW, IN_CELL, IN_TEXT = range(6)


def open_ods(archive: Packed) -> Book:
    """Return the sheets of an archive; WorkbookError when they are damaged or not safe to read."""
    content = archive.part("content.xml")
    archive.check_rest()
    tabs = _Pass().over(content)
    return Book(Format.ODS, tabs, macros=any(name.startswith("basic/") for name in archive.names))


class _Pass:
    """How far the pass has got. What stands aside of the cells (drawings, old versions, notes) is skipped whole."""

    def __init__(self) -> None:
        self._tabs: list[Tab] = []
        self._room = CELLS
        self._where = OUTSIDE
        self._aside = self._inner = self._groups = 0
        self._sheet = OdsSheet("", CELLS)
        self._marks = dict[str, str]()
        self._lines, self._pieces = list[str](), list[str]()
        self._noted = self._in_note = self._in_creator = False
        self._creator = ""

    def over(self, content: bytes) -> tuple[Tab, ...]:
        """Return the sheets."""
        walker = walk()
        walker.StartElementHandler, walker.EndElementHandler = self._opened, self._closed
        walker.CharacterDataHandler = self._said
        finish(walker, content)
        if not self._tabs:
            raise WorkbookError(BROKEN)
        return tuple(self._tabs)

    def _opened(self, name: str, marks: dict[str, str]) -> None:
        if self._aside:
            self._aside += 1
            self._in_creator = self._in_note and name == CREATOR
        elif self._where == IN_ROW and name in CELL:
            self._where = IN_CELL
            self._marks, self._lines, self._noted = marks, [], False
        elif self._where == IN_CELL and name == PARAGRAPH:
            self._where, self._inner, self._pieces = IN_TEXT, 0, []
        elif self._where == IN_TEXT and name in WITHIN:
            self._inner += 1
            self._pieces.append(SPACE * _spaces(marks) if name == SPACES else MEANT.get(name, ""))
        elif self._where == IN_SHEET and name == ROW:
            self._where = IN_ROW
            self._sheet.begin_row(marks)
        elif self._where == IN_SHEET and name in GROUPS:
            self._groups += 1
        elif self._where == IN_BOOK and name == SHEET:
            self._where = IN_SHEET
            self._sheet = OdsSheet(marks.get(TABLE + "name", ""), self._room)
        elif self._where == OUTSIDE:
            self._where = IN_BOOK if name == SHEETS else OUTSIDE
        else:
            self._aside, self._in_note, self._creator = 1, name == NOTE, ""

    def _closed(self, _: str) -> None:
        if self._aside:
            self._aside -= 1
            self._in_creator = False
            if not self._aside and self._in_note:
                self._noted = self._noted or self._creator.strip() != OURS
        elif self._where == IN_CELL:
            self._where = IN_ROW
            self._sheet.add(self._marks, "\n".join(self._lines), noted=self._noted)
        elif self._where == IN_TEXT and self._inner:
            self._inner -= 1
        elif self._where == IN_TEXT:
            self._where = IN_CELL
            self._lines.append(paragraph(self._pieces))
        elif self._where == IN_ROW:
            self._where = IN_SHEET
            self._sheet.end_row()
        elif self._where == IN_SHEET and self._groups:
            self._groups -= 1
        elif self._where == IN_SHEET:
            self._where = IN_BOOK
            self._room = self._sheet.room
            self._tabs.append(self._sheet.tab())
        elif self._where == IN_BOOK:
            self._where = OUTSIDE

    def _said(self, text: str) -> None:
        if self._in_creator:
            self._creator += text
        elif self._where == IN_TEXT and not self._aside:
            self._pieces.append(text)


def _spaces(marks: Mapping[str, str]) -> int:
    count = marks.get(SPACES_COUNT, "1")
    if not count.isdecimal() or len(count) > len(str(LONGEST)) or int(count) > LONGEST:
        raise WorkbookError(UNSAFE)
    return int(count)
