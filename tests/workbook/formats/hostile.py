"""Files made to stop, slow or fill up whoever reads them; each with the sentence, or the rows, that it must give."""

import struct
import zlib
from hashlib import shake_128
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from coprod.workbook.formats.refusals import BROKEN, QUOTES, TEXT, UNSAFE
from tests.workbook.formats.builders import (
    MAIN,
    biff,
    compound,
    lying,
    number,
    ods,
    packed,
    record,
    sheet,
    xlsx,
    xlsx_parts,
)

NOISE = shake_128(b"noise").digest(600_000)
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
STATED = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
ENTITIES = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
BOMB = f'<!DOCTYPE b [<!ENTITY e0 "ha">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE b [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>'
SAYING = '<row r="1"><c r="A1" t="str"><v>&e9;</v></c></row>'
ODS_ROW = "<table:table-row>{}</table:table-row>"


def part_of(name: str, part: str | bytes) -> bytes:
    """A small .xlsx with one part changed."""
    return packed({**xlsx_parts(sheet(ONE)), name: part})


def padded(data: bytes, size: int = 400_000) -> bytes:
    """The same archive with noise in it, so that its ratio looks ordinary."""
    written = BytesIO(data)
    with ZipFile(written, "a", ZIP_STORED) as archive:
        archive.writestr("noise", NOISE[:size])
    return written.getvalue()


def overlapping() -> bytes:
    """Two entries of an archive that share the same bytes."""
    data = bytearray(packed({**xlsx_parts(sheet(ONE)), "xl/a.xml": "x" * 90, "xl/b.xml": "x" * 90}))
    second, first = data.rindex(b"PK\x01\x02"), data.rindex(b"PK\x01\x02", 0, data.rindex(b"PK\x01\x02"))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def wrong_checksum(name: str) -> bytes:
    """A small .xlsx whose last part is this one, with another checksum than it says."""
    part = sheet(ONE)
    data = part_of("xl/a.xml", "x") if name == "xl/a.xml" else part_of(name, part)
    found = struct.pack("<I", zlib.crc32(b"x" if name == "xl/a.xml" else part.encode()))
    return data.replace(found, b"\0\0\0\0")


def doubled() -> bytes:
    """Two parts of the same name but for the case of a letter."""
    return packed({**xlsx_parts(sheet(ONE)), "XL/Worksheets/sheet1.xml": sheet(ONE)})


def same_sheet() -> bytes:
    """Two sheets of a workbook that are one part."""
    parts = xlsx_parts(sheet(ONE), sheet(ONE))
    name = "xl/_rels/workbook.xml.rels"
    return packed({**parts, name: str(parts[name]).replace("sheet2", "sheet1")})


def texts(body: str) -> bytes:
    """An .xlsx whose shared texts are this part."""
    return packed({**xlsx_parts(sheet(STATED)), "xl/sharedStrings.xml": body})


def row_records(count: int) -> list[bytes]:
    """Row records that each claim the whole width of the sheet."""
    return [record(0x0208, struct.pack("<HHHHIHH", row % 65536, 0, 0xFFFF, 255, 0, 0, 0)) for row in range(count)]


def blanks(count: int) -> list[bytes]:
    """Records of 256 blank cells each."""
    return [record(0xBE, struct.pack("<HH", row, 0) + bytes(512) + struct.pack("<H", 255)) for row in range(count)]


def xls(cells: list[bytes], book: list[bytes] | None = None) -> bytes:
    """An old Excel file of these records."""
    return compound({"Workbook": biff(cells, book=book or [])})


def xls_number(row: int, column: int) -> bytes:
    """A record of a cell that holds 4."""
    return record(0x0203, struct.pack("<HHHd", row, column, 0, 4.0))


def looping() -> bytes:
    """A compound file whose directory is a chain without an end."""
    data = bytearray(xls([xls_number(0, 0)]))
    (table,) = struct.unpack_from("<I", data, 76)
    (folder,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<I", data, 512 * (table + 1) + 4 * folder, folder)
    return bytes(data)


HOSTILE = {
    "one cell at the far corner": (xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), UNSAFE),
    "beyond the last column": (xlsx('<row r="1"><c r="XFE1"><v>1</v></c></row>'), UNSAFE),
    "beyond the last row": (xlsx('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'), UNSAFE),
    "far corner, no reference": (xlsx('<row r="1048576">' + "<c/>" * 9999 + "<c><v>1</v></c></row>"), UNSAFE),
    "far corner, in small letters": (xlsx("<row r='9'><c r='xfd1048576'><v>1</v></c></row>"), UNSAFE),
    "far corner, letters spelt as numbers": (xlsx('<row r="9"><c r="&#88;FD1048576"><v>1</v></c></row>'), UNSAFE),
    "far corner, behind a bracket": (xlsx('<row r="9"><c q=">" r="XFD1048576"><v>1</v></c></row>'), UNSAFE),
    "far corner, with a prefix": (
        part_of(
            "xl/worksheets/sheet1.xml",
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
            "</x:sheetData></x:worksheet>",
        ),
        UNSAFE,
    ),
    "far corner, with two prefixes": (xlsx(f'<y:row xmlns:y="{MAIN}"><y:c r="XFD1048576"/></y:row>'), BROKEN),
    "far corner, behind a comment": (xlsx('<row r="9"><!-- > --><c r="XFD1048576"><v>1</v></c></row>'), UNSAFE),
    "far corner, in UTF-16": (
        part_of("xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>').encode("utf-16")),
        UNSAFE,
    ),
    "a little too much on each sheet": (
        packed(xlsx_parts(*(sheet('<row r="9"><c r="ALL999"><v>1</v></c></row>') for _ in range(3)))),
        UNSAFE,
    ),
    "no reference at all": (xlsx('<row r="1"><c r="$A$1"><v>1</v></c></row>'), BROKEN),
    "zip bomb": (part_of("xl/media/image1.png", bytes(6_000_000)), UNSAFE),
    "too large": (padded(part_of("xl/media/image1.png", bytes(50_000_001)), 600_000), UNSAFE),
    "many entries": (packed({**xlsx_parts(sheet(ONE)), **{f"x/{n}": b"" for n in range(5_001)}}), UNSAFE),
    "smaller than it says": (lying("xl/workbook.xml", b"x" * 9_000, declared=9_001), BROKEN),
    "larger than it says": (lying("xl/workbook.xml", b"x" * 9_000, declared=10), UNSAFE),
    "longer than it needs": (lying("xl/workbook.xml", b"x" * 9_000, declared=9_000, tail=b"more"), BROKEN),
    "wrong checksum": (wrong_checksum("xl/a.xml"), BROKEN),
    "wrong checksum of a sheet": (wrong_checksum("xl/worksheets/sheet1.xml"), BROKEN),
    "overlapping entries": (overlapping(), UNSAFE),
    "the same name twice": (doubled(), UNSAFE),
    "a way out": (part_of("../xl/a.xml", "x"), UNSAFE),
    "an absolute name": (part_of("/etc/passwd", "x"), UNSAFE),
    "a name of Windows": (part_of("xl\\a.xml", "x"), UNSAFE),
    "the same sheet twice": (same_sheet(), BROKEN),
    "entities in a sheet": (part_of("xl/worksheets/sheet1.xml", BOMB + sheet(SAYING)), UNSAFE),
    "entities in the texts": (texts(f'{BOMB}<sst xmlns="{MAIN}"><si><t>&e9;</t></si></sst>'), UNSAFE),
    "entities in the workbook": (
        part_of("xl/workbook.xml", BOMB + str(xlsx_parts(sheet(ONE))["xl/workbook.xml"])),
        UNSAFE,
    ),
    "entities from outside": (part_of("xl/worksheets/sheet1.xml", OUTSIDE + sheet(SAYING)), UNSAFE),
    "entities in an ods": (ods("", content=f"{BOMB}<a>&e9;</a>"), UNSAFE),
    "entities from outside in an ods": (ods("", content=f"{OUTSIDE}<a>&e9;</a>"), UNSAFE),
    "four billion texts claimed": (
        texts(f'<sst xmlns="{MAIN}" count="4000000000" uniqueCount="4000000000"><si><t>a</t></si></sst>'),
        [["a"]],
    ),
    "four billion texts claimed further in": (
        texts(f'<sst xmlns="{MAIN}"><si><t>uniqueCount</t></si><x:sst uniqueCount="4000000000"/></sst>'),
        [["uniqueCount"]],
    ),
    "dimension claimed": (xlsx(ONE, before='<dimension ref="A1:XFD1048576"/>'), [[1.0]]),
    "dimension denied": (
        xlsx('<row r="2"><c r="B2"><v>1</v></c></row>', before='<dimension ref="A1"/>'),
        [["", ""], ["", 1.0]],
    ),
    "deep nesting in a cell": (
        padded(xlsx('<row r="1"><c r="A1"><is>' + "<r>" * 400_000 + "</r>" * 400_000 + "</is></c></row>")),
        [[""]],
    ),
    "deep nesting in the workbook": (
        padded(part_of("xl/workbook.xml", "<a>" * 300_000 + "</a>" * 300_000)),
        UNSAFE,
    ),
    "deep nesting in an ods": (
        padded(
            ods(
                ODS_ROW.format(
                    "<table:table-cell><text:p>"
                    + "<text:span>" * 150_000
                    + "</text:span>" * 150_000
                    + "</text:p></table:table-cell>"
                )
                + ODS_ROW.format(number(1))
            )
        ),
        [[], [1.0]],
    ),
    "ods, every cell of the sheet": (
        ods(
            '<table:table-row table:number-rows-repeated="1048576">'
            + number(1, 'table:number-columns-repeated="16384"')
            + "</table:table-row>"
        ),
        UNSAFE,
    ),
    "ods, every cell by groups": (
        ods(
            ("<table:table-row-group>" * 4)
            + '<table:table-row table:number-rows-repeated="600000">'
            + number(1, 'table:number-columns-repeated="4"')
            + "</table:table-row>"
            + "</table:table-row-group>" * 4
        ),
        UNSAFE,
    ),
    "ods, far column": (
        ods(ODS_ROW.format('<table:table-cell table:number-columns-repeated="16384"/>' + number(1))),
        UNSAFE,
    ),
    "ods, far row": (
        ods('<table:table-row table:number-rows-repeated="1048576"/>' + ODS_ROW.format(number(1))),
        UNSAFE,
    ),
    "ods, a number of rows without end": (
        ods('<table:table-row table:number-rows-repeated="99999999999999999999"/>' + ODS_ROW.format(number(1))),
        UNSAFE,
    ),
    "ods, blanks without end": (
        ods(ODS_ROW.format('<table:table-cell><text:p><text:s text:c="4000000000"/>a</text:p></table:table-cell>')),
        UNSAFE,
    ),
    "xls, rows that claim gigabytes": (xls([*row_records(200_000), xls_number(0, 0)]), [[4.0]]),
    "xls, blank cells without end": (xls(blanks(8_000)), UNSAFE),
    "xls, beyond the last column": (xls([xls_number(0, 256)]), UNSAFE),
    "xls, four billion texts claimed": (
        xls([], [record(0xFC, struct.pack("<II", 0xFFFFFFFF, 0xFFFFFFFF) + b"\x01\x00\x00a")]),
        UNSAFE,
    ),
    "xls, a text that leads back to itself": (
        xls([], [record(0xFC, struct.pack("<IIHBi", 900, 900, 1, 4, -8) + b"a" + bytes(4000))]),
        [],
    ),
    "xls, a record longer than the file": (
        xls([struct.pack("<HH", 0x0203, 0xFFFF)]),
        BROKEN,
    ),
    "xls, a chain without end": (looping(), BROKEN),
    "csv, one line of 10 MB": (b"a" * 10_000_000, TEXT),
    "csv, 5 million values in a line": (b"a," * 5_000_000, UNSAFE),
    "csv, 10 MB of quotation marks": (b'"' * 10_000_000, TEXT),
    "csv, a value of 9 MB": (b'a,b\n1,"' + b"x" * 9_000_000 + b'"\n', QUOTES),
    "csv, 20,000 values in a line": (b"1," * 20_000, UNSAFE),
    "csv, 700,000 lines": (b"a,b\n" * 700_000, UNSAFE),
    "csv, 10 million lines": (b"a,b\n1,2" + b"\n" * 9_000_000, UNSAFE),
}
