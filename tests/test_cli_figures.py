"""Figures on the command line: any measure from plain numbers, and governance of a file, a pilot and the store."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coprod.cli import main
from coprod.instrument.answers import Answers, Mode
from coprod.measures.catalogue import MEASURES
from coprod.measures.catalogue.entry import Measure
from tests.desk.governed_returns import worked_example
from tests.measures.governed_pilots import CYCLE, WORKED
from tests.workbook.filling import cells, fill, full, typed

NUMBERED = [one for one in MEASURES if one.numbers]
PAIRS = "importance,capacity\n5,3\n4,3\n5,2\n4,4\n5,3\n"
INDICATORS = (
    *("helix_coverage", "stakeholder_evenness", "lifecycle_coverage", "participation_depth", "continuity"),
    *("network_density", "network_centralisation", "co_decision_rate"),
    *("facilitative_leadership", "institutional_design", "principled_engagement", "shared_motivation"),
    *("joint_capacity", "feedback_rate", "resourcing", "inclusion"),
)
FIELDS = ["id", "value", "at_least", "range", "n", "withheld", "undefined", "per_stage", "details"]
Write = Callable[[str | bytes], str]


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    store = tmp_path / "store.duckdb"
    monkeypatch.setenv("COPROD_STORE", str(store))
    monkeypatch.delenv("COPROD_SAMPLE", raising=False)
    return store


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a CSV file and return its path."""

    def written(text: str | bytes) -> str:
        path = tmp_path / "numbers.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return written


def saved(path: Path, answers: Answers) -> str:
    path.write_bytes(fill(typed(cells(answers))))
    return str(path)


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What was printed on standard output, which must be one JSON object and nothing else."""
    return json.loads(capsys.readouterr().out)


def by_id(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in told["indicators"]}


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    """The sentence of a refusal, which is said to people and to programs alike."""
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert told == {"accepted": False, "error": told["error"]}
    assert err == told["error"] + "\n"
    return told["error"]


# compute


def numbers_of(one: Measure) -> str:
    lines = [one.numbers.columns, *(["" if cell is None else str(cell) for cell in row] for row in one.numbers.rows)]
    return "".join(",".join(line) + "\n" for line in lines)


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: one.id)
def test_the_command_that_stands_with_a_measure_prints_its_value(
    one: Measure, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    _, command, measure_id, file = one.recompute.split()
    assert (measure_id, file) == (one.id, "numbers.csv")
    path = write(numbers_of(one))
    assert main([command, measure_id, path, "--json"]) == 0
    told = answer(capsys)
    expected = list(one.numbers.value) if isinstance(one.numbers.value, tuple) else one.numbers.value
    assert told["value"] == (expected if isinstance(expected, str) else pytest.approx(expected, abs=1e-6))
    assert main([command, measure_id, path]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0] == f"{one.id} = {told['value']}   n = {told['n']}"
    assert (out.splitlines()[-1], err) == (f"  {one.source}", "")


@pytest.mark.parametrize("one", NUMBERED, ids=lambda one: one.id)
def test_every_answer_has_the_fields_of_the_contract(
    one: Measure, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compute", one.id, write(numbers_of(one)), "--json"]) == 0
    told = answer(capsys)
    contract = ["measure", "value", "n", "range", "shown_from_n", "undefined", "details", "source"]
    assert list(told) == [*contract, "url", "formula"]
    assert (told["measure"], told["shown_from_n"], told["undefined"]) == (one.id, one.shown_from, None)
    assert (told["source"], told["url"], told["formula"]) == (one.source, one.url, one.formula)
    assert told["details"] != {}
    if told["range"] is not None and not isinstance(told["value"], str):
        low, high = told["range"]
        values = told["value"] if isinstance(told["value"], list) else [told["value"]]
        assert all(low <= value <= high for value in values)


def test_a_script_gets_one_object_on_standard_output_and_nothing_else(write: Write) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "coprod.cli", "compute", "mwds", write(PAIRS), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.endswith("}\n") and run.stdout.count("\n") == 1
    assert json.loads(run.stdout) == {
        "measure": "mwds",
        "value": 7.36,
        "n": 5,
        "range": [-6.25, 20.0],
        "shown_from_n": 5,
        "undefined": None,
        "details": {"importance_mean": 4.6, "capacity_mean": 3.0, "below": 4, "level": 1, "above": 0},
        "source": "Borich 1980, Journal of Teacher Education 31(3), 39-42",
        "url": "https://doi.org/10.1177/002248718003100310",
        "formula": "MWDS = mean(I) * (mean(I) - mean(A))",
    }


def test_the_worked_example_of_governance_comes_out_of_a_file(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        f"{name},{helix},{stage},{depth},{right}"
        for name, helix, depths, rights in WORKED
        for stage, depth, right in zip(CYCLE, depths, rights, strict=True)
    ]
    path = write("\n".join(["stakeholder,helix,stage,depth,decision_right", *rows]))
    found = {}
    for one in (*INDICATORS[:5], "co_decision_rate"):
        assert main(["compute", one, path, "--json"]) == 0
        found[one] = answer(capsys)["value"]
    assert found == pytest.approx(
        {
            "helix_coverage": 1.0,
            "stakeholder_evenness": 0.9064726,
            "lifecycle_coverage": 0.75,
            "participation_depth": 0.4125,
            "continuity": 0.4166667,
            "co_decision_rate": 0.25,
        },
        abs=5e-8,
    )


def test_no_value_is_an_answer_too(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write("importance,capacity\n")
    assert main(["compute", "gap", path, "--json"]) == 0
    told = answer(capsys)
    assert (told["value"], told["n"], told["undefined"]) == (None, 0, "nobody_answered")
    assert main(["compute", "gap", path]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "gap = Nobody answered this.   n = 0"


def test_another_scale_is_named_beside_the_file(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write("importance,capacity\n10,0\n8,8\n")
    assert main(["compute", "need", path, "--scale", "0-10", "--json"]) == 0
    told = answer(capsys)
    assert (told["value"], told["range"]) == (45.0, [-25.0, 100.0])  # 9 x (9 - 4) of 10 x 10
    assert main(["compute", "need", path, "--json"]) == 1
    assert refused(capsys).startswith("Line 2, importance: “10” is no rating from 1 to 5.")


@pytest.mark.parametrize("text", ["5-1", "five", ""])
def test_what_is_no_scale_is_refused(text: str, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compute", "gap", write(PAIRS), "--scale", text, "--json"]) == 1
    assert refused(capsys) == f"“{text}” is no scale. Write its two ends, the lower first, such as 1-5 or 0-10."


@pytest.mark.parametrize(
    ("measure_id", "text", "says"),
    [
        ("mwds", "importance\n5\n", "The file has no column capacity."),
        ("mwds", "importance,capacity\n5,3\n4,7\n", "Line 3, capacity: “7” is no rating from 1 to 5."),
        ("mwds", 'importance,capacity\n"3,5",3\n', "Line 2, importance: “3,5” is no rating from 1 to 5."),
        ("mwds", "importance,capacity\n5,x\n", "Line 2, capacity: “x” is no rating from 1 to 5."),
        ("mwds", "importance,capacity,capacity\n5,3,3\n", "The first row has to name every column once;"),
        ("mwds", "importance,capacity\n5,3,4\n", "Line 2 has 3 cells, the first row names 2 columns."),
        ("mwds", "", "The file has no column importance, capacity."),
        ("cronbach_alpha", "", "The file has no column."),
        ("mwds", PAIRS.encode("utf-16"), "The file is no CSV text in UTF-8."),
        ("mwds", 'importance,capacity\n5,"3\n', "Line 2 is no CSV:"),
        (
            "continuity",
            "stakeholder,helix,stage,depth,decision_right\na,state,co_design,1,1\n",
            "Row 2 (a, co_design):",
        ),
        ("network_density", "stakeholder,partner\na,b\nb,b\n", "Row 3 ties b to itself."),
    ],
)
def test_a_bad_file_is_refused_with_the_place_and_what_to_do(
    measure_id: str, text: str | bytes, says: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(text)
    assert main(["compute", measure_id, path, "--json"]) == 1
    sentence = refused(capsys)
    assert sentence.startswith(says)
    assert main(["compute", measure_id, path]) == 1
    assert capsys.readouterr() == ("", sentence + "\n")


@pytest.mark.parametrize("there", [False, True], ids=["no such file", "a folder"])
def test_what_cannot_be_opened_is_named(tmp_path: Path, there: bool, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path if there else tmp_path / "nowhere.csv"
    assert main(["compute", "gap", str(path), "--json"]) == 1
    assert refused(capsys).startswith(f"{path}: ")


@pytest.mark.parametrize(
    "measure_id", ["nothing", "importance", "priority_tier", "inclusion", "krippendorff_nominal", ""]
)
def test_what_is_no_measure_of_plain_numbers_is_wrong_usage(
    measure_id: str, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compute", measure_id, write(PAIRS), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"There is no measure {measure_id} to work out. There are: gap, ")
    assert err.count(",") == len(NUMBERED) - 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["compute"],
        ["compute", "mwds"],
        ["compute", "mwds", "a.csv", "b.csv"],
        ["compute", "mwds", "a.csv", "--scale"],
        ["governance", "a.xlsx", "--city", "Cork"],
        ["governance", "a.xlsx", "--pilot", "ghent-zwerm"],
        ["governance", "--pilot", "ghent-zwerm", "--city", "Cork"],
        ["governance", "--round", "2026"],
        ["governance", "a.xlsx", "b.xlsx"],
    ],
)
def test_wrong_usage_is_exit_two(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(wrong)
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert (out, err.startswith("usage: coprod ")) == ("", True)


# governance


def test_governance_of_a_file_has_the_shape_of_the_contract_and_saves_nothing(
    tmp_path: Path, own_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["governance", saved(tmp_path / "return.xlsx", worked_example()), "--json"]) == 0
    told = answer(capsys)
    assert list(told) == ["group", "indicators", "form"]
    assert told["group"] == {"file": "return.xlsx"}
    assert [one["id"] for one in told["indicators"]] == list(INDICATORS)
    assert [list(one) for one in told["indicators"]] == [FIELDS] * 16
    assert by_id(told)["helix_coverage"] == {
        "id": "helix_coverage",
        "value": 1.0,
        "at_least": False,
        "range": [0.0, 1.0],
        "n": 6,
        "withheld": None,
        "undefined": None,
        "per_stage": {"co_commissioning": 0.75, "co_design": 1.0, "co_delivery": 0.75, "co_assessment": 0.75},
        "details": {
            "active": dict.fromkeys(("government", "business", "research", "civil_society"), True),
            "known_cells": 24,
        },
    }
    assert [one["value"] for one in told["indicators"]] == [
        *(1.0, 0.9065, 0.75, 0.4125, 0.4167, 0.8667, 0.2, 0.25),
        *[None] * 8,
    ]
    assert [one["undefined"] for one in told["indicators"]] == [
        *[None] * 8,
        *["too_few_items_answered"] * 5,
        *("no_input_collected", "nobody_answered", "no_groups_named"),
    ]
    assert (told["form"]["hint"], told["form"]["question"][:12]) == ("participant_governed", "You are few,")
    assert not own_store.exists()


def test_governance_of_a_file_is_that_of_the_same_return_in_the_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(tmp_path / "return.xlsx", full())
    assert main(["load", path]) == 0
    capsys.readouterr()
    assert main(["governance", path, "--json"]) == 0
    of_file = answer(capsys)
    assert main(["governance", "--city", "Exampleford", "--json"]) == 0
    of_store = answer(capsys)
    assert of_store["group"] == {
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
    assert (of_store["indicators"], of_store["form"]) == (of_file["indicators"], of_file["form"])
    values = {one["id"]: one["value"] for one in of_file["indicators"]}
    assert (values["network_density"], values["feedback_rate"], values["resourcing"]) == (0.3333, 0.75, 0.5)
    assert (of_file["form"]["hint"], values["principled_engagement"]) == ("lead_organisation", None)


def test_a_return_without_consent_is_withheld_and_asks_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", saved(tmp_path / "return.xlsx", worked_example(comparable=False))]) == 0
    capsys.readouterr()
    assert main(["governance", "--json"]) == 0
    told = answer(capsys)
    hidden = {"value": None, "at_least": None, "n": None, "withheld": "consent", "undefined": None}
    assert told["form"] is None
    assert [
        {name: one[name] for name in hidden} | {"parts": (one["per_stage"], one["details"])}
        for one in told["indicators"]
    ] == [hidden | {"parts": ({}, {})}] * 16
    assert main(["governance"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line.split("  ")[-1].strip() for line in lines[1:]} == {"withheld: no consent to be shown"}
    assert len(lines) == 17


def test_individuals_tell_their_scores_from_five_people_on_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def individual(number: int) -> str:
        about = full().about.model_copy(
            update={"mode": Mode.INDIVIDUAL, "approver": "", "comparable": False, "role": f"Role {number}"}
        )
        agree = full().agree | {"lead_1": number, "lead_2": number, "lead_3": number}
        given = full().model_copy(update={"about": about, "agree": agree})
        return saved(tmp_path / f"{number}.xlsx", given)

    files = [individual(number) for number in (1, 2, 3, 4, 5)]
    assert main(["load", *files[:4]]) == 0
    capsys.readouterr()
    assert main(["governance", "--json"]) == 0
    few = by_id(answer(capsys))
    assert {few[name]["withheld"] for name in INDICATORS[8:13]} == {"n_below_k"}
    assert main(["load", files[4]]) == 0
    capsys.readouterr()
    assert main(["governance", "--json"]) == 0
    told = answer(capsys)
    enough = by_id(told)
    lead = enough["facilitative_leadership"]
    assert (lead["value"], lead["n"], lead["withheld"], lead["details"]) == (50.0, 5, None, {})
    others = [enough[name] for name in (*INDICATORS[:8], *INDICATORS[13:])]
    assert {(one["value"], one["undefined"], one["n"]) for one in others} == {(None, "agreed_return_only", 0)}
    assert [(one["per_stage"], one["details"]) for one in told["indicators"]] == [({}, {})] * 16
    assert told["form"] is None


def test_several_groups_are_all_told_the_first_one_on_top(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [
        saved(tmp_path / f"{unit}.xlsx", worked_example(unit=unit, comparable=unit == "Parks"))
        for unit in ("Roads", "Parks")
    ]
    assert main(["load", *paths]) == 0
    capsys.readouterr()
    assert main(["governance", "--city", "Ayton", "--json"]) == 0
    told = answer(capsys)
    assert [one["group"]["who"] for one in told["groups"]] == ["return-parks", "return-roads"]
    assert [by_id(one)["continuity"]["value"] for one in told["groups"]] == [0.4167, None]
    assert {name: told[name] for name in ("group", "indicators", "form")} == told["groups"][0]
    assert main(["governance", "--city", "Ayton"]) == 0
    out = capsys.readouterr().out
    assert out.index("ayton · 2026 · return-parks\n") < out.index("ayton · 2026 · return-roads\n")


def test_a_pilot_of_the_library_tells_lower_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["governance", "--pilot", "ghent-zwerm", "--json"]) == 0
    told = answer(capsys)
    assert (told["group"], told["form"]) == ({"pilot": "ghent-zwerm"}, None)
    found = by_id(told)
    assert [(found[name]["value"], found[name]["at_least"]) for name in ("helix_coverage", "lifecycle_coverage")] == [
        (1.0, False),
        (0.75, True),
    ]
    refused = ("stakeholder_evenness", "network_density", "network_centralisation", "continuity", "participation_depth")
    assert {found[name]["undefined"] for name in refused} == {"documented_only"}
    assert {one["withheld"] for one in told["indicators"]} == {None}


def test_an_unknown_pilot_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["governance", "--pilot", "nowhere", "--json"]) == 1
    assert refused(capsys) == "The library has no pilot nowhere. Its ids stand in data/pilots/pilots.csv."


def test_the_lines_for_people_stand_in_columns_and_say_at_least(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["governance", "--pilot", "ghent-zwerm"]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert (first, len(lines)) == ("ghent-zwerm", 16)
    column = lines[0].index("1.00  n 7")
    told = [line[column:] for line in lines]
    assert {line[column - 2 : column] for line in lines} == {"  "}
    assert told[2] == "at least 0.75  n 4"
    assert told[7] == "No right to decide is recorded."
    assert told[13] == told[4]  # nobody was asked
    assert told[4].startswith("Only what public sources document is known here")
    assert lines[6].split("  ")[1] == "Centralisation of ties (Freeman's degree centralisation)"


def test_the_question_about_the_form_of_governance_stands_below_the_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["governance", saved(tmp_path / "return.xlsx", worked_example())]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[17]) == ("return.xlsx", "")
    assert lines[18:] == [
        "You are few, most of you work directly with each other, and nobody stands in the middle. Do you steer this "
        "together, and is it clear how you decide?"
    ]


def test_a_workbook_with_faults_tells_them_in_the_place_of_a_profile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "empty.xlsx"
    assert main(["template", str(out)]) == 0
    capsys.readouterr()
    assert main(["governance", str(out), "--json"]) == 1
    told = answer(capsys)
    assert (told["accepted"], told["findings"][0]["severity"]) == (False, "stop")
    assert main(["governance", str(out)]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err.startswith("stop: ")) == ("", True)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ([], "The store holds no answers."),
        (["--city", "Nowhere"], "The store holds no answers for Nowhere."),
        (["nowhere.xlsx"], "nowhere.xlsx: No such file or directory."),
    ],
)
def test_what_is_not_there_is_refused(asked: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["governance", *asked, "--json"]) == 1
    assert refused(capsys) == says


def test_what_is_no_workbook_is_refused(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["governance", write("\x00\x01"), "--json"]) == 1
    assert refused(capsys).startswith("This is ")
