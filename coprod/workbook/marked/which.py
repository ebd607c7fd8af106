"""Which findings are marked in a workbook, in which colour, and what their three kinds are called."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from coprod.language import N_
from coprod.workbook.findings import Finding, Severity
from coprod.workbook.formats.book import Book, Place, Tab
from coprod.workbook.marked.rows import at

TITLES = {
    Severity.STOP: N_("Stops the file"),
    Severity.WARN: N_("Left out"),
    Severity.NOTE: N_("Understood"),
}
"""What each kind of finding does, as a reader sees it."""

MEANINGS = {
    Severity.STOP: N_("Nothing of the file is saved until this is corrected."),
    Severity.WARN: N_("The answer counts in no figure until it is corrected."),
    Severity.NOTE: N_("Read as explained; nothing to do if that is right."),
}
"""What each kind of finding asks for."""

COLOURS = {Severity.STOP: "FFB3A0", Severity.WARN: "FFD9A0", Severity.NOTE: "CFE3F7"}
EDGES = {Severity.STOP: "7A2E00", Severity.WARN: "7A2E00", Severity.NOTE: "1F5A92"}
"""The colours of the thick border around a marked cell: it shows where a rule of the sheet paints over the fill."""
CHANGED_MEANING = frozenset({"understood", "merged_down", "person_spelling", "heading_understood", "date_as_text"})
"""The notes that say how a cell was read; the others are about the file and mark no cell."""


class Mark(NamedTuple):
    """A cell to be marked, and all that was found there, worst first."""

    place: Place
    findings: tuple[Finding, ...]

    @property
    def colours(self) -> tuple[str, str]:
        """The colours of the worst: of the cell and of its border."""
        severity = self.findings[0].severity
        return COLOURS[severity], EDGES[severity]


def in_order(findings: Iterable[Finding], book: Book) -> tuple[Finding, ...]:
    """Return findings worst first, then by sheet in the order of the file, by row and by column."""
    severities, names = list(Severity), {tab.name: place for place, tab in enumerate(book.tabs)}

    def order(finding: Finding) -> tuple[int, int, Place]:
        place = at(finding.cell) or Place(-1, -1)
        return severities.index(finding.severity), names.get(finding.sheet, -1), place

    return tuple(sorted(findings, key=order))


def marks(findings: Iterable[Finding], book: Book) -> Mapping[str, tuple[Mark, ...]]:
    """Return the cells to be marked by sheet."""
    found: dict[str, dict[Place, list[Finding]]] = {}
    tabs = {tab.name: tab for tab in book.tabs}
    for finding in in_order(findings, book):
        place = marked_place(finding, tabs)
        if place:
            found.setdefault(finding.sheet, {}).setdefault(place, []).append(finding)
    return {
        sheet: tuple(Mark(place, tuple(those)) for place, those in sorted(cells.items()))
        for sheet, cells in found.items()
    }


def marked_place(finding: Finding, tabs: Mapping[str, Tab]) -> Place | None:
    """Return the cell that a finding marks, if it marks one: within merged cells the first, the only one in sight."""
    place, tab = at(finding.cell), tabs.get(finding.sheet)
    if place is None or tab is None:
        return None
    if finding.severity is Severity.NOTE and finding.code not in CHANGED_MEANING:
        return None
    for area in tab.merged:
        if area.top <= place.row <= area.bottom and area.left <= place.column <= area.right:
            return Place(area.top, area.left)
    return place
