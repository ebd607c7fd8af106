"""Files of other writers: tags with prefixes, cells without addresses, parts that are missing or lie elsewhere."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from test_marked_copy import TO_CORRECT, filled, noted, opened, parts, theirs, zipped

from coprod.workbook.cells import address
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Book, Format, Place, Tab
from coprod.workbook.marked import mark
from coprod.workbook.marked.package import Package
from coprod.workbook.marked.rows import at, changed
from coprod.workbook.marked.tags import words
from tests.workbook.filling import SAY

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROWS = (
    '<row><c><v>1</v></c><c t="str"><v>two</v></c></row><row/>'
    '<row r="5" s="1" customFormat="1"><c r="C5"><v>3</v></c></row>'
)
COLUMNS = '<cols><col min="6" max="6" width="20" style="1"/></cols>'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="9"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="9"><protection locked="0"/></xf></cellXfs>'
    '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def small(
    rows: str = ROWS, *, prefix: str = "", styles: str | None = STYLES, folder: str = "xl", sheet: str = ""
) -> bytes:
    """A file as short as the format allows, its tags with a prefix if wanted."""
    tags = {
        "workbook": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Caf\u00e9" sheetId="7" r:id="a"/></sheets></workbook>',
        "sheet": sheet or f'<worksheet xmlns="{MAIN}">{COLUMNS}<sheetData>{rows}</sheetData></worksheet>',
        "styles": styles or "",
    }
    if prefix:
        tags = {
            name: re.sub(r"<(/?)", rf"<\1{prefix}:", text).replace("xmlns=", f"xmlns:{prefix}=")
            for name, text in tags.items()
        }
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kept = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{folder}/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="x" Type="{OFFICE}/officeDocument"'
        f' Target="{folder}/workbook.xml"/></Relationships>',
        f"{folder}/workbook.xml": tags["workbook"],
        f"{folder}/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}">'
        f'<Relationship Id="a" Type="{OFFICE}/worksheet" Target="sheets/one.xml"/>'
        + (f'<Relationship Id="b" Type="{OFFICE}/styles" Target="styles.xml"/>' if styles else "")
        + "</Relationships>",
        f"{folder}/sheets/one.xml": tags["sheet"],
        **({f"{folder}/styles.xml": tags["styles"]} if styles else {}),
    }
    return zipped({name: text.encode() for name, text in kept.items()})


def marking(data: bytes, *cells: str) -> bytes:
    findings = [Finding("truth_value", "Caf\u00e9", cell, value="TRUE") for cell in cells]
    return mark(data, opened(data), findings, SAY)


def held(data: bytes) -> dict[str, object]:
    sheet = load_workbook(BytesIO(data))["Caf\u00e9"]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


PLAIN = ROWS.replace(' s="1" customFormat="1"', "")


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize(
    ("rows", "styles"),
    [(ROWS, STYLES), (PLAIN, None), (PLAIN, re.sub("<(fonts|fills|borders|cellXfs).*?</\\1>", "", STYLES))],
)
def test_any_writer(prefix: str, rows: str, styles: str | None):
    data = small(rows, prefix=prefix, styles=styles)
    copy = marking(data, "A1", "B2", "B5", "D5", "H9")
    assert held(copy) == {"A1": 1, "B1": "two", "C5": 3}
    assert filled(copy) == dict.fromkeys([("Caf\u00e9", one) for one in ("A1", "B2", "B5", "D5", "H9")], TO_CORRECT)
    assert noted(copy).keys() == filled(copy).keys()
    for name, part in parts(copy).items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(part)
    again = marking(copy)
    assert (held(again), filled(again), noted(again)) == ({"A1": 1, "B1": "two", "C5": 3}, {}, {})


def test_parts_are_found_wherever_they_lie():
    data = small(folder="Elsewhere/deep")
    kept = parts(marking(data, "A1", "B2"))
    assert kept["Elsewhere/deep/sheets/_rels/one.xml.rels"].count(b"/comments1.xml") == 1
    assert re.findall(rb'<comment ref="(\w+)"', kept["xl/comments1.xml"]) == [b"A1", b"B2"]
    found = opened(zipped(kept))
    assert [tab.name for tab in found.tabs] == ["What to fix", "Caf\u00e9"]
    assert found.tabs[1].rows == [[1, "two", ""], ["", "", ""], ["", "", ""], ["", "", ""], ["", "", 3]]


def test_a_missing_cell_has_the_style_of_its_row_or_column():
    sheet = load_workbook(BytesIO(marking(small(), "A5", "F9", "G9")))["Caf\u00e9"]
    assert [sheet[cell].number_format for cell in ("A5", "F9", "G9")] == ["0%", "0%", "General"]
    assert [sheet[cell].protection.locked for cell in ("A5", "F9", "G9")] == [False, False, True]


def test_a_part_that_names_its_encoding_keeps_its_words():
    sheet = (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><worksheet xmlns="{MAIN}"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>d\u00e9j\u00e0</t></is></c></row></sheetData></worksheet>'
    )
    kept = parts(small(sheet=sheet))
    kept["xl/sheets/one.xml"] = sheet.encode("latin-1")
    book = Book(Format.XLSX, (Tab("Caf\u00e9", [["d\u00e9j\u00e0"]]),))
    copy = mark(zipped(kept), book, [Finding("truth_value", "Caf\u00e9", "A1", value="\u00e9t\u00e9")], SAY)
    assert held(copy) == {"A1": "d\u00e9j\u00e0"}
    assert "\u201c\u00e9t\u00e9\u201d" in noted(copy)["Caf\u00e9", "A1"]


def test_a_note_goes_before_what_must_follow_it_and_not_into_what_holds_the_same_tag():
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData/><conditionalFormatting sqref="A1"><cfRule type="expression">'
        "<formula>TRUE</formula><extLst><ext/></extLst></cfRule></conditionalFormatting><pageMargins/>"
        "<tableParts/><extLst/></worksheet>"
    )
    copy = parts(marking(small(sheet=sheet), "B2"))["xl/sheets/one.xml"].decode()
    assert re.findall(r"<(\w+)", re.sub(r"<sheetData>.*</sheetData>", "<sheetData>", copy)) == [
        "worksheet",
        "sheetData",
        "conditionalFormatting",
        "cfRule",
        "formula",
        "extLst",
        "ext",
        "pageMargins",
        "legacyDrawing",
        "tableParts",
        "extLst",
    ]


def test_a_note_stands_beside_its_cell_and_shows_all_its_words():
    """380 pixels wide and 17 a line, from 12 to the right and 8 above; columns of 64 pixels, F of 140, rows of 20."""
    drawn = parts(marking(small(), "A1", "B5"))["xl/drawings/vmlDrawing1.vml"].decode()
    assert re.findall("<x:Anchor>(.*?)</x:Anchor>", drawn) == [
        "1, 12, 0, 0, 5, 136, 3, 7",
        "2, 12, 3, 12, 6, 60, 6, 19",
    ]
    assert re.findall("width:([^;]*);height:([^;]*);", drawn) == [("285pt", "50.25pt")] * 2
    assert re.findall("<x:Row>(.*?)</x:Row><x:Column>(.*?)</x:Column>", drawn) == [("0", "0"), ("4", "1")]


def test_what_stands_in_comments_of_the_file_is_no_cell():
    rows = '<!-- <row r="1"><c r="A1"><v>9</v></c></row> --><row r="1"><c r="A1"><v>1</v></c></row>'
    copy = parts(marking(small(rows), "A1"))["xl/sheets/one.xml"].decode()
    assert '<!-- <row r="1"><c r="A1"><v>9</v></c></row> -->' in copy
    assert re.search(r'-->\s*<row r="1"><c r="A1" s="\d+"><v>1</v></c></row>', copy)


def test_a_row_says_how_far_it_reaches():
    rows = '<row r="1" spans="2:3"><c r="B1"/><c r="C1"/></row><row r="2" spans="1:9"/>'
    copy = parts(marking(small(rows), "B1", "E1", "C2"))["xl/sheets/one.xml"].decode()
    assert re.findall(r'<row r="(\d)" spans="([\d:]+)"', copy) == [("1", "2:5"), ("2", "1:9")]


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ('a < b & "c"', "a &lt; b &amp; &quot;c&quot;"),
        ("\x07\r", "_x0007__x000D_"),
        ("_x0041_", "_x005F_x0041_"),
        ("\ud800\uffff", "&#65533;&#65533;"),
        ("\u2615\ufe0f \u202e", "&#9749;&#65039; &#8238;"),
    ],
)
def test_words_are_safe_in_xml(typed: str, spelt: str):
    assert words(typed) == spelt


def test_no_text_is_longer_than_a_cell_holds():
    data = theirs()
    finding = Finding("too_long", "Figures", "B2", value="\U0001f600" * 20_000, details=(("length", 1), ("limit", 2)))
    shown = load_workbook(BytesIO(mark(data, opened(data), [finding], SAY)))["What to fix"]["I7"].value
    assert shown == "\U0001f600" * 16_383


CELLS = st.builds(Place, st.integers(0, 30), st.integers(0, 40))


@settings(max_examples=200, deadline=None)
@given(st.sets(CELLS, max_size=25), st.sets(CELLS, min_size=1, max_size=12), st.booleans())
def test_any_cells_of_any_sheet(there: set[Place], wanted: set[Place], sparing: bool):
    """Cells stand in order, each once; those wanted are changed, the others are as they were."""
    rows, expected = "", {}
    for row in sorted({place.row for place in there}):
        columns = sorted(place.column for place in there if place.row == row)
        for column in columns:
            expected[Place(row, column)] = f"{row}/{column}"
        said = [not sparing or column == 0 or column - 1 not in columns for column in columns]
        cells = "".join(_cell(row, column, named=say) for column, say in zip(columns, said, strict=True))
        rows += f'<row r="{row + 1}">{cells}</row>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    new = changed(sheet, {place: lambda cell: cell.replace("<c", '<c m="1"', 1) for place in wanted})
    found, number = {}, -1
    for row in ElementTree.fromstring(new)[0]:
        assert int(row.get("r")) - 1 > number
        number, column = int(row.get("r")) - 1, -1
        for cell in row:
            place = at(cell.get("r", ""))
            assert place is None or place.row == number
            assert place is None or place.column > column
            column = place.column if place else column + 1
            value = cell[0].text if len(cell) else None
            found[Place(number, column)] = (value, cell.get("m") == "1")
    assert found == {place: (expected.get(place), place in wanted) for place in expected.keys() | wanted}


def _cell(row: int, column: int, *, named: bool) -> str:
    name = f' r="{address(row, column)}"' if named else ""
    return f"<c{name}><v>{row}/{column}</v></c>"


@settings(max_examples=25, deadline=None)
@given(st.sets(CELLS, max_size=15))
def test_any_set_of_cells_is_marked_and_nothing_else(wanted: set[Place]):
    cells = [address(*place) for place in wanted]
    copy = marking(small(), *cells)
    assert filled(copy) == {("Caf\u00e9", cell): TO_CORRECT for cell in cells}
    assert noted(copy).keys() == filled(copy).keys()
    assert held(copy) == {"A1": 1, "B1": "two", "C5": 3}


def test_a_file_taken_apart_and_put_together_is_the_same():
    data = theirs()
    assert parts(Package.of(data).packed()) == parts(data)
    with ZipFile(BytesIO(Package.of(data).packed())) as archive:
        assert archive.testzip() is None
