"""Cells and facts of .xlsx files, in the many ways that programs write them down."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.comments import Comment

from coprod.workbook.formats import open_book
from coprod.workbook.formats.book import Area, Book, Content, Format, Place, Tab, Unseen
from coprod.workbook.formats.placing import column, letters
from tests.workbook.filling import TEMPLATE
from tests.workbook.formats.builders import MAIN, links, packed, sheet, xlsx, xlsx_parts

DAY = date(2026, 3, 31)
STYLES = (
    '<numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/><numFmt numFmtId="171" formatCode="0.0%"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="9"/></cellXfs>'
)
ODD_SHEET = """<row r="3"><c r="B3"><v>1</v></c><c t="str"><v>two</v></c><c/><c><v>4</v></c></row>
<row><c><v>5</v></c></row>"""
THREE = [["", "", "", "", ""], ["", "", "", "", ""], ["", 1.0, "two", "", 4.0], [5.0, "", "", "", ""]]


def rows(data: bytes) -> list[list[Content]]:
    """The rows of the first sheet."""
    return open_book(data).tabs[0].rows


def tab(data: bytes) -> Tab:
    """The first sheet."""
    return open_book(data).tabs[0]


def of_sheet(part: str | bytes) -> bytes:
    """An .xlsx whose one sheet is this part."""
    return packed({**xlsx_parts(sheet("")), "xl/worksheets/sheet1.xml": part})


PREFIXED = (
    sheet(ODD_SHEET.replace("<", "<x:").replace("<x:/", "</x:"))
    .replace("sheetData", "x:sheetData")
    .replace("<worksheet xmlns=", "<x:worksheet xmlns:x=")
    .replace("</worksheet", "</x:worksheet")
)
SPELT = {
    "without references": of_sheet(sheet(ODD_SHEET)),
    "with a prefix": of_sheet(PREFIXED),
    "in UTF-16": of_sheet(('<?xml version="1.0" encoding="UTF-16"?>' + sheet(ODD_SHEET)).encode("utf-16")),
    "in UTF-16, big end first": of_sheet(b"\xfe\xff" + sheet(ODD_SHEET).encode("utf-16-be")),
    "in UTF-16 without a mark": of_sheet(sheet(ODD_SHEET).encode("utf-16-le")),
    "in single quotes": of_sheet(sheet(ODD_SHEET.replace('"', "'"))),
    "with blanks": of_sheet(sheet(ODD_SHEET.replace('r="3"', '\n r = "3" ').replace('t="str"', 'q=">" t = "str"\n'))),
    "in small letters": of_sheet(sheet(ODD_SHEET.replace('"B3"', '"b3"'))),
    "with comments": of_sheet(sheet(ODD_SHEET.replace("<v>1", '<!-- <c r="Z9"><v>8</v></c> --><v>1<!-- 2 -->'))),
    "with instructions": of_sheet(sheet(ODD_SHEET.replace("<v>1", '<?x <c r="Z9"><v>8</v></c> ?><v>1'))),
    "with CDATA": of_sheet(sheet(ODD_SHEET.replace("<v>1", "<v><![CDATA[1]]>"))),
    "with a mark": of_sheet(b"\xef\xbb\xbf" + sheet(ODD_SHEET).encode()),
}


@pytest.mark.parametrize("how", SPELT)
def test_the_same_cells_however_they_are_spelt(how: str):
    assert rows(SPELT[how]) == THREE


CELLS: dict[str, tuple[str, Content]] = {
    "number": ('<c r="A1"><v>4</v></c>', 4.0),
    "text of a formula": ('<c r="A1" t="str"><f>B1</f><v> a &amp; &lt;b&gt; </v></c>', " a & <b> "),
    "text in its place": ('<c r="A1" t="inlineStr"><is><t>in place</t></is></c>', "in place"),
    "text in runs": (
        '<c r="A1" t="inlineStr"><is><r><t>in </t></r><r><rPr><b/></rPr><t>runs</t></r></is></c>',
        "inruns",
    ),
    "text in runs that keep blanks": (
        '<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">in </t></r><r><t>runs</t></r></is></c>',
        "in runs",
    ),
    "text with its sound": ('<c r="A1" t="s"><v>1</v></c>', "\u6771\u4eac"),
    "shared text": ('<c r="A1" t="s"><v>0</v></c>', "two\nlines \U0001f600"),
    "shared text with an escape": ('<c r="A1" t="s"><v>2</v></c>', "a\rb _x000D_"),
    "shared text in CDATA": ('<c r="A1" t="s"><v>3</v></c>', "<b> & c"),
    "true": ('<c r="A1" t="b"><v>1</v></c>', True),
    "day": ('<c r="A1" s="1"><v>46112</v></c>', DAY),
    "number too large for a day": ('<c r="A1" s="1"><v>358401234567</v></c>', 358401234567.0),
    "result too large for a day": ('<c r="A1" s="1"><f>B1*2</f><v>3E+16</v></c>', 3e16),
    "day and time": ('<c r="A1" s="1"><v>46112.75</v></c>', datetime.combine(DAY, time(18))),
    "time": ('<c r="A1" s="1"><v>0.5</v></c>', time(12)),
    "span": ('<c r="A1" s="2"><v>1.5</v></c>', timedelta(hours=36)),
    "day written out": ('<c r="A1" t="d"><v>2026-03-31T00:00:00</v></c>', datetime.combine(DAY, time())),
}
SHARED = (
    "<si><t>two\nlines &#x1F600;</t></si>"
    '<si><t>\u6771\u4eac</t><rPh sb="0" eb="2"><t>\u30c8\u30a6\u30ad\u30e7\u30a6</t></rPh></si>'
    "<si><t>a_x000D_b _x005F_x000D_</t></si><si><t><![CDATA[<b> &]]> c</t></si>"
)


@pytest.mark.parametrize("kind", CELLS)
def test_what_a_cell_holds(kind: str):
    written, content = CELLS[kind]
    ((found,),) = rows(xlsx(f'<row r="1">{written}</row>', shared=SHARED, styles=STYLES))
    assert (type(found), found) == (type(content), content)


@pytest.mark.parametrize(("value", "day"), [("1", date(2030, 4, 1)), ("true", date(2030, 4, 1)), ("0", DAY)])
def test_days_are_counted_from_1904_where_the_workbook_says_so(value: str, day: date):
    data = xlsx(
        '<row r="1"><c r="A1" s="1"><v>46112</v></c></row>', styles=STYLES, book=f'<workbookPr date1904="{value}"/>'
    )
    assert rows(data) == [[day]]


MISLEADING: dict[str, tuple[str, Unseen | None]] = {
    "error": ('t="e"><v>#DIV/0!</v>', Unseen("error_value", "#DIV/0!")),
    "error of a formula": ('t="e"><f>NA()</f><v>#N/A</v>', Unseen("error_value", "#N/A")),
    "formula without a result": ("><f>1+3</f>", Unseen("formula_unsaved", "")),
    "formula with an empty result element": ("><f>1+3</f><v/>", Unseen("formula_unsaved", "")),
    "formula of the neighbour without a result": ('><f t="shared" si="0"/>', Unseen("formula_unsaved", "")),
    "formula with a result": ("><f>1+3</f><v>4</v>", None),
    "formula whose result is no text": ('t="str"><f>IF(1,"")</f><v></v>', None),
    "percentage": ('s="3"><v>0.125</v>', Unseen("percentage", "12.5%")),
    "percentage of the old kind": ('t="n" s="4"><v>4</v>', Unseen("percentage", "400%")),
    "text shown as a percentage": ('s="4" t="str"><v>4</v>', None),
    "plain number": ('s="0"><v>4</v>', None),
}


@pytest.mark.parametrize("kind", MISLEADING)
def test_a_cell_that_would_mislead_is_told_apart(kind: str):
    written, unseen = MISLEADING[kind]
    data = xlsx(f'<row r="2"><c r="B2" {written}</c></row>', styles=STYLES)
    assert tab(data).unseen == ({Place(1, 1): unseen} if unseen else {})
    assert tab(data).content(1, 1) == (unseen or tab(data).rows[1][1])


def test_rows_reach_every_formula_without_a_result():
    data = xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><f>A1</f></c></row>')
    assert tab(data).rows == [[1.0], [], ["", ""]]


def test_only_the_first_of_merged_cells_is_seen():
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>'
    )
    cells += '<row r="3"><c r="A3" t="e"><v>#REF!</v></c></row>'
    found = tab(xlsx(cells, after='<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'))
    assert found.merged == (Area(0, 0, 1, 1),)
    assert found.rows == [[1.0, ""], ["", ""], ["", ""]]
    assert found.unseen == {Place(2, 0): Unseen("error_value", "#REF!")}


def test_hidden_rows_are_read_and_told():
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" spans="1:1" hidden="1"><c r="A2"><v>2</v></c></row>'
    cells += "<row r='4' hidden='true'><c r='A4'><v>4</v></c></row>"
    found = tab(xlsx(cells, before='<cols><col min="3" max="3" hidden="1"/></cols>'))
    assert (found.hidden_rows, found.rows) == (frozenset({1, 3}), [[1.0], [2.0], [""], [4.0]])


def test_only_worksheets_are_opened_and_the_very_hidden_ones_are_told():
    parts = xlsx_parts(
        *(sheet(f'<row r="1"><c r="A1"><v>{one}</v></c></row>') for one in (1, 2, 3)), states={3: "veryHidden"}
    )
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = str(parts[name]).replace(
        'worksheet" Target="worksheets/sheet2', 'chartsheet" Target="chartsheets/sheet2'
    )
    book = open_book(packed(parts))
    assert [(one.name, one.rows, one.very_hidden) for one in book.tabs] == [
        ("S1", [[1.0]], False),
        ("S3", [[3.0]], True),
    ]


def test_a_workbook_under_another_name_and_sheets_with_absolute_names_are_found():
    parts = xlsx_parts(sheet('<row r="1"><c r="A1"><v>7</v></c></row>'))
    parts["xl/workbook2.xml"] = parts.pop("xl/workbook.xml")
    parts["xl/_rels/workbook2.xml.rels"] = str(parts.pop("xl/_rels/workbook.xml.rels")).replace(
        "worksheets/", "/xl/worksheets/"
    )
    parts["_rels/.rels"] = links(("officeDocument", "xl/workbook2.xml"))
    assert rows(packed(parts)) == [[7.0]]


def test_macros_are_noticed():
    parts = xlsx_parts(sheet('<row r="1"><c r="A1"><v>7</v></c></row>'))
    assert not open_book(packed(parts)).macros
    assert open_book(packed({**parts, "xl/vbaProject.bin": "x"})) == Book(
        Format.XLSX, (Tab("S1", [[7.0]]),), macros=True
    )


def test_notes_by_somebody_else_are_told_and_ours_are_not():
    book = load_workbook(BytesIO(TEMPLATE))
    book["Skills"]["D8"].comment = Comment("This is no rating.", "coprod")
    book["Skills"]["E9"].comment = Comment("Ask the <b>team</b>.", "Zo\u00eb & team")
    book["About"]["C6"].comment = Comment("Which one?", "")
    saved = BytesIO()
    book.save(saved)
    notes = {one.name: one.notes for one in open_book(saved.getvalue()).tabs if one.notes}
    assert notes == {"About": (Place(5, 2),), "Skills": (Place(8, 4),)}


def test_conversations_on_cells_are_told():
    part = '<ThreadedComments><threadedComment ref="C4" id="{1}"><text>?</text></threadedComment></ThreadedComments>'
    parts = {
        **xlsx_parts(sheet('<row r="1"><c r="A1"><v>7</v></c></row>')),
        "xl/worksheets/_rels/sheet1.xml.rels": links(("threadedComment", "../threadedComments/threadedComment1.xml")),
        "xl/threadedComments/threadedComment1.xml": part,
    }
    assert tab(packed(parts)).notes == (Place(3, 2),)


def test_links_to_elsewhere_are_not_followed():
    parts = xlsx_parts(sheet('<row r="1"><c r="A1"><v>7</v></c></row>'))
    outside = '<Relationship Id="r9" Type="x/comments" Target="https://example.org/a.xml" TargetMode="External"/>'
    for name in ("xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"):
        parts[name] = str(parts.get(name, links())).replace("</Relationships>", outside + "</Relationships>")
    assert tab(packed(parts)) == Tab("S1", [[7.0]])


EMPTY_ROWS = "".join(
    f'<row r="{row}">' + "".join(f'<c r="{letter}{row}" s="1"/>' for letter in "ABCDEF") + "</row>"
    for row in range(2, 100_001)
)


@pytest.mark.parametrize(
    "formatted",
    [
        EMPTY_ROWS,
        '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>',
        "<row r='1048576'><c s='1' r='XFD1048576'/></row>",
    ],
    ids=["a hundred thousand rows", "whole columns", "whole columns, spelt otherwise"],
)
def test_cells_that_are_formatted_and_empty_do_not_count(formatted: str):
    assert rows(xlsx('<row r="1"><c r="A1"><v>5</v></c></row>' + formatted)) == [[5.0]]


def test_a_value_on_the_last_row_is_read():
    found = rows(xlsx('<row r="1048576"><c r="A1048576"><v>5</v></c></row>'))
    assert (len(found), found[0], found[-1]) == (1_048_576, [""], [5.0])


def test_the_template_is_opened_as_it_was_written():
    book = open_book(TEMPLATE)
    expected = {}
    for one in load_workbook(BytesIO(TEMPLATE)).worksheets:
        expected[one.title] = [
            ["" if cell is None else cell for cell in line] for line in one.iter_rows(values_only=True)
        ]
    assert {one.name: trimmed(one.rows) for one in book.tabs} == {
        name: trimmed(lines) for name, lines in expected.items()
    }
    assert (book.format, book.macros, book.encoding) == (Format.XLSX, False, "")


def trimmed(lines: list[list[Content]]) -> list[list[Content]]:
    """The rows without empty ends, whole numbers as floats."""
    cut = [[float(cell) if isinstance(cell, int) else cell for cell in line] for line in lines]
    for line in cut:
        while line and line[-1] == "":
            line.pop()
    while cut and not cut[-1]:
        cut.pop()
    return cut


SPELLINGS: tuple[Callable[[str, str], str], ...] = (
    lambda place, inside: f'<c r="{place}"{inside}</c>',
    lambda place, inside: f"<c  r = '{place.lower()}'{inside}</c>",
    lambda place, inside: f'<c x="&lt;" r="{place}"{inside}</c>',
)


@given(
    st.dictionaries(st.tuples(st.integers(0, 40), st.integers(0, 40)), st.integers(0, 9), min_size=1),
    st.lists(st.sampled_from(SPELLINGS), min_size=1),
)
def test_cells_are_found_where_they_stand(
    values: dict[tuple[int, int], int], spellings: list[Callable[[str, str], str]]
):
    written: dict[int, list[str]] = {}
    for number, (row, place) in enumerate(sorted(values)):
        spelt = spellings[number % len(spellings)]
        written.setdefault(row, []).append(spelt(f"{letters(place)}{row + 1}", f"><v>{values[row, place]}</v>"))
    cells = "".join(f'<row r="{row + 1}">{"".join(line)}</row>' for row, line in written.items())
    found = rows(xlsx(cells))
    assert {
        (row, place): cell for row, line in enumerate(found) for place, cell in enumerate(line) if cell != ""
    } == values


@given(st.integers(0, 16_383))
def test_letters_name_one_column(number: int):
    assert column(letters(number)) == number


def test_the_last_column_is_xfd():
    assert (letters(0), letters(26), letters(16_383)) == ("A", "AA", "XFD")


def test_the_namespace_of_the_strict_format_is_read():
    strict = sheet('<row r="1"><c r="A1"><v>7</v></c></row>').replace(
        MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    parts = {
        name: str(part).replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
        for name, part in xlsx_parts(strict).items()
    }
    assert rows(packed(parts)) == [[7.0]]
