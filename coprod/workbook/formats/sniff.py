"""What a file is, by its first bytes and never by its name; what is no table is refused by name."""

import re

from coprod.errors import WorkbookError
from coprod.workbook.formats import refusals as say
from coprod.workbook.formats.book import Format
from coprod.workbook.formats.packed import Packed

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPENINGS = (
    (b"%PDF", say.PDF),
    (b"\x89PNG", say.IMAGE),
    (b"\xff\xd8\xff", say.IMAGE),
    (b"GIF8", say.IMAGE),
    (b"II*\x00", say.IMAGE),
    (b"MM\x00*", say.IMAGE),
    (b"{\\rtf", say.DOCUMENT),
    (b"PK\x05\x06", say.ARCHIVE),
    (b"\x1f\x8b", say.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", say.ARCHIVE),
    (b"Rar!\x1a\x07", say.ARCHIVE),
    (b"BZh", say.ARCHIVE),
    (b"\xfd7zXZ", say.ARCHIVE),
)
PHOTOS = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif")

MARKUP = (
    (
        re.compile(r'<\?mso-application\s+progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet'),
        say.OLD_XML,
    ),
    (re.compile(r"\A\s*<(!doctype\s+html|html|head|meta|body|style|table|div)\b", re.IGNORECASE), say.WEB),
    (re.compile(r"\A\s*<\?xml[^>]*>.{0,500}?<(!doctype\s+html|html|table)\b", re.IGNORECASE | re.DOTALL), say.WEB),
    (re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE), say.WEB),
    (re.compile(r"\A\s*(<\?xml|<[A-Za-z][\w:.-]*[\s>])"), say.UNKNOWN),
    (re.compile(r'\A\s*(\{\s*["}]|\[\s*[\[{"\]\d-])(?s:.*)[\]}]\s*\Z'), say.TEXT),
)


MAIN = re.compile(r"xl/workbook[0-9]*\.xml")
INSIDE = (
    ("xl/workbook.bin", say.BINARY),
    ("word/", say.WORD),
    ("ppt/", say.SLIDES),
    ("index/document", say.NUMBERS),
    ("index.zip", say.NUMBERS),
    ("encrypted-package", say.LOCKED),
)
OPENDOCUMENT = b"application/vnd.oasis.opendocument"
SPREADSHEET = OPENDOCUMENT + b".spreadsheet"


def packed_format(archive: Packed) -> Format:
    """Return which workbook an archive is; WorkbookError for any other archive."""
    if any(MAIN.fullmatch(name) for name in archive.names):
        return Format.XLSX
    for place, sentence in INSIDE:
        if any(name.startswith(place) for name in archive.names):
            raise WorkbookError(sentence)
    kind = archive.part("mimetype").strip() if "mimetype" in archive else b""
    if not kind.startswith(OPENDOCUMENT):
        raise WorkbookError(say.ARCHIVE)
    if not kind.startswith(SPREADSHEET):
        raise WorkbookError(say.OTHER_ODF)
    if "meta-inf/manifest.xml" in archive and b"encryption-data" in archive.part("META-INF/manifest.xml"):
        raise WorkbookError(say.LOCKED)
    return Format.ODS


def refuse_bytes(data: bytes) -> None:
    """Raise WorkbookError for what begins like something that is no table."""
    for opening, sentence in OPENINGS:
        if data.startswith(opening):
            raise WorkbookError(sentence)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise WorkbookError(say.IMAGE)
    if data[4:8] == b"ftyp" and data[8:12] in PHOTOS:
        raise WorkbookError(say.IMAGE)
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        raise WorkbookError(say.IMAGE)


def refuse_text(text: str) -> None:
    """Raise WorkbookError for text in some other format than lines of values: web pages, XML, JSON."""
    for opening, sentence in MARKUP:
        looked_at = text if sentence == say.TEXT else text[:2000]
        if opening.search(looked_at):
            raise WorkbookError(sentence)
