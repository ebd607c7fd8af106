"""The team workbook: one row per person, a column per skill and rating, no names, and words that are within reach."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from coprod.instrument.model import Instrument
from coprod.workbook import write
from coprod.workbook.cells import Form, Kind
from coprod.workbook.team import team_sheets
from tests.workbook.filling import CORE, SAY, TEAM, fill
from tests.workbook.libreoffice import fill_in_libreoffice

SKILLS = (
    *("need_insight", "stakeholder_mapping", "inclusive_outreach", "asset_mapping", "joint_prioritising"),
    *("learning_contracts", "codesign_methods", "prototype_iterate", "combine_knowledge", "open_digital_design"),
    *("expectation_setting", "problem_reframing", "enable_coproducers", "role_redesign", "process_adaptation"),
    *("shared_risk", "scale_sustain", "shared_measures", "evidence_use", "participatory_review", "close_the_loop"),
    *("learning_transfer", "facilitation", "power_sharing", "network_management", "mandate_building", "data_ethics"),
    "storytelling",
)
PEOPLE = range(9, 49)
RATINGS = range(4, 60)
PRIVACY = (
    "Write no names of people: a code stands for each person, and a role such as service manager is left out where it"
    " would point to one of them. Nobody's single answers are shown; figures appear only when enough people have"
    " answered."
)
HOLDER = (
    "Whoever holds this file can read every row. Pass it round only among people who agreed to that, and delete the"
    " copies that are no longer needed."
)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(BytesIO(TEAM))


def heading(book: Workbook, row: int) -> list[tuple[str, str]]:
    """The headings of a row from column B on, each with the columns it stands over."""
    merged = {area.coord.split(":")[0]: area.coord for area in book["Team"].merged_cells.ranges}
    cells = [cell for cell in book["Team"][row][1:] if cell.value]
    return [(cell.value, merged.get(cell.coordinate, cell.coordinate)) for cell in cells]


def said(sheet: Worksheet) -> dict[str, str]:
    """What stands in the cells; the office's macro leaves a line end in the last cell it fills."""
    return {cell.coordinate: str(cell.value).strip() for row in sheet for cell in row if cell.value is not None}


def changed(**words: object) -> Instrument:
    """The questionnaire with other words for its first skill."""
    return CORE.model_copy(update={"skills": (CORE.skills[0].model_copy(update=words), *CORE.skills[1:])})


def test_three_sheets_and_the_hidden_lists_each_with_its_stamp(book: Workbook) -> None:
    assert [(sheet.title, sheet.sheet_state, sheet["A1"].value) for sheet in book] == [
        ("Start here", "visible", "coprod-core@1.0/start/en"),
        ("About", "visible", "coprod-core@1.0/about/en"),
        ("Team", "visible", "coprod-core@1.0/team/en"),
        ("Lists", "hidden", "coprod-core@1.0/lists/en"),
    ]
    assert [sheet.kind for sheet in team_sheets(CORE, SAY)] == [Kind.START, Kind.ABOUT, Kind.TEAM]
    assert sorted(book.defined_names) == ["coprod_capacity", "coprod_importance"]


def test_the_columns_are_named_by_skill_and_rating_in_the_order_of_the_stages(book: Workbook) -> None:
    assert [cell.value for cell in book["Team"][5]] == [
        *("#people", "person", "role"),
        *(f"{skill}/{what}" for skill in SKILLS for what in ("importance", "capacity")),
    ]


def test_forty_rows_carry_their_numbers_and_nothing_else(book: Workbook) -> None:
    sheet = book["Team"]
    assert [sheet.cell(row, 1).value for row in PEOPLE] == [str(number) for number in range(1, 41)]
    assert {cell.value for row in PEOPLE for cell in sheet[row][1:]} == {None}
    assert (sheet.max_row, sheet.max_column) == (48, 59)


def test_the_ids_are_out_of_sight_and_the_headings_always_in_sight(book: Workbook) -> None:
    sheet = book["Team"]
    assert [letter for letter, column in sheet.column_dimensions.items() if column.hidden] == ["A"]
    assert [number for number, row in sheet.row_dimensions.items() if row.hidden] == [1, 5]
    assert sheet.freeze_panes == "C9"
    assert sum(sheet.row_dimensions[row].height for row in (2, 3, 4, 6, 7, 8)) < 240  # points: leaves room for people


def test_each_skill_stands_over_its_two_ratings_and_each_stage_over_its_skills(book: Workbook) -> None:
    assert heading(book, 6) == [
        ("Co-commissioning", "D6:O6"),
        ("Co-design", "P6:AA6"),
        ("Co-delivery", "AB6:AK6"),
        ("Co-assessment", "AL6:AU6"),
        ("Skills for every stage", "AV6:BG6"),
    ]
    titles = heading(book, 7)
    assert titles[0] == ("Finding out what people need", "D7:E7")
    assert titles[5] == ("Contracting for co-production (optional)", "N7:O7")
    assert [area for _, area in titles] == [
        f"{get_column_letter(column)}7:{get_column_letter(column + 1)}7" for column in RATINGS[::2]
    ]
    assert [words for words, _ in heading(book, 8)] == ["Person", "Role", *("Importance", "Capacity") * 28]


def test_optional_skills_close_their_stage() -> None:
    team = team_sheets(changed(optional=True), SAY)[-1]
    columns = team.lines[4].cells
    assert columns[2:4] == ("stakeholder_mapping/importance", "stakeholder_mapping/capacity")
    assert columns[10:14:2] == ("need_insight/importance", "learning_contracts/importance")
    assert team.lines[6].cells[10] == "Finding out what people need (optional)"


def test_every_rating_cell_has_the_list_of_its_scale_and_no_other_cell_has_one(book: Workbook) -> None:
    lists: dict[str, list[str]] = {}
    for rule in book["Team"].data_validations.dataValidation:
        if rule.type is None:
            continue
        assert (rule.type, rule.showErrorMessage, rule.allowBlank) == ("list", False, True)
        for row in rule.sqref.ranges:
            for top, left in row.cells:
                lists.setdefault(f"{get_column_letter(left)}{top}", []).append(rule.formula1)
    assert lists == {
        f"{get_column_letter(column)}{row}": [f"coprod_{'capacity' if column % 2 else 'importance'}"]
        for column in RATINGS
        for row in PEOPLE
    }


def test_the_lists_are_those_of_the_ordinary_workbook(book: Workbook) -> None:
    ordinary = load_workbook(BytesIO(write(CORE, SAY)))

    def entries(one: Workbook, name: str) -> list[str]:
        sheet, cells = one.defined_names[name].attr_text.split("!")
        return [row[0].value for row in one[sheet][cells.replace("$", "")]]

    for name in ("coprod_importance", "coprod_capacity"):
        assert entries(book, name) == entries(ordinary, name)
    assert entries(book, "coprod_capacity")[3] == "4 \u2013 well"


def test_a_cell_that_cannot_be_read_turns_red_in_every_column(book: Workbook) -> None:
    found = {rule.formula[0]: str(area.sqref) for area in book["Team"].conditional_formatting for rule in area.rules}
    assert list(found) == [
        'AND(LEN(D9)>0,ISNA(MATCH(D9&"*",coprod_importance,0)))',
        'AND(LEN(E9)>0,ISNA(MATCH(E9&"*",coprod_capacity,0)))',
    ]
    columns = [area.split(":") for areas in found.values() for area in areas.split()]
    assert {(first[-1], last[-2:]) for first, last in columns} == {("9", "48")}
    assert sorted(column_index_from_string(first[:-1]) for first, _ in columns) == list(RATINGS)


def test_choosing_a_cell_says_what_the_skill_and_the_points_mean(book: Workbook) -> None:
    told = {str(rule.sqref): (rule.promptTitle, rule.prompt) for rule in book["Team"].data_validations.dataValidation}
    assert told["D9:D48"] == (
        "Finding out what people need",
        "Find out what people need and how they live with the service, using evidence beyond complaints and averages."
        "\nImportance: 1 \u2013 not important, 2 \u2013 slightly, 3 \u2013 moderately, 4 \u2013 very,"
        " 5 \u2013 essential",
    )
    assert told["O9:O48"][1].partition("\n")[2] == (
        "Capacity: 1 \u2013 not at all, 2 \u2013 with outside help, 3 \u2013 in simple cases, 4 \u2013 well,"
        " 5 \u2013 well enough to teach others"
    )
    assert all(rule.showInputMessage for rule in book["Team"].data_validations.dataValidation)
    for title, words in told.values():
        assert (len(title) <= 32, len(words) <= 255) == (True, True)  # beyond, spreadsheets call the file broken


def test_words_too_long_for_a_hint_are_cut_and_say_so() -> None:
    long = CORE.skills[0].definition.model_copy(update={"root": {"en": "Much to say about this. " * 20}})
    sheet = load_workbook(BytesIO(write(changed(definition=long), SAY, team=True)))["Team"]
    hint = next(rule.prompt for rule in sheet.data_validations.dataValidation if rule.type)
    assert (len(hint), hint[-7:]) == (255, "say ab\u2026")


def test_every_skill_is_explained_on_the_first_sheet_too(book: Workbook) -> None:
    told = {row[1].value: row[2].value for row in book["Start here"].iter_rows() if row[2].value}
    for skill in CORE.skills:
        title = skill.title.to("en") + (" (optional)" if skill.optional else "")
        assert told[title] == skill.definition.to("en")


def test_answer_cells_are_open_and_everything_else_is_locked(book: Workbook) -> None:
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    people = {("Team", f"{get_column_letter(column)}{row}") for column in range(2, 60) for row in PEOPLE}
    assert unlocked == people | {("About", f"C{row}") for row in range(6, 12)}
    assert [(sheet.title, sheet.protection.insertRows) for sheet in book if sheet.protection.sheet] == [
        *(("Start here", True), ("About", True)),  # True is forbidden
        ("Team", False),
    ]
    assert book.security.lockStructure


def test_the_sheet_about_asks_nothing_of_one_person_or_one_voice(book: Workbook) -> None:
    rows = list(book["About"].iter_rows(min_row=6, values_only=True))
    assert [row[0] for row in rows] == ["city", "pilot", "unit", "asked", "filled_on", "round"]
    assert rows[3][3] == (
        "How many people were asked in all, if you know it. When everybody answered, no interval is shown."
    )
    ordinary = load_workbook(BytesIO(write(CORE, SAY)))["About"]
    assert [row[0] for row in ordinary.iter_rows(min_row=6, values_only=True)] == [
        *("city", "pilot", "unit", "role", "asked", "filled_on", "round", "mode", "approver", "comparable"),
    ]


def test_the_team_sheet_itself_says_how_answers_are_protected_and_what_is_asked(book: Workbook) -> None:
    assert book["Team"]["C3"].value == (
        "No names: a code stands for each person, and nobody's single answers are shown. Whoever holds this file can"
        " read every row."
    )
    assert book["Team"]["C4"].value == (
        "Importance: How important is this for your service over the next 12 months? 1 \u2013 not important,"
        " 2 \u2013 slightly, 3 \u2013 moderately, 4 \u2013 very, 5 \u2013 essential\n"
        "Capacity: How well can your team do this today? 1 \u2013 not at all, 2 \u2013 with outside help,"
        " 3 \u2013 in simple cases, 4 \u2013 well, 5 \u2013 well enough to teach others\n"
        "NA \u2013 not relevant to us, DK \u2013 don't know, PNS \u2013 prefer not to say"
    )


def test_the_first_sheet_says_how_to_fill_it_in(book: Workbook) -> None:
    said = [row[1].value for row in book["Start here"].iter_rows()]
    for words in (
        PRIVACY,
        HOLDER,
        "About 15 minutes per person. You can stop, save the file and go on later.",
        "There are rows for 40 people. For more, insert rows above the last one.",
        "2. Team: take the next free row and write a code under Person: R01 for the first, R02 for the second, and so"
        " on. Each row with ratings needs a code of its own. The role may be left empty.",
        "When you have no rating to give",
        "How to send it back",
    ):
        assert said.count(words) == 1, words
    assert [words for words in said if words and ("Agreement" in words or "stakeholder belongs" in words)] == []


def test_nobody_is_told_to_need_longer_than_for_the_whole_questionnaire() -> None:
    start = team_sheets(CORE.model_copy(update={"minutes": 8}), SAY)[0]
    assert any(str(line.cells[0]).startswith("About 8 minutes") for line in start.lines if line.cells)


def test_a_person_and_a_role_are_free_words() -> None:
    team = team_sheets(CORE, SAY)[-1]
    kinds = {spot.column: answer for spot, _, answer in team.answers() if spot.line == "40"}
    free = [(kinds[one].form, kinds[one].menu, kinds[one].limit) for one in ("person", "role")]
    assert (free, team.free) == ([(Form.TEXT, None, 200)] * 2, frozenset({"people"}))


def test_choosing_the_cell_of_a_person_or_a_role_says_what_belongs_there(book: Workbook) -> None:
    rules = [rule for rule in book["Team"].data_validations.dataValidation if rule.type is None]
    assert [(str(rule.sqref), rule.promptTitle, rule.prompt, rule.showErrorMessage) for rule in rules] == [
        ("B9:B48", "Person", "A code such as R01. No names.", False),
        ("C9:C48", "Role", "Optional. Leave it empty if only one person has this role.", False),
    ]


def test_it_prints_a_stage_a_page_with_the_people_beside_it(book: Workbook) -> None:
    sheet = book["Team"]
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$6:$8", "$B:$B")
    assert [one.id for one in sheet.col_breaks.brk] == [15, 27, 37, 47]  # after O, AA, AK and AU
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.scale) == ("landscape", 9, 76)
    assert sheet.sheet_properties.pageSetUpPr is None or not sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("team", [True, False])
def test_the_same_call_makes_the_same_bytes_at_any_time(team: bool) -> None:
    code = (
        "from coprod.instrument.library import newest, shelf; from coprod.language import speaker;"
        "from coprod.workbook import write; import hashlib;"
        f"print(hashlib.sha256(write(newest(shelf()), speaker('en'), team={team})).hexdigest())"
    )
    run = [sys.executable, "-c", code]
    other = {**os.environ, "PYTHONHASHSEED": "7"}
    again = subprocess.run(run, check=True, timeout=60, capture_output=True, text=True, env=other).stdout.strip()
    data = write(CORE, SAY, team=team)
    assert again == hashlib.sha256(data).hexdigest()
    with ZipFile(BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2  # made, changed


def test_libreoffice_keeps_every_id_answer_and_list(tmp_path_factory: pytest.TempPathFactory) -> None:
    typed = {
        ("About", "C6"): "Exampleford",
        ("Team", "B9"): "R01",
        ("Team", "D9"): "4 \u2013 very",
        ("Team", "B48"): "R40",
        ("Team", "BG9"): "NA",
        ("Team", "BG48"): 2,
    }
    saved, _ = fill_in_libreoffice(TEAM, typed, tmp_path_factory.mktemp("office"))
    found, expected = load_workbook(BytesIO(saved)), load_workbook(BytesIO(fill(typed, TEAM)))
    for title in ("Start here", "About", "Team"):
        assert said(found[title]) == said(expected[title])
    listed = [rule for rule in found["Team"].data_validations.dataValidation if rule.type == "list"]
    assert sum(area.size["rows"] * area.size["columns"] for rule in listed for area in rule.sqref.ranges) == 56 * 40
