"""Read every answer cell of one sheet: the layout says what to expect, the ids on the sheet say where it stands now."""

from dataclasses import dataclass, field
from datetime import date

from coprod.instrument.scales import Missing
from coprod.workbook.cells import Answer, Form, Sheet, Spot, Value, address
from coprod.workbook.findings import Finding
from coprod.workbook.grids import Grid
from coprod.workbook.unseen import Unseen
from coprod.workbook.values import Content, Understood, choices, understand


@dataclass(frozen=True)
class Heard:
    """One answer cell of somebody's file."""

    cell: str
    row: int
    meant: Understood


@dataclass(frozen=True)
class Page:
    """One sheet as read: its answers by spot, and what was noticed on it so far."""

    name: str
    language: str
    sheet: Sheet
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

    def accepted(self, column: str, *, line: str = "") -> tuple[str, ...]:
        """Return what the cells of a column (of a line) may be chosen from."""
        menus = (
            answer.menu for spot, _, answer in self.sheet.answers() if spot.column == column and line in ("", spot.line)
        )
        return next((menu.accepted for menu in menus if menu), ())

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
        """Add a finding about a cell; its row is among the details of its sentences."""
        heard = self.heard.get(Spot(*spot))
        cell = heard.cell if heard else next(place for one, place, _ in self.sheet.answers() if one == spot)
        item = "" if spot[0] in self.sheet.free else spot[1]
        row = int("".join(sign for sign in cell if sign.isdigit()))
        self.findings.append(Finding(code, self.name, cell, item, value, (*details.items(), ("row", row))))


def gather(grid: Grid, sheet: Sheet) -> Page:
    """Read one sheet. What cannot be read is left out and becomes a finding."""
    page = Page(grid.name, grid.stamp.language, sheet)
    wanted: dict[tuple[str, str], dict[str, Answer]] = {}
    for spot, _, answer in sheet.answers():
        wanted.setdefault((spot.block, spot.line), {})[spot.column] = answer
    pattern = {block: wanted[block, "1"] for block in sheet.free}
    titles = {line.id: str(line.cells[0]) for line in sheet.lines if line.id and line.cells}
    seen, lost = set[tuple[str, str]](), set[tuple[str, str]]()
    for block, key, row, columns in grid.lines(sheet.free):
        asked = pattern.get(block) or wanted.get((block, key))
        if asked is None:
            continue
        if (block, key) in seen and block not in sheet.free:
            details = (("title", titles[key]), ("row", row + 1))
            page.findings.append(Finding("line_twice", grid.name, address(row, grid.column), key, "", details))
            continue
        line = key if (block, key) not in seen else f"{key}+{row}"
        seen.add((block, key))
        for column, answer in asked.items():
            if column in columns:
                cell = address(row, columns[column])
                _hear(
                    page,
                    Spot(block, line, column),
                    Heard(cell, row, _meaning(grid.content(row, columns[column]), answer)),
                )
            else:
                lost.add((block, column))
    for _, column in sorted(lost):
        page.findings.append(Finding("column_missing", grid.name, details=(("column", column),)))
    for block, key in wanted:
        if (block, key) not in seen and block not in sheet.free and key not in sheet.later:
            page.findings.append(Finding("line_missing", grid.name, item=key, details=(("title", titles[key]),)))
    return page


def _meaning(content: Content | Unseen, answer: Answer) -> Understood:
    if not isinstance(content, Unseen):
        return understand(content, answer)
    if content.code == "percentage" and answer.form is not Form.RATING:
        return understand(content.shown, answer)
    return Understood(code=content.code, typed=content.shown, details=choices(answer.menu) if answer.menu else ())


def _hear(page: Page, spot: Spot, heard: Heard) -> None:
    page.heard[spot] = heard
    meant = heard.meant
    if meant.code:
        item = "" if spot.block in page.sheet.free else spot.line
        page.findings.append(Finding(meant.code, page.name, heard.cell, item, meant.typed, meant.details))
