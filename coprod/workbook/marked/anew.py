"""A new .xlsx for a file that cannot be written back: the same cells at the same addresses, as they were typed.

A sheet that is one of our template's looks like it again: hidden ids, drop-downs, widths. Others are plain.
"""

from collections.abc import Mapping, Sequence

from coprod.instrument.model import Instrument
from coprod.language import Speaker, speaker
from coprod.workbook import template
from coprod.workbook.cells import Kind, Sheet, Stamp
from coprod.workbook.formats.book import Book, Place, Tab
from coprod.workbook.layout import sheets
from coprod.workbook.marked import contents
from coprod.workbook.marked.earlier import is_list, stamp_of
from coprod.workbook.marked.names import untaken
from coprod.workbook.marked.package import Package
from coprod.workbook.marked.plain import sheet_of
from coprod.workbook.marked.rows import Change, at, changed, style_of
from coprod.workbook.marked.styles import Styles
from coprod.workbook.marked.typed import PERCENT, bare, cell, format_of, is_like_formula
from coprod.workbook.spelling import spelt

LISTS = "Lists"
ANY_FORMAT = (0, 1, 49)
"""Formats of answer cells that would show a date or a percentage as a bare number."""


def written(book: Book, instruments: Mapping[str, Instrument]) -> tuple[Package, dict[str, str]]:
    """Return the new file, and the names of its sheets by the names of the tabs."""
    tabs = [tab for tab in book.tabs if not is_list(tab)]
    home = _home(tabs, instruments)
    pages = _pages(tabs, *home) if home else {}
    package = Package.of(template.write(*home)) if home and pages else Package.empty()
    kept = {page.title for page in pages.values()} | {LISTS}
    for place, one in reversed(list(enumerate(contents.listed(package)))):
        if one.name not in kept:
            contents.remove(package, place)
    names = dict[str, str]()
    for tab in tabs:
        if not (pages and _kind(tab) is Kind.LISTS):
            names[tab.name] = untaken(tab.name, [*names.values(), *((LISTS,) if pages else ())])
    styles = Styles(package)
    for place, tab in enumerate(tab for tab in tabs if tab.name in names):
        if tab.name in pages:
            contents.rename(package, place, names[tab.name])
            part = contents.listed(package)[place].part
            package.write(part, _answered(package.text(part), tab, pages[tab.name], styles))
        else:
            contents.put(package, place, names[tab.name], sheet_of(tab, styles, package.dialect))
    styles.save()
    return package, names


def _home(tabs: Sequence[Tab], instruments: Mapping[str, Instrument]) -> tuple[Instrument, Speaker] | None:
    """Return the questionnaire and the language of the first sheet that names one we have."""
    for tab in tabs:
        found = stamp_of(tab)
        if found and found[1].instrument in instruments:
            return instruments[found[1].instrument], speaker(found[1].language)
    return None


def _kind(tab: Tab) -> Kind | None:
    found = stamp_of(tab)
    return found[1].kind if found else None


def _pages(tabs: Sequence[Tab], instrument: Instrument, say: Speaker) -> dict[str, Sheet]:
    """Return the sheets of the template that tabs are, word for word, by the names of the tabs.

    They keep the template's order; a tab that stands elsewhere is not dressed.
    """
    layout, found, last = sheets(instrument, say), dict[str, Sheet](), -1
    for tab in tabs:
        place = next((n for n, page in enumerate(layout) if _agrees(tab, page, instrument, say)), -1)
        if place > last:
            found[tab.name], last = layout[place], place
    return found


def _agrees(tab: Tab, page: Sheet, instrument: Instrument, say: Speaker) -> bool:
    """Whether a tab holds, beside answers, exactly the words of a page in its cells."""
    stamp = stamp_of(tab)
    if stamp is None or stamp != (Place(0, 0), Stamp(instrument.key, page.kind, say.language)):
        return False
    printed = {
        Place(row, column): spelt(words)
        for row, line in enumerate(page.lines)
        for column, words in enumerate((line.id, *line.cells))
        if isinstance(words, str) and words
    }
    answers = {at(cell) for _, cell, _ in page.answers()}
    held = {
        Place(row, column): spelt(str(content))
        for row, cells in enumerate(tab.rows)
        for column, content in enumerate(cells)
        if content != "" and (row, column) not in answers
    }
    return held == printed


def _answered(sheet: str, tab: Tab, page: Sheet, styles: Styles) -> str:
    """Return the text of a template's sheet with the answers of a tab in it."""
    changes: dict[Place, Change] = {}
    for _, name, _ in page.answers():
        place = at(name)
        if place and tab.content(*place) != "":
            changes[place] = _put(tab, place, name, styles)
    return changed(sheet, changes)


def _put(tab: Tab, place: Place, name: str, styles: Styles) -> Change:
    content, under = tab.content(*place), bare(tab, place)

    def change(old: str) -> str:
        style, wanted = style_of(old), format_of(content, under)
        if wanted and (wanted == PERCENT or styles.format_of(style) in ANY_FORMAT):
            style = styles.formatted(style, wanted)
        elif not wanted and isinstance(content, int | float) and styles.format_of(style) not in ANY_FORMAT:
            style = styles.formatted(style, ANY_FORMAT[0])  # a bare number is no day, and shall not become one
        if is_like_formula(content):
            style = styles.quoted(style)
        return cell(name, content, under, style)

    return change
