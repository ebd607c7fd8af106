"""The empty workbook: its sheets, its locks, its lists, its print set-up, and words that fit their cells."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook

from coprod.workbook.cells import Kind, Stamp
from tests.workbook.filling import CORE, TEMPLATE, fill, places

BOOK = load_workbook(BytesIO(TEMPLATE))
KINDS = (Kind.START, Kind.ABOUT, Kind.SKILLS, Kind.GOVERNANCE, Kind.STAKEHOLDERS, Kind.TIES, Kind.LISTS)
TITLES = ["Start here", "About", "Skills", "Governance", "Stakeholders", "Who works with whom"]


def test_the_sheets_stand_in_order_and_each_carries_its_stamp():
    assert BOOK.sheetnames == [*TITLES, "Lists"]
    assert [sheet["A1"].value for sheet in BOOK] == [str(Stamp(CORE.key, kind, "en")) for kind in KINDS]
    assert [sheet.sheet_state for sheet in BOOK] == ["visible"] * 6 + ["hidden"]


def test_answer_cells_are_open_and_everything_else_is_locked():
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in BOOK
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {(title, cell) for title, cell, _ in places().values()}
    for title in TITLES:
        lock = BOOK[title].protection
        assert (lock.sheet, lock.password) == (True, None)
        assert (lock.formatCells, lock.formatColumns, lock.formatRows) == (False, False, False)
        assert (lock.insertColumns, lock.deleteColumns, lock.deleteRows) == (True, True, True)  # True is forbidden
    assert BOOK.security.lockStructure


def test_lines_may_be_inserted_only_where_people_add_them():
    assert [title for title in TITLES if not BOOK[title].protection.insertRows] == [
        "Governance",
        "Stakeholders",
        "Who works with whom",
    ]


def test_nothing_is_said_of_consent_that_is_not_so():
    said = {cell.value for title in ("Start here", "About") for row in BOOK[title].iter_rows() for cell in row}
    assert (
        "An organisational return is shown, under the name of your city, only with the consent you give on the sheet"
        " About and the name of an approver. A newer return for the same round takes its place."
    ) in said
    assert (
        "Organisational returns only. Without a yes and an approver, only whoever holds the file sees its values."
    ) in said
    assert [words for words in said if "withdraw" in str(words)] == []


def test_drop_downs_show_the_worded_points_and_the_codes():
    home = BOOK.defined_names["coprod_capacity"].attr_text
    sheet, cells = home.split("!")
    assert [row[0].value for row in BOOK[sheet][cells.replace("$", "")]] == [
        "1 \u2013 not at all",
        "2 \u2013 with outside help",
        "3 \u2013 in simple cases",
        "4 \u2013 well",
        "5 \u2013 well enough to teach others",
        "NA \u2013 not relevant to us",
        "DK \u2013 don't know",
        "PNS \u2013 prefer not to say",
    ]
    listed = {
        (title, str(cell))
        for title in TITLES
        for rule in BOOK[title].data_validations.dataValidation
        for cell in str(rule.sqref).split()
        if rule.type == "list"
    }
    assert ("Skills", "E7:E12") in listed or ("Skills", "E7") in listed
    for rule in BOOK["Skills"].data_validations.dataValidation:
        assert rule.formula1 in BOOK.defined_names


def test_every_sheet_prints_on_a4_one_page_wide():
    for title in TITLES:
        sheet = BOOK[title]
        assert (
            sheet.page_setup.paperSize,
            sheet.page_setup.fitToWidth,
            sheet.sheet_properties.pageSetUpPr.fitToPage,
        ) == (9, 1, True)
        assert (sheet.oddFooter.left.text, sheet.oddFooter.right.text) == (CORE.key, "Page &P of &N")
    assert [BOOK[title].page_setup.orientation for title in TITLES] == [
        "portrait",
        "portrait",
        "landscape",
        "landscape",
        "landscape",
        "portrait",
    ]
    assert (BOOK["Skills"].print_title_rows, BOOK["Skills"].freeze_panes) == ("$5:$5", "C6")


def test_optional_skills_close_their_stage_and_say_so():
    titles = [BOOK["Skills"].cell(row, 2).value for row in range(6, 17)]
    assert titles[0].startswith("Co-commissioning \u2013 ")
    assert titles[6:] == [
        "Contracting for co-production (optional)",
        "Which of these skills matter most for your service over the next 12 months? Choose up to three.",
        "Top priority 1",
        "Top priority 2",
        "Top priority 3",
    ]


def test_there_is_no_macro_and_nothing_from_outside():
    with ZipFile(BytesIO(TEMPLATE)) as archive:
        assert [name for name in archive.namelist() if "vba" in name or "external" in name.lower()] == []


def test_only_writing_needs_the_writing_library():
    code = "import coprod.workbook, sys; assert 'openpyxl' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_filling_in_keeps_the_stamps():
    assert load_workbook(BytesIO(fill({("About", "C6"): "A"})))["About"]["A1"].value == "coprod-core@1.0/about/en"
