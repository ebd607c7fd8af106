"""Read an .xls file with xlrd, from a stream of records that was walked and cleared beforehand."""

from collections.abc import Mapping
from io import StringIO

import xlrd
from xlrd.sheet import Sheet

from coprod.errors import WorkbookError
from coprod.workbook.formats.biff import checked
from coprod.workbook.formats.book import Area, Book, Content, Format, Place, Tab, Unseen
from coprod.workbook.formats.compound import Compound
from coprod.workbook.formats.moments import moment
from coprod.workbook.formats.refusals import BROKEN, LOCKED, MAIL, SLIDES, UNKNOWN, WORD
from coprod.workbook.formats.seen import seen

STREAMS = ("workbook", "book")
OTHERS = (
    ("encryptedpackage", LOCKED),
    ("worddocument", WORD),
    ("powerpoint document", SLIDES),
    ("__properties_version1.0", MAIL),
)
MACROS = "_vba_project_cur"
VERY_HIDDEN = 2
NUMBERS = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE)


def open_xls(data: bytes) -> Book:
    """Return the sheets of an old Excel file; WorkbookError when it is none, damaged, locked or not safe to read."""
    file = Compound(data)
    for name, sentence in OTHERS:
        if name in file.entries:
            raise WorkbookError(sentence)
    found = [name for name in STREAMS if name in file.entries]
    if not found:
        raise WorkbookError(UNKNOWN)
    stream, notes = checked(file.stream(found[0]))
    try:
        book = xlrd.open_workbook(file_contents=stream, formatting_info=True, ragged_rows=True, logfile=StringIO())
        formats = {number: book.format_map[xf.format_key].format_str for number, xf in enumerate(book.xf_list)}
        sheets = zip(book.sheets(), notes, strict=True)
        tabs = tuple(_tab(sheet, noted, formats, book.datemode) for sheet, noted in sheets)
    except (MemoryError, RecursionError):
        raise
    except Exception as fault:  # xlrd trips over damaged records in many ways
        raise WorkbookError(BROKEN) from fault
    return Book(Format.XLS, tabs, macros=MACROS in file.entries)


def _tab(sheet: Sheet, notes: tuple[Place, ...], formats: Mapping[int, str | None], datemode: int) -> Tab:
    rows, unseen = list[list[Content]](), dict[Place, Unseen]()
    for row in range(sheet.nrows):
        cells = list[Content]()
        for column, (kind, value) in enumerate(zip(sheet.row_types(row), sheet.row_values(row), strict=True)):
            style = formats.get(sheet.cell_xf_index(row, column)) or "" if kind in NUMBERS else ""
            content, misleading = _cell(kind, value, style, datemode)
            cells.append(content)
            if misleading:
                unseen[Place(row, column)] = misleading
        while cells and cells[-1] == "":
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    merged = tuple(Area(top, left, below - 1, right - 1) for top, below, left, right in sheet.merged_cells)
    tab = Tab(
        name=sheet.name,
        rows=rows,
        unseen=unseen,
        merged=tuple(sorted(merged)),
        hidden_rows=frozenset(row for row, marks in sheet.rowinfo_map.items() if marks.hidden),
        notes=tuple(sorted(notes)),
        very_hidden=sheet.visibility == VERY_HIDDEN,
    )
    return seen(tab)


def _cell(kind: int, value: str | float, style: str, datemode: int) -> tuple[Content, Unseen | None]:
    """Return what a cell holds, and what a person sees where that would mislead."""
    if kind == xlrd.XL_CELL_ERROR:
        return "", Unseen("error_value", xlrd.error_text_from_code.get(int(value), "#N/A"))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value), None
    if kind == xlrd.XL_CELL_TEXT and value == "":  # only a formula leaves an empty text
        return "", Unseen("formula_unsaved", "")
    if not isinstance(value, float):
        return str(value), None
    if kind == xlrd.XL_CELL_DATE:
        return moment(value, elapsed=style.startswith("["), from_1904=bool(datemode)), None
    return value, Unseen("percentage", f"{value * 100:g}%") if "%" in style else None
