"""Put the marks into a copy: fills and notes on the cells, and the sheet What to fix in front."""

from collections.abc import Mapping, Sequence

from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.cells import Kind, Stamp
from coprod.workbook.findings import Finding, words
from coprod.workbook.formats.book import Book, Format, Place
from coprod.workbook.marked import anew, contents, earlier, fixes, notes
from coprod.workbook.marked.asked import question
from coprod.workbook.marked.names import untaken
from coprod.workbook.marked.package import Package
from coprod.workbook.marked.rows import Change, changed, style_of
from coprod.workbook.marked.styles import Styles
from coprod.workbook.marked.tags import with_marks
from coprod.workbook.marked.which import Mark, in_order, marked_place, marks

UNKNOWN = "coprod@0.0"
"""What the stamp names when no sheet says which questionnaire it belongs to."""


def mark(
    data: bytes, book: Book, findings: Sequence[Finding], say: Speaker, instruments: Mapping[str, Instrument]
) -> bytes:
    """Return the marked copy of a file, see ``coprod.workbook.marked.mark``."""
    package, names = _opened(data, book, instruments)
    parts = {one.name: one.part for one in contents.listed(package) if one.part in package.parts}
    styles, found = Styles(package), marks(findings, book)
    before: dict[tuple[str, Place], int] = {}
    for sheet, those in found.items():
        part = parts.get(names.get(sheet, ""))
        if part:
            text, kept = _coloured(package.text(part), those, styles)
            package.write(part, text)
            before |= {(sheet, place): style for place, style in kept.items()}
            marked = {one.place: notes.note([words(finding, say) for finding in one.findings]) for one in those}
            notes.add(package, part, {place: text for place, text in marked.items() if place in kept})
    lines = [_fix(one, book, names, before, question(one, book, instruments, say)) for one in in_order(findings, book)]
    list_of_fixes = fixes.sheet(lines, styles, _stamp(book, say), say, package.dialect)
    styles.save()
    title = untaken(say("What to fix"), [one.name for one in contents.listed(package)])
    contents.put(package, 0, title, list_of_fixes)
    contents.open_first(package, f"${fixes.HEAD}:${fixes.HEAD}")
    return package.packed()


def _opened(data: bytes, book: Book, instruments: Mapping[str, Instrument]) -> tuple[Package, Mapping[str, str]]:
    """Return the copy before any mark, and the names of its sheets by the names they have in the file."""
    if book.format is Format.XLSX:
        package = Package.of(data)
        if contents.listed(package):
            earlier.clear(package, book)
            return package, {tab.name: tab.name for tab in book.tabs}
    return anew.written(book, instruments)


def _coloured(text: str, those: Sequence[Mark], styles: Styles) -> tuple[str, dict[Place, int]]:
    """Return the text of a sheet with its cells coloured, and the style each had."""
    kept: dict[Place, int] = {}

    def change(one: Mark) -> Change:
        def colour(cell: str) -> str:
            kept[one.place] = style_of(cell)
            return with_marks(cell, s=str(styles.coloured(kept[one.place], *one.colours)))

        return colour

    return changed(text, {one.place: change(one) for one in those}), kept


def _fix(
    finding: Finding, book: Book, names: Mapping[str, str], before: Mapping[tuple[str, Place], int], asked: str
) -> fixes.Fix:
    place = marked_place(finding, {tab.name: tab for tab in book.tabs})
    style = before.get((finding.sheet, place)) if place else None
    sheet = names.get(finding.sheet, "") if finding.sheet or finding.cell else ""
    return fixes.Fix(finding, asked, sheet, style, place if style is not None else None)


def _stamp(book: Book, say: Speaker) -> Stamp:
    """Return the stamp of the list: it belongs to the questionnaire of the first sheet that names one."""
    found = next((found[1].instrument for tab in book.tabs if (found := earlier.stamp_of(tab))), UNKNOWN)
    return Stamp(found, Kind.MARKS, say.language)
