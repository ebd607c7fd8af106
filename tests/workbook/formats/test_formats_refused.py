"""What is no table, or cannot be opened as one, is refused in one sentence that names it."""

import struct

import pytest

from coprod.errors import WorkbookError
from coprod.workbook.formats import open_book, refusals
from tests.workbook.filling import TEMPLATE
from tests.workbook.formats.builders import biff, compound, ods, packed, record, sheet, xlsx, xlsx_parts

HTML = "<html><body><table><tr><td>4</td></tr></table></body></html>"
OLD_XML = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)
XLS = compound({"Workbook": biff([record(0x0203, struct.pack("<HHHd", 0, 0, 0, 4.0))])})
ENCRYPTED = bytearray(packed({"content.xml": "x"}))
for flag in (ENCRYPTED.index(b"PK\x03\x04") + 6, ENCRYPTED.index(b"PK\x01\x02") + 8):
    ENCRYPTED[flag] |= 1

REFUSED = {
    "nothing": (b"", refusals.EMPTY),
    "blanks": (b" \r\n\t\r\n", refusals.EMPTY),
    "byte order mark": (b"\xef\xbb\xbf", refusals.EMPTY),
    "PDF": (b"%PDF-1.7\n1 0 obj", refusals.PDF),
    "PNG": (b"\x89PNG\r\n\x1a\n", refusals.IMAGE),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", refusals.IMAGE),
    "GIF": (b"GIF89a", refusals.IMAGE),
    "TIFF": (b"II*\x00\x08", refusals.IMAGE),
    "TIFF of a Mac": (b"MM\x00*\x00", refusals.IMAGE),
    "WebP": (b"RIFF\x24\x00\x00\x00WEBPVP8 ", refusals.IMAGE),
    "photo of a telephone": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", refusals.IMAGE),
    "bitmap": (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", refusals.IMAGE),
    "RTF": (b"{\\rtf1\\ansi 4;5}", refusals.DOCUMENT),
    "gzip": (b"\x1f\x8b\x08" + bytes(20), refusals.ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00", refusals.ARCHIVE),
    "zip of photos": (packed({"photos/1.jpg": "x"}), refusals.ARCHIVE),
    "zip of a workbook": (packed({"filled.xlsx": TEMPLATE}), refusals.ARCHIVE),
    "empty zip": (packed({}), refusals.ARCHIVE),
    "zip with a password": (bytes(ENCRYPTED), refusals.LOCKED),
    "xlsb": (packed({"xl/workbook.bin": "x"}), refusals.BINARY),
    "Word": (packed({"word/document.xml": "x"}), refusals.WORD),
    "PowerPoint": (packed({"ppt/presentation.xml": "x"}), refusals.SLIDES),
    "Numbers": (packed({"Index/Document.iwa": "x"}), refusals.NUMBERS),
    "Numbers of 2013": (packed({"Index.zip": "x"}), refusals.NUMBERS),
    "OpenDocument text": (ods("", mimetype="application/vnd.oasis.opendocument.text"), refusals.OTHER_ODF),
    "ods with a password": (ods("", manifest="<m:encryption-data/>"), refusals.LOCKED),
    "xlsx with a password": (compound({"EncryptionInfo": b"i", "EncryptedPackage": b"p"}), refusals.LOCKED),
    "xls with a password": (compound({"Workbook": biff(book=[record(0x2F, bytes(54))])}), refusals.LOCKED),
    "old Word": (compound({"WordDocument": b"x", "1Table": b"y"}), refusals.WORD),
    "old PowerPoint": (compound({"PowerPoint Document": b"x"}), refusals.SLIDES),
    "Outlook": (compound({"__properties_version1.0": b"x"}), refusals.MAIL),
    "other compound file": (compound({"CONTENTS": b"x"}), refusals.UNKNOWN),
    "HTML": (HTML.encode(), refusals.WEB),
    "HTML with a mark and blanks": (b"\xef\xbb\xbf\r\n  " + HTML.encode(), refusals.WEB),
    "HTML in UTF-16": (HTML.encode("utf-16"), refusals.WEB),
    "HTML with a doctype": (b"<!DOCTYPE html>\n" + HTML.encode(), refusals.WEB),
    "XHTML": (b'<?xml version="1.0"?>\n' + HTML.encode(), refusals.WEB),
    "bare table": (b"<table border=1><tr><td>4,5</td></tr></table>", refusals.WEB),
    "MHTML": (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n\r\n", refusals.WEB),
    "MHTML of a browser": (b"From: <Saved by a browser>\r\nSubject: a, b\r\nMIME-Version: 1.0\r\n", refusals.WEB),
    "XML Spreadsheet 2003": (OLD_XML.encode(), refusals.OLD_XML),
    "XML": (b'<?xml version="1.0"?><a x="1,2"/>', refusals.UNKNOWN),
    "JSON": (b'{"skill": "s01", "importance": 4}', refusals.TEXT),
    "JSON list": (b'[\n {"a": 1, "b": 2},\n {"a": 3, "b": 4}\n]\n', refusals.TEXT),
    "prose": (b"Dear colleague\n\nPlease find the workbook on the shared drive.\n", refusals.TEXT),
    "one column": (b"skill\nlistening\nplanning\n", refusals.TEXT),
    "bytes": (bytes(range(128, 256)) * 8, refusals.UNKNOWN),
    "bytes with NUL": (b"a,b\n1,\x002\n", refusals.UNKNOWN),
    "NUL only": (bytes(4096), refusals.UNKNOWN),
    "control characters": (b"\x01\x02,\x03\x04\n\x05,\x06\n", refusals.UNKNOWN),
    "letters of another alphabet": (b"n\xe1zev;d\xf9le\x9eitost\nL\x8d;4\n" + b"a;4\n" * 20, refusals.LETTERS),
    "cut-off UTF-16": ("id\t4".encode("utf-16") + b"\x00", refusals.BROKEN),
    "xlsx cut in half": (TEMPLATE[: len(TEMPLATE) // 2], refusals.BROKEN),
    "xlsx without its last byte": (TEMPLATE[:-1], refusals.BROKEN),
    "xls cut off": (XLS[:-600], refusals.BROKEN),
    "xls cut in its head": (XLS[:300], refusals.BROKEN),
    "xlsx without sheets": (packed(xlsx_parts()), refusals.BROKEN),
    "xlsx without its part": (
        packed({name: part for name, part in xlsx_parts(sheet("")).items() if "sheet1" not in name}),
        refusals.BROKEN,
    ),
    "xlsx with a part that is no XML": (packed(xlsx_parts(sheet("<row r='1'><c r='A1'><v>1</row>"))), refusals.BROKEN),
    "xlsx that points past its texts": (xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), refusals.BROKEN),
    "ods without content": (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), refusals.BROKEN),
    "ods that is no XML": (ods("<table:table-row>"), refusals.BROKEN),
    "ods without a table": (ods("", content="<a/>"), refusals.BROKEN),
    "quotation mark not closed": (b'id,comment\nR01,"not closed\nR02,fine\n', refusals.QUOTES),
    "quotation mark closed early": (b'id,comment\nR01,"he said "yes" to us"\n', refusals.QUOTES),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_is_refused_in_the_sentence_that_names_it(kind: str):
    data, sentence = REFUSED[kind]
    with pytest.raises(WorkbookError) as refusal:
        open_book(data)
    assert str(refusal.value) == sentence


def test_each_way_of_being_refused_is_shown_by_a_file():
    sentences = {value for name, value in vars(refusals).items() if name.isupper() and isinstance(value, str)}
    assert sentences - {sentence for _, sentence in REFUSED.values()} == {refusals.UNSAFE}


def test_a_panic_of_the_reader_is_a_refusal_and_ctrl_c_is_not(monkeypatch: pytest.MonkeyPatch):
    class Panic(BaseException):
        """Like pyo3's PanicException, no Exception."""

    refused = ((Panic, refusals.BROKEN), (MemoryError, refusals.UNSAFE))
    for fault, sentence in refused:
        monkeypatch.setattr("coprod.workbook.formats.fresh.CalamineWorkbook", _raising(fault))
        with pytest.raises(WorkbookError) as refusal:
            open_book(TEMPLATE)
        assert str(refusal.value) == sentence
    monkeypatch.setattr("coprod.workbook.formats.fresh.CalamineWorkbook", _raising(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        open_book(TEMPLATE)


@pytest.mark.parametrize("fault", [MemoryError, RecursionError])
def test_a_reader_that_runs_out_of_room_is_a_refusal(fault: type[Exception], monkeypatch: pytest.MonkeyPatch):
    def swell(_: bytes):
        raise fault

    monkeypatch.setattr("coprod.workbook.formats.open_text", swell)
    with pytest.raises(WorkbookError) as refusal:
        open_book(b"a,b")
    assert str(refusal.value) == refusals.UNSAFE


def _raising(fault: type[BaseException]):
    class Reader:
        @staticmethod
        def from_filelike(_: object):
            raise fault

    return Reader
