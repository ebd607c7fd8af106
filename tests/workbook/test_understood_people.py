"""People in a team workbook: who is who, which rows go together, and which are nobody's."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from coprod.instrument.answers import About, Mode, Pair
from coprod.instrument.scales import Missing
from coprod.workbook import Reading
from coprod.workbook.summaries import may_say_sum, says_sum
from tests.workbook.filling import CORE
from tests.workbook.understood import FIRST, GIVEN, Said, changed, reading, said, team

BLANK = Missing.NOT_ANSWERED
COLUMNS = {
    "D": ("need_insight", "importance"),
    "E": ("need_insight", "capacity"),
    "F": ("stakeholder_mapping", "importance"),
}
ONE: Mapping[int, Mapping[str, object]] = {9: {"B": "R01", "C": "Planner", "D": 4, "E": 2, "F": 5}}
TWO = ONE | {10: {"B": "R02", "D": 3, "E": 1, "F": 2}}
LIKE_ONE = {"B": "R01", "D": 4, "E": 2, "F": 5}
THEIRS = {"R01": (4, 2, 5), "R02": (3, 1, 2)}

Change = Callable[[Worksheet], object]


def told(found: Reading) -> list[tuple[int | Missing, ...]]:
    """The three ratings of each person, and that nothing else was taken for an answer."""
    people = []
    for one in found.returns:
        skills = one.answers.skills
        rest = [pair for key, pair in skills.items() if key not in ("need_insight", "stakeholder_mapping")]
        assert {*rest, skills["stakeholder_mapping"].model_copy(update={"importance": BLANK})} == {Pair()}
        people.append(tuple(getattr(skills[skill], column) for skill, column in COLUMNS.values()))
    return people


def merge(area: str) -> Change:
    return lambda sheet: sheet.merge_cells(area)


def noted(found: Reading) -> list[Said]:
    return [one for one in said(found) if one[0] != "not_answered"]


def note(code: str, cell: str, message: str) -> Said:
    return (code, "note", "Team", cell, message)


SPELT = "{value} in {cell} and {second} in row 9 were taken for one person."
CODES = ("R01", "r01", "R01 ", "\u00a0R01", "R\u200b01", "\uff32\uff10\uff11")
NOTED: dict[str, tuple[Mapping[int, Mapping[str, object]], Change | None, list[Said], list[tuple[object, ...]]]] = {
    "one person": (ONE, None, [], [THEIRS["R01"]]),
    "two people": (TWO, None, [], [*THEIRS.values()]),
    "blank rows, rows of spaces, rows with a code only": (
        ONE | {12: {"B": "R07", "C": "Clerk"}, 13: {"D": "  "}, 20: {"B": "R02", "D": 3, "E": 1, "F": 2}},
        None,
        [],
        [*THEIRS.values()],
    ),
    "beyond the rows of the template": (ONE | {60: TWO[10]}, None, [], [*THEIRS.values()]),
    "a row again": (
        TWO | {11: LIKE_ONE},
        None,
        [note("person_repeated", "B11", "Row 11 repeats row 9 exactly; it counts once.")],
        [*THEIRS.values()],
    ),
    "a row that goes on": (
        {9: {"B": "R01", "D": 4}, 10: TWO[10], 11: {"B": "R01", "E": 2, "F": 5}},
        None,
        [
            note(
                "person_goes_on",
                "B11",
                "Row 11 goes on with R01 of row 9; the two rows were read as one person.",
            )
        ],
        [*THEIRS.values()],
    ),
    "a person over three rows": (
        {9: {"B": "R01", "D": 4}, 10: {"E": 2}, 11: {"F": 5}, 12: TWO[10]},
        merge("B9:B11"),
        [note("merged_down", "B9", "B9 is merged over several rows, so \u201cR01\u201d counts for each of them.")],
        [*THEIRS.values()],
    ),
    "a person over three rows, the second of them blank": (
        {9: {"B": "R01", "D": 4}, 11: {"E": 2, "F": 5}, 12: TWO[10]},
        merge("B9:B11"),
        [note("merged_down", "B9", "B9 is merged over several rows, so \u201cR01\u201d counts for each of them.")],
        [*THEIRS.values()],
    ),
    "a mean": (
        TWO | {12: {"B": "Mean", "D": 3.5, "E": 1.5, "F": 3.5}},
        None,
        [
            note(
                "summary_row",
                "B12",
                "Row 12 holds \u201cMean\u201d, which is a summary and no person; it was left out.",
            )
        ],
        [*THEIRS.values()],
    ),
    "a total, said under the role": (
        TWO | {12: {"C": "Total:", "D": 7, "E": 3, "F": 7}},
        None,
        [
            note(
                "summary_row",
                "C12",
                "Row 12 holds \u201cTotal:\u201d, which is a summary and no person; it was left out.",
            )
        ],
        [*THEIRS.values()],
    ),
    "an average by formula": (
        TWO | {12: {"B": "Team average", "D": "=AVERAGE(D9:D10)"}},
        None,
        [
            note(
                "summary_row",
                "B12",
                "Row 12 holds \u201cTeam average\u201d, which is a summary and no person; it was left out.",
            )
        ],
        [*THEIRS.values()],
    ),
    "a role that is no summary": (
        {9: {"B": "R01", "C": "Team", "D": 4, "E": 2, "F": 5}, 10: TWO[10]},
        None,
        [],
        [*THEIRS.values()],
    ),
    **{
        f"one person, as {code!a}": (
            ONE | {10: {"B": code, "D": 4, "E": 2, "F": 5}, 11: TWO[10]},
            None,
            [
                note(
                    "person_spelling",
                    "B10",
                    f"\u201c{code}\u201d in B10 and \u201cR01\u201d in row 9 were taken for one person.",
                ),
                note("person_repeated", "B10", "Row 10 repeats row 9 exactly; it counts once."),
            ],
            [*THEIRS.values()],
        )
        for code in CODES[1:]
    },
    "numbers for codes": (
        {9: {"B": 1, "D": 4, "E": 2, "F": 5}, 10: {"B": 2.0, "D": 3, "E": 1, "F": 2}},
        None,
        [],
        [*THEIRS.values()],
    ),
    "the same number as text": (
        {9: {"B": 1, "D": 4, "E": 2}, 10: {"B": "1", "F": 5}},
        None,
        [note("person_goes_on", "B10", "Row 10 goes on with 1 of row 9; the two rows were read as one person.")],
        [THEIRS["R01"]],
    ),
    "a date for a code": ({9: {"B": date(2026, 5, 3), "D": 4, "E": 2, "F": 5}}, None, [], [THEIRS["R01"]]),
}


def stop(code: str, cell: str, message: str) -> Said:
    return (code, "stop", "Team", cell, message)


def nobody(row: int) -> Said:
    return stop("person_missing", f"B{row}", f"Row {row} holds ratings, but B{row} does not say whose they are.")


STOPPED: dict[str, tuple[Mapping[int, Mapping[str, object]], Change | None, list[Said]]] = {
    "headings only": ({}, None, [stop("no_people", "", "The sheet Team holds headings but no answers.")]),
    "nobody has rated anything": (
        {9: {"B": "R01", "C": "Planner"}},
        None,
        [stop("no_people", "", "The sheet Team holds headings but no answers.")],
    ),
    "a summary only": (
        {9: {"B": "Mean", "D": 3}},
        None,
        [
            stop("no_people", "", "The sheet Team holds headings but no answers."),
            note(
                "summary_row", "B9", "Row 9 holds \u201cMean\u201d, which is a summary and no person; it was left out."
            ),
        ],
    ),
    "two different answers": (
        TWO | {14: {"B": "R01", "D": 4, "E": 5, "F": "DK"}},
        None,
        [
            stop("person_twice", "E9", "E9 and E14 are two different answers of R01: 2 and 5."),
            stop("person_twice", "F9", "F9 and F14 are two different answers of R01: 5 and \u201cDK\u201d."),
        ],
    ),
    "two different answers, spelt in two ways": (
        ONE | {10: {"B": "r01 ", "D": 1}},
        None,
        [
            stop("person_twice", "D9", "D9 and D10 are two different answers of R01: 4 and 1."),
            note(
                "person_spelling",
                "B10",
                "\u201cr01 \u201d in B10 and \u201cR01\u201d in row 9 were taken for one person.",
            ),
        ],
    ),
    "a rating that can be read and one that cannot": (
        ONE | {10: {"B": "R01", "D": 7}},
        None,
        [
            stop("person_twice", "D9", "D9 and D10 are two different answers of R01: 4 and 7."),
            ("out_of_scale", "warn", "Team", "D10", "D10 holds 7; this scale runs from 1 to 5."),
        ],
    ),
    "two different answers below a merged person": (
        {9: {"B": "R01", "D": 4}, 10: {"D": 3}},
        merge("B9:B10"),
        [
            note("merged_down", "B9", "B9 is merged over several rows, so \u201cR01\u201d counts for each of them."),
            stop("person_twice", "D9", "D9 and D10 are two different answers of R01: 4 and 3."),
        ],
    ),
    "ratings of nobody": (ONE | {12: {"D": 4}}, None, [nobody(12)]),
    "ratings of nobody but a role": (ONE | {12: {"C": "Planner", "D": 4}}, None, [nobody(12)]),
    "ratings below a merged person": (
        {9: {"B": "R01", "D": 4}, 10: {"E": 2}, 11: {"D": 3}},
        merge("B9:B10"),
        [
            note("merged_down", "B9", "B9 is merged over several rows, so \u201cR01\u201d counts for each of them."),
            nobody(11),
        ],
    ),
    "an error for a code": (
        ONE | {10: {"B": "#N/A", "D": 4}, 11: {"B": "#REF!", "D": 3}},
        None,
        [nobody(10), nobody(11)],
    ),
    "a formula without its result for a code": (ONE | {10: {"B": '="R"&"02"', "D": 4}}, None, [nobody(10)]),
    "signs for a code": (ONE | {10: {"B": "?", "D": 4}, 11: {"B": "-", "D": 4}}, None, [nobody(10), nobody(11)]),
}


@pytest.mark.parametrize(("rows", "change", "expected", "people"), NOTED.values(), ids=NOTED.keys())
def test_who_is_who(
    rows: Mapping[int, Mapping[str, object]],
    change: Change | None,
    expected: list[Said],
    people: list[tuple[object, ...]],
) -> None:
    found = reading(team(rows, change))
    assert (noted(found), told(found)) == (expected, people)
    assert (found.mode, found.accepted, found.ratings) == ("individual", True, 3 * len(people))
    assert found.missing["not_answered"] == (2 * sum(not one.optional for one in CORE.skills) - 3) * len(people)


@pytest.mark.parametrize(("rows", "change", "expected"), STOPPED.values(), ids=STOPPED.keys())
def test_what_is_unclear_saves_nothing(
    rows: Mapping[int, Mapping[str, object]], change: Change | None, expected: list[Said]
) -> None:
    found = reading(team(rows, change))
    assert (noted(found), found.accepted, found.returns) == (expected, False, ())


def test_what_holds_for_all_of_them_stands_on_the_sheet_about() -> None:
    found = reading(team(TWO))
    about = About(city=GIVEN["city"], round=GIVEN["round"], mode=Mode.INDIVIDUAL)
    assert [one.answers.about for one in found.returns] == [
        about.model_copy(update={"role": "Planner"}),
        about,
    ]
    assert [one.rows for one in found.returns] == [(9,), (10,)]
    assert len({one.person for one in found.returns}) == 2


@pytest.mark.parametrize(
    ("area", "cell", "ratings"), [("D9:E9", "D9", (BLANK, BLANK, 5)), ("D9:D10", "D9", (BLANK, 2, 5))]
)
def test_two_ratings_merged_into_one_cell_are_left_out(area: str, cell: str, ratings: tuple[object, ...]) -> None:
    found = reading(team(TWO, merge(area)))
    assert noted(found) == [
        (
            *("merged_ratings", "warn", "Team", cell),
            f"{cell} is merged with other rating cells, so it is unclear which of them 4 answers.",
        )
    ]
    assert told(found)[0] == ratings


def test_each_fault_of_a_person_is_said_at_its_cell_and_the_others_stay() -> None:
    found = reading(team(ONE | {10: {"B": "R02", "C": "x" * 201, "D": "3,5", "E": "#N/A", "F": 2}}))
    assert noted(found) == [
        ("too_long", "warn", "Team", "C10", "C10 holds 201 characters; 200 fit."),
        ("not_whole", "warn", "Team", "D10", "D10 holds 3,5; this scale takes whole numbers only."),
        ("error_value", "warn", "Team", "E10", "E10 holds the error \u201c#N/A\u201d, which a formula left there."),
    ]
    assert [one.item for one in found.findings if one.cell[:1] in "DE" and one.cell] == ["need_insight"] * 2
    assert told(found) == [THEIRS["R01"], (BLANK, BLANK, 2)]
    assert [one.answers.about.role for one in found.returns] == ["Planner", ""]


def test_shuffling_the_rows_changes_nothing_but_the_order() -> None:
    rows = [{"B": f"R{number:02}", "D": 1 + number % 5, "E": "DK" if number % 3 else 2} for number in range(12)]
    rows += [{"B": "r03", "F": 5}, {"B": "Mean", "D": 3}, dict(rows[4])]
    first = reading(team(dict(enumerate(rows, FIRST))))
    for seed in range(3):
        mixed = [*rows]
        Random(seed).shuffle(mixed)  # noqa: S311 - nothing secret
        again = reading(team(dict(enumerate(mixed, FIRST))))
        assert {one.person: one.answers for one in again.returns} == {one.person: one.answers for one in first.returns}
        assert (again.ratings, again.missing) == (first.ratings, first.missing)
        assert sorted(one.code for one in again.findings) == sorted(one.code for one in first.findings)


def test_without_the_hidden_names_of_its_columns_a_team_is_read_by_its_headings() -> None:
    def change(book: object) -> None:
        sheet = book["Team"]  # type: ignore[index]
        for cell in sheet[5]:
            cell.value = None

    found = reading(changed(change, team(TWO)))
    assert (noted(found), told(found)) == ([], [*THEIRS.values()])


@pytest.mark.parametrize("words", ["Mean", "AVERAGE:", " total ", "Mittelwert", "Std dev"])
def test_summaries_are_told_by_their_words(words: str) -> None:
    assert says_sum(words)


@pytest.mark.parametrize("words", ["n", "Max.", "Mean (all)", "\u00d8", "Team", "Media", "Overall planning"])
def test_what_may_be_a_summary_may_be_a_person_too(words: str) -> None:
    assert (says_sum(words), may_say_sum(words)) == (False, True)


@pytest.mark.parametrize("code", ["N", "Max", "Media", "Total Quality lead"])
def test_a_person_with_such_a_code_who_answers_is_a_person(code: str) -> None:
    found = reading(team({9: {"B": code, "D": 4, "E": 2}, 10: {"B": "R02", "D": 3, "E": 3}}))
    assert (len(found.returns), [one.code for one in found.findings]) == (2, ["not_answered"])
    found = reading(team({9: {"B": code, "D": 3.5, "E": 2.25}, 10: {"B": "R02", "D": 3, "E": 3}}))
    assert (len(found.returns), [one.code for one in found.findings]) == (1, ["not_answered", "summary_row"])


@pytest.mark.parametrize(
    "words", ["", "R01", "Maxine", "Meaney", "Totalberg", "1", "Summer", "N1", "Team 1", "12 total"]
)
def test_codes_and_names_are_no_summaries(words: str) -> None:
    assert not (says_sum(words) or may_say_sum(words))
