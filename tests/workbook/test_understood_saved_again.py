"""The same workbook after another program has saved it: the same answers."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from coprod.instrument.answers import About, Answers, Mode
from tests.workbook.filling import full
from tests.workbook.libreoffice import fill_in_libreoffice
from tests.workbook.understood import (
    FILLED,
    GIVEN,
    SHEETS,
    Said,
    as_ods,
    as_xls,
    changed,
    push_down,
    reading,
    said,
    saved,
    strip,
    team,
    text,
    values,
)

ROLE = {"C": "Planner, first"}
PEOPLE = {
    9: {"B": "R01", **ROLE, "D": 4, "E": "DK"},
    10: {"B": "R02", "D": "4 \u2013 very", "F": "NA"},
    11: {"B": "R03", "D": 1},
}
GATHERED = team(PEOPLE)
SKILLS_ONLY = {"skills": full().skills, "priorities": full().priorities, "comments": full().comments}
OTHERS_LEFT_OUT: list[Said] = [
    ("sheet_left_out", "note", "", "", f"The sheet {title} is not in this file, so its questions were not asked.")
    for title in ("Governance", "Stakeholders", "Who works with whom")
]
UNSAID: list[Said] = [
    ("city_unsaid", "stop", "", "", "This file does not say which city it is about."),
    ("round_unsaid", "stop", "", "", "This file does not say which round of assessment it belongs to."),
    ("mode_unsaid", "stop", "", "", "This file does not say which kind of return it is."),
]


def numbers(data: bytes) -> bytes:
    """As Numbers exports it: a summary first, each table a sheet of its own with the table's name above it."""
    book = load_workbook(BytesIO(data))
    names = [sheet.title for sheet in book]
    for sheet in book:
        push_down(sheet, 1)
        sheet["A1"] = "Table 1"
        sheet.merge_cells(f"A1:{sheet.cell(1, max(2, sheet.max_column)).coordinate}")
        sheet.protection.sheet = False
        sheet.title = "Table 1" if sheet.title == "Skills" else f"{sheet.title} - Table 1"
    book.security = None
    summary = book.create_sheet("Export Summary", 0)
    summary["B2"] = "This document was exported from Numbers. Each table was converted to an Excel worksheet."
    for row, name in enumerate(names, 7):
        summary[f"B{row}"], summary[f"C{row}"], summary[f"D{row}"] = name, "Table 1", f"{name} - Table 1"
    return saved(book)


def google(data: bytes) -> bytes:
    """As Google Sheets exports it: its own fonts, no protection, whole numbers as numbers, everything spread out."""
    book = load_workbook(BytesIO(data))
    book.security = None
    for sheet in book:
        sheet.protection.sheet = False
        sheet.sheet_format.customHeight = True
        for row in sheet.iter_rows(max_row=sheet.max_row + 900):
            for cell in row:
                cell.font = Font(name="Calibri", size=11)
                if isinstance(cell.value, int) and not isinstance(cell.value, bool):
                    cell.value = float(cell.value)
    return saved(book)


def plainest(data: bytes) -> bytes:
    """The values alone, in a new workbook, with names that some programs give."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(values(data).values(), 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row, found in enumerate(rows, 1):
            for column, value in enumerate(found, 1):
                cell = sheet.cell(row, column)
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
    return saved(book)


def moved(titles: list[str]) -> list[Said]:
    return [
        (
            *("moved_down", "note", title, ""),
            f"Rows by which everything on the sheet {title} stands lower than in the template: 1.",
        )
        for title in titles
    ]


AGAIN: dict[str, tuple[Callable[[bytes], bytes], list[Said]]] = {
    "Numbers": (numbers, moved(["About - Table 1", "Table 1", *(f"{title} - Table 1" for title in SHEETS[2:])])),
    "Google Sheets": (google, []),
    "values alone": (plainest, []),
    "Excel 97": (as_xls, []),
    "OpenDocument": (as_ods, []),
}


@pytest.mark.parametrize(("again", "expected"), AGAIN.values(), ids=AGAIN.keys())
def test_the_answers_of_a_return_stay_the_same(again: Callable[[bytes], bytes], expected: list[Said]) -> None:
    found = reading(again(FILLED))
    assert (said(found), found.answers) == (expected, full())


@pytest.mark.parametrize("again", [numbers, google, plainest, as_xls, as_ods])
def test_the_answers_of_a_team_stay_the_same(again: Callable[[bytes], bytes]) -> None:
    first, found = reading(GATHERED), reading(again(GATHERED))
    assert [(one.person, one.answers) for one in found.returns] == [(one.person, one.answers) for one in first.returns]
    assert {one.code for one in found.findings} - {"moved_down"} == {"not_answered"}
    assert (len(first.returns), found.ratings, found.missing) == (3, first.ratings, first.missing)


def test_libreoffice_saves_a_team_as_it_was(tmp_path: Path) -> None:
    typed = {("Team", f"{column}{row}"): value for row, found in PEOPLE.items() for column, value in found.items()}
    for data in fill_in_libreoffice(team({}), typed, tmp_path):
        found = reading(data)
        assert [one.answers for one in found.returns] == [one.answers for one in reading(GATHERED).returns]
        assert [one.code for one in found.findings] == ["not_answered"]


TEXTS = {
    "commas": text(values(FILLED)["Skills"]).encode(),
    "commas, with a mark of its encoding": text(values(FILLED)["Skills"]).encode("utf-8-sig"),
    "semicolons": text(values(FILLED)["Skills"], ";").encode(),
    "semicolons, Windows letters": text(values(FILLED)["Skills"], ";").replace("\u2615", "\u00e9").encode("cp1252"),
    "tabs": text(values(FILLED)["Skills"], "\t").encode(),
    "tabs, UTF-16": text(values(FILLED)["Skills"], "\t").encode("utf-16"),
    "old line ends": text(values(FILLED)["Skills"], end="\n").replace("\n", "\r").encode(),
    "plain line ends": text(values(FILLED)["Skills"], end="\n").encode(),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_one_sheet_saved_as_text_is_a_return_when_the_rest_is_given(kind: str) -> None:
    found = reading(TEXTS[kind], **GIVEN)
    about = About(city=GIVEN["city"], round=GIVEN["round"], mode=Mode.INDIVIDUAL)
    expected = Answers.model_validate({"instrument": full().instrument, "about": about, **SKILLS_ONLY})
    assert found.answers
    comments = {key: re.sub("\u2615|\u00e9", "\u2615", words) for key, words in found.answers.comments.items()}
    assert found.answers.model_copy(update={"comments": comments}) == expected
    guessed = [one for one in said(found) if one[0] == "letters_guessed"]
    assert [one for one in said(found) if one not in guessed] == OTHERS_LEFT_OUT
    assert len(guessed) == (kind == "semicolons, Windows letters")
    assert (found.ratings, found.missing) == (reading(FILLED).ratings, reading(FILLED).missing)


def test_one_sheet_saved_as_text_does_not_say_who_answers() -> None:
    found = reading(TEXTS["commas"])
    assert (said(found), found.returns) == ([*UNSAID, *OTHERS_LEFT_OUT], ())
    found = reading(TEXTS["commas"], city="Exampleford", round="?")
    assert (said(found), found.returns) == ([*UNSAID[1:], *OTHERS_LEFT_OUT], ())


def test_a_fault_in_a_text_file_is_said_at_its_cell() -> None:
    rows = [[*row] for row in values(FILLED)["Skills"]]
    rows[7][3], rows[8][4] = "3,5", "about 4"
    found = reading(text(rows, ";").encode(), **GIVEN)
    assert said(found) == [
        *OTHERS_LEFT_OUT,
        ("not_whole", "warn", "", "D8", "D8 holds 3,5; this scale takes whole numbers only."),
        ("not_accepted", "warn", "", "E9", "E9 holds \u201cabout 4\u201d, which is none of its answers."),
    ]


def test_a_sheet_saved_as_text_without_our_marks_is_told_by_its_words() -> None:
    rows = values(changed(strip))["Skills"]
    found = reading(text(row[1:] for row in rows).encode(), **GIVEN)
    assert said(found) == [
        (
            *("found_by_words", "note", "", ""),
            "The sheet of this file has lost its hidden marks; it was recognised as Skills by its words.",
        ),
        *OTHERS_LEFT_OUT,
    ]
    assert found.answers
    assert (found.answers.skills, found.answers.priorities) == (full().skills, full().priorities)


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_a_team_saved_as_text_is_read_when_the_rest_is_given(delimiter: str, encoding: str) -> None:
    rows = values(GATHERED)["Team"]
    found = reading(text(rows, delimiter).encode(encoding), **GIVEN)
    assert [one.answers for one in found.returns] == [one.answers for one in reading(GATHERED).returns]
    assert [(one[0], one[2]) for one in said(found)] == [("not_answered", "")]


def test_about_saved_as_text_lacks_the_answers() -> None:
    found = reading(text(values(FILLED)["About"]).encode())
    assert [one for one in said(found) if one[1] == "stop"] == [
        ("sheet_missing", "stop", "", "", "The sheet Skills is missing.")
    ]
