"""The compound file (OLE) of an .xls and of many other old formats: a small file system of sectors, read strictly."""

from collections.abc import Iterator
from struct import Struct, error, iter_unpack
from typing import NamedTuple

from coprod.errors import WorkbookError
from coprod.workbook.formats.refusals import BROKEN

HEADER = Struct("<30xH16xI4xII4xI")
TABLE_START, TABLE_ENTRIES = 76, 109
ENTRY = Struct("<64sHBxIII36xIQ")
MINI = 64
END = 0xFFFFFFFA
"""Numbers from here on are no sectors but marks: the end of a chain, a free sector."""
STREAM = 2


class Entry(NamedTuple):
    """What the directory says of one stream."""

    start: int
    size: int


class Compound:
    """The streams of a compound file, by the names that stand at its root, in small letters."""

    def __init__(self, data: bytes) -> None:
        """Read the directory; WorkbookError when the file is damaged or shorter than it says."""
        self._data = data
        try:
            shift, folder, self._cutoff, small, more = HEADER.unpack_from(data)
            if shift not in (9, 12):
                raise WorkbookError(BROKEN)
            self._size = 1 << shift
            self._next = self._table(more)
            listed = self._chain(folder)
            entries = list(ENTRY.iter_unpack(listed[: len(listed) // ENTRY.size * ENTRY.size]))
            self._small_next = list(_numbers(self._chain(small)))
            self._small = self._chain(entries[0][6])
        except (error, IndexError) as fault:
            raise WorkbookError(BROKEN) from fault
        self.entries = dict(_children(entries))

    def stream(self, name: str) -> bytes:
        """Return a stream whole; WorkbookError when it was cut off."""
        start, size = self.entries[name]
        found = self._small_chain(start) if size < self._cutoff else self._chain(start)
        if len(found) < size:
            raise WorkbookError(BROKEN)
        return found[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise WorkbookError(BROKEN)
        return self._data[start : start + self._size]

    def _table(self, more: int) -> list[int]:
        """Return which sector follows which."""
        start = TABLE_START
        sectors = list(_numbers(self._data[start : start + 4 * TABLE_ENTRIES]))
        for _ in range(len(self._data) // self._size):
            if more >= END:
                break
            *numbers, more = _numbers(self._sector(more))
            sectors += numbers
        used = [number for number in sectors if number < END]
        if len(set(used)) < len(used):
            raise WorkbookError(BROKEN)
        return [one for number in used for one in _numbers(self._sector(number))]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _followed(start, self._next))

    def _small_chain(self, start: int) -> bytes:
        return b"".join(self._small[MINI * one : MINI * (one + 1)] for one in _followed(start, self._small_next))


def _numbers(data: bytes) -> Iterator[int]:
    return (number for (number,) in iter_unpack("<I", data[: len(data) // 4 * 4]))


def _followed(start: int, following: list[int]) -> Iterator[int]:
    number = start
    for _ in following:
        if number >= END:
            return
        yield number
        if number >= len(following):
            raise WorkbookError(BROKEN)
        number = following[number]
    if number < END:
        raise WorkbookError(BROKEN)


def _children(entries: list[tuple[bytes, int, int, int, int, int, int, int]]) -> Iterator[tuple[str, Entry]]:
    """Yield the streams and folders that stand at the root; those within folders belong to something embedded."""
    open_, seen = [entries[0][5]], set[int]()
    while open_:
        number = open_.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        name, length, kind, left, right, _, start, size = entries[number]
        open_ += [left, right]
        spelt = name[: max(0, length - 2)].decode("utf-16-le", "replace").lower()
        yield spelt, Entry(start, size & 0xFFFFFFFF if kind == STREAM else 0)
