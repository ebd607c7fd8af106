"""Marking a marked copy: what an earlier check left is replaced, and a cell that is fine looks as it did before."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from test_marked_copy import BASE, FAULTS, TO_CORRECT, UNDERSTOOD, checked, filled, noted, opened, parts, theirs

from coprod.workbook import read
from coprod.workbook.findings import Finding
from coprod.workbook.marked import before, mark
from tests.workbook.filling import SAY, SHELF, fill

D2 = Finding("error_value", "O'Brien & Sons", "D2", value="#DIV/0!")
B3 = Finding("percentage", "O'Brien & Sons", "B3", value="300%")
B4 = Finding("understood", "O'Brien & Sons", "B4", value="4.", details=(("meaning", "4"),))
E9 = Finding("truth_value", "Figures", "E9", value="TRUE")


def marked(data: bytes, *findings: Finding) -> bytes:
    return mark(data, opened(data), findings, SAY)


def looks(data: bytes) -> dict[tuple[str, str], tuple[object, ...]]:
    """How every cell looks and what it holds, but for the list."""
    return {
        (sheet.title, cell.coordinate): (
            cell.value,
            cell.number_format,
            cell.fill.fgColor.rgb if cell.fill.fill_type else None,
            cell.font.b,
            cell.font.color.rgb if cell.font.color else None,
            cell.comment.text if cell.comment else None,
        )
        for sheet in load_workbook(BytesIO(data)).worksheets
        if not sheet.title.startswith("What to fix")
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_a_copy_marked_again_has_one_list_and_one_note_a_cell():
    once = checked(fill(BASE | FAULTS))
    twice = checked(once)
    assert load_workbook(BytesIO(twice)).sheetnames == load_workbook(BytesIO(once)).sheetnames
    assert (filled(twice), noted(twice)) == (filled(once), noted(once))
    assert parts(twice).keys() == parts(once).keys()
    assert before(opened(twice)) == before(opened(once))


def test_a_cell_that_is_fine_now_looks_as_it_did():
    data = theirs()
    copy = marked(data, D2, B3, B4, E9)
    assert filled(copy) == {
        ("O'Brien & Sons", "D2"): TO_CORRECT,
        ("O'Brien & Sons", "B3"): TO_CORRECT,
        ("O'Brien & Sons", "B4"): UNDERSTOOD,
        ("Figures", "E9"): TO_CORRECT,
    }
    assert looks(marked(copy)) == looks(data)
    left = marked(copy, B4)
    assert (list(filled(left)), list(noted(left))) == (
        [("O'Brien & Sons", "B4")],
        [("O'Brien & Sons", "B2"), ("O'Brien & Sons", "B4")],
    )
    assert looks(marked(left)) == looks(data)


def test_nothing_of_ours_is_left_behind_when_nothing_is_wrong_any_more():
    data = theirs()
    again = parts(marked(marked(data, D2, E9)))
    assert again.keys() - parts(data).keys() == {"xl/worksheets/sheet3.xml"}
    assert b"legacyDrawing" not in again["xl/worksheets/sheet2.xml"]


def test_the_names_that_belong_to_a_sheet_follow_it():
    copy = marked(marked(marked(theirs(), D2), B3), E9)
    assert [sheet.print_title_rows for sheet in load_workbook(BytesIO(copy))] == ["$6:$6", "$1:$1", "$2:$3"]


def test_a_program_that_numbers_styles_anew_loses_nothing():
    data = theirs()
    book = load_workbook(BytesIO(marked(data, B3, E9)))
    saved = BytesIO()
    book.save(saved)
    again = marked(saved.getvalue())
    assert (filled(again), noted(again)) == ({}, {("O'Brien & Sons", "B2"): "Mine, not yours"})
    assert looks(again)["O'Brien & Sons", "B3"] == looks(data)["O'Brien & Sons", "B3"]


def test_a_cell_that_has_moved_is_found_by_its_note():
    book = load_workbook(BytesIO(marked(theirs(), B3)))
    sheet = book["O'Brien & Sons"]
    text, sheet["B3"].comment = sheet["B3"].comment.text, None
    sheet["B8"]._style, sheet["B8"].value, sheet["B8"].comment = sheet["B3"]._style, 3, Comment(text, "coprod")
    sheet["B3"]._style, sheet["B3"].value = sheet["B4"]._style, 3
    saved = BytesIO()
    book.save(saved)
    again = marked(saved.getvalue())
    assert (filled(again), noted(again)) == ({}, {("O'Brien & Sons", "B2"): "Mine, not yours"})
    moved = load_workbook(BytesIO(again))["O'Brien & Sons"]["B8"]
    assert (moved.number_format, moved.fill.fgColor.rgb) == ("0.00%", "FF002147")


def test_without_the_list_our_colour_still_goes():
    book = load_workbook(BytesIO(marked(theirs(), B4)))
    del book["What to fix"]
    saved = BytesIO()
    book.save(saved)
    again = marked(saved.getvalue())
    assert (filled(again), noted(again)) == ({}, {("O'Brien & Sons", "B2"): "Mine, not yours"})
    assert load_workbook(BytesIO(again))["O'Brien & Sons"]["B4"].border.left.style is None


def test_a_colour_somebody_gave_a_cell_of_the_list_stays():
    book = load_workbook(BytesIO(marked(theirs(), B3)))
    cell = book["O'Brien & Sons"]["B3"]
    cell.fill = PatternFill("solid", start_color="FF00FF00")
    saved = BytesIO()
    book.save(saved)
    assert load_workbook(BytesIO(marked(saved.getvalue())))["O'Brien & Sons"]["B3"].fill.fgColor.rgb == "FF00FF00"


@pytest.mark.parametrize("added", ["\n\nSeen, Ann", "\r\n\r\nSeen, Ann"])
def test_what_somebody_writes_below_our_note_stays(added: str):
    book = load_workbook(BytesIO(marked(theirs(), B4)))
    book["O'Brien & Sons"]["B4"].comment.text += added
    saved = BytesIO()
    book.save(saved)
    assert noted(marked(saved.getvalue()))["O'Brien & Sons", "B4"].strip() == "Seen, Ann"


def test_our_own_notes_and_list_change_no_answer():
    data = fill(BASE | FAULTS)
    copy = read(checked(data), SHELF, name="it")
    first = read(data, SHELF, name="it")
    assert (copy.ratings, copy.missing, copy.instrument) == (first.ratings, first.missing, first.instrument)
    assert {(one.code, one.cell) for one in copy.findings if one.severity != "note"} == {
        (one.code, one.cell) for one in first.findings if one.severity != "note"
    }
