"""Files as people and programs leave them: filled-in workbooks changed, stripped, pushed down, or written anew."""

import csv
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date, datetime
from functools import cache
from io import BytesIO, StringIO

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.teletype import addTextToElement
from odf.text import P
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from coprod.instrument.answers import Answers, Pair
from coprod.instrument.scales import Missing
from coprod.workbook import Reading, read, words
from tests.workbook.filling import FILLED, SAY, SHELF, TEAM, full

GIVEN = {"city": "Exampleford", "round": "Spring 2026", "mode": "individual"}
SHEETS = ("About", "Skills", "Governance", "Stakeholders", "Who works with whom")
Said = tuple[str, str, str, str, str]
FIRST = 9
"""The row of the first person in the team workbook."""


def said(reading: Reading) -> list[Said]:
    """Code, severity, sheet, cell and message of each finding."""
    return [(one.code, str(one.severity), one.sheet, one.cell, words(one, SAY)[0]) for one in reading.findings]


def reading(data: bytes, **given: str) -> Reading:
    return read(data, SHELF, name="file", given=given)


def saved(book: Workbook) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def changed(change: Callable[[Workbook], object], data: bytes = FILLED) -> bytes:
    book = load_workbook(BytesIO(data))
    change(book)
    return saved(book)


def but(**skills: Mapping[str, int | Missing]) -> Answers:
    """The full return with other ratings for some skills."""
    whole = full()
    pairs = {key: Pair(**(whole.skills[key].model_dump() | dict(new))) for key, new in skills.items()}
    return whole.model_copy(update={"skills": whole.skills | pairs})


def push_down(sheet: Worksheet, count: int) -> None:
    """Insert rows above everything as a spreadsheet program does: merged cells, heights and hidden rows go along."""
    areas = [str(area) for area in sheet.merged_cells.ranges]
    for area in areas:
        sheet.unmerge_cells(area)
    dimensions = {row: copy(found) for row, found in sheet.row_dimensions.items()}
    sheet.insert_rows(1, count)
    for area in areas:
        moved = CellRange(area)
        moved.shift(row_shift=count)
        sheet.merge_cells(moved.coord)
    sheet.row_dimensions.clear()
    for row, found in dimensions.items():
        found.index = row + count
        sheet.row_dimensions[row + count] = found


def strip(book: Workbook) -> None:
    """Take away all our hidden marks, as copying what one sees into a new workbook does."""
    for sheet in list(book):
        if sheet.title not in SHEETS:
            book.remove(sheet)
            continue
        for row in range(1, sheet.max_row + 1):
            if str(sheet.cell(row, 1).value).startswith("#"):
                for column in range(2, sheet.max_column + 1):
                    sheet.cell(row, column).value = None
            sheet.cell(row, 1).value = None


def values(data: bytes) -> dict[str, list[list[object]]]:
    """What stands in the cells of each sheet."""
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in _loaded(data)}


@cache
def _loaded(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def text(rows: Iterable[Iterable[object]], delimiter: str = ",", end: str = "\r\n") -> str:
    """Rows as a program writes them into a text file."""
    written = StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator=end)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return written.getvalue()


def as_xls(data: bytes) -> bytes:
    """The same values in the format of Excel 97."""
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for title, rows in values(data).items():
        sheet = book.add_sheet(title)
        for row, found in enumerate(rows):
            for column, value in enumerate(found):
                if isinstance(value, date | datetime):
                    sheet.write(row, column, value, day)
                elif value is not None:
                    sheet.write(row, column, value)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def as_ods(data: bytes) -> bytes:
    """The same values as an OpenDocument file."""
    book = OpenDocumentSpreadsheet()
    for title, rows in values(data).items():
        table = Table(name=title)
        for found in rows:
            row = TableRow()
            for value in found:
                row.addElement(_ods_cell(value))
            table.addElement(row)
        book.spreadsheet.addElement(table)
    written = BytesIO()
    book.write(written)
    return written.getvalue()


def _ods_cell(value: object) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, date | datetime):
        return TableCell(valuetype="date", datevalue=value.isoformat())
    if isinstance(value, int | float):
        return TableCell(valuetype="float", value=str(value))
    cell = TableCell(valuetype="string")
    for line in str(value).split("\n"):
        paragraph = P()
        addTextToElement(paragraph, line)
        cell.addElement(paragraph)
    return cell


def team(rows: Mapping[int, Mapping[str, object]], change: Callable[[Worksheet], object] | None = None) -> bytes:
    """The team workbook with these cells on its sheet Team, by row and column letter."""
    book = load_workbook(BytesIO(TEAM))
    book["About"]["C6"], book["About"]["C11"] = GIVEN["city"], GIVEN["round"]
    for row, found in rows.items():
        for column, value in found.items():
            book["Team"][f"{column}{row}"] = value
    if change:
        change(book["Team"])
    return saved(book)
