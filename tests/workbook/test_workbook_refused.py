"""Files that are no workbook, or not safe to read: one plain sentence, and the process lives on."""

import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from filling import SHELF, cells, fill, full, typed

from coprod.errors import WorkbookError
from coprod.workbook import read
from coprod.workbook.grids import open_grids

FILLED = fill(typed(cells(full())))
UNSAFE = "This file could not be read safely. Copy your answers into a fresh template and send that."
BROKEN = "This file is damaged or was cut off on the way. Save the workbook again and send the new file."
SEND = "Send the workbook itself, saved as .xlsx or .ods."


def packed(**parts: str | bytes) -> bytes:
    """A zip archive; double underscores in a part's name stand for slashes, single ones at its end for the dot."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return written.getvalue()


def changed(change: Callable[[str, bytes], bytes], data: bytes = FILLED) -> bytes:
    """The filled workbook with its parts changed."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(written, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return written.getvalue()


def sheet_with(cell: str) -> bytes:
    """The filled workbook whose third sheet holds one more cell."""

    def change(name: str, part: bytes) -> bytes:
        return part.replace(b"</sheetData>", cell.encode() + b"</sheetData>") if name.endswith("sheet3.xml") else part

    return changed(change)


def ods(body: str, mimetype: str = "application/vnd.oasis.opendocument.spreadsheet") -> bytes:
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="A">{body}</table:table></office:spreadsheet></office:body></office:document-content>"""
    return packed(mimetype=mimetype, content_xml=content)


REFUSED = {
    "empty": (b"", "This file is empty. Save the workbook again and send the new file."),
    "text": (b"skill,importance\nfacilitation,4\n", f"This is a text file, not a workbook. {SEND}"),
    "text in UTF-16": ("skill;4".encode("utf-16"), f"This is a text file, not a workbook. {SEND}"),
    "PDF": (b"%PDF-1.7\n...", f"This is a PDF, not a workbook. {SEND}"),
    "image": (b"\x89PNG\r\n\x1a\n...", f"This is an image, not a workbook. {SEND}"),
    "bytes": (bytes(range(128, 256)) * 8, f"This is not a workbook. {SEND}"),
    "xls": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "This is an old Excel file (.xls) or a workbook locked with a password. Open it, save it as .xlsx without a"
        " password, and send that.",
    ),
    "xlsb": (
        packed(xl__workbook_bin="x"),
        "This is a binary Excel file (.xlsb). Open it, save it as .xlsx, and send that.",
    ),
    "Word": (packed(word__document_xml="x"), f"This is a Word document, not a workbook. {SEND}"),
    "Numbers": (
        packed(Index__Document="x"),
        "This is an Apple Numbers file. Export it to Excel (.xlsx) and send that.",
    ),
    "zip": (packed(photos="x"), f"This is a zip archive, not a workbook. {SEND}"),
    "text document": (
        ods("", "application/vnd.oasis.opendocument.text"),
        "This is an OpenDocument file, but not a spreadsheet. Send the workbook, saved as .xlsx or .ods.",
    ),
    "cut off": (FILLED[: len(FILLED) // 2], BROKEN),
    "not what it says": (packed(xl__workbook_xml="no workbook"), BROKEN),
    "far cell": (sheet_with('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), UNSAFE),
    "far row": (sheet_with('<row r="900"><c r="A20001"><v>1</v></c></row>'), UNSAFE),
    "far column": (sheet_with("<row r='900'><c r='GS900'><v>1</v></c></row>"), UNSAFE),
    "far cell in lower case": (sheet_with('<row r="900"><c r = "xfd900"><v>1</v></c></row>'), UNSAFE),
    "far cell spelt otherwise": (sheet_with('<row r="900"><c r="&#88;FD900"><v>1</v></c></row>'), UNSAFE),
    "cells without a place": (sheet_with(f"<row r='900'>{'<c/>' * 300}<c><v>1</v></c></row>"), UNSAFE),
    "rows without end": (sheet_with("<row/>" * 20_001), UNSAFE),
    "zip bomb": (packed(xl__workbook_xml=b" " * 6_000_000), UNSAFE),
    "too large": (packed(xl__workbook_xml=zlib.compress(bytes(9)) + bytes(50_000_001)), UNSAFE),
    "ods, far column": (
        ods(
            '<table:table-row><table:table-cell table:number-columns-repeated="9999"/>'
            '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        ),
        UNSAFE,
    ),
    "ods, repeated value": (
        ods(
            '<table:table-row table:number-rows-repeated="1048576">'
            '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        ),
        UNSAFE,
    ),
    "ods, endless number": (
        ods('<table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell/></table:table-row>'),
        UNSAFE,
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_workbook_of_ours_is_refused_in_one_sentence(kind: str):
    data, sentence = REFUSED[kind]
    with pytest.raises(WorkbookError) as refusal:
        read(data, SHELF, name="workbook.xlsx")
    assert str(refusal.value) == sentence


def test_a_panic_of_the_reader_is_a_refusal_and_ctrl_c_is_not(monkeypatch: pytest.MonkeyPatch):
    class Panic(BaseException):
        """Like pyo3's PanicException, no Exception."""

    for fault, expected in ((Panic, WorkbookError), (KeyboardInterrupt, KeyboardInterrupt)):

        def panic(_: BytesIO, fault: type[BaseException] = fault):
            raise fault

        monkeypatch.setattr("coprod.workbook.grids.CalamineWorkbook.from_filelike", panic, raising=False)
        with pytest.raises(expected):
            open_grids(FILLED)


def test_the_name_of_a_file_says_nothing_about_it():
    assert read(FILLED, SHELF, name="holiday.pdf").accepted
