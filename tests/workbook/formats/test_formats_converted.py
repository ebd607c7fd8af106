"""The same workbook as LibreOffice saves it in each format: one and the same reading."""

from datetime import date
from pathlib import Path

import pytest

from coprod.workbook.formats import open_book
from coprod.workbook.formats.book import Area, Book, Content, Format, Place, Unseen
from tests.workbook.formats.converted import copies, original

DAY = date(2026, 3, 31)
VALUES: list[list[Content]] = [
    ["Skill", "Rating", "Comment"],
    ["Listening \u00e9\u4e2d\U0001f600", 4.0, "two\nlines"],
    ["Planning", 0.5, "<b>&amp;</b>"],
    ["", DAY, True],
    ["", 3.0, "ab"],
    [],
    ["over three"],
]
AS_TEXT = [
    ["Skill", "Rating", "Comment"],
    ["Listening \u00e9\u4e2d\U0001f600", "4", "two\nlines"],
    ["Planning", "50%", "<b>&amp;</b>"],
    ["", "2026-03-31", "TRUE"],
    ["#DIV/0!", "3", "ab"],
    ["", "", ""],
    ["over three", "", ""],
]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Book]:
    """What each copy says."""
    folder: Path = tmp_path_factory.mktemp("copies")
    return {ending: open_book(data) for ending, data in copies(folder).items()}


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_workbook_says_the_same_in_every_format(ending: str, books: dict[str, Book]):
    first, far = books[ending].tabs
    assert books[ending].format is Format(ending)
    assert (first.name, far.name, far.content(11, 3)) == ("Skills & more", "Far", 3.5)
    assert [trimmed(row) for row in first.rows] == VALUES
    assert first.unseen == {Place(2, 1): Unseen("percentage", "50%"), Place(4, 0): Unseen("error_value", "#DIV/0!")}
    assert first.merged == (Area(6, 0, 7, 2),)
    assert first.hidden_rows == {2}
    assert set(first.notes) >= {Place(1, 1)}


def test_a_sheet_saved_as_text_says_what_it_showed(books: dict[str, Book]):
    (tab,) = books["csv"].tabs
    assert (books["csv"].format, books["csv"].encoding, tab.rows) == (Format.TEXT, "utf-8", AS_TEXT)


def test_the_original_has_formulas_that_nobody_worked_out():
    first = open_book(original()).tabs[0]
    assert [trimmed(row) for row in first.rows] == [*VALUES[:4], [], [], VALUES[6]]
    assert first.unseen == {
        Place(2, 1): Unseen("percentage", "50%"),
        **{Place(4, column): Unseen("formula_unsaved", "") for column in range(3)},
    }
    assert first.notes == (Place(1, 1),)


def trimmed(row: list[Content]) -> list[Content]:
    """A row without its empty end."""
    cut = list(row)
    while cut and cut[-1] == "":
        cut.pop()
    return cut
