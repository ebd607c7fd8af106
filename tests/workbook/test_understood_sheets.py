"""Sheets are found by what is on them, whatever they are called, wherever they stand, and whether one sees them."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from coprod.workbook import write
from tests.workbook.filling import CORE, SAY, full
from tests.workbook.understood import FILLED, SHEETS, Said, changed, reading, said, strip, team, values

TITLES = ("Start here", *SHEETS, "Lists")


def renamed(book: Workbook) -> None:
    for number, title in enumerate(TITLES):
        book[title].title = f"Tabelle{number}"


def renamed_crosswise(book: Workbook) -> None:
    book["Skills"].title, book["Governance"].title = "x", "Skills"
    book["x"].title = "Governance"


def moved(book: Workbook) -> None:
    for title in ("Skills", "About", "Lists"):
        book.move_sheet(title, offset=-5)


def with_more(book: Workbook) -> None:
    book.create_sheet("Empty", 0)
    notes = book.create_sheet("Our notes", 2)
    notes["B2"] = "Importance now"
    for row in range(3, 9):
        notes.append(["Finding out what people need", row / 3])
    chart = BarChart()
    chart.add_data(Reference(notes, min_col=2, min_row=3, max_row=8))
    notes.add_chart(chart, "D2")
    sheet = book.create_chartsheet("Chart", 3)
    other = BarChart()
    other.add_data(Reference(notes, min_col=2, min_row=3, max_row=8))
    sheet.add_chart(other)


def without_those_that_hold_no_answers(book: Workbook) -> None:
    del book["Start here"], book["Lists"]


def unprotected(book: Workbook) -> None:
    book.security = None
    for sheet in book:
        sheet.protection.sheet = False


def hidden(book: Workbook) -> None:
    book["Skills"].sheet_state = book["About"].sheet_state = "hidden"


def unused_rows_hidden(book: Workbook) -> None:
    for row in range(12, 26):
        book["Stakeholders"].row_dimensions[row].hidden = True


def with_what_was_seen_beside_it(book: Workbook) -> None:
    """A copy of the words only, empty of answers: the sheet with our marks is the one that counts."""
    copy = book.copy_worksheet(book["Skills"])
    copy.title = "For the meeting"
    for row in range(1, copy.max_row + 1):
        for column in (1, 4, 5, 6):
            if row > 5 or column == 1:
                copy.cell(row, column).value = None
    for column in range(2, 7):
        copy.cell(4, column).value = None


def very_hidden(book: Workbook) -> None:
    book["Governance"].sheet_state = "veryHidden"


def rows_hidden(book: Workbook) -> None:
    for row in (1, 5, 9, 12, 13):
        book["Skills"].row_dimensions[row].hidden = True


def filtered(book: Workbook) -> None:
    book["Stakeholders"].auto_filter.ref = "B6:M26"
    book["Stakeholders"].auto_filter.add_filter_column(1, ["Business"])
    for row in (7, 8, 10, *range(11, 27)):
        book["Stakeholders"].row_dimensions[row].hidden = True


def copied(title: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[title]).title = f"{title} (2)"

    return change


def copied_without_marks(book: Workbook) -> None:
    strip(book)
    copied("Skills")(book)


def with_a_team(book: Workbook) -> None:
    sheet = book.create_sheet("Team")
    for row in values(write(CORE, SAY, team=True))["Team"]:
        sheet.append(row)
    sheet["B9"], sheet["D9"] = "R01", 4


ACCEPTED = {
    "renamed": renamed,
    "renamed crosswise": renamed_crosswise,
    "moved": moved,
    "with sheets, charts and a chart sheet of their own": with_more,
    "without those that hold no answers": without_those_that_hold_no_answers,
    "unprotected": unprotected,
    "hidden": hidden,
    "unused rows hidden": unused_rows_hidden,
    "with what was seen beside it": with_what_was_seen_beside_it,
}
NOTED: dict[str, tuple[Callable[[Workbook], None], list[Said]]] = {
    "very hidden": (
        very_hidden,
        [
            (
                *("sheet_very_hidden", "note", "Governance", ""),
                "The sheet Governance is hidden so that Excel does not list it; it was read like the others.",
            )
        ],
    ),
    "rows hidden": (
        rows_hidden,
        [
            (
                *("rows_hidden", "note", "Skills", ""),
                "The sheet Skills has answers in hidden or filtered rows, from row 9 on; they were read as well.",
            )
        ],
    ),
    "a filter left on": (
        filtered,
        [
            (
                *("rows_hidden", "note", "Stakeholders", ""),
                "The sheet Stakeholders has answers in hidden or filtered rows, from row 7 on; they were read as well.",
            )
        ],
    ),
}
STOPPED: dict[str, tuple[Callable[[Workbook], None], tuple[str, str]]] = {
    "About twice": (
        copied("About"),
        (
            "About (2)",
            "The sheets About and About (2) are both the sheet About, so it is unclear which one counts.",
        ),
    ),
    "Skills twice": (
        copied("Skills"),
        (
            "Skills (2)",
            "The sheets Skills and Skills (2) are both the sheet Skills, so it is unclear which one counts.",
        ),
    ),
    "twice, without our marks": (
        copied_without_marks,
        (
            "Skills (2)",
            "The sheets Skills and Skills (2) are both the sheet Skills, so it is unclear which one counts.",
        ),
    ),
    "a return and a team": (
        with_a_team,
        ("Skills", "The sheets Team and Skills are both the sheet Team, so it is unclear which one counts."),
    ),
}


@pytest.mark.parametrize("change", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_makes_no_difference_is_accepted_without_a_word(change: Callable[[Workbook], None]) -> None:
    found = reading(changed(change))
    assert (said(found), found.answers) == ([], full())


@pytest.mark.parametrize(("change", "expected"), NOTED.values(), ids=NOTED.keys())
def test_what_a_person_may_not_see_is_said_and_read(change: Callable[[Workbook], None], expected: list[Said]) -> None:
    found = reading(changed(change))
    assert (said(found), found.answers) == (expected, full())


@pytest.mark.parametrize(("change", "expected"), STOPPED.values(), ids=STOPPED.keys())
def test_two_sheets_that_could_be_meant_save_nothing(
    change: Callable[[Workbook], None], expected: tuple[str, str]
) -> None:
    found = reading(changed(change))
    stops = [one for one in said(found) if one[1] == "stop"]
    assert ("sheet_twice", "stop", expected[0], "", expected[1]) in stops
    assert ({one[0] for one in stops}, found.returns) == ({"sheet_twice"}, ())


def test_the_template_is_protected_and_reads_as_ever() -> None:
    assert (said(reading(FILLED)), reading(FILLED).answers) == ([], full())


def test_a_hidden_row_of_a_team_is_read_and_said() -> None:
    found = reading(
        team(
            {9: {"B": "R01", "D": 4}, 10: {"B": "R02", "D": 5}, 11: {}},
            lambda sheet: [setattr(sheet.row_dimensions[row], "hidden", True) for row in (10, 11)],
        )
    )
    assert [one for one in said(found) if one[0] != "not_answered"] == [
        (
            *("rows_hidden", "note", "Team", ""),
            "The sheet Team has answers in hidden or filtered rows, from row 10 on; they were read as well.",
        )
    ]
    assert [one.answers.skills["need_insight"].importance for one in found.returns] == [4, 5]


@pytest.mark.parametrize(("rating", "stopped"), [(5, True), (None, False)])
def test_a_copy_without_our_marks_and_with_other_ratings_is_a_second_candidate(
    rating: int | None, stopped: bool
) -> None:
    def copied(book: Workbook) -> None:
        copy = book.copy_worksheet(book["Skills"])
        copy.title = "Skills 2025"
        copy.delete_cols(1)
        for column in range(1, 7):
            copy.cell(4, column).value = None
        if rating:
            copy["C8"].value = rating

    found = reading(changed(copied))
    assert [one.code for one in found.findings] == (["sheet_twice"] if stopped else [])
    assert found.accepted is not stopped
