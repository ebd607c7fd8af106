"""Write the empty workbook of an instrument: what the layout says, dressed, locked, and ready to print on A4."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.cells import Answer, Form, Kind, Line, Look, Menu, Sheet, Stamp
from coprod.workbook.layout import sheets
from coprod.workbook.look import (
    ACROSS,
    DRESS,
    LOCKED,
    OPEN,
    OVERFLOWING,
    ROW,
    SMALL_HEAD,
    TYPEFACE,
    UNINDENTED,
    UNREADABLE,
    clothes,
    crowded,
    reach,
    spans,
)
from coprod.workbook.paper import set_up
from coprod.workbook.partners import STAKEHOLDERS
from coprod.workbook.team import Explained, team_sheets

NAMES = "coprod_names"
"""The defined name under which the sheet Who works with whom finds the stakeholders."""
FORMATS = {Form.TEXT: "@", Form.DATE: "yyyy-mm-dd", Form.COUNT: "0"}


def write(instrument: Instrument, say: Speaker, *, team: bool = False) -> bytes:
    """Return the empty workbook (.xlsx) of an instrument in the speaker's language; the same call, the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _default_font(book)
    pages = team_sheets(instrument, say) if team else sheets(instrument, say)
    for page in pages:
        _paint(book.create_sheet(page.title), page)
        set_up(book[page.title], page, instrument.key, say)
    _lists(book, pages, Stamp(instrument.key, Kind.LISTS, say.language))
    for page in pages:
        _help(book[page.title], page)
    book.security = WorkbookProtection(lockStructure=True)
    book.properties.title = f"{instrument.title.to(say.language)} ({instrument.key})"
    book.properties.creator = "coprod"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    """Return the file, with none of the times at which its parts were written."""
    written, undated = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(written, "w")).save()
    with ZipFile(written) as parts, ZipFile(undated, "w", ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return undated.getvalue()


def _default_font(book: Workbook) -> None:
    """Make column widths count characters of our typeface, in every program."""
    book._named_styles["Normal"].font = Font(name=TYPEFACE, size=10)  # type: ignore[attr-defined]
    book._fonts[0] = Font(name=TYPEFACE, size=10)  # type: ignore[attr-defined]


def _paint(sheet: Worksheet, page: Sheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].hidden = True
    for place, width in enumerate(page.widths, start=2):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, line in enumerate(page.lines, start=1):
        if line.id:
            sheet.cell(row, 1, line.id)
        if line.look is Look.HIDDEN:
            for place, key in enumerate(line.cells, start=2):
                if key:
                    sheet.cell(row, place, str(key))
            sheet.row_dimensions[row].hidden = True
        else:
            _line(sheet, row, line, page.widths)
    if page.frozen:
        sheet.freeze_panes = f"{'C' if page.landscape else 'A'}{page.frozen + 1}"
    sheet.protection.sheet = True
    sheet.protection.formatCells = sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.insertRows = not page.free


def _line(sheet: Worksheet, row: int, line: Line, widths: tuple[int, ...]) -> None:
    dress = DRESS[line.look]
    cells = (*line.cells, *("",) * (reach(widths) - len(line.cells))) if dress.spread else line.cells
    for place, content in enumerate(cells, start=2):
        cell = sheet.cell(row, place)
        worn, alignment = clothes(line.look, widths, place - 2, answer=isinstance(content, Answer))
        cell.font, cell.fill, cell.border, cell.alignment = worn.font, worn.background, worn.edges, alignment
        if isinstance(content, Answer):
            cell.protection = OPEN
            cell.number_format = FORMATS.get(content.form, "General")
        else:
            cell.value, cell.protection = content or None, LOCKED
            if line.look is Look.HEAD and "" in line.cells and not crowded(widths):
                cell.alignment = ACROSS
    crossed = spans(line, widths)
    for first, beyond in crossed:
        if dress.spread and dress.lines(str(line.cells[first]) if line.cells else "", sum(widths[first:beyond])) < 2:
            sheet.cell(row, first + 2).alignment = OVERFLOWING
        elif beyond - first > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=first + 2, end_column=beyond + 1)
    sheet.row_dimensions[row].height = _height(line, crossed, widths)


def _height(line: Line, crossed: list[tuple[int, int]], widths: tuple[int, ...]) -> float:
    if line.look is Look.ITEM and crowded(widths):
        return ROW
    texts = [(_longest(line.cells[first]), sum(widths[first:beyond])) for first, beyond in crossed if line.cells]
    if line.look is Look.HEAD and crowded(widths):
        return SMALL_HEAD.height([(words, width + UNINDENTED) for words, width in texts if words])
    return DRESS[line.look].height([(words, width) for words, width in texts if words])


def _longest(cell: str | Answer) -> str:
    """Return the longest words a cell may come to hold, as far as that is known."""
    if isinstance(cell, str):
        return cell
    return max((choice.words for choice in cell.menu.choices), key=len) if cell.menu else ""


def _lists(book: Workbook, pages: tuple[Sheet, ...], stamp: Stamp) -> None:
    """Write the entries of every drop-down on a hidden sheet, each list under a defined name."""
    sheet = book.create_sheet("Lists")
    sheet.sheet_state = "hidden"
    sheet.cell(1, 1, str(stamp))
    menus = {cell.menu.name: cell.menu for page in pages for _, _, cell in page.answers() if cell.menu}
    for column, menu in enumerate(menus.values(), start=2):
        sheet.cell(1, column, menu.name)
        for row, choice in enumerate(menu.choices, start=2):
            sheet.cell(row, column, choice.words)
        letter = get_column_letter(column)
        _name(book, f"coprod_{menu.name}", f"Lists!${letter}$2:${letter}${len(menu.choices) + 1}")
    for home in (page for page in pages if page.kind is Kind.STAKEHOLDERS):
        first = next(place for spot, place, _ in home.answers() if spot.column == "name")
        letter, row = first[0], int(first[1:])
        _name(book, NAMES, f"'{home.title}'!${letter}${row}:${letter}${row + STAKEHOLDERS - 1}")


def _name(book: Workbook, name: str, cells: str) -> None:
    book.defined_names[name] = DefinedName(name, attr_text=cells)


def _help(sheet: Worksheet, page: Sheet) -> None:
    """Give the answer cells their drop-downs and hints, and a red fill when they hold what no list contains."""
    chosen: dict[tuple[str, str, str], tuple[Menu | None, list[str]]] = {}
    for _, place, cell in page.answers():
        if cell.menu or page.kind is Kind.TIES or isinstance(cell, Explained):
            name = f"coprod_{cell.menu.name}" if cell.menu else NAMES if page.kind is Kind.TIES else ""
            spoken = (cell.title, cell.hint) if isinstance(cell, Explained) else ("", "")
            chosen.setdefault((name, *spoken), (cell.menu, []))[1].append(place)
    listed: dict[str, list[str]] = {}
    for (name, title, hint), (menu, places) in chosen.items():
        choose = DataValidation(
            type="list" if name else None, formula1=name or None, allow_blank=True, showErrorMessage=False
        )
        if hint:
            choose.promptTitle, choose.prompt, choose.showInputMessage = title, hint, True
        area = [f"{places[0]}:{places[-1]}"] if hint else places
        for cells in area:
            choose.add(cells)
        sheet.add_data_validation(choose)
        if menu:
            listed.setdefault(name, []).extend(area)
    for name, area in listed.items():
        first = area[0].split(":")[0]
        unknown = f'AND(LEN({first})>0,ISNA(MATCH({first}&"*",{name},0)))'
        sheet.conditional_formatting.add(
            " ".join(area), Rule(type="expression", formula=[unknown], dxf=DifferentialStyle(fill=UNREADABLE))
        )
