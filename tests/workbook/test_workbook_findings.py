"""Each code of the closed list: what brings it about, its severity, its cell, and the sentences a person reads."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from filling import CORE, SAY, SHELF, TEMPLATE, cells, fill, full, typed
from openpyxl import Workbook, load_workbook

from coprod.instrument.scales import Missing
from coprod.workbook import CODES, read, words

DOCS = Path(__file__).parents[2] / "docs" / "workbook.md"
BASE = typed(cells(full()))
BLANKING = ("nothing_answered", "line_missing", "column_missing")
CHOOSE = "Choose 1 to 5, NA, DK or PNS."


@dataclass(frozen=True)
class Case:
    """A fault planted into a complete return, and the one finding it must bring."""

    code: str
    severity: str
    sheet: str
    cell: str
    message: str
    remedy: str
    typed: dict[tuple[str, str], object] | None = None
    change: Callable[[Workbook], object] | None = None
    item: str = ""
    value: str = ""


def _rename(book: Workbook) -> None:
    book["Skills"].title = "Our skills"


def _restamp(*sheets: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for sheet in sheets or [one.title for one in book]:
            book[sheet]["A1"] = str(book[sheet]["A1"].value).replace("@1.0", "@0.9")

    return change


def _unstamp(book: Workbook) -> None:
    for sheet in book:
        sheet["A1"] = None


def _double(book: Workbook) -> None:
    book.copy_worksheet(book["About"]).title = "About (2)"


def _empty(book: Workbook) -> None:
    for sheet in book.worksheets[2:6]:
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    cell.value = None


def _put(sheet: str, cell: str, value: object) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def _percent(book: Workbook) -> None:
    book["Skills"]["D8"] = 4
    book["Skills"]["D8"].number_format = "0%"


CASES = [
    Case(
        "no_stamp",
        "stop",
        "",
        "",
        "No sheet of this workbook carries the hidden mark of our questionnaire.",
        "Download a fresh template and copy your answers into it, value by value.",
        change=_unstamp,
    ),
    Case(
        "unknown_instrument",
        "stop",
        "",
        "",
        "This workbook was made for coprod-core@0.9, which is not known here. Known here: coprod-core@1.0.",
        "Download a fresh template and copy your answers into it.",
        change=_restamp(),
    ),
    Case(
        "mixed_instruments",
        "stop",
        "",
        "",
        "The sheets of this workbook belong to different questionnaires: coprod-core@1.0, coprod-core@0.9.",
        "Copy your answers into one fresh template.",
        change=_restamp("Governance"),
    ),
    Case(
        "sheet_missing",
        "stop",
        "",
        "",
        "The sheet Governance is missing.",
        "Copy your answers into a fresh template, and leave all of its sheets in place.",
        change=lambda book: book.remove(book["Governance"]),
    ),
    Case(
        "sheet_twice",
        "stop",
        "About (2)",
        "",
        "The sheets About and About (2) are both the sheet About, so it is unclear which one counts.",
        "Delete the one that does not count.",
        change=_double,
    ),
    Case(
        "column_missing",
        "stop",
        "Skills",
        "",
        "The sheet Skills has lost the column for capacity.",
        "Copy your answers into a fresh template, and leave all of its columns in place.",
        change=_put("Skills", "E4", None),
    ),
    Case(
        "city_missing",
        "stop",
        "About",
        "C6",
        "C6 does not name the city.",
        "Write the name of the city or municipality in C6.",
        {("About", "C6"): "  "},
        item="city",
    ),
    Case(
        "round_missing",
        "stop",
        "About",
        "C12",
        "C12 does not name the round of assessment.",
        "Write the round in C12, such as Spring 2026, in the same words for every return.",
        {("About", "C12"): None},
        item="round",
    ),
    Case(
        "mode_missing",
        "stop",
        "About",
        "C13",
        "C13 does not say which kind of return this is.",
        "Choose Organisational or Individual from the list in C13.",
        {("About", "C13"): "both"},
        item="mode",
        value="both",
    ),
    Case(
        "nothing_answered",
        "stop",
        "",
        "",
        "Nothing has been answered on any sheet.",
        "Fill in the pale yellow cells and save the file.",
        change=_empty,
    ),
    Case(
        "out_of_scale",
        "warn",
        "Skills",
        "D8",
        "D8 holds 7; this scale runs from 1 to 5.",
        CHOOSE,
        {("Skills", "D8"): 7},
        item="stakeholder_mapping",
        value="7",
    ),
    Case(
        "not_whole",
        "warn",
        "Skills",
        "D8",
        "D8 holds 3,5; this scale takes whole numbers only.",
        CHOOSE,
        {("Skills", "D8"): "3,5"},
        item="stakeholder_mapping",
        value="3,5",
    ),
    Case(
        "not_accepted",
        "warn",
        "Skills",
        "D8",
        "D8 holds \u201crather high\u201d, which is none of its answers.",
        CHOOSE,
        {("Skills", "D8"): "rather high"},
        item="stakeholder_mapping",
        value="rather high",
    ),
    Case(
        "truth_value",
        "warn",
        "Skills",
        "D8",
        "D8 holds the truth value \u201cTRUE\u201d, which is no rating.",
        CHOOSE,
        {("Skills", "D8"): True},
        item="stakeholder_mapping",
        value="TRUE",
    ),
    Case(
        "date_in_rating",
        "warn",
        "Skills",
        "D8",
        "D8 holds the date \u201c2026-05-03\u201d; your program may have made it from something like 3/5.",
        CHOOSE,
        {("Skills", "D8"): date(2026, 5, 3)},
        item="stakeholder_mapping",
        value="2026-05-03",
    ),
    Case(
        "percentage",
        "warn",
        "Skills",
        "D8",
        "D8 holds the percentage 400%, which is no rating.",
        CHOOSE,
        change=_percent,
        item="stakeholder_mapping",
        value="400%",
    ),
    Case(
        "error_value",
        "warn",
        "Skills",
        "D8",
        "D8 holds the error \u201c#N/A\u201d, which a formula left there.",
        "Replace the formula in D8 by your answer.",
        {("Skills", "D8"): "#N/A"},
        item="stakeholder_mapping",
        value="#N/A",
    ),
    Case(
        "formula_unsaved",
        "warn",
        "Skills",
        "D8",
        "D8 holds a formula whose result was not saved.",
        "Replace the formula in D8 by your answer, or open the file and save it again.",
        change=_put("Skills", "D8", "=2+2"),
        item="stakeholder_mapping",
    ),
    Case(
        "not_a_date",
        "warn",
        "About",
        "C11",
        "C11 holds \u201clast week\u201d, which cannot be read as a date.",
        "Write the date like 2026-03-31.",
        {("About", "C11"): "last week"},
        item="filled_on",
        value="last week",
    ),
    Case(
        "not_a_count",
        "warn",
        "Stakeholders",
        "E8",
        "E8 holds \u201cabout forty\u201d, which cannot be read as a number of people here.",
        "Write a whole number from 0 to 999999999, or leave E8 empty.",
        {("Stakeholders", "E8"): "about forty"},
        value="about forty",
    ),
    Case(
        "too_long",
        "warn",
        "About",
        "C8",
        "C8 holds 201 characters; 200 fit.",
        "Shorten the text in C8.",
        {("About", "C8"): "x" * 201},
        item="unit",
        value="x" * 201,
    ),
    Case(
        "line_missing",
        "warn",
        "Skills",
        "",
        "The sheet Skills has lost the line for Knowing whom to involve.",
        "Copy your answers into a fresh template if you want it to count.",
        change=_put("Skills", "A8", None),
        item="stakeholder_mapping",
    ),
    Case(
        "line_twice",
        "warn",
        "Skills",
        "A70",
        "Row 70 repeats the line for Knowing whom to involve; only the first one counts.",
        "Delete the line that does not count.",
        change=_put("Skills", "A70", "stakeholder_mapping"),
        item="stakeholder_mapping",
    ),
    Case(
        "priority_twice",
        "warn",
        "Skills",
        "C15",
        "C15 chooses \u201cFinding out what people need\u201d a second time.",
        "Choose another skill, or empty C15.",
        {("Skills", "C15"): "Finding out what people need"},
        item="co_commissioning/2",
        value="Finding out what people need",
    ),
    Case(
        "stakeholder_unnamed",
        "warn",
        "Stakeholders",
        "B11",
        "Row 11 describes a stakeholder without a name.",
        "Write the name in B11.",
        {("Stakeholders", "C11"): "Business"},
    ),
    Case(
        "stakeholder_twice",
        "warn",
        "Stakeholders",
        "B11",
        "B11 names \u201cuniversity\u201d a second time; only the first line counts.",
        "Put everything about one stakeholder into one line.",
        {("Stakeholders", "B11"): "university", ("Stakeholders", "C11"): "Research"},
        value="university",
    ),
    Case(
        "sector_missing",
        "warn",
        "Stakeholders",
        "C11",
        "C11 does not say which sector Choir belongs to, so the line is left out.",
        "Choose Government, Business, Research or Civil society in C11.",
        {("Stakeholders", "B11"): "Choir"},
    ),
    Case(
        "group_unnamed",
        "warn",
        "Governance",
        "B53",
        "Row 53 describes a group without a name.",
        "Write the name of the group in B53.",
        {("Governance", "C53"): "Yes"},
    ),
    Case(
        "tie_unknown",
        "warn",
        "Who works with whom",
        "C8",
        "C8 names \u201cNobody\u201d, who is not among the stakeholders that could be read.",
        "Choose a name from the sheet Stakeholders, or add the stakeholder there.",
        {("Who works with whom", "B8"): "University", ("Who works with whom", "C8"): "Nobody"},
        value="Nobody",
    ),
    Case(
        "tie_half",
        "warn",
        "Who works with whom",
        "C8",
        "Row 8 names only one of the two.",
        "Write the other name in C8.",
        {("Who works with whom", "B8"): "University"},
    ),
    Case(
        "tie_self",
        "warn",
        "Who works with whom",
        "C8",
        "Row 8 says that \u201cUniversity\u201d works with itself.",
        "Change one of the names, or empty the row.",
        {("Who works with whom", "B8"): "University", ("Who works with whom", "C8"): "university "},
        value="University",
    ),
    Case(
        "tie_twice",
        "note",
        "Who works with whom",
        "C8",
        "Row 8 repeats a pair; it counts once.",
        "Nothing to do.",
        {("Who works with whom", "B8"): "University", ("Who works with whom", "C8"): "City digital office"},
    ),
    Case(
        "understood",
        "note",
        "Skills",
        "D8",
        "D8 holds \u201cVery\u201d; it was read as 4.",
        "Nothing to do if that is right.",
        {("Skills", "D8"): "Very"},
        item="stakeholder_mapping",
        value="Very",
    ),
    Case(
        "date_as_text",
        "note",
        "About",
        "C12",
        "C12 holds a date; it was kept as the text \u201c2026-03-01\u201d.",
        "If you meant other words, format C12 as text and write them again.",
        change=_put("About", "C12", datetime(2026, 3, 1)),  # noqa: DTZ001 - a cell has no zone
        item="round",
        value="2026-03-01",
    ),
    Case(
        "not_answered",
        "note",
        "Skills",
        "",
        "Rating cells left empty, which count as not answered: 1.",
        "Nothing to do if that is right.",
        {("Skills", "D8"): None},
    ),
    Case(
        "not_compared",
        "note",
        "About",
        "C15",
        "Only whoever holds this file will see its values: C15 gives no consent, or no approver is named.",
        "To have it shown and compared, name who approved it and choose Yes in C15.",
        {("About", "C15"): "No"},
        item="comparable",
    ),
    Case(
        "approver_left_out",
        "note",
        "About",
        "C14",
        "An individual return is anonymous, so what C14 holds is not kept.",
        "Nothing to do; if the team agreed on this return, choose Organisational.",
        {("About", "C13"): "Individual"},
        item="approver",
    ),
    Case(
        "sheet_renamed",
        "note",
        "Our skills",
        "",
        "The sheet Our skills was recognised as Skills by its contents.",
        "Nothing to do.",
        change=_rename,
    ),
    Case(
        "sheet_left_out",
        "note",
        "",
        "",
        "The sheet Who works with whom is not in this file, so its questions were not asked.",
        "Nothing to do.",
        change=lambda book: book.remove(book["Who works with whom"]),
    ),
]


def planted(case: Case) -> bytes:
    data = fill(BASE | (case.typed or {}))
    if case.change is None:
        return data
    book = load_workbook(BytesIO(data))
    case.change(book)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_each_code_has_its_cell_and_its_words(case: Case):
    reading = read(planted(case), SHELF, name="planted.xlsx")
    found = [one for one in reading.findings if one.code == case.code]
    others = {one.code for one in reading.findings} - {case.code}
    assert others <= ({"not_answered"} if case.code in BLANKING else set())
    assert [(one.severity, one.sheet, one.cell, one.item, one.value) for one in found] == [
        (case.severity, case.sheet, case.cell, case.item, case.value)
    ]
    assert words(found[0], SAY) == (case.message, case.remedy)
    assert reading.accepted is (case.severity != "stop")
    assert (reading.answers is None) is (case.severity == "stop")


def test_the_list_is_closed():
    documented = re.findall(r"^\| `(\w+)` \| (\w+) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted((code, one.severity.value) for code, one in CODES.items())
    assert sorted(case.code for case in CASES) == sorted(CODES)


def test_everything_wrong_is_said_at_once_and_in_order():
    faults = {("About", "C6"): None, ("Skills", "E7"): 9, ("Skills", "D7"): "maybe", ("Skills", "D9"): 0}
    reading = read(fill(BASE | faults), SHELF, name="faults.xlsx")
    assert [(one.code, one.cell) for one in reading.findings] == [
        ("city_missing", "C6"),
        ("not_accepted", "D7"),
        ("out_of_scale", "E7"),
        ("out_of_scale", "D9"),
    ]
    assert (reading.answers, reading.accepted) == (None, False)


def test_a_cell_left_out_leaves_the_others_as_they_were():
    intended = full()
    pair = intended.skills["stakeholder_mapping"].model_copy(update={"importance": Missing.NOT_ANSWERED})
    skills = intended.skills | {"stakeholder_mapping": pair}
    reading = read(fill(BASE | {("Skills", "D8"): 7}), SHELF, name="one.xlsx")
    assert reading.answers == intended.model_copy(update={"skills": skills})
    assert reading.missing == read(fill(BASE), SHELF, name="none.xlsx").missing


def test_an_untouched_template_is_stopped_for_what_it_lacks():
    reading = read(TEMPLATE, SHELF, name="template.xlsx")
    assert [(one.severity.value, one.code, one.cell) for one in reading.findings] == [
        ("stop", "nothing_answered", ""),
        ("stop", "city_missing", "C6"),
        ("stop", "round_missing", "C12"),
        ("stop", "mode_missing", "C13"),
        ("note", "not_answered", ""),
        ("note", "not_answered", ""),
    ]
    assert (reading.ratings, reading.missing["not_answered"]) == (0, 2 * sum(not one.optional for one in CORE.skills))
