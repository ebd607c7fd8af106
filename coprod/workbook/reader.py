"""Read a filled-in workbook: opened by content, every finding at once, and answers whole or not at all."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from coprod.instrument.answers import Mode
from coprod.instrument.model import Instrument
from coprod.language import speaker
from coprod.workbook import assemble
from coprod.workbook.cells import Kind
from coprod.workbook.findings import Finding, Severity
from coprod.workbook.formats import open_book
from coprod.workbook.marked import before, mark
from coprod.workbook.noticed import noticed
from coprod.workbook.people import People
from coprod.workbook.reading import NOTHING, Reading, Return, none_missing
from coprod.workbook.recognise import Recognised, recognise
from coprod.workbook.returns import counted, returns
from coprod.workbook.single import page, single
from coprod.workbook.survey import means as asked
from coprod.workbook.tables import Wide, of_team, wide

MOST = 5_000
"""How many faults are told of one file; with more it is hardly the right file."""


def read(
    data: bytes,
    instruments: Mapping[str, Instrument],
    *,
    name: str,
    given: Mapping[str, str] = NOTHING,
    means: Mapping[str, str] = NOTHING,
) -> Reading:
    """Read a file of answers; ``name`` is only what it is called.

    ``given`` may name the city, the pilot, the round and the mode in the place of what the file says; ``means`` says
    what the columns of a survey tool's export ask, by heading.

    Raises WorkbookError, in one sentence, for a file that is no table or workbook, or cannot be read safely.
    """
    book = open_book(data)
    found = recognise(book, instruments)
    table = (None if found.team else wide(book, found, instruments, means)) or of_team(found)
    if table:
        said = _people(table, found, given)
    elif found.instrument:
        said = single(found, found.instrument, given)
    else:
        said = Reading(name, "", found.key, found.language, "", (), found.findings, 0, none_missing())
    earlier = before(book)
    findings = [*said.findings, *noticed(book, found.grids.values(), table.table if table else None, earlier)]
    faults = [one for one in findings if one.severity is not Severity.NOTE]
    if len(faults) > MOST:
        findings = [*faults[:MOST], Finding("too_many_findings", details=(("count", MOST),))]
    if table:
        said = replace(said, returns=tuple(_named(one, data) for one in said.returns))
    stopped = any(finding.severity is Severity.STOP for finding in findings)
    return replace(
        said,
        name=name,
        sha256=_fingerprint(data, given, said),
        returns=() if stopped else said.returns,
        findings=_sorted(findings, [tab.name for tab in book.tabs]),
        before=earlier,
    )


def _named(one: Return, data: bytes) -> Return:
    """Return the same with a key of the person, who is known by the row in this file where nothing else tells."""
    return one if one.person else replace(one, person=sha256(data + str(one.rows).encode()).hexdigest()[:32])


def _fingerprint(data: bytes, given: Mapping[str, str], said: Reading) -> str:
    """Return what tells this reading from others: the file and, of an export, its columns and what was said besides."""
    found = sha256(data)
    if said.columns:
        beside = sorted((line, words) for line, words in given.items() if words)
        found.update(json.dumps([beside, sorted(asked(said.columns).items())]).encode())
    return found.hexdigest()


def marked(
    data: bytes,
    instruments: Mapping[str, Instrument],
    *,
    language: str,
    given: Mapping[str, str] = NOTHING,
    means: Mapping[str, str] = NOTHING,
) -> bytes:
    """Return the file as an .xlsx with its problem cells marked, in the words of a language.

    Raises WorkbookError as ``read`` does.
    """
    findings = read(data, instruments, name="", given=given, means=means).findings
    return mark(data, open_book(data), findings, speaker(language), instruments=instruments)


def _people(table: Wide, found: Recognised, given: Mapping[str, str]) -> Reading:
    """Read a table of people; what About says, or what is given, holds for all of them."""
    findings = [*found.findings] if found.instrument else []
    given = {**given, "mode": Mode.INDIVIDUAL}
    grid = found.grids.get(Kind.ABOUT)
    if grid:
        read, noticed = page(found, Kind.ABOUT, grid)
        about = assemble.about(read, given)
        findings += [*noticed, *read.findings]
    else:
        about, unsaid = assemble.about_given(given)
        findings += unsaid
    people = People(table.table, table.asked) if table.table else None
    found_returns = returns(people, table.instrument, table.language, about) if people else ()
    findings += [*table.findings, *(people.findings if people else ())]
    ratings, missing = counted(people, table.instrument) if people else (0, none_missing())
    return Reading(
        name="",
        sha256="",
        instrument=table.instrument.key,
        language=table.language,
        mode=Mode.INDIVIDUAL,
        returns=found_returns,
        findings=tuple(findings),
        ratings=ratings,
        missing=missing,
        columns=table.proposal,
    )


def _sorted(findings: Sequence[Finding], names: Sequence[str]) -> tuple[Finding, ...]:
    """Sort by sheet in the order of the file, then row, then column; what concerns the whole file comes first."""

    def place(finding: Finding) -> tuple[int, int, int, str]:
        sheet = names.index(finding.sheet) if finding.sheet in names else -1
        found = re.fullmatch(r"([A-Z]+)(\d+)", finding.cell)
        return (sheet, int(found[2]), len(found[1]), found[1]) if found else (sheet, 0, 0, "")

    return tuple(sorted(findings, key=place))
