"""Look at a file before any reader opens it: what it is, and whether it is safe to unpack.

A 1.8 kB workbook with one cell at XFD1048576 makes the reader abort the process, so sizes and cell references are
checked here, on the raw parts. Nothing is unpacked to disk.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from coprod.errors import WorkbookError
from coprod.language import N_

LARGEST, MODEST, RATIO = 50_000_000, 5_000_000, 100
ROWS, COLUMNS = 20_000, 200
UNSAFE = N_("This file could not be read safely. Copy your answers into a fresh template and send that.")
BROKEN = N_("This file is damaged or was cut off on the way. Save the workbook again and send the new file.")

OPENINGS = (
    (b"%PDF", N_("This is a PDF, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")),
    (b"\x89PNG", N_("This is an image, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")),
    (b"\xff\xd8\xff", N_("This is an image, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")),
    (b"GIF8", N_("This is an image, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")),
    (
        b"\xd0\xcf\x11\xe0",
        N_(
            "This is an old Excel file (.xls) or a workbook locked with a password. Open it, save it as .xlsx without"
            " a password, and send that."
        ),
    ),
    (b"{\\rtf", N_("This is a text document, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")),
)
TEXT = N_("This is a text file, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")
UNKNOWN = N_("This is not a workbook. Send the workbook itself, saved as .xlsx or .ods.")
EMPTY = N_("This file is empty. Save the workbook again and send the new file.")
INSIDE = (
    ("word/", N_("This is a Word document, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")),
    ("ppt/", N_("This is a PowerPoint file, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")),
    ("xl/workbook.bin", N_("This is a binary Excel file (.xlsb). Open it, save it as .xlsx, and send that.")),
    ("Index/", N_("This is an Apple Numbers file. Export it to Excel (.xlsx) and send that.")),
)
OTHER_ZIP = N_("This is a zip archive, not a workbook. Send the workbook itself, saved as .xlsx or .ods.")
OTHER_ODF = N_("This is an OpenDocument file, but not a spreadsheet. Send the workbook, saved as .xlsx or .ods.")
LOCKED = N_("This workbook is locked with a password. Open it, save it without a password, and send that.")

FAR_CELL = re.compile(
    rb"\sr\s*=\s*[\"'](?!(?:[A-Z]|[A-F][A-Z]|G[A-R])?(?:[1-9][0-9]{0,3}|1[0-9]{4}|20000)[\"'])", re.IGNORECASE
)
UNPLACED = re.compile(rb"<(?:\w+:)?c(?=[\s/>])(?![^>]*\sr\s*=)")
ROW, CELL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")


@dataclass(frozen=True)
class Archive:
    """The parts of an .xlsx or .ods file, by name."""

    parts: Mapping[str, bytes]

    @cached_property
    def opendocument(self) -> bool:
        """Whether this is an .ods rather than an .xlsx."""
        return "xl/workbook.xml" not in self.parts


def unpack(data: bytes) -> Archive:
    """Return the parts of a workbook; WorkbookError in one sentence when it is none, or not safe to read."""
    if not data:
        raise WorkbookError(EMPTY)
    if not data.startswith(b"PK\x03\x04"):
        raise WorkbookError(_what(data))
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            total = sum(entry.file_size for entry in entries)
            packed = sum(entry.compress_size for entry in entries) or 1
            if total > LARGEST or (total > MODEST and total > RATIO * packed):
                raise WorkbookError(UNSAFE)
            if any(entry.flag_bits & 1 for entry in entries):
                raise WorkbookError(LOCKED)
            if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
                raise WorkbookError(UNSAFE)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError) as fault:
        raise WorkbookError(BROKEN) from fault
    _is_workbook(parts)
    for name, part in parts.items():
        _is_near(name, part)
    return Archive(parts)


def _what(data: bytes) -> str:
    for opening, sentence in OPENINGS:
        if data.startswith(opening):
            return sentence
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TEXT
    try:
        data[:4096].decode("utf-8", "ignore" if len(data) > 4096 else "strict")
    except UnicodeDecodeError:
        return UNKNOWN
    return UNKNOWN if b"\x00" in data[:4096] else TEXT


def _is_workbook(parts: Mapping[str, bytes]) -> None:
    if "xl/workbook.xml" in parts:
        return
    for place, sentence in INSIDE:
        if any(name.startswith(place) for name in parts):
            raise WorkbookError(sentence)
    kind = parts.get("mimetype", b"").strip()
    if not kind.startswith(b"application/vnd.oasis.opendocument"):
        raise WorkbookError(OTHER_ZIP)
    if not kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise WorkbookError(OTHER_ODF)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise WorkbookError(LOCKED)
    if "content.xml" not in parts:
        raise WorkbookError(BROKEN)


def _is_near(name: str, part: bytes) -> None:
    """Refuse a part of an .xlsx whose cells lie further out than any workbook of ours reaches."""
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) and name.endswith((".xml", ".rels")):
        raise WorkbookError(UNSAFE)
    if b"sheetData" not in part:
        return
    if FAR_CELL.search(part) or sum(1 for _ in ROW.finditer(part)) > ROWS:
        raise WorkbookError(UNSAFE)
    if UNPLACED.search(part) and any(len(CELL.findall(row)) > COLUMNS for row in ROW.split(part)):
        raise WorkbookError(UNSAFE)
