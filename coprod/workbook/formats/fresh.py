"""The archive that the spreadsheet reader gets to see: written here, from parts that were checked.

The reader can find nothing in it that the checks did not: the names of its parts and the links between them are ours.
"""

import re
from io import BytesIO
from typing import Self
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from coprod.errors import WorkbookError
from coprod.workbook.formats.book import Content
from coprod.workbook.formats.refusals import BROKEN

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
LINK = f'<Relationship Id="{{id}}" Type="{OFFICE}/{{kind}}" Target="{{target}}"/>'
BOOK = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{{}}<sheets>{{}}</sheets></workbook>'
SHEET = '<sheet name="{0}" sheetId="{0}" r:id="{0}"/>'
SHEET_OPENED, SHEET_CLOSED = f'<worksheet xmlns="{MAIN}">'.encode(), b"</worksheet>"
TEXTS = re.compile(rb"<(?:[\w.-]+:)?sst\s[^<]*")
NO_DAY = re.compile(
    rb"(<c(?=[\s>])[^>]*?)\ss\s*=\s*[\"']\d+[\"']([^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>-?(?:\d{8,}|[^<]*[eE])[^<]*</v>)"
)
"""A number too large to be a day, with its style; the reader panics when that style is a date."""
FROM_1904 = '<workbookPr date1904="1"/>'


class Fresh:
    """An .xlsx archive in the making, in memory; give it the parts, then have it read."""

    def __init__(self) -> None:
        """Begin an empty archive."""
        self._written = BytesIO()
        self._archive = ZipFile(self._written, "w")
        self._sheets = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *fault: object) -> None:
        """Leave the archive, read or not."""
        self._archive.close()

    def add_styles(self, part: bytes) -> None:
        """Add the styles."""
        self._archive.writestr("xl/styles.xml", part)

    def add_texts(self, part: bytes) -> None:
        """Add the shared texts, without how many they claim to be: the reader would make room for that many."""
        part = TEXTS.sub(lambda tag: tag[0].replace(b"uniqueCount", b"unique"), part, count=1)
        self._archive.writestr("xl/sharedStrings.xml", part)

    def add_sheet(self, cells: bytes) -> None:
        """Add the next sheet, of which the reader needs its cells only."""
        self._sheets += 1
        cells = NO_DAY.sub(rb"\1\2", cells)
        self._archive.writestr(f"xl/worksheets/{self._sheets}.xml", SHEET_OPENED + cells + SHEET_CLOSED)

    def read(self, *, from_1904: bool) -> list[list[list[Content]]]:
        """Return the rows of each sheet from its cell A1 on; WorkbookError when the reader cannot make sense of it."""
        numbers = range(1, self._sheets + 1)
        listed = "".join(LINK.format(id=one, kind="worksheet", target=f"worksheets/{one}.xml") for one in numbers)
        listed += "".join(LINK.format(id=one, kind=one, target=f"{one}.xml") for one in ("styles", "sharedStrings"))
        book = BOOK.format(FROM_1904 if from_1904 else "", "".join(SHEET.format(one) for one in numbers))
        root = LINK.format(id="1", kind="officeDocument", target="xl/workbook.xml")
        self._archive.writestr("_rels/.rels", LINKS.format(root))
        self._archive.writestr("xl/workbook.xml", book)
        self._archive.writestr("xl/_rels/workbook.xml.rels", LINKS.format(listed))
        self._archive.close()
        self._written.seek(0)
        try:
            with CalamineWorkbook.from_filelike(self._written) as found:
                return [found.get_sheet_by_index(one - 1).to_python(skip_empty_area=False) for one in numbers]
        except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
            raise
        except BaseException as fault:  # calamine's PanicException is no Exception
            raise WorkbookError(BROKEN) from fault
