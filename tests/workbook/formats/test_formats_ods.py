"""Cells and facts of .ods files: raw ones, and ones that odfpy wrote."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from coprod.workbook.formats import open_book
from coprod.workbook.formats.book import Area, Book, Content, Format, Place, Tab, Unseen
from tests.workbook.formats.builders import number, ods, ods_content, packed

DAY = date(2026, 3, 31)


def row(*cells: str, marks: str = "") -> str:
    """A row of cells."""
    return f"<table:table-row {marks}>{''.join(cells)}</table:table-row>"


def cell(inside: str = "", marks: str = "") -> str:
    """A cell with these marks."""
    return f"<table:table-cell {marks}>{inside}</table:table-cell>"


def text(inside: str) -> str:
    """A cell of text."""
    return cell(inside, 'office:value-type="string"')


def tab(rows: str) -> Tab:
    """The sheet of an .ods with these rows."""
    return open_book(ods(rows)).tabs[0]


CELLS: dict[str, tuple[str, Content]] = {
    "number": (number(4), 4.0),
    "money": (cell("<text:p>5 EUR</text:p>", 'office:value-type="currency" office:value="5"'), 5.0),
    "true": (cell("<text:p>WAHR</text:p>", 'office:value-type="boolean" office:boolean-value="true"'), True),
    "typed true": (
        cell("<text:p>TRUE</text:p>", 'table:formula="of:=TRUE()" office:value-type="float" office:value="1"'),
        True,
    ),
    "day": (cell("<text:p>31.3.</text:p>", 'office:value-type="date" office:date-value="2026-03-31"'), DAY),
    "day and time": (
        cell("<text:p>x</text:p>", 'office:value-type="date" office:date-value="2026-03-31T18:00:00"'),
        datetime.combine(DAY, time(18)),
    ),
    "time": (cell("", 'office:value-type="time" office:time-value="PT10H11M12.5S"'), time(10, 11, 12, 500_000)),
    "span": (cell("", 'office:value-type="time" office:time-value="PT36H00M00S"'), timedelta(hours=36)),
    "span below zero": (cell("", 'office:value-type="time" office:time-value="-PT1H00M00S"'), timedelta(hours=-1)),
    "a date that is none": (
        cell("<text:p>31.2.</text:p>", 'office:value-type="date" office:date-value="2026-02-31"'),
        "31.2.",
    ),
    "a number that is none": (cell("<text:p>four</text:p>", 'office:value-type="float" office:value="x"'), "four"),
    "a number without end": (cell("<text:p>INF</text:p>", 'office:value-type="float" office:value="INF"'), "INF"),
    "a kind nobody knows": (cell("<text:p>4</text:p>", 'office:value-type="colour"'), "4"),
    "text": (text("<text:p>a &lt;b&gt; \U0001f600</text:p>"), "a <b> \U0001f600"),
    "lines": (text("<text:p>a</text:p><text:p/><text:p>b</text:p>"), "a\n\nb"),
    "a break and a tab": (text("<text:p>a<text:line-break/>b<text:tab/>c</text:p>"), "a\nb\tc"),
    "blanks": (text('<text:p>\n a  b<text:s text:c="3"/>c<text:s/> </text:p>'), "a b   c "),
    "runs": (text("<text:p>a<text:span>b<text:a>c</text:a></text:span>d</text:p>"), "abcd"),
    "sounds": (
        text(
            "<text:p><text:ruby><text:ruby-base>\u6771</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby></text:p>"
        ),
        "\u6771",
    ),
    "CDATA": (text("<text:p><![CDATA[<b>]]><!-- no --> c</text:p>"), "<b> c"),
    "text without a kind": (cell("<text:p>untyped</text:p>"), "untyped"),
    "text stored elsewhere": (cell("", 'office:value-type="string" office:string-value="stored"'), "stored"),
    "a drawing on it": (
        text("<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>yes</text:p>"),
        "yes",
    ),
    "a table in it": (cell(f"<table:table>{row(number(9))}</table:table><text:p>yes</text:p>"), "yes"),
}


@pytest.mark.parametrize("kind", CELLS)
def test_what_a_cell_holds(kind: str):
    written, content = CELLS[kind]
    ((found,),) = tab(row(written)).rows
    assert (type(found), found) == (type(content), content)


MISLEADING: dict[str, tuple[str, Unseen | None]] = {
    "error": (
        cell(
            "<text:p>#DIV/0!</text:p>", 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
        ),
        Unseen("error_value", "#DIV/0!"),
    ),
    "error that is not marked": (
        cell("<text:p>#REF!</text:p>", 'table:formula="of:=A0" office:value-type="float" office:value="0"'),
        Unseen("error_value", "#REF!"),
    ),
    "error by number": (
        cell("<text:p>Err:508</text:p>", 'table:formula="of:=(" office:value-type="string"'),
        Unseen("error_value", "Err:508"),
    ),
    "formula without a result": (cell("", 'table:formula="of:=1+3"'), Unseen("formula_unsaved", "")),
    "formula with a result": (number(4, 'table:formula="of:=1+3"'), None),
    "formula whose result is no text": (cell("", 'table:formula="of:=IF(1;1)" office:value-type="string"'), None),
    "percentage": (
        cell("<text:p>12,5 %</text:p>", 'office:value-type="percentage" office:value="0.125"'),
        Unseen("percentage", "12.5%"),
    ),
    "typed by hand": (text("<text:p>#REF!</text:p>"), None),
}


@pytest.mark.parametrize("kind", MISLEADING)
def test_a_cell_that_would_mislead_is_told_apart(kind: str):
    written, unseen = MISLEADING[kind]
    found = tab(row(cell()) + row(cell(), written))
    assert found.unseen == ({Place(1, 1): unseen} if unseen else {})


def test_repeated_rows_and_cells_are_written_out_as_far_as_they_hold_something():
    found = tab(
        row(cell(marks='table:number-columns-repeated="2"'), number(4, 'table:number-columns-repeated="3"'))
        + row(cell(marks='table:number-columns-repeated="16384"'), marks='table:number-rows-repeated="2"')
        + row(cell("", 'table:formula="of:=1"'), number(5), marks='table:number-rows-repeated="2"')
        + row(cell(marks='table:number-columns-repeated="16384"'), marks='table:number-rows-repeated="1048570"')
    )
    assert found.rows == [["", "", 4.0, 4.0, 4.0], [], [], ["", 5.0], ["", 5.0]]
    assert found.unseen == {Place(line, 0): Unseen("formula_unsaved", "") for line in (3, 4)}


def test_rows_in_groups_and_in_headers_are_rows():
    def group(rows: str) -> str:
        return f"<table:table-row-group>{rows}</table:table-row-group>"

    heads = f"<table:table-header-rows>{row(number(1))}</table:table-header-rows>"
    found = tab(heads + group(row(number(2)) + group(row(number(3)))) + row(number(4)))
    assert found.rows == [[1.0], [2.0], [3.0], [4.0]]


def test_only_the_sheets_of_the_workbook_are_sheets():
    table = '<table:table table:name="{}">{}</table:table>'.format
    old = f"<table:tracked-changes>{table('Old', row(number(9)))}</table:tracked-changes>"
    drawn = f"<table:shapes><draw:frame>{table('Drawn', row(number(8)))}</draw:frame></table:shapes>"
    content = ods_content(old + table("A &amp; B", drawn + row(number(1))) + table("C", row(number(2))))
    assert open_book(ods("", content=content)) == Book(Format.ODS, (Tab("A & B", [[1.0]]), Tab("C", [[2.0]])))


def test_only_the_first_of_merged_cells_is_seen():
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = number(9).replace("table:table-cell", "table:covered-table-cell")
    found = tab(row(number(1, spans), covered, number(3)) + row(covered, covered, number(4)))
    assert found.merged == (Area(0, 0, 1, 1),)
    assert found.rows == [[1.0, "", 3.0], ["", "", 4.0]]


def test_hidden_and_filtered_rows_are_read_and_told():
    found = tab(
        row(number(1))
        + row(number(2), marks='table:visibility="filter" table:number-rows-repeated="2"')
        + row(number(3), marks='table:visibility="collapse"')
        + row(marks='table:visibility="collapse" table:number-rows-repeated="1000000"')
    )
    assert (found.rows, found.hidden_rows) == ([[1.0], [2.0], [2.0], [3.0]], frozenset({1, 2, 3}))


def test_notes_by_somebody_else_are_told_and_their_words_are_not_the_cell():
    def note(author: str) -> str:
        return f"<office:annotation><dc:creator>{author}</dc:creator><text:p>Why?</text:p></office:annotation>"

    found = tab(row(text(note("Ann") + "<text:p>4</text:p>"), cell(note("coprod")), cell(note(""))))
    assert (found.rows, found.notes) == ([["4"]], (Place(0, 0), Place(0, 2)))


def test_macros_are_noticed():
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ods_content("<table:table/>")}
    assert not open_book(packed(parts)).macros
    assert open_book(packed({**parts, "Basic/Standard/Module1.xml": "x"})).macros


def test_a_file_of_odfpy():
    book = OpenDocumentSpreadsheet()
    table = Table(name="Skills")
    for line in (("Skill", 4.0), ("Planning", 3.5)):
        found = TableRow()
        for value in line:
            kind = {"valuetype": "float", "value": value} if isinstance(value, float) else {"valuetype": "string"}
            one = TableCell(**kind)
            one.addElement(P(text=str(value)))
            found.addElement(one)
        table.addElement(found)
    note = Annotation()
    note.addElement(P(text="A note."))
    one.addElement(note)
    book.spreadsheet.addElement(table)
    saved = BytesIO()
    book.save(saved)
    expected = Tab("Skills", [["Skill", 4.0], ["Planning", 3.5]], notes=(Place(1, 1),))
    assert open_book(saved.getvalue()) == Book(Format.ODS, (expected,))


@given(st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=5).map(tuple), max_size=6))
def test_repeats_stand_for_as_many_cells(lines: list[tuple[tuple[int, int], ...]]):
    written, expected = [], list[list[Content]]()
    for line in lines:
        spelt = (
            number(value, f'table:number-columns-repeated="{times}"')
            if value
            else cell(marks=f'table:number-columns-repeated="{times}"')
            for value, times in line
        )
        written.append(row(*spelt))
        cells: list[Content] = [float(value) if value else "" for value, times in line for _ in range(times)]
        while cells and cells[-1] == "":
            cells.pop()
        expected.append(cells)
    while expected and not expected[-1]:
        expected.pop()
    assert tab("".join(written)).rows == expected
