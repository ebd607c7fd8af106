"""Findings as a reader of a page sees them: worst first, in words."""

from dataclasses import dataclass

from coprod.language import N_, Speaker
from coprod.workbook import Finding, Reading, Severity, words

TITLES = {
    Severity.STOP: N_("Stops the file"),
    Severity.WARN: N_("Left out"),
    Severity.NOTE: N_("Understood"),
}


@dataclass(frozen=True)
class FindingRow:
    """One finding in words; ``where`` is the sheet and the cell as the person sees them."""

    severity: str
    where: str
    message: str
    remedy: str


def rows(reading: Reading, say: Speaker) -> tuple[FindingRow, ...]:
    """Return every finding, those that stop the file first, each group in the order of the workbook."""
    return tuple(_row(one, say) for severity in Severity for one in reading.findings if one.severity is severity)


def left_out(reading: Reading) -> int:
    """Count the answers that are in no figure because nobody could tell what they mean."""
    return sum(one.severity is Severity.WARN for one in reading.findings)


def _row(one: Finding, say: Speaker) -> FindingRow:
    message, remedy = words(one, say)
    where = ", ".join(part for part in (one.sheet, one.cell) if part)
    return FindingRow(say(TITLES[one.severity]), where, message, remedy)
