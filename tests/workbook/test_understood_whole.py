"""The whole file: how little and how much it may hold, what is stored as typed, and laws that hold for any file."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from coprod.errors import WorkbookError
from coprod.instrument.scales import Missing
from coprod.workbook import CODES, Reading
from coprod.workbook.cells import Kind
from coprod.workbook.layout import sheets
from tests.workbook.filling import CORE, SAY, TEMPLATE, full
from tests.workbook.understood import FILLED, GIVEN, Said, as_ods, as_xls, changed, reading, said, team

FAST = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking: making a workbook takes a fifth of a second, and a failure ought to be seen soon."""
ONE = {9: {"B": "R01", "D": 4, "E": 2, "F": 5}}
TYPED = {
    "emoji": "\u2615 \U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1ee",
    "turned round": "\u202egnirts a si siht\u202c",
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "HTML": "<script>alert(1)</script> <b>bold</b> &amp; &lt;",
    "Markdown": "# Title\n* [x](javascript:alert(1)) **bold** `code`",
    "LaTeX": "\\input{/etc/passwd} $x^2$ \\%",
    "a formula": '=HYPERLINK("https://example.org","click")',
    "another formula": "+1-2@SUM(A1)",
    "a tab and lines": "one\ttwo\nthree",
    "the longest": "x" * 32_767,
    "braces": "{cell} {0} %s %(x)d",
}


def right_to_left(book: Workbook) -> None:
    for sheet in book:
        sheet.sheet_view.rightToLeft = True


def from_1904(book: Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904


def notes(book: Workbook) -> None:
    for cell in ("E9", "D8"):
        book["Skills"][cell].comment = Comment("Why?", "Ann")


def formatted(data: bytes, title: str, count: int) -> bytes:
    """The same file with so many more rows of empty cells that have a format."""
    place = load_workbook(BytesIO(data)).sheetnames.index(title) + 1
    part = f"xl/worksheets/sheet{place}.xml"
    rows = "".join(
        f'<row r="{row}"><c r="B{row}" s="1"/><c r="D{row}" s="1"/></row>' for row in range(101, 101 + count)
    )
    written = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            found = old.read(name)
            new.writestr(
                name, found.replace(b"</sheetData>", rows.encode() + b"</sheetData>") if name == part else found
            )
    return written.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        formatted(FILLED, "Skills", 100_000),
        formatted(FILLED, "Stakeholders", 100_000),
        changed(right_to_left),
        changed(from_1904),
    ],
    ids=["100,000 formatted rows", "100,000 formatted rows where people add lines", "right to left", "from 1904"],
)
def test_what_makes_no_difference_is_accepted_without_a_word(data: bytes) -> None:
    found = reading(data)
    assert (said(found), found.answers) == ([], full())


def test_100_000_formatted_rows_below_a_team_are_nobody() -> None:
    found = reading(formatted(team(ONE), "Team", 100_000))
    assert ([one.rows for one in found.returns], [one.code for one in found.findings]) == ([(9,)], ["not_answered"])


def test_one_person_is_a_team() -> None:
    found = reading(team(ONE))
    assert [(one.rows, one.answers.skills["need_insight"].model_dump()) for one in found.returns] == [
        ((9,), {"importance": 4, "capacity": 2})
    ]
    assert found.accepted


def left_behind(sheet: Worksheet, area: str) -> None:
    """A merge that a program forgot to move: the cells under it hold what they held."""
    sheet.merged_cells.ranges.add(CellRange(area))


def test_what_a_merge_left_behind_hides_is_not_read_and_said() -> None:
    found = reading(changed(lambda book: left_behind(book["Skills"], "D8:E8")))
    assert [(one[0], one[3]) for one in said(found)] == [("not_answered", ""), ("merged_ratings", "D8")]
    assert found.answers is not None
    pair = found.answers.skills.pop("stakeholder_mapping")
    assert pair.model_dump() == {"importance": "not_answered", "capacity": "not_answered"}
    rest = full().skills
    rest.pop("stakeholder_mapping")
    assert found.answers.skills == rest


HEADER_ONLY: dict[str, tuple[bytes, list[Said]]] = {
    "a return": (TEMPLATE, [("nothing_answered", "stop", "", "", "Nothing has been answered on any sheet.")]),
    "a team": (
        team({}),
        [("no_people", "stop", "Team", "", "The sheet Team holds headings but no answers.")],
    ),
}


@pytest.mark.parametrize(("data", "expected"), HEADER_ONLY.values(), ids=HEADER_ONLY.keys())
def test_headings_only_save_nothing(data: bytes, expected: list[Said]) -> None:
    found = reading(data, **GIVEN)
    assert [one for one in said(found) if one[1] == "stop"] == expected
    assert found.returns == ()


def test_notes_on_cells_are_said_and_not_kept() -> None:
    found = reading(changed(notes))
    assert said(found) == [
        (
            *("cell_notes", "note", "Skills", "D8"),
            "The sheet Skills has notes on cells (2, the first on D8); they are not kept.",
        )
    ]
    assert found.answers == full()


@pytest.mark.parametrize("again", [lambda data: data, as_xls, as_ods], ids=["xlsx", "xls", "ods"])
@pytest.mark.parametrize("words", TYPED.values(), ids=TYPED.keys())
def test_a_comment_is_kept_as_typed(words: str, again: Callable[[bytes], bytes]) -> None:
    def change(book: Workbook) -> None:
        book["Skills"]["F8"].value = words
        book["Skills"]["F8"].data_type = "s"

    found = reading(again(changed(change)))
    assert said(found) == []
    comments = full().comments | {"stakeholder_mapping": words}
    assert found.answers == full().model_copy(update={"comments": comments})


CELLS = {
    (sheet.title, cell): (sheet.kind, spot, answer)
    for sheet in sheets(CORE, SAY)
    for spot, cell, answer in sheet.answers()
}
CONTENTS = st.one_of(
    st.none(),
    st.integers(-3, 1000),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(
        (
            *(
                "4 - very",
                "very",
                "3,5",
                "DK",
                "n/a",
                "-",
                "#N/A",
                "=1+1",
                "=1/0",
                "5%",
                "3/5",
                "R01",
                "Mean",
                "#skills",
            ),
            *("skills", "importance", "coprod-core@1.0/skills/en", "coprod-core@9.9/about/de", "University", "Yes"),
            *("Importance now", "Knowing whom to involve", "Individual", "\uff14", "\u0664", "stakeholder_mapping"),
        )
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=300),
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 - a cell has no zone
    st.times(),
    st.timedeltas(timedelta(), timedelta(days=400)),
)
ROWS, COLUMNS = st.integers(1, 30), st.integers(1, 8)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), ROWS, COLUMNS, CONTENTS),
        st.tuples(st.just("rows in"), ROWS, st.integers(1, 3)),
        st.tuples(st.just("rows out"), ROWS, st.integers(1, 3)),
        st.tuples(st.just("columns in"), COLUMNS, st.integers(1, 2)),
        st.tuples(st.just("columns out"), COLUMNS, st.integers(1, 2)),
        st.tuples(st.just("copy"), ROWS, COLUMNS, ROWS, COLUMNS),
        st.tuples(st.just("copy sheet")),
        st.tuples(st.just("sheet out")),
        st.tuples(st.just("merge"), ROWS, COLUMNS, ROWS, COLUMNS),
        st.tuples(st.just("hide"), ROWS),
        st.tuples(st.just("rename"), st.sampled_from(("x", "Skills!", "\u00e9\u4e2d", "a'b"))),
    ),
    min_size=1,
    max_size=6,
)


def edit(book: Workbook, title: str, edits: list[tuple[object, ...]]) -> None:
    """Do to a sheet what people do to sheets."""
    sheet = book[title]
    for what, *how in edits:
        match what, how:
            case "put", [row, column, value]:
                cell = sheet.cell(row, column)
                if type(cell).__name__ != "MergedCell":
                    cell.value = value
            case "rows in", [row, count]:
                sheet.insert_rows(row, count)
            case "rows out", [row, count]:
                sheet.delete_rows(row, count)
            case "columns in", [column, count]:
                sheet.insert_cols(column, count)
            case "columns out", [column, count]:
                sheet.delete_cols(column, count)
            case "copy", [row, column, to, over]:
                cell = sheet.cell(to, over)
                if type(cell).__name__ != "MergedCell":
                    cell.value = sheet.cell(row, column).value
            case "copy sheet", _:
                book.copy_worksheet(sheet)
            case "sheet out", _:
                if len(book.sheetnames) > 1 and sheet.title in book.sheetnames:
                    book.remove(sheet)
                    return
            case "merge", [row, column, to, over]:
                rows, columns = sorted((row, to)), sorted((column, over))
                sheet.merge_cells(start_row=rows[0], end_row=rows[1], start_column=columns[0], end_column=columns[1])
            case "hide", [row]:
                sheet.row_dimensions[row].hidden = True
            case "rename", [name]:
                sheet.title = name


def checked(data: bytes) -> Reading | None:
    """Read a file twice: it is refused in one sentence, or read the same, and each finding has its place."""
    try:
        found = reading(data)
    except WorkbookError as refusal:
        assert str(refusal)
        return None
    assert found == reading(data)
    assert all(one[4] and "{" not in re.sub(r"\u201c.*\u201d", "", one[4], flags=re.DOTALL) for one in said(found))
    assert {one.code for one in found.findings} <= CODES.keys()
    assert all(re.fullmatch(r"([A-Z]{1,3}[0-9]{1,7})?", one.cell) for one in found.findings)
    assert (found.returns == ()) >= (not found.accepted)
    return found


@settings(max_examples=15, phases=FAST)
@given(title=st.sampled_from(["About", "Skills", "Governance", "Stakeholders", "Who works with whom"]), edits=EDITS)
def test_any_edit_of_a_return_is_read_or_said(title: str, edits: list[tuple[object, ...]]) -> None:
    found = checked(changed(lambda book: edit(book, title, edits)))
    if found and found.answers and title not in ("About", "Skills"):
        assert found.answers.skills == full().skills


@settings(max_examples=12, phases=FAST)
@given(edits=EDITS)
def test_any_edit_of_a_team_is_read_or_said(edits: list[tuple[object, ...]]) -> None:
    rows = {9: {"B": "R01", "D": 4}, 10: {"B": "R02", "D": 5, "E": 2}}
    checked(changed(lambda book: edit(book, "Team", edits), team(rows)))


@settings(max_examples=15, phases=FAST)
@given(contents=st.lists(CONTENTS, min_size=1, max_size=12), at=st.randoms(use_true_random=False))
def test_a_rating_was_typed_as_that_number_or_is_named_with_its_cell(contents: list[object], at: object) -> None:
    places = [
        place for place, (kind, _, answer) in CELLS.items() if kind is Kind.SKILLS and answer.menu and answer.menu.low
    ]
    chosen = dict(zip(at.sample(places, len(contents)), contents, strict=True))  # type: ignore[attr-defined]

    def change(book: Workbook) -> None:
        for (title, cell), value in chosen.items():
            book[title][cell].value = value

    found = reading(changed(change))
    assert found.answers
    named = {one.cell for one in found.findings}
    for (title, cell), value in chosen.items():
        _, spot, _ = CELLS[title, cell]
        rating = getattr(found.answers.skills[spot.line], spot.column) if spot.line in found.answers.skills else None
        plain = isinstance(value, int | float) and not isinstance(value, bool) and abs(value - round(value)) < 1e-5
        if isinstance(rating, int) and not isinstance(rating, Missing):
            assert (plain and round(value) == rating) or str(value).strip() == str(rating) or cell in named
        if isinstance(value, time | date | datetime | timedelta | bool):
            assert (rating, cell in named) == (Missing.NOT_ANSWERED, True) or rating is None
    others = {key for key in full().skills if not any(CELLS[place][1].line == key for place in chosen)}
    assert {key: found.answers.skills[key] for key in others} == {key: full().skills[key] for key in others}


@settings(max_examples=60)
@given(st.lists(st.lists(st.text(max_size=20) | st.sampled_from(("4", "#skills", "Skills")), max_size=6), max_size=8))
def test_any_text_is_read_or_refused(rows: list[list[str]]) -> None:
    checked("\n".join(";".join(row) for row in rows).encode("utf-8", "replace"))


@settings(max_examples=15, phases=FAST)
@given(st.lists(st.tuples(st.integers(0, len(FILLED) - 1), st.integers(0, 255)), max_size=20))
def test_any_bytes_are_read_or_refused(flips: list[tuple[int, int]]) -> None:
    data = bytearray(FILLED)
    for place, byte in flips:
        data[place] = byte
    checked(bytes(data))
