"""Each code of the closed list: what brings it about, its severity, its cell, and the sentences a person reads."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from coprod.instrument.scales import Missing
from coprod.workbook import CODES, read, words
from tests.workbook.filling import CORE, SAY, SHELF, TEMPLATE, cells, fill, full, typed
from tests.workbook.understood import push_down, saved, strip, team, text, values

DOCS = Path(__file__).parents[2] / "docs" / "workbook.md"
BASE = typed(cells(full()))
BLANKING = frozenset({"nothing_answered", "column_missing"})
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
    data: bytes = b""
    beside: frozenset[str] = frozenset()
    """Findings that come along."""


def _restamp(*sheets: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        for sheet in sheets or [one.title for one in book]:
            book[sheet]["A1"] = str(book[sheet]["A1"].value).replace("@1.0", "@0.9")

    return change


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


def _macros(data: bytes) -> bytes:
    """The same file with a part for macros."""
    written = BytesIO(data)
    with ZipFile(written, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    return written.getvalue()


def _strip_skills(book: Workbook) -> None:
    strip(book)
    for title in ("About", "Governance", "Stakeholders", "Who works with whom"):
        del book[title]
    for title, sheet in WHOLE.items():
        if title != "Skills":
            added = book.create_sheet(title)
            for row, found in enumerate(sheet, 1):
                for column, value in enumerate(found, 1):
                    added.cell(row, column).value = value


def _filter(book: Workbook) -> None:
    book["Skills"].auto_filter.ref = "B5:F60"
    book["Skills"].auto_filter.add_filter_column(0, ["Handing over decisions"])


def _own_skill(book: Workbook) -> None:
    sheet = book["Skills"]
    sheet.insert_rows(12)
    sheet["B12"], sheet["D12"], sheet["E12"] = "A skill of our own", 5, 2


def _export(**more: object) -> bytes:
    """What a survey tool writes: six questions on three skills, and one person."""
    skills = ("need_insight", "stakeholder_mapping", "asset_mapping")
    asked = {f"{skill}_{rating}": 4 for skill in skills for rating in ("importance", "capacity")}
    return text(zip(*(asked | more).items(), strict=True)).encode()


WHOLE = values(fill(BASE))
SKILLS_AS_TEXT = text(WHOLE["Skills"]).encode()
UNSAID = frozenset({"city_unsaid", "round_unsaid", "mode_unsaid", "sheet_left_out"})
EXPORTED = frozenset({"city_unsaid", "round_unsaid", "not_answered", "not_asked"})
ONE = {"B": "R01", "D": 4}
NOT_ANSWERED = frozenset({"not_answered"})
CORE_SKILLS = [skill for skill in CORE.skills if not skill.optional]

CASES = [
    Case(
        "no_stamp",
        "stop",
        "",
        "",
        "Nothing in this file was recognised as a part of our questionnaire.",
        "Download a fresh template and copy your answers into it, value by value.",
        data=saved(Workbook()),
    ),
    Case(
        "unknown_instrument",
        "stop",
        "",
        "",
        "This workbook belongs to another questionnaire, coprod-core@0.9. Known here: coprod-core@1.0.",
        "If you meant ours, copy your answers into a fresh template. If not, ask whoever runs this dashboard.",
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
        "The sheet Skills has lost the column for Capacity today. Found: What the team can do, Importance now, Comment"
        " (optional). Expected: What the team can do, Importance now, Capacity today, Comment (optional).",
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
        beside=NOT_ANSWERED | {"line_unknown"},
    ),
    Case(
        "line_twice",
        "warn",
        "Skills",
        "C70",
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
        "column_twice",
        "stop",
        "Skills",
        "E5",
        "E5 and H5 are both the column for Capacity today, so it is unclear which one counts.",
        "Delete the column that does not count.",
        change=lambda book: (_put("Skills", "H4", "capacity")(book), _put("Skills", "H5", "Capacity today")(book)),
    ),
    Case(
        "heading_conflict",
        "stop",
        "Skills",
        "D5",
        "D5 says \u201cCapacity today\u201d, but the hidden mark of its column says Importance now.",
        "Copy your answers into a fresh template, so that headings and answers belong together.",
        change=_put("Skills", "D5", "Capacity today"),
        value="Capacity today",
    ),
    Case(
        "line_conflict",
        "stop",
        "Skills",
        "B8",
        "B8 says \u201cFinding out what people need\u201d, but the hidden mark of its line says Knowing whom to"
        " involve.",
        "Copy your answers into a fresh template, so that questions and answers belong together.",
        change=_put("Skills", "B8", "Finding out what people need"),
        item="stakeholder_mapping",
        value="Finding out what people need",
    ),
    Case(
        "city_unsaid",
        "stop",
        "",
        "",
        "This file does not say which city it is about.",
        "Name the city when you hand the file in.",
        data=SKILLS_AS_TEXT,
        beside=UNSAID,
    ),
    Case(
        "round_unsaid",
        "stop",
        "",
        "",
        "This file does not say which round of assessment it belongs to.",
        "Name the round when you hand the file in, such as Spring 2026.",
        data=SKILLS_AS_TEXT,
        beside=UNSAID,
    ),
    Case(
        "mode_unsaid",
        "stop",
        "",
        "",
        "This file does not say which kind of return it is.",
        "Say when you hand the file in whether it is Organisational or Individual.",
        data=SKILLS_AS_TEXT,
        beside=UNSAID,
    ),
    Case(
        "no_people",
        "stop",
        "Team",
        "",
        "The sheet Team holds headings but no answers.",
        "Fill in one row for each person and save the file.",
        data=team({}),
    ),
    Case(
        "person_missing",
        "stop",
        "Team",
        "B10",
        "Row 10 holds ratings, but B10 does not say whose they are.",
        "Write a code for the person in B10, such as R01, or empty the row.",
        data=team({9: ONE, 10: {"D": 3}}),
        beside=NOT_ANSWERED,
    ),
    Case(
        "person_twice",
        "stop",
        "Team",
        "D9",
        "D9 and D12 are two different answers of R01: 4 and 3.",
        "Keep the one that counts, or give the two people different codes.",
        item="need_insight",
        value="4",
        data=team({9: ONE, 12: {"B": "R01", "D": 3}}),
        beside=NOT_ANSWERED,
    ),
    Case(
        "rows_differ",
        "stop",
        "Team",
        "B12",
        "Rows 9 and 12 are both R01, and 4 of their answers differ, first D9 and D12.",
        "Two people? Give one of them another code in B12. One person? Empty the row that does not count.",
        value="R01",
        data=team({9: {"B": "R01", **dict.fromkeys("DEFG", 4)}, 12: {"B": "R01", **dict.fromkeys("DEFG", 3)}}),
        beside=NOT_ANSWERED,
    ),
    Case(
        "mapping_unsure",
        "stop",
        "",
        "G1",
        "It is not certain what 1 of the columns ask, the first in G1: \u201cWhat is your function in the town"
        " hall?\u201d.",
        "Say what each column means, then hand the file in again.",
        value="What is your function in the town hall?",
        data=_export(**{"What is your function in the town hall?": "Planner"}),
        beside=EXPORTED,
    ),
    Case(
        "maybe_dont_know",
        "warn",
        "Skills",
        "D8",
        "D8 holds 9, which is no rating here. Does it mean don\u2019t know?",
        "If so, write DK in D8. Otherwise choose 1 to 5, NA, DK or PNS.",
        {("Skills", "D8"): 9},
        item="stakeholder_mapping",
        value="9",
    ),
    Case(
        "merged_ratings",
        "warn",
        "Skills",
        "D8",
        "D8 is merged with other rating cells, so it is unclear which of them 4 answers.",
        "Undo the merge and answer each cell.",
        {("Skills", "D8"): 4, ("Skills", "E8"): None},
        change=lambda book: book["Skills"].merge_cells("D8:E8"),
        item="stakeholder_mapping",
        value="4",
        beside=NOT_ANSWERED,
    ),
    Case(
        "found_by_words",
        "note",
        "Skills",
        "",
        "The sheet Skills has lost its hidden marks; it was recognised as Skills by its words.",
        "Nothing to do if the figures are right.",
        change=_strip_skills,
    ),
    Case(
        "moved_down",
        "note",
        "Skills",
        "",
        "Rows by which everything on the sheet Skills stands lower than in the template: 2.",
        "Nothing to do; the cells named here are the ones you see.",
        change=lambda book: push_down(book["Skills"], 2),
    ),
    Case(
        "extra_column",
        "note",
        "Skills",
        "",
        "The sheet Skills has columns that the questionnaire does not ask for; they were not read: Owner.",
        "Nothing to do.",
        change=_put("Skills", "H5", "Owner"),
        value="Owner",
    ),
    Case(
        "heading_understood",
        "note",
        "Skills",
        "D5",
        "D5 holds the heading \u201cRelevance\u201d; it was read as Importance now.",
        "Nothing to do if that is right.",
        change=_put("Skills", "D5", "Relevance"),
        value="Relevance",
    ),
    Case(
        "sheet_very_hidden",
        "note",
        "Governance",
        "",
        "The sheet Governance is hidden so that Excel does not list it; it was read like the others.",
        "Nothing to do.",
        change=lambda book: setattr(book["Governance"], "sheet_state", "veryHidden"),
    ),
    Case(
        "rows_hidden",
        "note",
        "Skills",
        "",
        "The sheet Skills has answers in hidden or filtered rows, from row 8 on; they were read as well.",
        "Nothing to do if they count. If not, empty them.",
        change=lambda book: setattr(book["Skills"].row_dimensions[8], "hidden", True),
    ),
    Case(
        "cell_notes",
        "note",
        "Skills",
        "D8",
        "The sheet Skills has notes on cells (1, the first on D8); they are not kept.",
        "Put what should be kept into a comment column.",
        change=lambda book: setattr(book["Skills"]["D8"], "comment", Comment("Why?", "Ann")),
    ),
    Case(
        "macros_ignored",
        "note",
        "",
        "",
        "This workbook contains macros. They were not run.",
        "Nothing to do.",
        data=_macros(fill(BASE)),
    ),
    Case(
        "filter_on",
        "note",
        "Skills",
        "",
        "The sheet Skills has a filter switched on; all of its rows were read.",
        "Nothing to do.",
        change=_filter,
    ),
    Case(
        "line_unknown",
        "warn",
        "Skills",
        "D12",
        "Row 12 holds answers, but it is none of our questions; it was not read.",
        "Move the answers to the line they belong to, or leave the row as it is.",
        change=_own_skill,
    ),
    Case(
        "understood_often",
        "note",
        "",
        "A2",
        "\u201cvery\u201d stands in 250 cells of one column, first in A2; it was read as 4.",
        "Nothing to do if that is right.",
        item="need_insight",
        value="very",
        data=b"need_insight_importance,need_insight_capacity\n" + b"very,2\n" * 250,
        beside=EXPORTED,
    ),
    Case(
        "letters_guessed",
        "note",
        "",
        "",
        "The letters of this text file were taken for Western European.",
        "If names or comments look wrong, save it again as CSV UTF-8.",
        data=_export(role="Stra\u00dfe").decode().encode("cp1252"),
        beside=EXPORTED,
    ),
    Case(
        "too_many_findings",
        "stop",
        "",
        "",
        "More than 5000 things in this file could not be read; only the first ones are told.",
        "Check that this is the right file, and that its columns hold the ratings they are named for.",
        data=_export().replace(b"4", b"7") + b"7,7,7,7,7,7\n" * 900,
        beside=EXPORTED | {"out_of_scale"},
    ),
    Case(
        "merged_down",
        "note",
        "Team",
        "B9",
        "B9 is merged over several rows, so \u201cR01\u201d counts for each of them.",
        "Nothing to do if that is right.",
        value="R01",
        data=team({9: ONE, 10: {"E": 3}}, lambda sheet: sheet.merge_cells("B9:B10")),
        beside=NOT_ANSWERED,
    ),
    Case(
        "person_repeated",
        "note",
        "Team",
        "B12",
        "Row 12 repeats row 9 exactly; it counts once.",
        "Nothing to do.",
        data=team({9: ONE, 12: ONE}),
        beside=NOT_ANSWERED,
    ),
    Case(
        "person_goes_on",
        "note",
        "Team",
        "B12",
        "Row 12 goes on with R01 of row 9; the two rows were read as one person.",
        "Nothing to do if that is right. If not, give them codes that differ.",
        data=team({9: ONE, 12: {"B": "R01", "E": 2}}),
        beside=NOT_ANSWERED,
    ),
    Case(
        "person_spelling",
        "note",
        "Team",
        "B12",
        "\u201cr01 \u201d in B12 and \u201cR01\u201d in row 9 were taken for one person.",
        "Nothing to do if that is right. If not, give them names that differ.",
        value="r01 ",
        data=team({9: ONE, 12: {"B": "r01 ", "E": 2}}),
        beside=NOT_ANSWERED | {"person_goes_on"},
    ),
    Case(
        "summary_row",
        "note",
        "Team",
        "B12",
        "Row 12 holds \u201cMean\u201d, which is a summary and no person; it was left out.",
        "Nothing to do if that is right. If it is a person, give them another code.",
        value="Mean",
        data=team({9: ONE, 12: {"B": "Mean", "D": 4}}),
        beside=NOT_ANSWERED,
    ),
    Case(
        "not_asked",
        "note",
        "",
        "",
        f"This file asks about 3 of {len(CORE_SKILLS)} skills. Not asked:"
        " \u201cReaching people who are seldom heard, Choosing priorities t\u2026\u201d.",
        "Nothing to do if that is right.",
        value=", ".join(
            skill.title.to("en")
            for skill in CORE_SKILLS
            if skill.id not in ("need_insight", "stakeholder_mapping", "asset_mapping")
        ),
        data=_export(),
        beside=EXPORTED,
    ),
    Case(
        "columns_dropped",
        "note",
        "",
        "",
        "To protect people, these columns are not kept: Email, Start time.",
        "Nothing to do.",
        value="Email, Start time",
        data=_export(**{"Email": "a@example.org", "Start time": "2026-03-31 10:00"}),
        beside=EXPORTED,
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
    if case.data:
        return case.data
    data = fill(BASE | (case.typed or {}))
    if case.change is None:
        return data
    book = load_workbook(BytesIO(data))
    case.change(book)
    return saved(book)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_each_code_has_its_cell_and_its_words(case: Case):
    reading = read(planted(case), SHELF, name="planted.xlsx")
    found = [one for one in reading.findings if one.code == case.code]
    others = {one.code for one in reading.findings} - {case.code}
    assert others <= (NOT_ANSWERED if case.code in BLANKING else case.beside)
    assert [(one.severity, one.sheet, one.cell, one.item, one.value) for one in found] == [
        (case.severity, case.sheet, case.cell, case.item, case.value)
    ]
    assert words(found[0], SAY) == (case.message, case.remedy)
    stops = {one.code for one in reading.findings if one.severity == "stop"}
    assert reading.accepted is (not stops)
    assert stops <= ({case.code} if case.severity == "stop" else set()) | case.beside
    assert (reading.answers is None) is bool(stops)


def test_the_list_is_closed():
    documented = re.findall(r"^\| `(\w+)` \| (\w+) \|", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted((code, one.severity.value) for code, one in CODES.items())
    assert sorted(case.code for case in CASES) == sorted(CODES)


def test_everything_wrong_is_said_at_once_and_in_order():
    faults = {("About", "C6"): None, ("Skills", "E7"): 8, ("Skills", "D7"): "maybe", ("Skills", "D9"): 0}
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
