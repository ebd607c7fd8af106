"""How many people a round asked: one line of the sheet About, which older workbooks do not have."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from coprod.instrument.answers import Answers, Mode
from coprod.workbook import read, template, words, write
from coprod.workbook.cells import Kind, Sheet
from coprod.workbook.layout import sheets
from tests.workbook.filling import CORE, SAY, SHELF, TEMPLATE, cells, fill, full, typed

ROW, ASKED = 10, ("About", "C10")
BASE = typed(cells(full()))


def said(asked: int | None) -> Answers:
    """The full return with another number of people asked."""
    return full().model_copy(update={"about": full().about.model_copy(update={"asked": asked})})


def older(sheet: Sheet) -> Sheet:
    """A sheet as it was before the line."""
    return replace(sheet, lines=tuple(line for line in sheet.lines if line.id != "asked"))


def without_the_line(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A filled-in workbook written from the older layout."""
    monkeypatch.setattr(template, "sheets", lambda instrument, say: tuple(map(older, sheets(instrument, say))))
    moved = {
        (title, f"C{int(cell[1:]) - 1}" if title == "About" and int(cell[1:]) > ROW else cell): value
        for (title, cell), value in BASE.items()
        if (title, cell) != ASKED
    }
    return fill(moved, write(CORE, SAY))


def with_the_line_deleted(_: pytest.MonkeyPatch) -> bytes:
    """The present workbook after somebody deleted the row."""
    book = load_workbook(BytesIO(fill(BASE)))
    book["About"].delete_rows(ROW)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_the_line_stands_after_the_role_and_says_what_it_is_for() -> None:
    about = load_workbook(BytesIO(TEMPLATE))["About"]
    assert [about.cell(row, 1).value for row in (9, 10, 11)] == ["role", "asked", "filled_on"]
    assert [about.cell(ROW, column).value for column in (2, 4)] == [
        "How many people were asked to answer in this round (if known)",
        "Individual answers only: how many people were asked in all, if you know it. When everybody answered, no"
        " interval is shown.",
    ]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("asked", [None, 1, 12, 100_000])
def test_the_number_is_read_in_both_kinds_of_return(mode: Mode, asked: int | None) -> None:
    about = full().about.model_copy(update={"mode": mode, "approver": "", "comparable": False, "asked": asked})
    given = full().model_copy(update={"about": about})
    reading = read(fill(typed(cells(given))), SHELF, name="asked.xlsx")
    assert reading.answers == given
    assert {one.code for one in reading.findings} == ({"not_compared"} if mode is Mode.ORGANISATIONAL else set())


@pytest.mark.parametrize("older_file", [without_the_line, with_the_line_deleted])
def test_a_workbook_without_the_line_is_read_as_ever_and_lacks_nothing(
    older_file: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = older_file(monkeypatch)
    about = load_workbook(BytesIO(data))["About"]
    assert [about.cell(row, 1).value for row in range(5, 16)] == [
        *(None, "city", "pilot", "unit", "role", "filled_on", "round", "mode", "approver", "comparable", None)
    ]
    reading = read(data, SHELF, name="older.xlsx")
    assert (reading.findings, reading.answers) == ((), said(None))


def test_only_that_line_may_be_lacking() -> None:
    assert {sheet.kind: set(sheet.later) for sheet in sheets(CORE, SAY) if sheet.later} == {Kind.ABOUT: {"asked"}}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (-3, "-3"),
        (12.5, "12.5"),
        (100_001, "100001"),
        ("1,200", "1,200"),
        ("about forty", "\u201cabout forty\u201d"),
    ],
)
def test_what_is_no_number_of_people_asked_is_left_out_with_a_warning(value: object, shown: str) -> None:
    reading = read(fill(BASE | {ASKED: value}), SHELF, name="faulty.xlsx")
    [found] = reading.findings
    assert (found.code, found.severity, found.sheet, found.cell, found.item) == (
        *("not_a_count", "warn", "About", "C10", "asked"),
    )
    assert words(found, SAY) == (
        f"C10 holds {shown}, which cannot be read as a number of people here.",
        "Write a whole number from 1 to 100000, or leave C10 empty.",
    )
    assert (reading.accepted, reading.answers) == (True, said(None))
