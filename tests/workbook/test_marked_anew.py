"""A new workbook for files that cannot be written back: same cells, same addresses, our dress where it is our sheet."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from test_marked_copy import BASE, COLOURED, FAULTS, TO_CORRECT, filled, noted, opened

from coprod.workbook import read
from coprod.workbook.cells import address
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Area, Book, Content, Format, Place, Tab, Unseen
from coprod.workbook.marked import before, mark
from tests.workbook.filling import SAY, SHELF, fill, full

DATA = fill(BASE | FAULTS)
FINDINGS = read(DATA, SHELF, name="it").findings


def sheet_of(copy: bytes, name: str):
    return load_workbook(BytesIO(copy))[name]


def one(rows: list[list[Content]], **rest) -> Book:
    return Book(Format.TEXT, (Tab("answers", rows, **rest),))


@pytest.mark.parametrize("known", [SHELF, {}], ids=["dressed", "plain"])
def test_answers_and_findings_are_the_same_in_the_new_workbook(known):
    copy = mark(b"", Book(Format.ODS, opened(DATA).tabs), FINDINGS, SAY, instruments=known)
    assert filled(copy) == COLOURED
    assert noted(copy).keys() == FAULTS.keys()
    found = read(copy, SHELF, name="copy").findings
    assert [(one.code, one.sheet, one.cell, one.value) for one in found if one.severity != "note"] == [
        (one.code, one.sheet, one.cell, one.value) for one in FINDINGS if one.severity != "note"
    ]
    mended = read(fill({place: BASE.get(place) for place in FAULTS}, copy), SHELF, name="mended")
    assert (mended.answers, [one for one in mended.findings if one.severity != "note"]) == (full(), [])


def test_a_sheet_of_our_template_looks_like_it():
    copy = mark(b"", Book(Format.ODS, opened(DATA).tabs), FINDINGS, SAY, instruments=SHELF)
    book, template = load_workbook(BytesIO(copy)), load_workbook(BytesIO(DATA))
    assert book.sheetnames == ["What to fix", *template.sheetnames]
    assert book["Lists"].sheet_state == "hidden"
    assert [sheet.print_title_rows for sheet in book][1:] == [sheet.print_title_rows for sheet in template]
    for sheet in template:
        assert book[sheet.title].column_dimensions["B"].width == sheet.column_dimensions["B"].width
        assert len(book[sheet.title].data_validations.dataValidation) == len(sheet.data_validations.dataValidation)
    assert (book["Who works with whom"]["C7"].value, book["Who works with whom"]["C7"].quotePrefix) == ("=Nobody", True)
    assert (book["Skills"]["E12"].protection.locked, book["Skills"]["B12"].protection.locked) == (False, True)


def test_one_sheet_alone_keeps_its_name_and_its_lists():
    skills = replace(opened(DATA).tabs[2], name="skills: 2026/1")
    findings = [replace(one, sheet="skills: 2026/1") for one in FINDINGS if one.sheet == "Skills"]
    copy = mark(b"", Book(Format.TEXT, (skills,)), findings, SAY, instruments=SHELF)
    book = load_workbook(BytesIO(copy))
    assert book.sheetnames == ["What to fix", "skills  2026 1", "Lists"]
    assert {cell for _, cell in filled(copy)} == {cell for sheet, cell in FAULTS if sheet == "Skills"}
    assert (book["skills  2026 1"].print_title_rows, book["Lists"].sheet_state) == ("$5:$5", "hidden")
    assert book["What to fix"]["G7"].hyperlink.location == f"'skills  2026 1'!{findings[0].cell}"
    assert {one.sheet for one in before(opened(copy))} == {"skills  2026 1"}
    mended = load_workbook(BytesIO(mark(copy, opened(copy), [], SAY)))["skills  2026 1"]
    assert (mended["D8"].fill.fgColor.rgb[-6:], mended["D8"].comment) == ("FFFBE6", None)


def test_a_file_without_sheets_has_its_findings_on_the_sheet_it_becomes():
    findings = [Finding("truth_value", "", "B2", value="TRUE"), Finding("no_stamp")]
    copy = mark(b"", Book(Format.TEXT, (Tab("", [["x", "y"], ["z", "TRUE"]]),)), findings, SAY)
    sheet = sheet_of(copy, "What to fix")
    assert [(sheet.cell(row, 6).value, sheet.cell(row, 7).value) for row in (7, 8)] == [(None, None), ("Data", "B2")]
    assert sheet["G8"].hyperlink.location == "'Data'!B2"
    assert filled(copy) == {("Data", "B2"): TO_CORRECT}


def test_a_sheet_with_a_line_more_is_plain_with_our_ids_out_of_sight():
    skills = opened(DATA).tabs[2]
    rows = [*skills.rows[:8], ["", "A line of our own"], *skills.rows[8:]]
    copy = mark(b"", Book(Format.ODS, (replace(skills, rows=rows),)), [], SAY, instruments=SHELF)
    sheet = sheet_of(copy, "Skills")
    assert [sheet["B9"].value, sheet["B10"].value] == ["A line of our own", skills.rows[8][1]]
    assert sheet.column_dimensions["A"].hidden
    assert [row for row, one in sheet.row_dimensions.items() if one.hidden] == [1, 4]


def test_words_stay_words_and_numbers_numbers():
    typed = ["=1+1", "+1", "-1", "@x", "\x07", "_x0041_", "3,5", "4", " 4 ", "<b>&\u2615"]
    copy = mark(b"", one([typed, [4, 3.5, True, False]]), [], SAY)
    assert [tab.rows for tab in opened(copy).tabs if tab.name == "answers"] == [
        [typed, [4.0, 3.5, True, False, "", "", "", "", "", ""]]
    ]
    sheet = sheet_of(copy, "answers")
    assert [cell.data_type for cell in sheet[1]] == ["s"] * 10
    assert [cell.quotePrefix for cell in sheet[1]] == [True] * 4 + [False] * 6


def test_dates_percentages_and_errors_stay_what_they_are():
    dates = [date(2026, 3, 1), datetime(2026, 3, 1, 18, 30), time(6, 45), timedelta(hours=30), date(1850, 1, 1)]  # noqa: DTZ001 - a cell has no zone
    rows: list[list[Content]] = [[*dates], [3.5, "", "", ""]]
    unseen = {
        Place(1, 0): Unseen("percentage", "350%"),
        Place(1, 1): Unseen("error_value", "#REF!"),
        Place(1, 2): Unseen("error_value", "Err:502"),
        Place(1, 3): Unseen("formula_unsaved", ""),
    }
    sheet = sheet_of(mark(b"", one(rows, unseen=unseen), [], SAY), "answers")
    assert [cell.value for cell in sheet[1]] == [
        datetime(2026, 3, 1),  # noqa: DTZ001 - a cell has no zone
        datetime(2026, 3, 1, 18, 30),  # noqa: DTZ001 - a cell has no zone
        time(6, 45),
        timedelta(hours=30),
        "1850-01-01",
    ]
    assert [(cell.value, cell.data_type) for cell in sheet[2]][:3] == [(3.5, "n"), ("#REF!", "e"), ("Err:502", "s")]
    assert (sheet["A2"].number_format, sheet["D2"].value) == ("0.00%", None)


def test_a_date_where_a_rating_belongs_stays_a_date():
    tab = opened(DATA).tabs[2]
    assert address(9, 3) == "D10"
    copy = mark(b"", Book(Format.XLS, (tab,)), [], SAY, instruments=SHELF)
    assert (sheet_of(copy, "Skills")["D10"].value, sheet_of(copy, "Skills")["D10"].is_date) == (
        datetime(2026, 5, 3),  # noqa: DTZ001 - a cell has no zone
        True,
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("",), ("Data",)),
        (("What to fix",), ("What to fix",)),
        (("a" * 40, "A" * 40), ("a" * 31, "A" * 27 + " (2)")),
        (("'it'", "a/b:c"), ("it", "a b c")),
    ],
)
def test_names_of_sheets_are_ones_that_excel_takes(names: tuple[str, ...], expected: tuple[str, ...]):
    book = Book(Format.ODS, tuple(Tab(name, [["x"]]) for name in names))
    copy = mark(b"", book, [Finding("truth_value", names[-1], "B2", value="TRUE")], SAY)
    assert tuple(load_workbook(BytesIO(copy)).sheetnames)[1:] == expected
    assert {cell.coordinate for row in sheet_of(copy, expected[-1]).iter_rows() for cell in row if cell.comment} == {
        "B2"
    }


def test_merged_and_hidden_stay_so():
    book = one([["x", "y"], ["z"], ["w"]], merged=(Area(0, 0, 1, 0),), hidden_rows=frozenset({2}))
    sheet = sheet_of(mark(b"", book, [], SAY), "answers")
    assert [str(cells) for cells in sheet.merged_cells.ranges] == ["A1:A2"]
    assert sheet.row_dimensions[3].hidden


def test_a_marked_copy_saved_in_another_format_is_marked_anew():
    once = mark(b"", Book(Format.ODS, opened(DATA).tabs), FINDINGS, SAY, instruments=SHELF)
    book = Book(Format.ODS, opened(once).tabs)
    assert len(before(book)) == len(FINDINGS)
    twice = mark(b"", book, FINDINGS, SAY, instruments=SHELF)
    assert load_workbook(BytesIO(twice)).sheetnames == load_workbook(BytesIO(once)).sheetnames
    assert (filled(twice), noted(twice)) == (filled(once), noted(once))


def test_a_number_where_a_day_belongs_stays_a_number():
    tab = opened(DATA).tabs[1]
    tab.rows[10][2] = 46112
    copy = mark(b"", Book(Format.XLS, (tab,)), [], SAY, instruments=SHELF)
    assert (sheet_of(copy, "About")["C11"].value, sheet_of(copy, "About")["C11"].is_date) == (46112, False)
