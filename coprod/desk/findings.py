"""Findings as a reader of a page sees them: worst first, in words."""

from dataclasses import dataclass
from pathlib import PurePath

from coprod.language import Speaker
from coprod.workbook import CODES, TITLES, Finding, Marked, Reading, Severity, changed, words
from coprod.workbook.marked import CHANGED_MEANING

UNSAID = frozenset({"city_unsaid", "round_unsaid", "mode_unsaid"})
"""What a file lacks that may be said beside it."""
BESIDE = UNSAID | {"mapping_unsure"}
"""What stops a file until somebody answers a question about it; no cell has to be mended."""


@dataclass(frozen=True)
class FindingRow:
    """One finding in words; ``where`` is the sheet and the cell as the person sees them."""

    severity: str
    where: str
    message: str
    remedy: str


@dataclass(frozen=True)
class RemedyRow:
    """One cell whose meaning is certain though it was typed in other words."""

    where: str
    typed: str
    read_as: str


def rows(reading: Reading, say: Speaker) -> tuple[FindingRow, ...]:
    """Return the findings, those that stop the file first, each group in the order of the workbook.

    What is asked beside the file and what was read as meant are told apart from them.
    """
    told = [one for one in reading.findings if one.code not in BESIDE and not changed(one)]
    return tuple(_row(one, say) for severity in Severity for one in told if one.severity is severity)


def remedies(reading: Reading) -> tuple[RemedyRow, ...]:
    """Return the cells that were read as meant, in the order of the workbook."""
    return tuple(RemedyRow(_where(one), one.value, changed(one)) for one in reading.findings if changed(one))


def left_out(reading: Reading) -> int:
    """Count the answers that are in no figure because nobody could tell what they mean."""
    return sum(one.severity is Severity.WARN for one in reading.findings)


def waits(reading: Reading) -> bool:
    """Whether a file is stopped by nothing but questions that are asked beside it."""
    stops = [one.code for one in reading.findings if one.severity is Severity.STOP]
    return bool(stops) and BESIDE.issuperset(stops)


def to_correct(reading: Reading) -> int:
    """Count what stops a file until it is corrected in the file itself."""
    return sum(one.severity is Severity.STOP and one.code not in BESIDE for one in reading.findings)


def saved_under(reading: Reading) -> tuple[str, ...]:
    """Return the city, the round, the pilot and the unit of an accepted file, without what is empty or differs."""
    abouts = [one.answers.about for one in reading.returns]
    places = zip(*((one.city, one.round, one.pilot, one.unit) for one in abouts), strict=True)
    return tuple(place[0] for place in places if place[0] and len(set(place)) == 1)


def worth_marking(reading: Reading) -> bool:
    """Whether a marked copy would show anything: a cell to mend, or one that was read as meant."""
    return any(
        one.cell != "" and (one.severity is not Severity.NOTE or one.code in CHANGED_MEANING) and one.code not in BESIDE
        for one in reading.findings
    )


def marked_name(reading: Reading) -> str:
    """Return what the marked copy of a file is called; one with macros keeps the ending that allows them."""
    name = PurePath(reading.name)
    macros = any(one.code == "macros_ignored" for one in reading.findings)
    return f"{name.stem}-marked{'.xlsm' if macros and name.suffix.lower() == '.xlsm' else '.xlsx'}"


def since(reading: Reading) -> tuple[tuple[Marked, ...], tuple[Finding, ...]]:
    """Return what an earlier check had marked in this file and is mended, and what is left to mend."""
    left = tuple(one for one in reading.findings if one.severity is not Severity.NOTE)
    places = {(one.code, one.sheet, one.cell) for one in left}
    faults = [one for one in reading.before if CODES[one.code].severity is not Severity.NOTE]
    return tuple(one for one in faults if (one.code, one.sheet, one.cell) not in places), left


def _row(one: Finding, say: Speaker) -> FindingRow:
    message, remedy = words(one, say)
    return FindingRow(say(TITLES[one.severity]), _where(one) or say("The whole file"), message, remedy)


def _where(one: Finding) -> str:
    return ", ".join(part for part in (one.sheet, one.cell) if part)


def alone(reading: Reading) -> bool:
    """Whether a file holds one person's own answers."""
    return reading.mode == "individual" and len(reading.returns) == 1
