"""Read every answer cell of one sheet: the layout says what to expect, the ids on the sheet say where it stands now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coprod.instrument.scales import Missing
from coprod.workbook.cells import Answer, Form, Sheet, Spot, Value, address
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Content, Place, Tab, Unseen
from coprod.workbook.grids import Grid
from coprod.workbook.values import Understood, choices, shown, understand

BLANK = Understood()
Asked = Mapping[tuple[str, str], Mapping[str, Answer]]
"""What a sheet asks: by block and line, the answer of each column."""


class Heard(NamedTuple):
    """One answer cell of somebody's file."""

    place: Place
    meant: Understood


@dataclass(frozen=True)
class Page:
    """One sheet as read: its answers by spot, and what was noticed on it so far."""

    name: str
    language: str
    sheet: Sheet
    asked: Asked
    heard: dict[Spot, Heard] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def value(self, block: str, line: str, column: str) -> Value | date | None:
        """Return the value of a cell, None when it is blank or left out."""
        heard = self.heard.get(Spot(block, line, column))
        return heard.meant.value if heard else None

    def text(self, block: str, line: str, column: str) -> str:
        """Return the text of a cell, empty when there is none."""
        value = self.value(block, line, column)
        return value if isinstance(value, str) else ""

    def number(self, block: str, line: str, column: str) -> int | None:
        """Return the count in a cell, None when there is none."""
        value = self.value(block, line, column)
        return value if isinstance(value, int) else None

    def day(self, block: str, line: str, column: str) -> date | None:
        """Return the date in a cell, None when there is none."""
        value = self.value(block, line, column)
        return value if isinstance(value, date) else None

    def rating(self, block: str, line: str, column: str) -> int | Missing:
        """Return the rating in a cell; a cell that is blank or left out is not answered."""
        value = self.value(block, line, column)
        return value if isinstance(value, int | Missing) else Missing.NOT_ANSWERED

    def yes_no(self, block: str, line: str, column: str) -> bool | Missing:
        """Return the yes or no in a cell; a cell that is blank or left out is not answered."""
        value = self.value(block, line, column)
        return value if isinstance(value, bool | Missing) else Missing.NOT_ANSWERED

    def blank(self, block: str, line: str, column: str) -> bool:
        """Whether nothing was typed into a cell."""
        heard = self.heard.get(Spot(block, line, column))
        return heard is None or heard.meant.blank

    def there(self, block: str, line: str, column: str) -> bool:
        """Whether a cell is in the file at all."""
        return Spot(block, line, column) in self.heard

    def accepted(self, column: str, *, line: str = "") -> tuple[str, ...]:
        """Return what the cells of a column (of a line) may be chosen from."""
        for (_, own), answers in self.asked.items():
            menu = answers[column].menu if column in answers and line in ("", own) else None
            if menu:
                return menu.accepted
        return ()

    def lines(self, block: str) -> list[str]:
        """Return the lines of a block in their order, those with at least one answer."""
        return list(
            dict.fromkeys(spot.line for spot, one in self.heard.items() if spot.block == block and not one.meant.blank)
        )

    def note(
        self,
        code: str,
        spot: tuple[str, str, str],
        value: str = "",
        **details: str | int | tuple[str, ...],
    ) -> None:
        """Add a finding about a cell; its row is among the details of its sentences.

        There is nothing to add about a cell that the file does not have: the lack of its line or column says it all.
        """
        heard = self.heard.get(Spot(*spot))
        if heard:
            item = "" if spot[0] in self.sheet.free else spot[1]
            told = (*details.items(), ("row", heard.place.row + 1))
            self.findings.append(Finding(code, self.name, address(*heard.place), item, value, told))


def gather(grid: Grid, sheet: Sheet) -> Page:
    """Read one sheet. What cannot be read is left out and becomes a finding."""
    asked = _asked(sheet)
    page = Page(grid.name, grid.stamp.language, sheet, asked)
    titles = {line.id: str(line.cells[0]) for line in sheet.lines if line.id and line.cells}
    shared = _shared(grid, asked)
    memo: dict[object, Understood] = {}
    seen = set[tuple[str, str]]()
    for place in grid.strays:
        page.findings.append(Finding("line_unknown", grid.name, address(*place), details=(("row", place.row + 1),)))
    for block, key, row, columns in grid.entries:
        free = block in sheet.free
        answers = asked.get((block, "1" if free else key))
        if answers is None:
            continue
        if (block, key) in seen and not free:
            details = (("title", titles[key]), ("row", row + 1))
            page.findings.append(
                Finding("line_twice", grid.name, address(row, min(columns.values())), key, "", details)
            )
            continue
        line = key if (block, key) not in seen else f"{key}+{row}"
        seen.add((block, key))
        for column, answer in answers.items():
            if column in columns:
                place = Place(row, columns[column])
                content = grid.content(*place)
                meant = BLANK if content == "" else meaning(content, answer, memo)
                if place in shared and not meant.blank:
                    meant = unclear(content, answer)
                _hear(page, Spot(block, line, column), Heard(place, meant))
    for block, key in asked:
        if (block, key) not in seen and block not in sheet.free and key not in sheet.later:
            page.findings.append(Finding("line_missing", grid.name, item=key, details=(("title", titles[key]),)))
    return page


def meaning(content: Content | Unseen, answer: Answer, memo: dict[object, Understood] | None = None) -> Understood:
    """Read the content of an answer cell, or say what stands in the way; ``memo`` spares reading the same twice."""
    if not isinstance(content, Unseen):
        return understand(content, answer, memo)
    if content.code == "percentage" and answer.form is not Form.RATING:
        return understand(content.shown, answer)
    return Understood(code=content.code, typed=content.shown, details=_accepted(answer))


def unclear(content: Content | Unseen, answer: Answer) -> Understood:
    """Return the finding about what stands in several rating cells merged into one."""
    return Understood(code="merged_ratings", typed=visible(content), details=_accepted(answer))


def visible(content: Content | Unseen) -> str:
    """Write the content of a cell as the person sees it."""
    return content.shown if isinstance(content, Unseen) else shown(content)


def merged_into_one(tab: Tab, ratings: Iterable[Place]) -> frozenset[Place]:
    """Return the first cell of each merge over several of these cells, when all the others are empty.

    Some programs leave a merge behind when cells move away from under it; what its cells hold then still counts.
    """
    if not tab.merged:
        return frozenset()
    rows: dict[int, set[int]] = {}
    for row, column in ratings:
        rows.setdefault(row, set()).add(column)
    found = set()
    for area in tab.merged:
        if area.left in rows.get(area.top, ()):
            under = [
                Place(row, column)
                for row in range(area.top, min(area.bottom + 1, len(tab.rows)))
                for column in rows.get(row, ())
                if area.left <= column <= area.right
            ]
            if len(under) > 1 and all(tab.content(*one) == "" for one in under if one != (area.top, area.left)):
                found.add(Place(area.top, area.left))
    return frozenset(found)


def _asked(sheet: Sheet) -> Asked:
    found: dict[tuple[str, str], dict[str, Answer]] = {}
    block, columns = "", tuple[str, ...]()
    for line in sheet.lines:
        if line.id.startswith("#"):
            block, columns = line.id[1:], tuple(str(cell) for cell in line.cells)
        answers = {columns[place]: cell for place, cell in enumerate(line.cells) if isinstance(cell, Answer)}
        if answers:
            found[block, line.id] = answers
    return found


def _shared(grid: Grid, asked: Asked) -> frozenset[Place]:
    if not grid.tab.merged:
        return frozenset()
    return merged_into_one(
        grid.tab,
        (
            Place(row, columns[column])
            for block, key, row, columns in grid.entries
            for column, answer in asked.get((block, key), {}).items()
            if answer.form is Form.RATING and column in columns
        ),
    )


def _accepted(answer: Answer) -> tuple[tuple[str, str | int | tuple[str, ...]], ...]:
    return choices(answer.menu) if answer.menu else ()


def _hear(page: Page, spot: Spot, heard: Heard) -> None:
    page.heard[spot] = heard
    meant = heard.meant
    if meant.code:
        item = "" if spot.block in page.sheet.free else spot.line
        found = Finding(meant.code, page.name, address(*heard.place), item, meant.typed, meant.details)
        page.findings.append(found)
