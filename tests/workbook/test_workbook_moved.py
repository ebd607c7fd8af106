"""Sheets and lines are recognised by what they say, wherever somebody has put them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from filling import SHELF, cells, fill, full, typed
from openpyxl import Workbook, load_workbook

from coprod.workbook import read

FILLED = fill(typed(cells(full())))


def _shuffled(book: Workbook) -> None:
    book.move_sheet("Skills", offset=3)
    book.create_sheet("Our notes", 0)["A1"] = "nothing of yours"


def _pushed(book: Workbook) -> None:
    for title in ("About", "Skills", "Governance"):
        book[title].insert_rows(1, 3)
        book[title].insert_cols(1)


def _columns_swapped(book: Workbook) -> None:
    sheet = book["Skills"]
    for row in range(4, sheet.max_row + 1):
        one, other = sheet.cell(row, 4), sheet.cell(row, 6)
        if "MergedCell" not in (type(one).__name__, type(other).__name__):
            one.value, other.value = other.value, one.value
            one.data_type = "s" if str(one.value).startswith("=") else one.data_type


def _line_inserted(book: Workbook) -> None:
    sheet = book["Stakeholders"]
    sheet.insert_rows(8)
    for column in range(2, sheet.max_column + 1):
        sheet.cell(8, column, sheet.cell(9, column).value)
        sheet.cell(9, column).value = None


@pytest.mark.parametrize("change", [_shuffled, _pushed, _columns_swapped, _line_inserted])
def test_moved_cells_are_read_as_if_they_were_in_place(change: Callable[[Workbook], None]):
    book = load_workbook(BytesIO(FILLED))
    change(book)
    written = BytesIO()
    book.save(written)
    reading = read(written.getvalue(), SHELF, name="moved.xlsx")
    assert [(one.code, one.cell) for one in reading.findings] == []
    assert reading.answers == full()


def test_findings_name_the_cell_where_it_stands_now():
    book = load_workbook(BytesIO(FILLED))
    book["Skills"]["D8"] = 7
    book["Skills"].insert_rows(1, 3)
    written = BytesIO()
    book.save(written)
    reading = read(written.getvalue(), SHELF, name="moved.xlsx")
    assert [(one.code, one.sheet, one.cell) for one in reading.findings] == [("out_of_scale", "Skills", "D11")]


def test_a_workbook_reads_the_same_each_time():
    assert read(FILLED, SHELF, name="a.xlsx") == read(FILLED, SHELF, name="a.xlsx")
