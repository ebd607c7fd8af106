"""Which sheets of a file are ours, of which questionnaire and language: by our hidden stamps, else by their words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coprod.instrument.model import Instrument
from coprod.language import speaker
from coprod.workbook.cells import Kind, Sheet, Stamp
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Book, Tab
from coprod.workbook.grids import Grid, stamped, stamps
from coprod.workbook.layout import sheets
from coprod.workbook.spelling import spelt
from coprod.workbook.team import team_sheets
from coprod.workbook.worded import worded, words_of

ONE = (Kind.ABOUT, Kind.SKILLS, Kind.GOVERNANCE, Kind.STAKEHOLDERS, Kind.TIES)
"""The sheets with the answers of one return, in their order."""
TEAM = (Kind.ABOUT, Kind.TEAM)
"""The sheets with the answers of a team."""

Layouts = Mapping[Kind, tuple[Sheet, ...]]


@dataclass(frozen=True)
class Recognised:
    """The sheets of a file that are ours: ``grids`` by kind, and ``layouts`` of each kind, the file's language first.

    ``instrument`` is None when no sheet is ours, or none that can be read; then ``findings`` say why.
    """

    instrument: Instrument | None
    language: str
    key: str = ""
    grids: Mapping[Kind, Grid] = field(default_factory=dict)
    layouts: Layouts = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def team(self) -> bool:
        """Whether this is a table of people rather than one return."""
        return Kind.TEAM in self.grids

    def title(self, kind: Kind) -> str:
        """Return the title of a sheet in the file's language."""
        return self.layouts[kind][0].title


def recognise(book: Book, instruments: Mapping[str, Instrument]) -> Recognised:
    """Find our sheets in a file."""
    marked = [(tab, stamp, row, column) for tab, stamp, row, column in stamps(book) if stamp.kind in (*ONE, Kind.TEAM)]
    keys = list(dict.fromkeys(stamp.instrument for _, stamp, _, _ in marked))
    if not keys:
        return _by_words(book, instruments)
    language = marked[0][1].language
    if len(keys) > 1:
        return Recognised(
            None, language, findings=(Finding("mixed_instruments", details=(("found", ", ".join(keys)),)),)
        )
    if keys[0] not in instruments:
        details = (("found", keys[0]), ("known", ", ".join(instruments)))
        return Recognised(None, language, keys[0], findings=(Finding("unknown_instrument", details=details),))
    instrument = instruments[keys[0]]
    language = language if language in instrument.languages else instrument.languages[0]
    kinds = TEAM if any(stamp.kind is Kind.TEAM for _, stamp, _, _ in marked) else ONE
    layouts = _layouts(instrument, language, kinds)
    found = list[Grid]()
    for tab, stamp, row, column in marked:
        if stamp.kind in layouts:
            found += _whole(stamped(tab, stamp, row, column, layouts[stamp.kind][0]), layouts[stamp.kind])
    ours, known = [tab for tab, _, _, _ in marked], {stamp.kind for _, stamp, _, _ in marked}
    lost = [kind for kind in layouts if kind not in known and kind is not Kind.TEAM]
    rest = [tab for tab in book.tabs if tab not in ours]
    found += _rivals(rest, layouts, found)
    if lost:
        found += _worded(rest, instrument, language, layouts, lost)
    strays = [(tab, layouts[Kind.TEAM][0].title) for tab, stamp, _, _ in marked if stamp.kind not in layouts]
    return _sorted(instrument, language, layouts, found, strays)


def _by_words(book: Book, instruments: Mapping[str, Instrument]) -> Recognised:
    """Take the questionnaire of which most lines are there, the newest first, in the language of most words."""
    best: tuple[int, Recognised] = (0, Recognised(None, "", findings=(Finding("no_stamp"),)))
    for instrument in reversed(list(instruments.values())):
        language = instrument.languages[0]
        layouts = _layouts(instrument, language, ONE)
        found = _worded(book.tabs, instrument, language, layouts, ONE)
        lines = sum(len(grid.entries) for grid in found)
        if lines > best[0]:
            spoken = _spoken(found, instrument)
            if spoken != language:
                layouts = _layouts(instrument, spoken, ONE)
                found = _worded(book.tabs, instrument, spoken, layouts, ONE)
            best = lines, _sorted(instrument, spoken, layouts, found)
    return best[1]


def _spoken(found: Sequence[Grid], instrument: Instrument) -> str:
    """Return the language of an instrument that most words of these sheets are in, the first of them in doubt."""
    said = {words for grid in found for row in words_of(grid.tab) for words in row}

    def shared(language: str) -> int:
        layouts = _layouts(instrument, language, ONE, others=False)
        lines = (line for sheets in layouts.values() for sheet in sheets for line in sheet.lines)
        return len(said & {spelt(cell) for line in lines for cell in line.cells if isinstance(cell, str)})

    return max(instrument.languages, key=shared)


def _worded(
    tabs: Iterable[Tab], instrument: Instrument, language: str, layouts: Layouts, kinds: Sequence[Kind]
) -> list[Grid]:
    """Recognise sheets by their words; each counts as the kind of which it shows most lines."""
    found = []
    for tab in tabs:
        rows = words_of(tab)
        seen = [
            grid
            for kind in kinds
            if (grid := worded(tab, rows, Stamp(instrument.key, kind, language), layouts[kind])) is not None
        ]
        if seen:
            found.append(max(seen, key=lambda grid: len(grid.entries)))
    return found


def _rivals(tabs: Sequence[Tab], layouts: Layouts, found: Sequence[Grid]) -> list[Grid]:
    """Return the sheets without our ids that show half of the skills or more, with ratings the marked one lacks."""
    marked = [grid for grid in found if grid.stamp.kind is Kind.SKILLS and not grid.by_words]
    rivals = []
    for grid in marked[:1]:
        ours = _rated(grid)
        for tab in tabs:
            other = worded(tab, words_of(tab), grid.stamp, layouts[Kind.SKILLS])
            if other and 2 * len(other.entries) >= len(grid.entries) and _rated(other).items() - ours.items():
                rivals.append(other)
    return rivals


def _rated(grid: Grid) -> dict[tuple[str, str], str]:
    """Return what stands in each rating cell that is not empty."""
    held = (
        ((one.id, key), str(grid.content(one.row, place)))
        for one in grid.entries
        for key, place in one.columns.items()
        if key in ("importance", "capacity")
    )
    return {spot: typed for spot, typed in held if typed}


def _whole(grid: Grid, layouts: tuple[Sheet, ...]) -> list[Grid]:
    """Return a stamped sheet as it is, or as its words show it when the hidden names of its columns are gone.

    A team's sheet without them is left to those who read any table of people.
    """
    needed = {line.id[1:] for line in layouts[0].lines if line.id.startswith("#")}
    if needed <= {block.id for block in grid.blocks if block.columns}:
        return [grid]
    if grid.stamp.kind is Kind.TEAM:
        return []
    ids = {line.id for line in layouts[0].lines if line.id}
    known = sum(entry.id in ids or entry.block in layouts[0].free for entry in grid.entries)
    by_words = worded(grid.tab, words_of(grid.tab), grid.stamp, layouts)
    return [by_words if by_words and len(by_words.entries) >= known else grid]


def _sorted(
    instrument: Instrument,
    language: str,
    layouts: Layouts,
    found: Sequence[Grid],
    strays: Iterable[tuple[Tab, str]] = (),
) -> Recognised:
    """Keep each sheet once; say which are doubled or known by their words only.

    ``strays`` are sheets that do not go with the others, with the title of the one whose place they take.
    """
    grids: dict[Kind, Grid] = {}
    findings = []
    for grid in found:
        kind, title = grid.stamp.kind, layouts[grid.stamp.kind][0].title
        if kind in grids:
            details = (("first", grids[kind].name), ("title", title))
            findings.append(Finding("sheet_twice", grid.name, details=details))
            continue
        if grid.by_words:
            findings.append(Finding("found_by_words", grid.name, details=(("title", title),)))
        grids[kind] = grid
    findings += (
        Finding("sheet_twice", tab.name, details=(("first", grids[Kind.TEAM].name), ("title", title)))
        for tab, title in strays
        if Kind.TEAM in grids
    )
    return Recognised(instrument, language, instrument.key, grids, layouts, tuple(findings))


def _layouts(instrument: Instrument, language: str, kinds: Sequence[Kind], *, others: bool = True) -> Layouts:
    """Return the sheets with answers, by kind, in the file's language first and then in the others.

    An instrument may have words in a language that the interface does not speak.
    """
    make = team_sheets if Kind.TEAM in kinds else sheets
    spoken = [language, *(one for one in instrument.languages if others and one != language)]
    every = [make(instrument, replace(speaker(one), language=one)) for one in spoken]
    return {kind: tuple(sheet for layout in every for sheet in layout if sheet.kind is kind) for kind in kinds}
