"""Which question the cell of a finding answers, in words."""

from collections.abc import Iterable, Mapping

from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Book, Tab
from coprod.workbook.marked.earlier import stamp_of
from coprod.workbook.marked.rows import at


def question(finding: Finding, book: Book, instruments: Mapping[str, Instrument], say: Speaker) -> str:
    """Return the title of the skill that was rated, else the words that open the row; empty without an item."""
    tab = next((tab for tab in book.tabs if tab.name == finding.sheet), None)
    if tab is None or not finding.item:
        return ""
    found = stamp_of(tab)
    home = instruments.get(found[1].instrument) if found else None
    return _skill(finding.item, (home, *instruments.values()), say) or _label(tab, finding.cell)


def _skill(item: str, instruments: Iterable[Instrument | None], say: Speaker) -> str:
    skills = (skill for one in instruments if one for skill in one.skills)
    return next((skill.title.to(say.language) for skill in skills if skill.id == item), "")


def _label(tab: Tab, cell: str) -> str:
    """Return the first words left of a cell that are in sight."""
    place, found = at(cell), stamp_of(tab)
    if place is None:
        return ""
    left = (tab.content(place.row, column) for column in range(found[0].column + 1 if found else 0, place.column))
    return next((words.strip() for words in left if isinstance(words, str) and words.strip()), "")
