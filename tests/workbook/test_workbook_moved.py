"""Sheets and lines are recognised by what they say, wherever somebody has put them."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from coprod.instrument.answers import Answers, InclusionGroup, Stakeholder
from coprod.workbook import read
from tests.workbook.filling import CORE, FILLED, SHELF, full

LINES = (
    ("Governance", 50, {"B": "Night workers", "C": "No", "D": 0}),
    ("Stakeholders", 8, {"B": "Tenants\u2019 union", "C": "Civil society", "E": 7, "F": "2 \u2013 asked", "G": 1}),
    ("Who works with whom", 7, {"B": "University", "C": "Tenants\u2019 union"}),
)
"""A line more in the middle of each block where people add lines: its sheet, its row, and what is typed into it."""


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


def with_lines_more() -> Answers:
    """The full return with what LINES add, each in its place."""
    one = full()
    group = InclusionGroup(group="Night workers", reached=False, participants=0)
    union = Stakeholder.model_validate(
        {
            "name": "Tenants\u2019 union",
            "helix": "civil_society",
            "head_count": 7,
            "parts": {stage.id: {} for stage in CORE.sequence}
            | {CORE.sequence[0].id: {"depth": 2, "decision_right": 1}},
        }
    )
    return one.model_copy(
        update={
            "inclusion": (one.inclusion[0], group, *one.inclusion[1:]),
            "stakeholders": (one.stakeholders[0], union, *one.stakeholders[1:]),
            "ties": (one.ties[0], ("University", "Tenants\u2019 union"), *one.ties[1:]),
        }
    )


def test_lines_inserted_in_the_middle_of_their_blocks_are_read_in_their_place():
    book = load_workbook(BytesIO(FILLED))
    for title, row, typed_in in LINES:
        book[title].insert_rows(row)
        for column, value in typed_in.items():
            book[title][f"{column}{row}"] = value
    written = BytesIO()
    book.save(written)
    reading = read(written.getvalue(), SHELF, name="more.xlsx")
    assert [(one.code, one.cell, one.value) for one in reading.findings] == []
    assert reading.answers == with_lines_more()


def test_a_finding_on_an_inserted_line_names_its_cell():
    book = load_workbook(BytesIO(FILLED))
    book["Stakeholders"].insert_rows(8)
    book["Stakeholders"]["B8"], book["Stakeholders"]["F8"] = "Tenants\u2019 union", 8
    written = BytesIO()
    book.save(written)
    reading = read(written.getvalue(), SHELF, name="more.xlsx")
    assert [(one.code, one.cell) for one in reading.findings] == [("sector_missing", "C8"), ("out_of_scale", "F8")]
    assert reading.answers == full()


PUSHED = [
    *(("moved_down", title) for title in ("About", "Skills", "Governance")),
    ("rows_hidden", "Governance"),  # the library that inserts them leaves merged bands and hidden rows where they were
]


@pytest.mark.parametrize(
    ("change", "expected"),
    [(_shuffled, []), (_pushed, PUSHED), (_columns_swapped, []), (_line_inserted, [])],
)
def test_moved_cells_are_read_as_if_they_were_in_place(
    change: Callable[[Workbook], None], expected: list[tuple[str, str]]
):
    book = load_workbook(BytesIO(FILLED))
    change(book)
    written = BytesIO()
    book.save(written)
    reading = read(written.getvalue(), SHELF, name="moved.xlsx")
    assert [(one.code, one.sheet) for one in reading.findings] == expected
    assert reading.answers == full()


def test_findings_name_the_cell_where_it_stands_now():
    book = load_workbook(BytesIO(FILLED))
    book["Skills"]["D8"] = 7
    book["Skills"].insert_rows(1, 3)
    written = BytesIO()
    book.save(written)
    reading = read(written.getvalue(), SHELF, name="moved.xlsx")
    assert [(one.code, one.sheet, one.cell) for one in reading.findings] == [
        ("moved_down", "Skills", ""),
        ("out_of_scale", "Skills", "D11"),
    ]


def test_a_workbook_reads_the_same_each_time():
    assert read(FILLED, SHELF, name="a.xlsx") == read(FILLED, SHELF, name="a.xlsx")
