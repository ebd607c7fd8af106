"""How a sheet prints on A4: one page wide, or stage by stage when it is wider than a screen."""

from itertools import pairwise

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from coprod.language import Speaker
from coprod.workbook.cells import Look, Sheet
from coprod.workbook.look import crowded, spans

ACROSS_A4 = 122
"""How many characters of our typeface stand side by side on A4 landscape at full size, margins left free."""


def set_up(sheet: Worksheet, page: Sheet, key: str, say: Speaker) -> None:
    """Set paper, margins, footer, page breaks, and the headings that every page repeats."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if page.landscape else "portrait"
    if crowded(page.widths):
        _by_stage(sheet, page)
    else:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, page.pages
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.7
    number = say("Page {page} of {pages}", page="&P", pages="&N")
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(key), center=_HeaderFooterPart("&A"), right=_HeaderFooterPart(number)
    )
    heads = [row for row, line in enumerate(page.lines, start=1) if line.look is Look.HEAD and row <= page.frozen]
    if heads:
        sheet.print_title_rows = f"{heads[0]}:{heads[-1]}"


def _by_stage(sheet: Worksheet, page: Sheet) -> None:
    """Begin a page with each heading of the first line of headings, beside the first column, as large as all fit."""
    stages = next(line for line in page.lines if line.look is Look.HEAD)
    ends = [beyond for first, beyond in spans(stages, page.widths) if stages.cells[first]]
    sheet.col_breaks = ColBreak()
    for end in ends[:-1]:
        sheet.col_breaks.append(Break(id=end + 1))
    sheet.print_title_cols = "B:B"
    later = [page.widths[0] + sum(page.widths[first:beyond]) for first, beyond in pairwise(ends)]
    sheet.page_setup.scale = min(100, 100 * ACROSS_A4 // max(sum(page.widths[: ends[0]]), *later, 1))
