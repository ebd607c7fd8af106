"""The evidence library in the store: loaded once, loaded anew when its files change, refused in words."""

import csv
import shutil
from pathlib import Path

import pytest
from answers_made import rows, sizes

from coprod.errors import StoreError
from coprod.store.engine import Store
from coprod.store.pilots import cells_per_stage, codes, pilots, refresh

LIBRARY = Path(__file__).parents[2] / "data" / "pilots"
ROWS = {
    "pilots": 66,
    "pilot_stakeholders": 251,
    "pilot_participation": 325,
    "pilot_quantities": 286,
    "pilot_sources": 309,
    "pilot_codes": 42,
    "pilot_editions": 1,
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBRARY, tmp_path / "pilots"))


def held(store: Store) -> dict[str, int]:
    return {table: size for table, size in sizes(store).items() if table in ROWS}


def test_the_library_is_loaded_once(store: Store) -> None:
    assert refresh(store, LIBRARY)
    assert held(store) == ROWS
    before = store.revision
    assert not refresh(store, LIBRARY)
    assert (store.revision, held(store)) == (before, ROWS)


def test_every_value_of_every_pilot_arrives_as_it_stands_in_the_file(store: Store) -> None:
    refresh(store, LIBRARY)
    with (LIBRARY / "pilots.csv").open(encoding="utf-8", newline="") as lines:
        written = {row["pilot_id"]: row for row in csv.DictReader(lines)}
    found = pilots(store)
    assert {row["pilot_id"]: row for row in found.to_dict(orient="records")} == written
    order = found[["country_iso2", "city", "pilot_name"]].to_numpy().tolist()
    assert order == sorted(order)


def test_a_changed_file_refreshes_all_of_it(store: Store, library: Path) -> None:
    refresh(store, library)
    before = store.revision
    text = (library / "pilots.csv").read_text(encoding="utf-8")
    (library / "pilots.csv").write_text(
        text.replace("ZWERM neighbourhood game", "ZWERM street game").replace("\r", ""), encoding="utf-8"
    )
    assert refresh(store, library)
    assert store.revision != before
    assert held(store) == ROWS
    assert rows(store, "SELECT pilot_name FROM pilots WHERE pilot_id = 'ghent-zwerm'") == [("ZWERM street game",)]
    assert refresh(store, LIBRARY)
    assert rows(store, "SELECT pilot_name FROM pilots WHERE pilot_id = 'ghent-zwerm'") == [
        ("ZWERM neighbourhood game",)
    ]


def test_a_pilot_taken_out_of_the_file_leaves_the_store(store: Store, library: Path) -> None:
    refresh(store, library)
    lines = (library / "pilots.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (library / "pilots.csv").write_text("".join(lines[:-1]), encoding="utf-8")
    refresh(store, library)
    assert held(store) == ROWS | {"pilots": 65}


def test_a_missing_file_is_refused_in_words_and_changes_nothing(store: Store, library: Path) -> None:
    refresh(store, library)
    before = store.revision
    (library / "sources.csv").unlink()
    with pytest.raises(StoreError) as refused:
        refresh(store, library)
    assert str(refused.value) == (
        f"The pilots file {library / 'sources.csv'} cannot be opened: No such file or directory."
    )
    assert (store.revision, held(store)) == (before, ROWS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"ZWERM neighbourhood game", b"ZWERM, unquoted"),
        (b"ghent-digital-idea,", b"ghent-zwerm,"),
        (b"pilot_id,evidence_tier", b"pilot_id,evidence"),
        (b"Ghent", b"Gh\xe9nt"),
    ],
    ids=["a cell too many", "a pilot twice", "another column", "not UTF-8"],
)
def test_a_spoilt_file_is_refused_in_words_and_changes_nothing(
    store: Store, library: Path, old: bytes, new: bytes
) -> None:
    refresh(store, library)
    before = store.revision
    file = library / "pilots.csv"
    file.write_bytes(file.read_bytes().replace(old, new))
    with pytest.raises(StoreError) as refused:
        refresh(store, library)
    assert str(refused.value).startswith(f"The pilots file {file} is not as it should be: ")
    assert (store.revision, held(store)) == (before, ROWS)


def test_an_unknown_folder_is_refused_in_words(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^The pilots file .*nowhere/pilots\.csv cannot be opened: No such file"):
        refresh(store, tmp_path / "nowhere")


def test_codes_have_plain_labels(store: Store) -> None:
    refresh(store, LIBRARY)
    labels = codes(store)
    assert len(labels) == 42
    assert labels["status", "city_listed_only"] == "City listed only"
    assert labels["evidence_tier", "A"] == "Well documented"
    assert labels["stage", "co_assessment"] == "Co-assessment"


def test_cells_are_counted_per_pilot_and_stage(store: Store) -> None:
    refresh(store, LIBRARY)
    cells = cells_per_stage(store)
    assert list(cells.columns) == ["pilot_id", "stage", "cells"]
    assert cells["cells"].sum() == 325
    ghent = cells[cells["pilot_id"] == "ghent-zwerm"].set_index("stage")["cells"].to_dict()
    assert ghent == {"co_assessment": 1, "co_commissioning": 1, "co_delivery": 1, "co_design": 6}
    assert cells["pilot_id"].nunique() == 61
