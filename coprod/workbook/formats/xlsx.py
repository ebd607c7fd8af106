"""Read an .xlsx or .xlsm file: its parts are checked and brought into a common shape, then python-calamine reads them.

Macros are noticed and left alone; links to other files are never followed.
"""

from collections.abc import Iterator
from dataclasses import replace

from coprod.errors import WorkbookError
from coprod.workbook.formats.book import Book, Format, Tab
from coprod.workbook.formats.facts import hidden_rows, merged, percent_styles, unseen
from coprod.workbook.formats.fresh import Fresh
from coprod.workbook.formats.links import Link, links
from coprod.workbook.formats.markup import Element, elements, plain
from coprod.workbook.formats.packed import Packed
from coprod.workbook.formats.placing import CELLS, TRUE, reach, shaped
from coprod.workbook.formats.refusals import BROKEN, UNSAFE
from coprod.workbook.formats.remarks import remarks
from coprod.workbook.formats.seen import seen

MACROS = "/vbaproject.bin"


def open_xlsx(archive: Packed) -> Book:
    """Return the worksheets of an archive; WorkbookError when they are damaged or not safe to read."""
    main = next((link.target for link in links(archive) if link.kind == "officeDocument"), "xl/workbook.xml")
    targets = {link.id: link for link in links(archive, main)}
    book = elements(archive.part(main))
    sheets = _sheets(book, targets)
    parts = {link.kind: link.target for link in targets.values() if link.target in archive}
    from_1904 = any(one.name == "workbookPr" and one.marks.get("date1904") in TRUE for one in book)
    with Fresh() as fresh:
        percent = frozenset[bytes]()
        if "styles" in parts:
            styles = plain(archive.part(parts["styles"]))
            percent = percent_styles(styles)
            fresh.add_styles(styles)
        if "sharedStrings" in parts:
            fresh.add_texts(plain(archive.part(parts["sharedStrings"])))
        tabs = list(_tabs(archive, sheets, percent, fresh))
        archive.check_rest()
        found = fresh.read(from_1904=from_1904)
    return Book(
        Format.XLSX,
        tuple(seen(replace(tab, rows=rows)) for tab, rows in zip(tabs, found, strict=True)),
        macros=any(name.endswith(MACROS) for name in archive.names),
    )


def _tabs(archive: Packed, sheets: list[tuple[Element, str]], percent: frozenset[bytes], fresh: Fresh) -> Iterator[Tab]:
    """Yield what is known of each sheet before its rows are read, and add its cells to the fresh archive."""
    room = CELLS
    for entry, part in sheets:
        cells, after = shaped(plain(archive.part(part)))
        room -= reach(cells)
        if room < 0:
            raise WorkbookError(UNSAFE)
        fresh.add_sheet(cells)
        yield Tab(
            name=entry.marks.get("name", ""),
            rows=[],
            unseen=unseen(cells, percent),
            merged=merged(after),
            hidden_rows=hidden_rows(cells),
            notes=remarks(archive, links(archive, part)),
            filtered=b"filterColumn" in after,
            very_hidden=entry.marks.get("state") == "veryHidden",
        )


def _sheets(book: list[Element], targets: dict[str, Link]) -> list[tuple[Element, str]]:
    """Return the worksheets of a workbook in their order, each with its part; charts are no worksheets."""
    found = []
    for one in book:
        if one.name == "sheet" and one.parent == "sheets":
            link = targets.get(one.marks.get("id", ""))
            if link is None:
                raise WorkbookError(BROKEN)
            if link.kind == "worksheet":
                found.append((one, link.target))
    if not found or len({part.lower() for _, part in found}) < len(found):
        raise WorkbookError(BROKEN)
    return found
