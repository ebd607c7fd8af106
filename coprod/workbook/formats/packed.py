"""The zip archive of an .xlsx or .ods file, looked at before anything in it is believed.

Sizes, names and methods are checked first; each part is then unpacked here, on demand and in memory, and must have
the size and the checksum that it declares. Nothing is unpacked to disk.
"""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from coprod.errors import WorkbookError
from coprod.workbook.formats.refusals import BROKEN, LOCKED, UNSAFE

LARGEST, MODEST, RATIO, ENTRIES = 50_000_000, 5_000_000, 100, 5_000
CHUNK = 1 << 20
HEADER = 30
"""Bytes of an entry's own header, before its name."""


class Packed:
    """The parts of an archive by name, whatever the case of their letters."""

    def __init__(self, data: bytes) -> None:
        """Check the list of entries; WorkbookError for what is damaged, locked or unsafe."""
        if data.count(b"PK\x01\x02") > ENTRIES:
            raise WorkbookError(UNSAFE)
        try:
            with ZipFile(BytesIO(data)) as archive:
                entries = archive.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError) as fault:
            raise WorkbookError(BROKEN) from fault
        _check(entries)
        self._data = memoryview(data)
        self._starts = _starts(data, entries)
        self._entries = {entry.filename.lower(): entry for entry in entries}
        self._unread = set(self._entries)

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._entries

    @property
    def names(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._entries)

    def part(self, name: str) -> bytes:
        """Unpack a part; WorkbookError when it is missing, damaged, or not what it declares."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise WorkbookError(BROKEN)
        self._unread.discard(name.lower())
        found = self._unpacked(entry, entry.file_size + 1)
        if zlib.crc32(found) != entry.CRC:
            raise WorkbookError(BROKEN)
        return found

    def check_rest(self) -> None:
        """Hold the parts that nobody asked for to what they declare as well, a chunk at a time."""
        for name in sorted(self._unread):
            self._check_rest(self._entries[name])
        self._unread.clear()

    def _packed(self, entry: ZipInfo) -> memoryview:
        start = self._starts[entry.header_offset]
        return self._data[start : start + entry.compress_size]

    def _unpacked(self, entry: ZipInfo, limit: int) -> bytes:
        packed = self._packed(entry)
        if entry.compress_type == ZIP_STORED:
            found, whole = bytes(packed), True
        else:
            unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                found = unpacker.decompress(packed, limit)
            except zlib.error as fault:
                raise WorkbookError(BROKEN) from fault
            whole = unpacker.eof and not unpacker.unused_data
        _same_size(entry, len(found), whole=whole)
        return found

    def _check_rest(self, entry: ZipInfo) -> None:
        if entry.compress_type == ZIP_STORED or entry.file_size < CHUNK:
            found, size = zlib.crc32(self._unpacked(entry, entry.file_size + 1)), entry.file_size
        else:
            unpacker, left = zlib.decompressobj(-zlib.MAX_WBITS), bytes(self._packed(entry))
            found = size = 0
            try:
                while not unpacker.eof and size <= entry.file_size:
                    chunk = unpacker.decompress(left, CHUNK)
                    left = unpacker.unconsumed_tail
                    found, size = zlib.crc32(chunk, found), size + len(chunk)
                    if not chunk and not left:
                        break
            except zlib.error as fault:
                raise WorkbookError(BROKEN) from fault
            _same_size(entry, size, whole=unpacker.eof and not unpacker.unused_data)
        if found != entry.CRC:
            raise WorkbookError(BROKEN)


def _same_size(entry: ZipInfo, found: int, *, whole: bool) -> None:
    if found > entry.file_size:
        raise WorkbookError(UNSAFE)
    if found < entry.file_size or not whole:
        raise WorkbookError(BROKEN)


def _check(entries: list[ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    names = {entry.filename.lower() for entry in entries}
    if (
        total > LARGEST
        or (total > MODEST and total > RATIO * packed)
        or len(names) < len(entries)
        or any(_strays(entry.orig_filename) for entry in entries)
    ):
        raise WorkbookError(UNSAFE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise WorkbookError(LOCKED)
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise WorkbookError(UNSAFE)


def _strays(name: str) -> bool:
    return not name or name.startswith("/") or "\\" in name or "\0" in name or ":" in name or ".." in name.split("/")


def _starts(data: bytes, entries: list[ZipInfo]) -> dict[int, int]:
    """Return where the bytes of each entry begin, by the place of its header; entries may not share bytes."""
    starts, free = {}, 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        at = entry.header_offset
        if at < free:
            raise WorkbookError(UNSAFE)
        if data[at : at + 4] != b"PK\x03\x04" or at + HEADER > len(data):
            raise WorkbookError(BROKEN)
        lengths = int.from_bytes(data[at + 26 : at + 28], "little") + int.from_bytes(data[at + 28 : at + 30], "little")
        starts[at] = at + HEADER + lengths
        free = starts[at] + entry.compress_size
        if free > len(data):
            raise WorkbookError(BROKEN)
    return starts
