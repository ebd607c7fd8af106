"""Files made of raw bytes, so that they can be as odd or as hostile as we like."""

import struct
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = """xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" """


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def links(*targets: tuple[str, str]) -> str:
    """A part that lists links; their ids count from r1."""
    listed = (
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{LINKS}">{"".join(listed)}</Relationships>'


def sheet(cells: str, *, before: str = "", after: str = "") -> str:
    """A worksheet part."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'


def xlsx_parts(*sheets: str, book: str = "", states: Mapping[int, str] | None = None) -> dict[str, str | bytes]:
    """The parts of a small .xlsx with these worksheet parts, named S1, S2."""
    numbers = range(1, len(sheets) + 1)
    marks = {number: f' state="{state}"' for number, state in (states or {}).items()}
    listed = "".join(f'<sheet name="S{one}" sheetId="{one}"{marks.get(one, "")} r:id="r{one}"/>' for one in numbers)
    found = [("worksheet", f"worksheets/sheet{one}.xml") for one in numbers]
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(*found, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")),
        **{f"xl/worksheets/sheet{number}.xml": part for number, part in enumerate(sheets, 1)},
    }


def xlsx(cells: str, *, shared: str = "", styles: str = "", book: str = "", before: str = "", after: str = "") -> bytes:
    """An .xlsx with one worksheet of these cells."""
    parts = xlsx_parts(sheet(cells, before=before, after=after), book=book)
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return packed(parts)


def ods_content(tables: str) -> str:
    """The content of an .ods with these tables."""
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES}>{body}</office:document-content>'
    )


def ods(rows: str, *, content: str = "", mimetype: str = ODS, manifest: str = "<m/>") -> bytes:
    """An .ods with one table of these rows."""
    content = content or ods_content(f'<table:table table:name="A">{rows}</table:table>')
    return packed({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content})


def number(value: float, marks: str = "") -> str:
    """A cell of an .ods that holds a number."""
    marks += f' office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {marks}><text:p>{value}</text:p></table:table-cell>"


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (OLE) with these streams at its root, each at least 4,096 bytes long, as old Excel wrote them."""
    sectors, chains, entries = list[bytes](), list[int](), list[bytes]()

    def laid_out(data: bytes) -> int:
        start = len(sectors)
        for at in range(0, len(data), 512):
            sectors.append(data[at : at + 512].ljust(512, b"\0"))
            chains.append(len(sectors))
        chains[-1] = 0xFFFFFFFE
        return start

    names = list(streams)
    for place, name in enumerate(names, 1):
        data = streams[name].ljust(4096, b"\0")
        right = place + 1 if place < len(names) else 0xFFFFFFFF
        entries.append(_entry(name, 2, right, 0xFFFFFFFF, laid_out(data), len(data)))
    root = _entry("Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0)
    folder = laid_out(b"".join([root, *entries]))
    tables = -(-(len(chains) + 1) // 127)
    first = len(sectors)
    chains += [0xFFFFFFFD] * tables
    listed = struct.pack(f"<{len(chains)}I", *chains).ljust(512 * tables, b"\xff")
    sectors += [listed[at : at + 512] for at in range(0, 512 * tables, 512)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, folder, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0
    )
    head += struct.pack("<109I", *range(first, first + tables), *[0xFFFFFFFF] * (109 - tables))
    return head + b"".join(sectors)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    spelt = (name + "\0").encode("utf-16-le")
    marks = struct.pack("<HBB3I", len(spelt), kind, 1, 0xFFFFFFFF, right, child)
    return spelt.ljust(64, b"\0") + marks + bytes(36) + struct.pack("<IQ", start, size)


def record(kind: int, data: bytes = b"") -> bytes:
    """One record of an old Excel stream."""
    return struct.pack("<HH", kind, len(data)) + data


def biff(cells: Iterable[bytes] = (), *, book: Iterable[bytes] = ()) -> bytes:
    """An old Excel stream with one worksheet, S1, of these records."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 1996, 0, 6))
    begin_sheet = record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 1996, 0, 6))
    ahead = begin + b"".join(book)
    place = len(ahead) + len(record(0x85, bytes(10))) + 4
    listed = record(0x85, struct.pack("<IBBBB", place, 0, 0, 2, 0) + b"S1")
    return ahead + listed + record(0x0A) + begin_sheet + b"".join(cells) + record(0x0A)


def lying(name: str, part: bytes, *, declared: int, tail: bytes = b"") -> bytes:
    """A zip archive whose one entry declares another size than it has, or has more bytes than it needs."""
    packer = zlib.compressobj(wbits=-15)
    body = packer.compress(part) + packer.flush() + tail
    marks = struct.pack("<HHHHIIIHH", 0, 8, 0, 33, zlib.crc32(part[:declared]), len(body), declared, len(name), 0)
    entry = b"PK\x03\x04\x14\0" + marks + name.encode() + body
    listed = b"PK\x01\x02\x14\0\x14\0" + marks + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name.encode()
    return entry + listed + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(listed), len(entry), 0)
