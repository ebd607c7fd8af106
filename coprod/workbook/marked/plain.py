"""A sheet without our template's dress: its cells, wide enough to be read, and our ids out of sight."""

from collections.abc import Collection, Sequence

from coprod.workbook.cells import Kind, address
from coprod.workbook.formats.book import Content, Tab
from coprod.workbook.look import TYPEFACE, Dress
from coprod.workbook.marked.earlier import stamp_of
from coprod.workbook.marked.package import HEAD
from coprod.workbook.marked.styles import Styles
from coprod.workbook.marked.typed import cell, format_of, is_like_formula

NARROWEST, WIDEST, SAMPLE, TALLEST = 9, 44, 200, 150
"""Widths in letters, how many rows are looked at to find them, and the greatest height in points."""


def sheet_of(tab: Tab, styles: Styles, dialect: str) -> str:
    """Return the text of a new sheet that holds what a tab holds."""
    font = styles.add("fonts", f'<font><sz val="10"/><name val="{TYPEFACE}"/><family val="2"/></font>')
    look = styles.add(
        "cellXfs",
        f'<xf numFmtId="0" fontId="{font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf>',
    )
    (rows, column), widths = _hidden(tab), _widths(tab)
    data = "".join(
        f'<row r="{number + 1}"{_out_of_sight(number in rows)}{_height(tab.rows[number], widths)}>'
        f"{_cells(tab, number, look, styles)}</row>"
        for number in range(len(tab.rows))
        if tab.rows[number] or number in rows
    )
    columns = "".join(
        f'<col min="{number + 1}" max="{number + 1}" width="{width}" customWidth="1"{_out_of_sight(number == column)}/>'
        for number, width in enumerate(widths)
    )
    merged = "".join(
        f'<mergeCell ref="{address(one.top, one.left)}:{address(one.bottom, one.right)}"/>' for one in tab.merged
    )
    return (
        f'{HEAD}<worksheet xmlns="{dialect}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{f"<cols>{columns}</cols>" if columns else ""}'
        f"<sheetData>{data}</sheetData>{f'<mergeCells>{merged}</mergeCells>' if merged else ''}"
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
    )


def _hidden(tab: Tab) -> tuple[Collection[int], int]:
    """Return the rows and the column out of sight: those that were, and those of our ids."""
    found = stamp_of(tab)
    if found is None or found[1].kind is Kind.LISTS:
        return tab.hidden_rows, -1
    corner = found[0]
    ids = {row for row in range(len(tab.rows)) if str(tab.content(row, corner.column)).lstrip().startswith("#")}
    return tab.hidden_rows | ids | {corner.row}, corner.column


def _out_of_sight(hidden: bool) -> str:
    return ' hidden="1"' if hidden else ""


def _height(row: Sequence[Content], widths: Sequence[int]) -> str:
    """Give a row the height its words need; what fits one line needs none."""
    texts = [(str(content), float(width)) for content, width in zip(row, widths, strict=False)]
    tall = [(text, width) for text, width in texts if len(text) > width - 2 or "\n" in text]
    return f' ht="{min(Dress().height(tall), TALLEST):g}" customHeight="1"' if tall else ""


def _cells(tab: Tab, row: int, look: int, styles: Styles) -> str:
    made = []
    for column, under in enumerate(tab.rows[row]):
        content = tab.content(row, column)
        if content == "":
            continue
        number = format_of(content, under)
        style = styles.formatted(look, number) if number else look
        style = styles.quoted(style) if is_like_formula(content) else style
        made.append(cell(address(row, column), content, under, style))
    return "".join(made)


def _widths(tab: Tab) -> list[int]:
    widths: list[int] = []
    for row in tab.rows[:SAMPLE]:
        for column, content in enumerate(row):
            if column == len(widths):
                widths.append(NARROWEST)
            longest = max((len(line) for line in str(content).split("\n")), default=0)
            widths[column] = min(max(widths[column], longest + 2), WIDEST)
    return widths
