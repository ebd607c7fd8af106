"""What the command line does with files beyond one clean workbook: marks, teams, survey tools, many at once."""

import csv
import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coprod.cli import main
from coprod.store.opening import open_store
from coprod.workbook import write
from tests.workbook.filling import CORE, SAY, cells, fill, full, typed

CORE_SKILLS = [skill for skill in CORE.skills if not skill.optional]
BASE = typed(cells(full()))
FAULTS = {("Skills", "D8"): 7, ("Skills", "D9"): "rather high", ("Skills", "E10"): True, ("About", "C11"): "last week"}
MENDED = {("Skills", "D8"): 4, ("Skills", "D9"): 4, ("Skills", "E10"): 4, ("About", "C11"): None}


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = tmp_path / "store.duckdb"
    monkeypatch.setenv("COPROD_STORE", str(store))
    monkeypatch.delenv("COPROD_SAMPLE", raising=False)
    return store


def answer(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def put(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def team(people: int) -> bytes:
    """A team workbook in which each person gives 4 and 2 to every core skill."""
    book = load_workbook(BytesIO(write(CORE, SAY, team=True)))
    about = {row[0].value: row[2] for row in book["About"].iter_rows(max_col=3)}
    about["city"].value, about["round"].value = "Exampleford", "Spring 2026"
    sheet = book["Team"]
    keys = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "#people")
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "1")
    for number in range(people):
        for column, key in enumerate(keys, start=1):
            skill, _, rating = str(key).partition("/")
            if key == "person":
                sheet.cell(first + number, column).value = f"R{number + 1:02}"
            elif skill in {one.id for one in CORE_SKILLS}:
                sheet.cell(first + number, column).value = 4 if rating == "importance" else 2
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def survey(path: Path, headings: list[str]) -> str:
    """An export with one column a heading, in which six people answer 4 everywhere."""
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["Timestamp", "Email Address", *headings])
        rows.writerows([f"2026/03/31 10:0{n}:00", f"p{n}@example.org", *[4] * len(headings)] for n in range(6))
    return str(path)


def test_the_marked_copy_marks_what_is_wrong_and_mending_that_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty, out = put(tmp_path / "faulty.xlsx", fill(BASE | FAULTS)), tmp_path / "marked.xlsx"
    assert main(["check", faulty, "--json", "--marked", str(out)]) == 0
    assert [(one["sheet"], one["cell"]) for one in answer(capsys)["findings"]] == list(
        sorted(FAULTS, key=lambda place: (place[0], int(place[1][1:])))
    )
    marked = load_workbook(out)
    assert marked.sheetnames[:2] == ["What to fix", "Start here"]
    noted = {
        (sheet.title, cell.coordinate) for sheet in marked for row in sheet.iter_rows() for cell in row if cell.comment
    }
    assert noted == set(FAULTS)
    mended = put(tmp_path / "mended.xlsx", fill(MENDED, out.read_bytes()))
    assert main(["check", mended, "--json"]) == 0
    out_words = capsys.readouterr()
    assert json.loads(out_words.out)["findings"] == []
    assert "Since the last check: 4 mended, 0 left." in out_words.err


def test_what_is_accepted_as_meant_is_listed_with_what_was_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path / "meant.xlsx", fill(BASE | {("Skills", "D8"): "4 - very"}))
    assert main(["check", file, "--json"]) == 0
    assert answer(capsys)["changes"] == [
        {"sheet": "Skills", "cell": "D8", "item": "stakeholder_mapping", "old": "4 - very", "new": "4"}
    ]


def test_a_team_workbook_goes_from_template_to_store(
    tmp_path: Path, own_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", str(tmp_path / "team.xlsx"), "--team"]) == 0
    file = put(tmp_path / "filled.xlsx", team(9))
    assert main(["check", file, "--json"]) == 0
    told = answer(capsys)
    assert [told[key] for key in ("mode", "respondents", "ratings", "findings")] == ["individual", 9, 432, []]
    assert main(["gaps", file, "--json"]) == 0
    skill = answer(capsys)["skills"][0]
    assert [skill[key] for key in ("pairs", "importance_mean", "capacity_mean", "gap", "withheld")] == [
        9,
        4,
        2,
        2,
        None,
    ]
    assert main(["load", file, file, "--json"]) == 0
    first, again = answer(capsys)["files"]
    assert [len(one["submissions"]) for one in (first, again)] == [9, 9]
    assert first["submissions"] == again["submissions"]
    assert first["outcome"] == "saved under exampleford, spring-2026: 9 people"
    store = open_store(own_store)
    with store.reading() as cursor:
        assert cursor.execute("SELECT COUNT(*), COUNT(DISTINCT person) FROM submissions").fetchone() == (9, 9)
    store.close()


def test_an_export_needs_its_city_and_its_round_and_then_goes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = survey(
        tmp_path / "answers.csv", [f"{skill.id}_{part}" for skill in CORE_SKILLS for part in ("importance", "capacity")]
    )
    assert main(["check", file, "--json"]) == 1
    told = answer(capsys)
    assert [one["code"] for one in told["findings"]] == ["city_unsaid", "round_unsaid", "columns_dropped"]
    assert told["columns"][1] == {"place": 1, "heading": "Email Address", "means": "dropped", "how": "sure"}
    assert main(["load", file, "--city", "Beeton", "--round", "Spring 2026", "--json"]) == 0
    [loaded] = answer(capsys)["files"]
    assert (loaded["respondents"], loaded["city"], loaded["round"]) == (6, "beeton", "spring-2026")


def test_what_is_not_certain_is_asked_and_a_mapping_settles_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sure = [f"{skill.id}_importance" for skill in CORE_SKILLS] + [f"{skill.id}_capacity" for skill in CORE_SKILLS[1:]]
    file, beside = survey(tmp_path / "a.csv", [*sure, "Understanding, today"]), ["--city", "Beeton", "--round", "2026"]
    mapping = tmp_path / "map.csv"
    assert main(["mapping", file, str(mapping)]) == 0
    written = mapping.read_text("utf-8-sig")
    assert '"Understanding, today",,unmatched' in written
    mapping.write_text(written.replace('today",,', f'today",{CORE_SKILLS[0].id}/capacity,'), "utf-8")
    assert main(["check", file, *beside, "--mapping", str(mapping), "--json"]) == 0
    told = answer(capsys)
    assert (told["respondents"], told["ratings"]) == (6, 6 * 48)
    assert [one["code"] for one in told["findings"]] == ["columns_dropped"]


def test_many_at_once_are_one_load_and_a_bad_one_stops_no_other(
    tmp_path: Path, own_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = [put(tmp_path / f"{n}.xlsx", fill(BASE | {("About", "C8"): f"Unit {n}"})) for n in range(3)]
    bad = [put(tmp_path / "no.xlsx", b"%PDF-1.7"), put(tmp_path / "stop.xlsx", fill(BASE | {("About", "C6"): None}))]
    assert main(["load", good[0], bad[0], good[1], bad[1], good[2], "--json"]) == 1
    told = answer(capsys)["files"]
    assert [one["accepted"] for one in told] == [True, False, True, False, True]
    assert told[1]["error"].startswith("This is a PDF")
    assert [one["outcome"] for one in told[2:4]] == ["saved under exampleford, spring-2026", "refused, nothing saved"]
    store = open_store(own_store)
    with store.reading() as cursor:
        assert cursor.execute("SELECT files FROM loads").fetchall() == [(3,)]
    store.close()


def test_the_last_load_is_taken_back_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [put(tmp_path / f"{n}.xlsx", fill(BASE | {("About", "C8"): f"Unit {n}"})) for n in range(3)]
    assert main(["load", files[0]]) == 0
    assert main(["load", files[1], files[2]]) == 0
    capsys.readouterr()
    assert main(["undo"]) == 0
    assert capsys.readouterr().err.startswith("Taken back: 2 returns from 2 files, loaded on ")
    assert main(["undo"]) == 1
    nothing = "There is no load that can be taken back: nothing was loaded, or the last one is back already.\n"
    assert capsys.readouterr().err == nothing
    assert main(["load", *files, "--json"]) == 0
    assert [one["known"] for one in answer(capsys)["files"]] == [True, False, False]
