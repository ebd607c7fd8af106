"""The marked copy: somebody's own workbook with each problem cell coloured and explained, and a list in front."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Book
from coprod.workbook.marked.earlier import Marked, before
from coprod.workbook.marked.which import CHANGED_MEANING, TITLES

__all__ = ["CHANGED_MEANING", "TITLES", "Marked", "before", "mark"]

NONE: Mapping[str, Instrument] = MappingProxyType({})


def mark(
    data: bytes, book: Book, findings: Sequence[Finding], say: Speaker, *, instruments: Mapping[str, Instrument] = NONE
) -> bytes:
    """Return the marked copy (.xlsx, or .xlsm for an .xlsm) of a file that was opened as ``book``.

    An Excel file keeps everything as it is, byte for byte, beside the marks; what an earlier check left is replaced.
    Any other file becomes a new workbook with the same cells, dressed like a template of ``instruments`` where it is
    one. Nothing is read from disk or from the network.
    """
    from coprod.workbook.marked import copy  # what draws sheets takes its time to load, and only marking needs it

    return copy.mark(data, book, findings, say, instruments)
