"""Tables of people, wherever they come from: our own team sheet, or the export of a survey tool."""

from collections.abc import Mapping
from dataclasses import dataclass

from coprod.instrument.model import Instrument
from coprod.language import speaker
from coprod.workbook.cells import Answer, Form, Kind, address
from coprod.workbook.columns import columns, of_columns
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Book
from coprod.workbook.headings import heads
from coprod.workbook.menus import Menus
from coprod.workbook.people import Table
from coprod.workbook.recognise import Recognised
from coprod.workbook.survey import How, Proposal, corrected, named, propose

RATED = ("importance", "capacity")


@dataclass(frozen=True)
class Wide:
    """A table of people: what its columns ask, by key, and what was noticed about them.

    ``table`` is None while it is not certain what the columns ask; ``proposal`` is what they were taken for.
    """

    instrument: Instrument
    language: str
    asked: Mapping[str, Answer]
    table: Table | None
    findings: tuple[Finding, ...]
    proposal: Proposal | None = None


def of_team(found: Recognised) -> Wide | None:
    """Return the table of a team workbook; one without a table when the sheet is lost. None when it is no team's."""
    if found.instrument is None or Kind.TEAM not in found.layouts:
        return None
    if not found.team:
        lost = Finding("sheet_missing", details=(("title", found.title(Kind.TEAM)),))
        return Wide(found.instrument, found.language, {}, None, (lost,))
    grid, layouts = found.grids[Kind.TEAM], found.layouts[Kind.TEAM]
    asked = _asked(found.instrument, found.language)
    noticed = [*columns(grid, heads(layouts), {"people": frozenset({"person", *asked})})]
    places = grid.blocks[0].places
    if any(block.places != places for block in grid.blocks):  # two tables below each other, and not alike
        noticed.append(Finding("sheet_twice", grid.name, details=(("first", grid.name), ("title", layouts[0].title))))
    rows = tuple(entry.row for entry in grid.entries)
    table = Table(grid.tab, rows[0] if rows else len(grid.tab.rows), places, rows)
    return Wide(found.instrument, found.language, asked, table, tuple(noticed))


def wide(book: Book, found: Recognised, instruments: Mapping[str, Instrument], means: Mapping[str, str]) -> Wide | None:
    """Return the table of a survey tool's export, when a sheet that is none of ours looks like one."""
    if found.instrument is not None and set(found.grids) - {Kind.ABOUT}:
        return None
    ours = [grid.tab for grid in found.grids.values()]
    for instrument in [found.instrument] if found.instrument else reversed(list(instruments.values())):
        for tab in book.tabs:
            proposal = propose(tab, instrument) if tab not in ours else None
            if proposal is None:
                continue
            proposal = corrected(proposal, means) if means else proposal
            language = found.language or instrument.languages[0]
            findings = tuple(_findings(proposal, instrument, language))
            table = None
            if proposal.settled:
                places = {column.means: column.place for column in proposal.columns if column.means}
                table = Table(tab, proposal.first, places)
            return Wide(instrument, language, _asked(instrument, language), table, findings, proposal)
    return None


def _asked(instrument: Instrument, language: str) -> dict[str, Answer]:
    menus = Menus(instrument, speaker(language))
    ratings = {"importance": Answer(Form.RATING, menus.importance), "capacity": Answer(Form.RATING, menus.capacity)}
    asked = {f"{skill.id}/{rating}": ratings[rating] for skill in instrument.skills for rating in RATED}
    return asked | {f"agree/{item.id}": Answer(Form.RATING, menus.agree) for item in instrument.governance.items}


def _findings(proposal: Proposal, instrument: Instrument, language: str) -> list[Finding]:
    """Say what the columns were taken for, as far as a person should know."""
    head, tab = proposal.header[0], proposal.tab
    findings = []
    unsure = [column for column in proposal.columns if column.how is How.GUESS or column.means in proposal.doubled]
    if not proposal.settled:
        unsure = unsure or [*proposal.unmatched]
        cell = address(head, unsure[0].place) if unsure else ""
        details = (("count", len(unsure)),)
        findings.append(Finding("mapping_unsure", tab, cell, "", unsure[0].heading if unsure else "", details))
        return findings
    if dropped := named(proposal):
        findings.append(of_columns("columns_dropped", tab, dropped))
    if extra := [column.heading for column in proposal.columns if not column.means]:
        findings.append(of_columns("extra_column", tab, extra))
    taken = {column.means for column in proposal.columns}
    core = [skill for skill in instrument.skills if not skill.optional]
    lost = [one.title.to(language) for one in core if not all(f"{one.id}/{rating}" in taken for rating in RATED)]
    if lost:
        told = (("count", len(core) - len(lost)), ("all", len(core)))
        findings.append(Finding("not_asked", tab, value=", ".join(lost), details=told))
    return findings
