"""The pilots' files: complete, with keys that hold across files, a source for every fact, and unknown never zero."""

import csv
from collections import Counter
from pathlib import Path

import pytest

PILOTS = Path(__file__).parents[2] / "data" / "pilots"
ROWS = {"pilots": 66, "stakeholders": 251, "participation": 325, "quantities": 286, "sources": 309, "codebook": 42}
KEYS = {
    "pilots": ("pilot_id",),
    "stakeholders": ("pilot_id", "stakeholder_id"),
    "participation": ("pilot_id", "stakeholder_id", "stage"),
    "quantities": ("quantity_id",),
    "sources": ("url",),
    "codebook": ("field", "code"),
}
CODED = [
    ("participation", "stage"),
    ("participation", "depth"),
    ("participation", "decision_right"),
    ("participation", "confidence"),
    ("participation", "helix"),
    ("stakeholders", "helix"),
    ("pilots", "status"),
    ("pilots", "evidence_tier"),
    ("pilots", "evidence_kind"),
    ("sources", "evidence_kind"),
    ("quantities", "qualifier"),
    ("quantities", "scope"),
]
Table = list[dict[str, str]]


@pytest.fixture(scope="module")
def tables() -> dict[str, Table]:
    return {name: _read(PILOTS / f"{name}.csv") for name in ROWS}


def test_the_folder_holds_these_files_and_no_other() -> None:
    assert {path.name for path in PILOTS.iterdir()} == {f"{name}.csv" for name in ROWS} | {"README.md"}


def test_every_file_is_complete(tables: dict[str, Table]) -> None:
    assert {name: len(rows) for name, rows in tables.items()} == ROWS


@pytest.mark.parametrize("name", ROWS)
def test_keys_are_there_and_unique(tables: dict[str, Table], name: str) -> None:
    keys = Counter(tuple(row[column] for column in KEYS[name]) for row in tables[name])
    assert [key for key, count in keys.items() if count > 1] == []
    # "not stated" is the one code that is an empty cell
    assert [key for key in keys if "" in key] == ([("decision_right", "")] if name == "codebook" else [])


@pytest.mark.parametrize("name", ["stakeholders", "participation", "quantities"])
def test_every_row_belongs_to_a_pilot(tables: dict[str, Table], name: str) -> None:
    assert _column(tables, name, "pilot_id") - _column(tables, "pilots", "pilot_id") == set()


def test_every_cell_belongs_to_a_stakeholder_with_the_same_name_and_sector(tables: dict[str, Table]) -> None:
    known = {(row["pilot_id"], row["stakeholder_id"], row["name"], row["helix"]) for row in tables["stakeholders"]}
    cells = {
        (row["pilot_id"], row["stakeholder_id"], row["stakeholder"], row["helix"]) for row in tables["participation"]
    }
    assert cells - known == set()


@pytest.mark.parametrize("name", ["pilots", "stakeholders", "participation", "quantities"])
def test_every_fact_has_a_listed_source(tables: dict[str, Table], name: str) -> None:
    assert _column(tables, name, "source_url") - _column(tables, "sources", "url") == set()


@pytest.mark.parametrize("column", ["other_source_urls", "context_urls"])
def test_further_sources_are_listed_too(tables: dict[str, Table], column: str) -> None:
    urls = {url for row in tables["pilots"] for url in row[column].split("|") if url}
    assert urls - _column(tables, "sources", "url") == set()


def test_sources_support_pilots_that_exist(tables: dict[str, Table]) -> None:
    supported = {pilot for row in tables["sources"] for pilot in row["supports_pilots"].split("|") if pilot}
    assert supported - _column(tables, "pilots", "pilot_id") == set()


@pytest.mark.parametrize(("name", "column"), CODED)
def test_every_code_is_in_the_codebook(tables: dict[str, Table], name: str, column: str) -> None:
    codes = {row["code"] for row in tables["codebook"] if row["field"] == column}
    assert _column(tables, name, column) - codes == set()


def test_unknown_is_never_coded_as_zero(tables: dict[str, Table]) -> None:
    assert _column(tables, "participation", "depth") == {"1", "2", "3", "4", "5"}
    assert _column(tables, "participation", "decision_right") == {"", "1", "2", "3"}


def test_sixty_one_pilots_are_documented_and_five_only_listed(tables: dict[str, Table]) -> None:
    cells = Counter(row["pilot_id"] for row in tables["participation"])
    assert len(cells) == 61
    assert {row["pilot_id"]: int(row["cell_count"]) for row in tables["pilots"] if row["cell_count"] != "0"} == cells
    tiers = Counter(row["evidence_tier"] for row in tables["pilots"])
    assert tiers == {"A": 41, "B": 20, "C": 5}
    listed = {row["pilot_id"] for row in tables["pilots"] if row["status"] == "city_listed_only"}
    assert listed == _column(tables, "pilots", "pilot_id") - set(cells)


def test_fifty_places_in_twenty_one_countries(tables: dict[str, Table]) -> None:
    assert len(_column(tables, "pilots", "city")) == 50
    assert len(_column(tables, "pilots", "country_iso2")) == 21


def test_stages_with_partners_count_only_involved_and_not_doubtful_cells(tables: dict[str, Table]) -> None:
    counted = [row for row in tables["participation"] if int(row["depth"]) >= 2 and row["confidence"] != "low"]
    for pilot in tables["pilots"]:
        own = [row for row in counted if row["pilot_id"] == pilot["pilot_id"]]
        partners = {row["stage"] for row in own if row["helix"] != "government"}
        civil = {row["stage"] for row in own if row["helix"] == "civil_society"}
        assert set(filter(None, pilot["stages_noncity"].split("|"))) == partners, pilot["pilot_id"]
        assert set(filter(None, pilot["stages_civil_society"].split("|"))) == civil, pilot["pilot_id"]


def _read(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def _column(tables: dict[str, Table], name: str, column: str) -> set[str]:
    return {row[column] for row in tables[name]}
