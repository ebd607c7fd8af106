"""The records of an old Excel stream, walked once before its reader sees them.

The reader is only left what it needs to find values; everything else (drawings, formulas of names, hyperlinks,
conditional formats) is blanked out in place, so that it cannot trip over it. Notes are picked up on the way.
"""

from collections.abc import Iterator
from struct import Struct, error
from typing import NamedTuple

from coprod.errors import WorkbookError
from coprod.workbook.formats.book import Place
from coprod.workbook.formats.placing import CELLS
from coprod.workbook.formats.refusals import BROKEN, LOCKED, UNSAFE
from coprod.workbook.formats.remarks import OURS

HEAD, PAIR, SHEET = Struct("<HH"), Struct("<HH"), Struct("<IBB")
WORKSHEET = 0
BOF, END_OF, SHEET_AT, SHARED, NOTE, PASSWORD = 0x0809, 0x000A, 0x0085, 0x00FC, 0x001C, 0x002F
BLANKS, MANY_BLANKS, MANY_NUMBERS = 0x0201, 0x00BE, 0x00BD
CELLS_OF_ONE = frozenset({0x00FD, 0x0204, 0x0203, 0x027E, 0x0205, 0x0006, 0x0206, 0x0406, 0x00D6, BLANKS})
NEEDED = CELLS_OF_ONE | {
    *(BOF, END_OF, SHEET_AT, SHARED, MANY_BLANKS, MANY_NUMBERS),
    *(0x003C, 0x0207, 0x04BC, 0x0221, 0x0236, 0x0037),  # what continues a record, and what stands after a formula
    *(0x0042, 0x0022, 0x041E, 0x00E0, 0x0031, 0x0208, 0x00E5, 0x0200),  # letters, dates, formats, rows, merged cells
}
UNUSED = 0x0FFF
"""A number that no record has; readers pass over it."""
COLUMNS = 256
NEW = 0x0600


class Checked(NamedTuple):
    """A stream fit to be read, and the notes on the cells of each worksheet."""

    stream: bytes
    notes: tuple[tuple[Place, ...], ...]


def checked(stream: bytes) -> Checked:
    """Walk the records; WorkbookError when they are damaged, locked or more than a reader can hold."""
    found = bytearray(stream)
    sheets, begun, notes = list[int](), list[int](), dict[int, list[Place]]()
    room, version = CELLS, 0
    try:
        for at, kind, size in _records(stream):
            if kind == PASSWORD:
                raise WorkbookError(LOCKED)
            if kind == BOF:
                version = version or PAIR.unpack_from(stream, at + 4)[0]
                begun.append(at)
                notes[at] = []
            elif kind == END_OF:
                begun.pop()
            elif kind == SHEET_AT:
                begins, _, sort = SHEET.unpack_from(stream, at + 4)
                sheets += [begins] if sort == WORKSHEET else []
            elif kind == SHARED and 3 * int.from_bytes(stream[at + 8 : at + 12], "little") > len(stream):
                raise WorkbookError(UNSAFE)
            elif kind == NOTE:
                row, column = PAIR.unpack_from(stream, at + 4)
                if row != 0xFFFF and not (version == NEW and _author(stream[at + 12 : at + 4 + size]) == OURS):
                    notes[begun[-1]].append(Place(row, column))
            elif kind in CELLS_OF_ONE or kind in (MANY_BLANKS, MANY_NUMBERS):
                last = PAIR.unpack_from(stream, at + 4)[1]
                if kind in (MANY_BLANKS, MANY_NUMBERS):
                    first, last = last, int.from_bytes(stream[at + 2 + size : at + 4 + size], "little")
                    room -= max(0, last - first)
                room -= 1
                if last >= COLUMNS or room < 0:
                    raise WorkbookError(UNSAFE)
            if kind not in NEEDED:
                HEAD.pack_into(found, at, UNUSED, size)
    except (error, IndexError) as fault:
        raise WorkbookError(BROKEN) from fault
    if not sheets or not notes.keys() >= set(sheets):
        raise WorkbookError(BROKEN)
    return Checked(bytes(found), tuple(tuple(notes[begins]) for begins in sheets))


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield where each record stands, its kind and its size, up to the padding at the end."""
    at, end = 0, len(stream)
    while at + HEAD.size <= end:
        kind, size = HEAD.unpack_from(stream, at)
        if kind == 0 and not size:
            return
        if at + HEAD.size + size > end:
            raise WorkbookError(BROKEN)
        yield at, kind, size
        at += HEAD.size + size


def _author(data: bytes) -> str:
    length, wide = int.from_bytes(data[:2], "little"), data[2:3] == b"\x01"
    return data[3 : 3 + 2 * length].decode("utf-16-le", "replace") if wide else data[3 : 3 + length].decode("latin-1")
