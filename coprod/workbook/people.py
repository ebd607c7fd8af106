"""A table of people: one row for each, a column for each skill and rating.

Rows of one person add up; they never outvote each other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from coprod.workbook.cells import NAME, TEXT, Answer, address
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Area, Content, Place, Tab, Unseen
from coprod.workbook.gather import meaning, merged_into_one, unclear, visible
from coprod.workbook.spelling import VISIBLE, spelt, western
from coprod.workbook.summaries import may_say_sum, says_sum
from coprod.workbook.values import Understood

FEW = 3
"""How many different answers of two rows are told cell by cell; beyond that the rows are told, once."""


@dataclass(frozen=True)
class Table:
    """Where people's answers stand on a sheet: the first row and the columns by what they hold (from 0)."""

    tab: Tab
    first: int
    columns: Mapping[str, int]
    rows: Sequence[int] = ()

    @property
    def lines(self) -> Sequence[int]:
        """The rows that may hold people."""
        return self.rows or range(self.first, len(self.tab.rows))


@dataclass
class Someone:
    """One person while their rows are gathered: ``heard`` is what they said, by column, and in which row."""

    code: str
    typed: str
    rows: list[int]
    heard: dict[str, tuple[Understood, int]] = field(default_factory=dict)
    role: str = ""


@dataclass
class People:
    """The people of a table; what is noticed on the way is added to ``findings``."""

    table: Table
    asked: Mapping[str, Answer]
    findings: list[Finding] = field(default_factory=list)
    _memo: dict[object, Understood] = field(default_factory=dict)
    _filled_down: set[Area] = field(default_factory=set)
    _moments: Counter[str] = field(default_factory=Counter)

    @cached_property
    def ratings(self) -> tuple[tuple[str, int, Answer], ...]:
        """The columns of ratings: key, place, and what a cell takes."""
        places = self.table.columns
        return tuple((key, places[key], answer) for key, answer in self.asked.items() if key in places)

    @cached_property
    def everybody(self) -> tuple[Someone, ...]:
        """Each person once, in the order of their first rows."""
        known: dict[str, Someone] = {}
        for row in self.table.lines:
            if not self._answered(row) or self._summary(row):
                continue
            someone = self._who(row)
            if someone is None:
                continue
            first = known.setdefault(someone.code, someone)
            self._hear(someone, row)
            if first is not someone:
                self._add(first, someone, row)
        return tuple(known.values())

    def say(
        self, code: str, row: int = -1, place: int = 0, value: str = "", *, item: str = "", **details: str | int
    ) -> None:
        """Add a finding, about a cell or (without a row) about the whole sheet."""
        cell = "" if row < 0 else address(row, place)
        told = (*details.items(), *([("row", row + 1)] if cell else ()))
        self.findings.append(Finding(code, self.table.tab.name, cell, item, value, told))

    @cached_property
    def _merged_ratings(self) -> frozenset[Place]:
        if not self.table.tab.merged:
            return frozenset()
        places = [place for _, place, _ in self.ratings]
        return merged_into_one(self.table.tab, (Place(row, place) for row in self.table.lines for place in places))

    @cached_property
    def _merged_people(self) -> Mapping[int, Area]:
        """The person's merged cell, by each row below its first."""
        place = self.table.columns.get("person")
        return {
            row: area
            for area in self.table.tab.merged
            if area.left == place
            for row in range(area.top + 1, min(area.bottom + 1, len(self.table.tab.rows)))
        }

    def _answered(self, row: int) -> bool:
        cells, unseen = self.table.tab.rows[row], self.table.tab.unseen
        for _, place, _ in self.ratings:
            held = cells[place] if place < len(cells) else ""
            if held != "" and (not isinstance(held, str) or VISIBLE.search(held)):
                return True
            if unseen and (row, place) in unseen:
                return True
        return False

    def _summary(self, row: int) -> bool:
        """Whether a row sums others up: it says so in the place of the person, or at its start where that is blank.

        A word that may be somebody's code or role needs figures that are no ratings beside it.
        """
        place = self.table.columns.get("person")
        named = place is not None and self._typed(row, place).strip()
        first = min((column for _, column, _ in self.ratings), default=0)
        starts = [one for one in range(first) if self._typed(row, one).strip()]
        for one in [place] if named and place is not None else starts[: 1 if place is None else first]:
            typed = self._typed(row, one)
            if says_sum(typed) or (may_say_sum(typed) and not self._rated(row)):
                self.say("summary_row", row, one, typed.strip())
                return True
        return False

    def _rated(self, row: int) -> bool:
        """Whether every cell of a row that holds something holds an answer."""
        held = ((self.table.tab.content(row, place), answer) for _, place, answer in self.ratings)
        return all(not meaning(one, answer, self._memo).code for one, answer in held if one != "")

    def _who(self, row: int) -> Someone | None:
        place = self.table.columns.get("person")
        if place is None:
            when = self._typed(row, self.table.columns.get("when", -1)).strip()
            self._moments[when] += 1
            return Someone(f"{when}/{self._moments[when]}" if when else f"+{row}", "", [row], role=self._role(row))
        typed, area = self._code(row, place), self._merged_people.get(row)
        if area and not typed:
            typed = self._code(area.top, place)
            if typed and area not in self._filled_down:
                self._filled_down.add(area)
                self.say("merged_down", area.top, place, typed.strip())
        if not typed:
            self.say("person_missing", row, place)
            return None
        return Someone(spelt(western(typed)), typed, [row], role=self._role(row))

    def _code(self, row: int, place: int) -> str:
        """Return what names a person, as typed: an error names nobody, and signs neither."""
        meant = meaning(self.table.tab.content(row, place), TEXT)
        typed = self._typed(row, place)
        return typed if meant.value is not None and any(map(str.isalnum, typed)) else ""

    def _role(self, row: int) -> str:
        place = self.table.columns.get("role")
        if place is None:
            return ""
        meant = meaning(self.table.tab.content(row, place), NAME)
        if meant.code:
            self.findings.append(
                Finding(meant.code, self.table.tab.name, address(row, place), "", meant.typed, meant.details)
            )
        return str(meant.value or "")

    def _hear(self, someone: Someone, row: int) -> None:
        tab = self.table.tab
        cells, unseen, merged = tab.rows[row], tab.unseen, self._merged_ratings
        for key, place, answer in self.ratings:
            held: Content | Unseen = cells[place] if place < len(cells) else ""
            if unseen:
                held = unseen.get(Place(row, place), held)
            if held == "":
                continue
            meant = meaning(held, answer, self._memo)
            if meant.blank:
                continue
            if merged and (row, place) in merged:
                meant = unclear(held, answer)
            someone.heard[key] = meant, row
            if meant.code:
                item = key.rpartition("/")[0]
                found = Finding(meant.code, tab.name, address(row, place), item, meant.typed, meant.details)
                self.findings.append(found)

    def _add(self, first: Someone, again: Someone, row: int) -> None:
        """Add what a later row of the same person says; two different answers stop the file."""
        place, before = self.table.columns["person"], first.rows[0] + 1
        if first.typed != again.typed:
            self.say("person_spelling", row, place, again.typed, second=first.typed, first=before)
        same, clashes = first.heard.keys() == again.heard.keys(), list[tuple[str, int]]()
        for key, (meant, _) in again.heard.items():
            known, earlier = first.heard.setdefault(key, (meant, row))
            if (known.value, known.code and known.typed) == (meant.value, meant.code and meant.typed):
                continue
            same = False
            if known.value is None or known.value != meant.value:
                clashes.append((key, earlier))
        if len(clashes) > FEW:
            key, earlier = clashes[0]
            one, other = (address(each, self.table.columns[key]) for each in (earlier, row))
            told: dict[str, str | int] = {"person": first.typed.strip(), "first": before, "count": len(clashes)}
            self.findings.append(
                Finding(
                    "rows_differ",
                    self.table.tab.name,
                    address(row, place),
                    value=again.typed.strip(),
                    details=(*told.items(), ("one", one), ("other", other), ("row", row + 1)),
                )
            )
        else:
            for key, earlier in clashes:
                self._clash(key, first, earlier, row)
        if same:
            self.say("person_repeated", row, place, first=before)
        elif not clashes and row not in self._merged_people:
            self.say("person_goes_on", row, place, person=first.typed.strip(), first=before)
        first.rows.append(row)
        first.role = first.role or again.role

    def _clash(self, key: str, first: Someone, earlier: int, row: int) -> None:
        place = self.table.columns[key]
        self.say(
            "person_twice",
            earlier,
            place,
            self._typed(earlier, place),
            item=key.rpartition("/")[0],
            other=address(row, place),
            person=first.typed.strip(),
            second=self._typed(row, place),
        )

    def _typed(self, row: int, place: int) -> str:
        return visible(self.table.tab.content(row, place)) if place >= 0 else ""
