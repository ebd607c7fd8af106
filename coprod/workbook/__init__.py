"""The spreadsheet door: write the empty workbook of an instrument, and read what comes back."""

from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.findings import CODES, Finding, Severity, words
from coprod.workbook.guard import Guard
from coprod.workbook.reader import Reading, read

__all__ = ["CODES", "Finding", "Guard", "Reading", "Severity", "read", "words", "write"]


def write(instrument: Instrument, say: Speaker) -> bytes:
    """Return the empty workbook (.xlsx) of an instrument in the speaker's language."""
    from coprod.workbook import template  # openpyxl takes its time, and only writing needs it

    return template.write(instrument, say)
