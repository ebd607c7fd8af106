"""Headings as people leave them: moved, reordered, renamed, translated, misspelt, lost, doubled."""

from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.workbook import read, write
from tests.workbook.filling import CORE, SAY, cells, fill, full, typed
from tests.workbook.understood import SHEETS, Said, but, changed, push_down, reading, said, saved, strip

EXPECTED = "What the team can do, Importance now, Capacity today, Comment (optional)"
BY_WORDS: list[Said] = [
    (
        *("found_by_words", "note", title, ""),
        f"The sheet {title} has lost its hidden marks; it was recognised as {title} by its words.",
    )
    for title in SHEETS
]


def put(values: Mapping[str, object], sheet: str = "Skills") -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for cell, value in values.items():
            book[sheet][cell] = value

    return change


def under_a_title(book: Workbook) -> None:
    push_down(book["Skills"], 3)
    book["Skills"]["B1"] = "Return of the digital office"


def lower_by_one(book: Workbook) -> None:
    for title in SHEETS:
        push_down(book[title], 1)


def reordered(book: Workbook) -> None:
    """Comment, capacity, importance; the hidden names go along."""
    sheet = book["Skills"]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    for row in range(1, sheet.max_row + 1):
        one, other = sheet.cell(row, 4), sheet.cell(row, 6)
        one.value, other.value = other.value, one.value
        one.data_type = "s" if str(one.value).startswith("=") else one.data_type


def with_columns_between(book: Workbook) -> None:
    sheet = book["Skills"]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_cols(5, 2)
    sheet["E5"], sheet["F5"], sheet["E7"] = "Our target", "Owner", 5


def without_a_column(book: Workbook) -> None:
    for area in list(book["Skills"].merged_cells.ranges):
        book["Skills"].unmerge_cells(str(area))
    book["Skills"].delete_cols(5)


def doubled_whole(book: Workbook) -> None:
    for row in range(1, book["Skills"].max_row + 1):
        book["Skills"].cell(row, 8).value = book["Skills"].cell(row, 5).value


def doubled_as_seen(book: Workbook) -> None:
    doubled_whole(book)
    book["Skills"]["H4"] = None


def with_a_bare_heading_again(book: Workbook) -> None:
    book["Skills"]["H5"] = "Capacity today"


def both(*changes: Callable[[Workbook], object]) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return change


def moved(title: str, count: int) -> Said:
    return (
        *("moved_down", "note", title, ""),
        f"Rows by which everything on the sheet {title} stands lower than in the template: {count}.",
    )


def understood(cell: str, typed_in: str, meaning: str) -> Said:
    return (
        *("heading_understood", "note", "Skills", cell),
        f"{cell} holds the heading \u201c{typed_in}\u201d; it was read as {meaning}.",
    )


ODD = {
    "D5": "IMPORTANCE\nNOW",
    "E5": "\u200bcapacity\u00a0today\u2060",
    "F5": "  Comment \u00ad(Optional) ",
    "C5": "what  the\u202fteam can do",
}
ACCEPTED = {
    "columns reordered": reordered,
    "other letters, line breaks and spaces": put(ODD),
}
NOTED: dict[str, tuple[Callable[[Workbook], None], list[Said]]] = {
    "under a title": (under_a_title, [moved("Skills", 3)]),
    "one row lower": (lower_by_one, [moved(title, 1) for title in SHEETS]),
    "a heading emptied": (
        put({"D5": None}),
        [
            (
                *("heading_understood", "note", "Skills", "D5"),
                "D5 holds the heading \u201c\u201d; it was read as Importance now.",
            )
        ],
    ),
    "columns of their own": (
        with_columns_between,
        [
            (
                *("extra_column", "note", "Skills", ""),
                "The sheet Skills has columns that the questionnaire does not ask for; they were not read:"
                " Our target, Owner.",
            )
        ],
    ),
    "our heading above nothing": (
        with_a_bare_heading_again,
        [
            (
                *("extra_column", "note", "Skills", ""),
                "The sheet Skills has columns that the questionnaire does not ask for; they were not read:"
                " Capacity today.",
            )
        ],
    ),
    "synonyms": (
        put({"D5": "How important?", "E5": "F\u00e4higkeit"}),
        [
            understood("D5", "How important?", "Importance now"),
            understood("E5", "F\u00e4higkeit", "Capacity today"),
        ],
    ),
    "misspelt": (put({"E5": "Capasity tody"}), [understood("E5", "Capasity tody", "Capacity today")]),
    "without our marks": (strip, BY_WORDS),
    "without our marks, with other letters and spaces": (both(put(ODD), strip), BY_WORDS),
    "without our marks, reordered": (both(reordered, strip), BY_WORDS),
    "without our marks, a synonym": (
        both(put({"D5": "Relevance"}), strip),
        [*BY_WORDS[:2], understood("D5", "Relevance", "Importance now"), *BY_WORDS[2:]],
    ),
    "without our marks, misspelt": (
        both(put({"E5": "Capacty today"}), strip),
        [*BY_WORDS[:2], understood("E5", "Capacty today", "Capacity today"), *BY_WORDS[2:]],
    ),
    "one sheet without the names of its columns": (
        put({"C4": None, "D4": None, "E4": None, "F4": None}),
        [BY_WORDS[1]],
    ),
}
STOPPED: dict[str, tuple[Callable[[Workbook], None], list[Said]]] = {
    "a column is gone": (
        without_a_column,
        [
            (
                *("column_missing", "stop", "Skills", ""),
                "The sheet Skills has lost the column for Capacity today. Found: What the team can do, Importance now,"
                f" Comment (optional). Expected: {EXPECTED}.",
            )
        ],
    ),
    "a column is gone, without our marks": (
        both(without_a_column, strip),
        [
            *BY_WORDS[:2],
            (
                *("column_missing", "stop", "Skills", ""),
                "The sheet Skills has lost the column for Capacity today. Found: What the team can do, Importance now,"
                f" Comment (optional). Expected: {EXPECTED}.",
            ),
            *BY_WORDS[2:],
        ],
    ),
    "a column twice": (
        doubled_whole,
        [
            (
                *("column_twice", "stop", "Skills", "E5"),
                "E5 and H5 are both the column for Capacity today, so it is unclear which one counts.",
            )
        ],
    ),
    "a column twice, as one sees it": (
        doubled_as_seen,
        [
            (
                *("column_twice", "stop", "Skills", "E5"),
                "E5 and H5 are both the column for Capacity today, so it is unclear which one counts.",
            ),
        ],
    ),
    "two headings changed places": (
        put({"D5": "Capacity today", "E5": "Importance now"}),
        [
            (
                *("heading_conflict", "stop", "Skills", "D5"),
                "D5 says \u201cCapacity today\u201d, but the hidden mark of its column says Importance now.",
            ),
            (
                *("heading_conflict", "stop", "Skills", "E5"),
                "E5 says \u201cImportance now\u201d, but the hidden mark of its column says Capacity today.",
            ),
        ],
    ),
    "two questions changed places": (
        put({"B7": "Knowing whom to involve", "C7": None, "B8": "Finding out what people need", "C8": None}),
        [
            (
                *("line_conflict", "stop", "Skills", "B7"),
                "B7 says \u201cKnowing whom to involve\u201d, but the hidden mark of its line says Finding out what"
                " people need.",
            ),
            (
                *("line_conflict", "stop", "Skills", "B8"),
                "B8 says \u201cFinding out what people need\u201d, but the hidden mark of its line says Knowing whom to"
                " involve.",
            ),
        ],
    ),
    "stages changed places": (
        put({"F5": "Co-design", "H5": "Co-commissioning"}, "Stakeholders"),
        [
            (
                *("heading_conflict", "stop", "Stakeholders", cell),
                f"{cell} says \u201c{said_there}\u201d, but the hidden mark of its column says Depth.",
            )
            for cell, said_there in (("F5", "Co-design"), ("H5", "Co-commissioning"))
        ],
    ),
}


@pytest.mark.parametrize("change", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_makes_no_difference_is_accepted_without_a_word(change: Callable[[Workbook], None]) -> None:
    found = reading(changed(change))
    assert (said(found), found.answers) == ([], full())


@pytest.mark.parametrize(("change", "expected"), NOTED.values(), ids=NOTED.keys())
def test_what_was_assumed_is_said_and_every_answer_kept(
    change: Callable[[Workbook], None], expected: list[Said]
) -> None:
    found = reading(changed(change))
    assert (said(found), found.answers) == (expected, full())


@pytest.mark.parametrize(("change", "expected"), STOPPED.values(), ids=STOPPED.keys())
def test_what_is_lacking_or_unclear_saves_nothing(change: Callable[[Workbook], None], expected: list[Said]) -> None:
    found = reading(changed(change))
    stops = [one for one in said(found) if one[1] != "note" or one[0] == "found_by_words"]
    assert (stops, found.accepted, found.returns) == (expected, False, ())


def test_addresses_below_a_title_are_the_real_ones() -> None:
    found = reading(changed(both(put({"D8": 7, "E9": "3,5"}), under_a_title)))
    assert [(one.code, one.sheet, one.cell) for one in found.findings] == [
        ("moved_down", "Skills", ""),
        ("out_of_scale", "Skills", "D11"),
        ("not_whole", "Skills", "E12"),
    ]
    assert found.answers == but(
        stakeholder_mapping={"importance": Missing.NOT_ANSWERED}, inclusive_outreach={"capacity": Missing.NOT_ANSWERED}
    )


def test_stages_that_changed_places_with_their_columns_are_read_by_the_heading_above() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Stakeholders"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        for row in range(4, sheet.max_row + 1):
            for one, other in ((6, 8), (7, 9)):
                left, right = sheet.cell(row, one), sheet.cell(row, other)
                left.value, right.value = right.value, left.value

    assert reading(changed(change)).answers == full()
    found = reading(changed(both(change, strip)))
    assert (said(found), found.answers) == (BY_WORDS, full())


def test_a_sheet_made_anew_may_lack_the_columns_that_are_optional() -> None:
    def change(book: Workbook) -> None:
        book["Skills"].delete_cols(6)

    found = reading(changed(both(strip, change)))
    assert (said(found), found.answers) == (BY_WORDS, full().model_copy(update={"comments": {}}))


def bilingual() -> Instrument:
    """The core instrument with each of its texts in a second language."""

    def spoken(raw: object) -> object:
        if isinstance(raw, dict):
            if raw.keys() == {"en"}:
                return {"en": raw["en"], "de": f"{raw['en']} auf Deutsch"}
            return {key: spoken(value) for key, value in raw.items()}
        return [spoken(one) for one in raw] if isinstance(raw, list | tuple) else raw

    raw = spoken(CORE.model_dump())
    assert isinstance(raw, dict)
    return Instrument.model_validate(raw | {"languages": ["en", "de"]})


def test_a_heading_in_another_language_of_the_instrument_is_understood_and_said() -> None:
    two = bilingual()
    data = fill(typed(cells(full()), two), write(two, SAY))
    book = load_workbook(BytesIO(data))
    heading = book["Governance"]["C5"]
    heading.value = f"{heading.value} auf Deutsch"
    book["Skills"]["B7"] = f"{book['Skills']['B7'].value} auf Deutsch"
    found = read(saved(book), {two.key: two}, name="two.xlsx")
    assert said(found) == [
        (
            *("heading_understood", "note", "Governance", "C5"),
            "C5 holds the heading \u201cHow far do you agree? auf Deutsch\u201d; it was read as How far do you agree?.",
        )
    ]
    assert found.answers == full()


def test_a_workbook_without_marks_is_read_in_the_language_of_its_words() -> None:
    two = bilingual()
    book = load_workbook(BytesIO(fill(typed(cells(full()), two), write(two, SAY))))
    texts = {one["en"]: one["de"] for one in texts_of(two.model_dump())}
    for title in SHEETS:
        for row in book[title].iter_rows(min_col=2):
            for cell in row:
                if cell.protection.locked and cell.value in texts:
                    cell.value = texts[cell.value]
    strip(book)
    found = read(saved(book), {two.key: two}, name="two.xlsx")
    assert (said(found), found.language) == (BY_WORDS, "de")
    assert found.answers == full().model_copy(update={"language": "de"})


def texts_of(raw: object) -> list[dict[str, str]]:
    if isinstance(raw, dict):
        return [raw] if raw.keys() == {"en", "de"} else [text for one in raw.values() for text in texts_of(one)]
    return [text for one in raw for text in texts_of(one)] if isinstance(raw, list | tuple) else []
