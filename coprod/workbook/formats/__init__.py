"""Open a file of any format that people send, by its content: one way in, ``open_book``."""

from coprod.errors import WorkbookError
from coprod.workbook.formats import refusals
from coprod.workbook.formats.book import Book, Format
from coprod.workbook.formats.ods import open_ods
from coprod.workbook.formats.packed import Packed
from coprod.workbook.formats.sniff import COMPOUND, ZIP, packed_format, refuse_bytes
from coprod.workbook.formats.text import open_text
from coprod.workbook.formats.xlsx import open_xlsx

__all__ = ["open_book"]


def open_book(data: bytes) -> Book:
    """Return the sheets of a file; WorkbookError, in one sentence, when it is no table or cannot be read safely.

    Call it in a process that may be killed: what a hostile file does to the reader of its format is never certain.
    """
    try:
        return _opened(data)
    except (MemoryError, RecursionError) as fault:
        raise WorkbookError(refusals.UNSAFE) from fault


def _opened(data: bytes) -> Book:
    if not data:
        raise WorkbookError(refusals.EMPTY)
    if data.startswith(COMPOUND):
        from coprod.workbook.formats.xls import open_xls  # old files are rare, and their reader takes its time to load

        return open_xls(data)
    if data.startswith(ZIP):
        archive = Packed(data)
        return open_xlsx(archive) if packed_format(archive) is Format.XLSX else open_ods(archive)
    refuse_bytes(data)
    return open_text(data)
