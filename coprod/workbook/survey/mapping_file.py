"""A mapping as a file that a person can edit in a spreadsheet: CSV, one line per column of the table.

``column`` and ``how`` help the eye; only ``heading`` and ``means`` are read back. A heading that a spreadsheet would
take for a formula has an apostrophe in front, which is taken off again.
"""

import csv
import re
from io import StringIO

from coprod.errors import WorkbookError
from coprod.workbook.cells import address
from coprod.workbook.survey.proposal import Proposal

HEAD = ("column", "heading", "means", "how")
LIVE = re.compile(r"'*[=+\-@]")
ASKED = "A mapping is a CSV file with the columns heading and means"


def write_mapping(proposal: Proposal) -> bytes:
    """Return the mapping as CSV (UTF-8 with a byte order mark, commas)."""
    text = StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(HEAD)
    for column in proposal.columns:
        letters = address(0, column.place).removesuffix("1")
        lines.writerow((letters, _inert(column.heading), column.means, column.how))
    return text.getvalue().encode("utf-8-sig")


def read_mapping(data: bytes) -> dict[str, str]:
    """Return the target of each heading.

    Raises WorkbookError, in one sentence, when the file is no such CSV or says two things about one heading.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise WorkbookError(f"{ASKED}; this file is not in UTF-8.") from fault
    first = text.partition("\n")[0]
    lines = csv.reader(StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ",")
    try:
        rows = [row for row in lines if any(cell.strip() for cell in row)]
    except csv.Error as fault:
        raise WorkbookError(f"{ASKED}; this file is none.") from fault
    names = [name.strip().casefold() for name in rows[0]] if rows else []
    if not {"heading", "means"} <= set(names):
        raise WorkbookError(f"{ASKED}; its first line does not name them.")
    at, meant = names.index("heading"), names.index("means")
    found: dict[str, str] = {}
    for number, row in enumerate(rows[1:], start=2):
        if len(row) <= max(at, meant):
            raise WorkbookError(f"{ASKED}; line {number} has too few of them.")
        heading, target = _live(row[at]), row[meant].strip()
        if found.setdefault(heading, target) != target:
            raise WorkbookError(f"The mapping gives the heading \u201c{heading[:60]}\u201d two different meanings.")
    return found


def _inert(heading: str) -> str:
    return f"'{heading}" if LIVE.match(heading) else heading


def _live(heading: str) -> str:
    return heading[1:] if heading.startswith("'") and LIVE.match(heading) else heading
