"""The command line's contract: shapes, exit codes, and where each line goes."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coprod.cli import main
from coprod.instrument.answers import Answers, Pair
from coprod.store.opening import open_store
from tests.workbook.filling import cells, fill, full, typed

SKILL_KEYS = [
    *("id", "stage", "pairs", "importance_mean", "capacity_mean", "gap", "median_gap", "mwds", "rds", "need"),
    *("need_low", "need_high", "no_interval", "tier", "tier_chance", "place_by_mwds", "place_by_rds", "quadrant"),
    *("importance_consensus", "capacity_consensus", "picked_of", "picked_share", "missing", "withheld"),
]


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = tmp_path / "store.duckdb"
    monkeypatch.setenv("COPROD_STORE", str(store))
    monkeypatch.delenv("COPROD_SAMPLE", raising=False)
    return store


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return saved(tmp_path / "return.xlsx", full())


def saved(path: Path, answers: Answers) -> Path:
    path.write_bytes(fill(typed(cells(answers))))
    return path


def answer(capsys: pytest.CaptureFixture[str]) -> dict:
    """What was printed on standard output, which must be one JSON object and nothing else."""
    return json.loads(capsys.readouterr().out)


def one_skill(answers: dict, skill: str) -> dict:
    return next(one for one in answers["skills"] if one["id"] == skill)


def test_template_writes_a_workbook_that_check_calls_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "empty.xlsx"
    assert main(["template", str(out)]) == 0
    capsys.readouterr()
    assert main(["check", str(out), "--json"]) == 1
    told = answer(capsys)
    assert told["accepted"] is False
    assert told["instrument"] == "coprod-core@1.0"
    assert told["ratings"] == 0
    assert told["missing"] == {"not_answered": 48, "not_applicable": 0, "dont_know": 0, "refused": 0}
    stops = [one["code"] for one in told["findings"] if one["severity"] == "stop"]
    assert sorted(stops) == ["city_missing", "mode_missing", "nothing_answered", "round_missing"]


@pytest.mark.parametrize(
    ("asked", "name", "sheets"),
    [
        ([], "coprod-core-1.0-en.xlsx", ["Start here", "About", "Skills", "Governance", "Stakeholders"]),
        (["--team"], "coprod-core-1.0-team-en.xlsx", ["Start here", "About", "Team", "Lists"]),
    ],
)
def test_template_is_for_one_return_or_for_a_team(
    tmp_path: Path, asked: list[str], name: str, sheets: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "empty.xlsx"
    assert main(["template", str(out), *asked]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{out} written ({name}).\n")
    assert load_workbook(out).sheetnames[:5] == sheets


@pytest.mark.parametrize(
    "asked", [["--instrument", "nobodys"], ["--instrument", "coprod-core@9.9"], ["--language", "xx"]]
)
def test_template_refuses_what_there_is_not(
    tmp_path: Path, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xlsx"
    assert main(["template", str(out), *asked]) == 1
    assert not out.exists()
    assert asked[1] in capsys.readouterr().err


def test_check_saves_nothing_and_has_the_shape_of_the_contract(
    workbook: Path, own_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(workbook), "--json"]) == 0
    told = answer(capsys)
    assert list(told) == [
        *("accepted", "file", "instrument", "language", "mode", "respondents", "ratings", "missing", "findings"),
        *("changes", "columns"),
    ]
    assert told | {"findings": []} == {
        "accepted": True,
        "file": "return.xlsx",
        "instrument": "coprod-core@1.0",
        "language": "en",
        "mode": "organisational",
        "respondents": 1,
        "ratings": 36,
        "missing": told["missing"],
        "findings": [],
        "changes": [],
        "columns": [],
    }
    assert not own_store.exists()


def test_a_finding_has_its_cell_its_message_and_its_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    values = typed(cells(full()))
    where = next(place for place, value in values.items() if place[0] == "Skills" and str(value).startswith("4"))
    faulty = tmp_path / "faulty.xlsx"
    faulty.write_bytes(fill(values | {where: 7}))
    assert main(["check", str(faulty), "--json"]) == 0
    [found] = answer(capsys)["findings"]
    assert found == {
        "code": "out_of_scale",
        "severity": "warn",
        "sheet": "Skills",
        "cell": where[1],
        "item": found["item"],
        "value": "7",
        "message": f"{where[1]} holds 7; this scale runs from 1 to 5.",
        "remedy": "Choose 1 to 5, NA, DK or PNS.",
    }


@pytest.mark.parametrize("command", ["check", "load", "gaps"])
def test_what_is_no_workbook_is_refused_with_a_reason(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.xlsx"
    words.write_text("hello")
    assert main([command, str(words), "--json"]) == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    told = told["files"][0] if command == "load" else told
    assert told["accepted"] is False
    assert told["error"] == "This is text, not a table. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv."
    assert told["error"] in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [["check"], ["load"], ["gaps"], ["restore"]])
def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, str(tmp_path / "nowhere.xlsx")]) == 1
    assert "nowhere.xlsx" in capsys.readouterr().err


def test_load_keeps_a_return_once_and_gaps_reads_it_back(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(workbook), "--json"]) == 0
    [first] = answer(capsys)["files"]
    assert (first["accepted"], first["known"], first["outcome"]) == (
        True,
        False,
        "saved under exampleford, spring-2026",
    )
    assert main(["load", str(workbook), "--json"]) == 0
    [again] = answer(capsys)["files"]
    assert (again["known"], again["submission"]) == (True, first["submission"])
    assert main(["gaps", "--city", "Exampleford", "--json"]) == 0
    told = answer(capsys)
    assert told["group"] == {
        "city": "exampleford",
        "round": "Spring 2026",
        "mode": "organisational",
        "who": "return-parking-by-phone.digital-services",
        "respondents": 1,
        "asked": None,
        "sample": False,
        "label": "",
        "doors": ["workbook"],
    }
    assert [len(told["skills"]), [one["id"] for one in told["stages"]]] == [
        28,
        ["co_commissioning", "co_design", "co_delivery", "co_assessment", "cross_cutting"],
    ]


def test_gaps_of_a_file_works_out_the_numbers_of_one_pair(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = full()
    rated = answers.skills | {"facilitation": Pair(importance=5, capacity=2)}
    path = saved(tmp_path / "one.xlsx", answers.model_copy(update={"skills": rated}))
    assert main(["gaps", str(path), "--json"]) == 0
    told = answer(capsys)
    assert (told["instrument"], told["group"]) == ("coprod-core@1.0", {"file": "one.xlsx"})
    assert list(told["skills"][0]) == SKILL_KEYS
    assert one_skill(told, "facilitation") == {
        "id": "facilitation",
        "stage": "cross_cutting",
        "pairs": 1,
        "importance_mean": 5.0,
        "capacity_mean": 2.0,
        "gap": 3.0,
        "median_gap": 3.0,
        "mwds": 15.0,
        "rds": -100.0,
        "need": 75.0,
        "need_low": None,
        "need_high": None,
        "no_interval": "single_return",
        "tier": None,
        "tier_chance": None,
        "place_by_mwds": 1.0,
        "place_by_rds": 4.0,  # it shares places 1 to 7 with the six others that fall short
        "quadrant": "concentrate",
        "importance_consensus": None,
        "capacity_consensus": None,
        "picked_of": None,
        "picked_share": None,
        "missing": {"not_answered": 0, "not_applicable": 0, "dont_know": 0, "refused": 0},
        "withheld": None,
    }


def test_four_individuals_are_withheld_and_five_are_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def individual(number: int) -> Path:
        about = full().about.model_copy(
            update={"mode": "individual", "approver": "", "comparable": False, "role": f"Role {number}"}
        )
        rated = full().skills | {"facilitation": Pair(importance=5, capacity=3)}
        return saved(tmp_path / f"{number}.xlsx", full().model_copy(update={"about": about, "skills": rated}))

    files = [str(individual(number)) for number in range(5)]
    assert main(["load", *files[:4]]) == 0
    capsys.readouterr()
    assert main(["gaps", "--json"]) == 0
    few = answer(capsys)
    assert (few["group"]["respondents"], few["group"]["asked"]) == (None, None)
    assert {one["withheld"] for one in few["skills"]} == {"n_below_k"}
    assert {one["need"] for one in few["skills"]} == {None}
    assert main(["load", files[4]]) == 0
    capsys.readouterr()
    assert main(["gaps", "--json"]) == 0
    told = answer(capsys)
    assert (told["group"]["respondents"], told["group"]["asked"]) == (5, 12)
    enough = one_skill(told, "facilitation")
    assert (enough["pairs"], enough["need"], enough["withheld"]) == (5, 50.0, None)


def test_load_files_a_return_under_another_city(workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(workbook), "--city", "Elsewhere", "--round", "Autumn"]) == 0
    capsys.readouterr()
    assert main(["gaps", "--city", "elsewhere", "--round", "autumn", "--json"]) == 0
    assert answer(capsys)["group"]["city"] == "elsewhere"
    assert main(["gaps", "--city", "exampleford"]) == 1


def test_backup_and_restore_bring_everything_back(
    workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = ["--store", str(tmp_path / "other.duckdb")]
    assert main(["load", str(workbook)]) == 0
    assert main(["backup", str(tmp_path / "copy.duckdb")]) == 0
    assert main(["restore", str(tmp_path / "copy.duckdb"), *other]) == 0
    capsys.readouterr()
    assert main(["gaps", "--json"]) == 0
    here = answer(capsys)
    assert main(["gaps", "--json", *other]) == 0
    assert answer(capsys) == here


def test_a_store_in_use_is_exit_three_with_advice(own_store: Path) -> None:
    held = open_store(own_store)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "coprod.cli", "gaps", "--json", "--store", str(own_store)],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        held.close()
    assert run.returncode == 3
    assert json.loads(run.stdout)["accepted"] is False
    assert "Stop the dashboard and try again" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_city_given_beside_the_file_fills_what_it_leaves_blank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = typed(cells(full()))
    city = next(place for place, value in values.items() if place[0] == "About" and value == "Exampleford")
    path = tmp_path / "nocity.xlsx"
    path.write_bytes(fill({place: value for place, value in values.items() if place != city}))
    assert main(["load", str(path), "--json"]) == 1
    [refused] = answer(capsys)["files"]
    assert (refused["outcome"], refused["city"]) == ("refused, nothing saved", None)
    assert main(["load", str(path), "--city", "Cork", "--json"]) == 0
    [kept] = answer(capsys)["files"]
    assert (kept["outcome"], kept["city"]) == ("saved under cork, spring-2026", "cork")


@pytest.mark.parametrize("given", [["--city", "???"], ["--round", " "], ["--pilot", "x" * 201]])
def test_a_name_that_names_nothing_is_refused(
    workbook: Path, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(workbook), *given]) == 1
    assert "cannot be the name of a" in capsys.readouterr().err


def test_a_file_loaded_again_for_another_city_says_where_it_is(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(workbook)]) == 0
    capsys.readouterr()
    assert main(["load", str(workbook), "--city", "Other", "--json"]) == 0
    [told] = answer(capsys)["files"]
    assert told["outcome"] == "already here under exampleford, spring-2026, nothing to do"


def test_gaps_of_a_stopped_file_prints_its_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "empty.xlsx"
    assert main(["template", str(out)]) == 0
    capsys.readouterr()
    assert main(["gaps", str(out), "--json"]) == 1
    told = answer(capsys)
    assert (told["accepted"], told["findings"][0]["severity"]) == (False, "stop")


def test_the_refusal_of_check_has_the_fields_of_the_contract(
    tmp_path: Path, workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.xlsx"
    words.write_text("hello")
    assert main(["check", str(workbook), "--json"]) == 0
    fields = set(answer(capsys))
    assert main(["check", str(words), "--json"]) == 1
    refused = answer(capsys)
    assert set(refused) == fields | {"error"}
    assert refused["missing"] == {"not_answered": 0, "not_applicable": 0, "dont_know": 0, "refused": 0}


def test_a_sample_city_answers_to_its_plain_name_and_several_groups_are_all_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPROD_SAMPLE", "1")
    assert main(["gaps", "--city", "Velmarin", "--round", "2026 spring", "--json"]) == 0
    told = answer(capsys)
    assert told["group"]["city"] == "sample-velmarin"
    assert told["group"]["label"] == "sample data, fictional city"
    assert [one["group"]["mode"] for one in told["groups"]] == ["individual", "organisational"]
    assert told["skills"] == told["groups"][0]["skills"]
    assert main(["gaps", "--city", "Nowhere"]) == 1
    assert "It holds: sample-brivandel, sample-dornavel" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [[], ["nothing"], ["check"], ["gaps", "--no-such"], ["gaps", "x.xlsx", "--city", "Cork"]]
)
def test_wrong_usage_is_exit_two(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(wrong)
    assert stop.value.code == 2
    assert "usage: coprod" in capsys.readouterr().err


def test_the_tour_of_the_readme_works_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    lines = [line for line in readme.splitlines() if line.startswith((".venv/bin/coprod ", "printf "))]
    tour = [shlex.split(line, comments=True) for line in lines]
    assert [words[1] for words in tour if words[0] != "printf"] == [
        *("template", "check", "check", "template", "load", "mapping"),
        *("gaps", "governance", "compute", "workshop", "backup", "restore", "undo"),
    ]
    monkeypatch.chdir(tmp_path)
    for words, line in zip(tour, lines, strict=True):
        if words[0] == "printf":
            assert subprocess.run(["sh", "-c", line], check=False).returncode == 0
            continue
        assert main(words[1:]) == 0, line
        if words[1] == "template":
            saved(tmp_path / "return.xlsx", full())  # the reader of the README fills it in here
    assert "\nmwds = 7.36   n = 5\n" in capsys.readouterr().out
