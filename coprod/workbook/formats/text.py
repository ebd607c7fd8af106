"""Read a text file of values (.csv, .tsv): its letters and its delimiter are found from its content.

Every cell stays text; what "3,5" means is decided where a value is understood.
"""

import csv
import re
from io import StringIO
from itertools import islice

from coprod.errors import WorkbookError
from coprod.workbook.formats.book import Book, Content, Format, Tab
from coprod.workbook.formats.placing import CELLS, COLUMNS, ROWS
from coprod.workbook.formats.refusals import BROKEN, EMPTY, LETTERS, QUOTES, TEXT, UNKNOWN, UNSAFE
from coprod.workbook.formats.sniff import refuse_text

DELIMITERS = "\t;,"
SAMPLE, LOOKED_AT = 200_000, 200
MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SAID = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)
PLAIN, MOSTLY = re.compile(rb"[\t\n\r -~]"), 0.7
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def open_text(data: bytes) -> Book:
    """Return the one sheet, without a name; WorkbookError when this is no table of values."""
    text, encoding = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise WorkbookError(EMPTY)
    refuse_text(text)
    said = SAID.match(text)
    rows = _rows(text[said.end() :], said[1]) if said else _rows(text, _delimiter(text))
    return Book(Format.TEXT, (Tab("", rows),), encoding=encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding; cp1252 is the guess for what is no UTF."""
    begins, encoding = next((mark for mark in MARKS if data.startswith(mark[0])), (b"", ""))
    encoding = encoding or _wide(data[:2000]) or "utf-8"
    try:
        text = data[len(begins) :].decode(encoding)
    except UnicodeDecodeError as fault:
        if encoding != "utf-8" or begins:
            raise WorkbookError(BROKEN) from fault
        encoding = "cp1252"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as unknown:
            plain = PLAIN.findall(data[:SAMPLE])
            raise WorkbookError(LETTERS if len(plain) > len(data[:SAMPLE]) * MOSTLY else UNKNOWN) from unknown
    text = text.rstrip("\x1a")  # the end of a file, long ago
    sample = text[:SAMPLE]
    if "\x00" in text or len(CONTROL.findall(sample)) > 1 + len(sample) // 100:
        raise WorkbookError(UNKNOWN)
    return text, encoding


def _wide(sample: bytes) -> str:
    """Return the UTF-16 that this is without saying so: every second byte is mostly zero, the others never."""
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if odd * 10 > half * 7 and not even:
        return "utf-16-le"
    return "utf-16-be" if even * 10 > half * 7 and not odd else ""


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts the most lines alike, the first of them among these; WorkbookError if none does.

    Where two do, a tab comes before a semicolon and that before a comma, which may be the decimal sign of the country.
    """
    best, delimiter = (False, 0.0), ""
    for candidate in DELIMITERS:
        widths = _widths(text, candidate)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        score = (bool(widths) and widths[0] == usual, widths.count(usual) / max(1, len(widths)))
        if usual > 1 and score > best:
            best, delimiter = score, candidate
    if not delimiter:
        raise WorkbookError(TEXT)
    return delimiter


def _widths(text: str, delimiter: str) -> list[int]:
    """Return how many values the first lines hold, blank ones left out."""
    widths = list[int]()
    try:
        for row in islice(csv.reader(StringIO(text[:SAMPLE], newline="\n"), delimiter=delimiter), LOOKED_AT):
            if any(row):
                widths.append(len(row))
    except csv.Error:
        return widths
    return widths


def _rows(text: str, delimiter: str) -> list[list[Content]]:
    rows, room = list[list[Content]](), CELLS
    try:
        for row in csv.reader(StringIO(text, newline="\n"), delimiter=delimiter, strict=True):
            room -= len(row) + 1
            if room < 0 or len(row) > COLUMNS or len(rows) == ROWS:
                raise WorkbookError(UNSAFE)
            rows.append([*row])
    except csv.Error as fault:
        raise WorkbookError(QUOTES) from fault
    return rows
