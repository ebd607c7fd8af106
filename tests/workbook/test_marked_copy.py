"""The marked copy of an Excel file: the problem cells and nothing but them, everything else as typed."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture
from python_calamine import CalamineWorkbook

from coprod.workbook import read
from coprod.workbook.findings import Finding, words
from coprod.workbook.formats.book import Area, Book, Format, Tab
from coprod.workbook.marked import Marked, before, mark
from tests.workbook.filling import SAY, SHELF, TEAM, cells, fill, full, typed

STOPS, TO_CORRECT, UNDERSTOOD = "FFFFB3A0", "FFFFD9A0", "FFCFE3F7"
BASE = typed(cells(full()))
FAULTS: Mapping[tuple[str, str], object] = {
    ("About", "C6"): None,
    ("About", "C8"): "x" * 201,
    ("About", "C11"): "last week",
    ("Skills", "D7"): "maybe",
    ("Skills", "D8"): 7,
    ("Skills", "E8"): "3,5",
    ("Skills", "E9"): True,
    ("Skills", "D10"): date(2026, 5, 3),
    ("Skills", "C15"): "Finding out what people need",
    ("Governance", "C7"): -1,
    ("Stakeholders", "E8"): "about forty",
    ("Who works with whom", "C7"): "=Nobody",
}
COLOURED = dict.fromkeys(FAULTS, TO_CORRECT) | {("About", "C6"): STOPS}
CHANGED = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"}


def opened(data: bytes) -> Book:
    """The sheets of an Excel file, read without our own reader."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    names = [sheet.name for sheet in book.sheets_metadata if "WorkSheet" in str(sheet.typ)]
    return Book(
        Format.XLSX,
        tuple(Tab(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names),
    )


def checked(data: bytes) -> bytes:
    """The marked copy of a workbook of ours."""
    return mark(data, opened(data), read(data, SHELF, name="it").findings, SAY, instruments=SHELF)


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def noted(data: bytes) -> dict[tuple[str, str], str]:
    """The text of every note by sheet and cell."""
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in load_workbook(BytesIO(data)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def filled(data: bytes) -> dict[tuple[str, str], str]:
    """The cells in one of our colours, but for the list's own."""
    return {
        (sheet.title, cell.coordinate): cell.fill.fgColor.rgb
        for sheet in load_workbook(BytesIO(data)).worksheets
        if not sheet.title.startswith("What to fix")
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in (STOPS, TO_CORRECT, UNDERSTOOD)
    }


def theirs(change=None) -> bytes:
    """A workbook of somebody else's making, with all that a careless writer would lose."""
    book = Workbook()
    sheet = book.active
    sheet.title = "O'Brien & Sons"
    for row in range(1, 6):
        sheet.append([f"Row {row}", row, row * 1.5])
    sheet["D1"], sheet["D2"] = "=SUM(B1:B5)", "=B1/0"
    sheet["B3"].number_format, sheet["B3"].font = "0.00%", Font(bold=True, color="FFFFFFFF")
    sheet["B3"].fill = PatternFill("solid", start_color="FF002147")
    sheet.column_dimensions["A"].width, sheet.row_dimensions[2].height = 33.5, 41
    sheet.conditional_formatting.add("B1:B5", CellIsRule(operator="greaterThan", formula=["3"], font=Font(bold=True)))
    choose = DataValidation(type="list", formula1='"1,2,3"')
    choose.add("B1:B5")
    sheet.add_data_validation(choose)
    sheet["A1"].hyperlink = "https://example.org/"
    sheet["B2"].comment = Comment("Mine, not yours", "Ann")
    sheet.print_title_rows = "1:1"
    figures = book.create_sheet("Figures")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=5))
    figures.add_chart(chart, "B2")
    drawn = BytesIO()
    Picture.new("RGB", (4, 4), "red").save(drawn, "PNG")
    figures.add_image(Image(drawn), "H2")
    figures.print_title_rows = "2:3"
    book.active = 1
    sheet.sheet_view.tabSelected, figures.sheet_view.tabSelected = False, True
    if change:
        change(book)
    written = BytesIO()
    book.save(written)
    results = {"D1": b"15", "D2": b"#DIV/0!"}

    def result(found: re.Match[bytes]) -> bytes:
        kind = b' t="e"' if found[1] == b"D2" else b""
        return b'<c r="%s"%s><f>%s</f><v>%s</v></c>' % (found[1], kind, found[2], results[found[1].decode()])

    kept = parts(written.getvalue())
    name = "xl/worksheets/sheet1.xml"
    kept[name], count = re.subn(rb'<c r="(D\d)"><f>(.*?)</f><v ?/></c>', result, kept[name])
    assert count == 2
    return zipped(kept)


def zipped(kept: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, part in kept.items():
            archive.writestr(name, part)
    return written.getvalue()


def test_twelve_planted_faults_are_twelve_marked_cells():
    data = fill(BASE | FAULTS)
    copy = checked(data)
    assert filled(data) == {}
    assert filled(copy) == COLOURED
    assert noted(copy).keys() == FAULTS.keys()
    assert noted(copy)["Skills", "D8"] == (
        "coprod:\nD8 holds 7; this scale runs from 1 to 5.\nChoose 1 to 5, NA, DK or PNS."
    )


def test_mending_only_the_marked_cells_leaves_nothing_to_mend():
    copy = checked(fill(BASE | FAULTS))
    mended = fill({place: BASE.get(place) for place in noted(copy)}, copy)
    assert [one.code for one in read(mended, SHELF, name="mended").findings if one.severity != "note"] == []
    assert read(mended, SHELF, name="mended").answers == full()
    assert filled(checked(mended)) == {}
    assert noted(checked(mended)) == {}


def test_a_marked_workbook_is_as_typed_but_for_the_marks():
    data = fill(BASE | FAULTS)
    old, new = parts(data), parts(checked(data))
    sheets = {f"xl/worksheets/sheet{number}.xml" for number in (2, 3, 4, 5, 6)}
    assert {name for name in old if old[name] != new[name]} - CHANGED == sheets
    assert sorted(new.keys() - old.keys()) == sorted(
        ["xl/worksheets/sheet8.xml"]
        + [f"xl/worksheets/_rels/sheet{number}.xml.rels" for number in (2, 3, 4, 5, 6)]
        + [f"xl/comments{number}.xml" for number in (1, 2, 3, 4, 5)]
        + [f"xl/drawings/vmlDrawing{number}.vml" for number in (1, 2, 3, 4, 5)]
    )
    for name in sheets:
        assert bare(old[name], FAULTS) == bare(new[name], FAULTS)


def bare(sheet: bytes, marked: Mapping[tuple[str, str], object]) -> bytes:
    """A sheet without what a mark may change: the style of the marked cells and the way to the notes."""
    for _, cell in marked:
        sheet = re.sub(rb'(<c r="%s"[^>]*?) s="\d+"' % cell.encode(), rb"\1", sheet)
    return re.sub(rb"<legacyDrawing [^>]*/>", b"", sheet)


def test_formulas_charts_images_and_the_rest_of_their_workbook_stay():
    data = theirs()
    findings = [
        Finding("error_value", "O'Brien & Sons", "D2", value="#DIV/0!"),
        Finding("extra_column", "Figures", details=(("names", "x"),)),
    ]
    copy = mark(data, opened(data), findings, SAY)
    old, new = parts(data), parts(copy)
    assert {name for name in old if old[name] != new[name]} - CHANGED == {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }
    selected = old["xl/worksheets/sheet2.xml"].replace(b'tabSelected="1"', b'tabSelected="0"')
    assert new["xl/worksheets/sheet2.xml"] == selected
    assert bare(new["xl/worksheets/sheet1.xml"], {("", "D2"): 0}) == bare(old["xl/worksheets/sheet1.xml"], {})
    assert b"<f>SUM(B1:B5)</f><v>15</v>" in new["xl/worksheets/sheet1.xml"]
    assert b"<f>B1/0</f><v>#DIV/0!</v>" in new["xl/worksheets/sheet1.xml"]
    book = load_workbook(BytesIO(copy), data_only=True)
    assert [sheet.title for sheet in book] == ["What to fix", "O'Brien & Sons", "Figures"]
    assert [sheet.print_title_rows for sheet in book] == ["$6:$6", "$1:$1", "$2:$3"]
    assert (book.active.title, len(book["Figures"]._charts), len(book["Figures"]._images)) == ("What to fix", 1, 1)
    assert noted(copy) == {
        ("O'Brien & Sons", "B2"): "Mine, not yours",
        ("O'Brien & Sons", "D2"): "coprod:\n" + "\n".join(words(findings[0], SAY)),
    }


def test_a_marked_cell_keeps_its_format_and_pale_letters_become_dark():
    data = theirs()
    copy = load_workbook(BytesIO(mark(data, opened(data), [Finding("percentage", "O'Brien & Sons", "B3")], SAY)))
    cell = copy["O'Brien & Sons"]["B3"]
    assert (cell.value, cell.number_format, cell.font.bold) == (3, "0.00%", True)
    assert (cell.fill.fgColor.rgb, cell.font.color.rgb) == (TO_CORRECT, "FF1A1A1A")


def test_a_note_of_theirs_stays_above_ours_and_comes_back_alone():
    data = theirs()
    copy = mark(data, opened(data), [Finding("truth_value", "O'Brien & Sons", "B2", value="TRUE")], SAY)
    assert noted(copy)["O'Brien & Sons", "B2"].startswith("Mine, not yours\n\ncoprod:\nB2 holds the truth value")
    again = mark(copy, opened(copy), [], SAY)
    assert noted(again) == {("O'Brien & Sons", "B2"): "Mine, not yours"}


def test_several_findings_on_a_cell_are_one_note_in_the_colour_of_the_worst():
    findings = [
        Finding("understood", "Figures", "C3", value="very", details=(("meaning", "4"),)),
        Finding("out_of_scale", "Figures", "C3", value="9", details=(("low", 1), ("high", 5), ("accepted", ("NA",)))),
    ]
    data = theirs()
    copy = mark(data, opened(data), findings, SAY)
    assert filled(copy) == {("Figures", "C3"): TO_CORRECT}
    assert noted(copy)["Figures", "C3"] == (
        "coprod:\nC3 holds 9; this scale runs from 1 to 5.\nChoose 1 to 5 or NA.\n"
        "C3 holds \u201cvery\u201d; it was read as 4.\nNothing to do if that is right."
    )


@pytest.mark.parametrize(
    ("code", "colour"),
    [
        ("city_missing", STOPS),
        ("truth_value", TO_CORRECT),
        ("understood", UNDERSTOOD),
        ("merged_down", UNDERSTOOD),
        ("person_spelling", UNDERSTOOD),
        ("heading_understood", UNDERSTOOD),
        ("date_as_text", UNDERSTOOD),
        ("not_answered", None),
        ("not_compared", None),
        ("approver_left_out", None),
        ("cell_notes", None),
        ("tie_twice", None),
    ],
)
def test_what_is_marked(code: str, colour: str | None):
    data = theirs()
    details = tuple((name, "x") for name in ("meaning", "first", "second", "other", "row", "count"))
    copy = mark(data, opened(data), [Finding(code, "Figures", "AB70", value="x", details=details)], SAY)
    assert filled(copy) == ({("Figures", "AB70"): colour} if colour else {})
    assert load_workbook(BytesIO(copy))["What to fix"]["A7"].value == code


def test_findings_without_a_cell_of_the_file_are_listed_only():
    findings = [Finding("no_stamp"), Finding("sheet_twice", "Gone", "A1", details=(("first", "x"), ("title", "y")))]
    data = theirs()
    copy = mark(data, opened(data), findings, SAY)
    assert filled(copy) == {}
    sheet = load_workbook(BytesIO(copy))["What to fix"]
    assert [sheet.cell(row, 1).value for row in (7, 8)] == ["no_stamp", "sheet_twice"]
    assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.hyperlink] == []


def test_a_cell_inside_merged_ones_marks_the_one_in_sight():
    data = theirs(lambda book: book["Figures"].merge_cells("B4:C6"))
    book = opened(data)
    tabs = (book.tabs[0], Tab("Figures", book.tabs[1].rows, merged=(Area(3, 1, 5, 2),)))
    copy = mark(data, Book(Format.XLSX, tabs), [Finding("truth_value", "Figures", "C5", value="TRUE")], SAY)
    assert filled(copy) == {("Figures", "B4"): TO_CORRECT}


def test_the_list_says_everything_worst_first_and_leads_to_the_cells():
    findings = [
        Finding("understood", "Figures", "A1", value="very", details=(("meaning", "4"),)),
        Finding("out_of_scale", "Figures", "B9", value="9", details=(("low", 1), ("high", 5), ("accepted", ("NA",)))),
        Finding("not_accepted", "O'Brien & Sons", "A2", value='=LINK("x")', details=(("accepted", ("Yes", "No")),)),
        Finding("city_missing", "Figures", "C3"),
    ]
    data = theirs()
    book = load_workbook(BytesIO(mark(data, opened(data), findings, SAY)))
    sheet = book["What to fix"]
    shown = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=10, min_col=5)]
    assert [row[0] for row in shown[:3]] == [
        "What to fix",
        "1. Click the address of a cell.\n2. Type the right answer.\n3. Save the file and hand it in on the page"
        " Assess, or with coprod check. Colours, notes and this sheet may stay.",
        "Stops the file: 1\nNothing of the file is saved until this is corrected.",
    ]
    assert [(shown[2][place], sheet.cell(4, place + 5).fill.fgColor.rgb) for place in (0, 4, 6)] == [
        ("Stops the file: 1\nNothing of the file is saved until this is corrected.", STOPS),
        ("Left out: 2\nThe answer counts in no figure until it is corrected.", TO_CORRECT),
        ("Understood: 1\nRead as explained; nothing to do if that is right.", UNDERSTOOD),
    ]
    assert shown[4:] == [
        [
            "What happens",
            "Sheet",
            "Cell",
            "Question",
            "What it holds",
            "What was found",
            "How to correct it",
            "What is accepted",
        ],
        [
            "Stops the file",
            "Figures",
            "C3",
            None,
            None,
            "C3 does not name the city.",
            "Write the name of the city or municipality in C3.",
            None,
        ],
        [
            "Left out",
            "O'Brien & Sons",
            "A2",
            None,
            '=LINK("x")',
            'A2 holds \u201c=LINK("x")\u201d, which is none of its answers.',
            "Choose Yes or No.",
            "Yes, No",
        ],
        [
            "Left out",
            "Figures",
            "B9",
            None,
            "9",
            "B9 holds 9; this scale runs from 1 to 5.",
            "Choose 1 to 5 or NA.",
            "1 to 5, NA",
        ],
        [
            "Understood",
            "Figures",
            "A1",
            None,
            "very",
            "A1 holds \u201cvery\u201d; it was read as 4.",
            "Nothing to do if that is right.",
            None,
        ],
    ]
    assert {cell.data_type for row in sheet.iter_rows(min_row=7) for cell in row if cell.value} == {"s"}
    linked = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert [(cell.coordinate, cell.hyperlink.location) for cell in linked] == [
        ("G7", "'Figures'!C3"),
        ("G8", "'O''Brien & Sons'!A2"),
        ("G9", "'Figures'!B9"),
        ("G10", "'Figures'!A1"),
    ]
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("A7", "landscape", 1)
    assert [sheet.column_dimensions["A"].hidden, sheet["A1"].value] == [True, "coprod@0.0/marks/en"]


def asked(data: bytes, **known: object) -> dict[str, str | None]:
    """The question of each line of the list, by cell."""
    copy = mark(data, opened(data), read(data, SHELF, name="it").findings, SAY, **known)
    sheet = load_workbook(BytesIO(copy))["What to fix"]
    return {f"{row[1].value} {row[2].value}": row[3].value for row in sheet.iter_rows(min_row=7, min_col=5)}


def test_the_list_names_the_question_of_each_cell():
    found = asked(fill(BASE | FAULTS), instruments=SHELF)
    assert {cell: found[cell] for cell in ("About C6", "Skills D7", "Skills E8", "Skills C15", "Stakeholders E8")} == {
        "About C6": "City or municipality",
        "Skills D7": "Finding out what people need",
        "Skills E8": "Knowing whom to involve",
        "Skills C15": "Top priority 2",
        "Stakeholders E8": None,
    }
    assert asked(fill(BASE | FAULTS))["Skills D7"] == "Finding out what people need"


def test_the_list_names_the_skill_of_a_rating_in_the_row_of_a_person():
    typed_in = {("About", "C6"): "Exampleford", ("Team", "B9"): "R01", ("Team", "D9"): 7}
    assert asked(fill(typed_in, TEAM), instruments=SHELF)["Team D9"] == "Finding out what people need"


def edges(data: bytes, sheet: str, cell: str) -> set[tuple[str | None, str | None]]:
    """How thick the four sides of a cell are, and their colours."""
    border = load_workbook(BytesIO(data))[sheet][cell].border
    sides = (border.left, border.right, border.top, border.bottom)
    return {(side.style, side.color.rgb if side.color else None) for side in sides}


def test_a_marked_cell_has_a_thick_border_until_it_is_fine_again():
    """A rule of the template paints over the fill of such a cell; nothing paints over a border."""
    findings = [
        Finding("city_missing", "About", "C6"),
        Finding("truth_value", "Skills", "D7", value="TRUE"),
        Finding("understood", "Skills", "E7", value="4.", details=(("meaning", "4"),)),
    ]
    data = fill(BASE)
    copy = mark(data, opened(data), findings, SAY)
    places = (("About", "C6"), ("Skills", "D7"), ("Skills", "E7"))
    assert [edges(copy, *place) for place in places] == [
        {("medium", "FF7A2E00")},
        {("medium", "FF7A2E00")},
        {("medium", "FF1F5A92")},
    ]
    again = mark(copy, opened(copy), [], SAY)
    assert [edges(again, *place) for place in places] == [edges(data, *place) for place in places]


def test_what_an_earlier_check_found_can_be_read_back():
    data = fill(BASE | FAULTS)
    copy = checked(data)
    assert before(opened(data)) == ()
    found = {(one.code, one.sheet, one.cell) for one in read(data, SHELF, name="it").findings}
    assert {(one.code, one.sheet, one.cell) for one in before(opened(copy))} == found
    assert Marked("out_of_scale", "Skills", "D8") in before(opened(copy))
    assert load_workbook(BytesIO(copy))["What to fix"]["A1"].value == "coprod-core@1.0/marks/en"


def test_a_taken_name_gets_a_number():
    data = theirs(lambda book: book.create_sheet("WHAT TO FIX"))
    assert load_workbook(BytesIO(mark(data, opened(data), [], SAY))).sheetnames[0] == "What to fix (2)"


def test_the_same_file_marked_twice_is_the_same():
    data = fill(BASE | FAULTS)
    assert checked(data) == checked(data)
