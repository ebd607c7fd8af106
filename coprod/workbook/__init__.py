"""The spreadsheet door: write the empty workbook of an instrument, and read what comes back."""

from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.findings import CODES, Finding, Severity, changed, words
from coprod.workbook.guard import Guard
from coprod.workbook.marked import TITLES, Marked
from coprod.workbook.reader import read
from coprod.workbook.reading import Reading, Return
from coprod.workbook.survey import Column, How, Proposal, means, read_mapping, targets, write_mapping

__all__ = [
    "CODES",
    "TITLES",
    "Column",
    "Finding",
    "Guard",
    "How",
    "Marked",
    "Proposal",
    "Reading",
    "Return",
    "Severity",
    "changed",
    "means",
    "read",
    "read_mapping",
    "targets",
    "words",
    "write",
    "write_mapping",
]


def write(instrument: Instrument, say: Speaker, *, team: bool = False) -> bytes:
    """Return the empty workbook (.xlsx) of an instrument in the speaker's language, for one return or for a team."""
    from coprod.workbook import template  # openpyxl takes its time, and only writing needs it

    return template.write(instrument, say, team=team)
