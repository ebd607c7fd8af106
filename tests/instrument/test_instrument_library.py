"""Finding instruments: names, versions, and files that are not instruments."""

import pytest

from coprod.errors import InstrumentError
from coprod.instrument.library import load, newest, shelf


def _versions(raw, write, *versions):
    for version in versions:
        write({**raw, "version": version})


def test_the_shelf_as_shipped():
    assert list(shelf()) == ["coprod-core@1.0"]


def test_the_shelf_runs_from_the_oldest_version_to_the_newest(raw, write, tmp_path):
    _versions(raw, write, "1.10", "2.0", "1.9")
    assert list(shelf(tmp_path)) == ["coprod-core@1.9", "coprod-core@1.10", "coprod-core@2.0"]


def test_newest_compares_versions_as_numbers(raw, write, tmp_path):
    _versions(raw, write, "1.9", "1.10", "1.2")
    assert newest(shelf(tmp_path)).key == "coprod-core@1.10"


def test_newest_takes_an_exact_version_at_its_word(raw, write, tmp_path):
    _versions(raw, write, "1.9", "1.10")
    assert newest(shelf(tmp_path), "coprod-core@1.9").key == "coprod-core@1.9"


def test_newest_looks_only_at_the_instrument_asked_for(raw, write, tmp_path):
    write({**raw, "id": "ghent-own", "version": "3.0"})
    _versions(raw, write, "1.0")
    assert newest(shelf(tmp_path)).key == "coprod-core@1.0"
    assert newest(shelf(tmp_path), "ghent-own").key == "ghent-own@3.0"


def test_newest_names_what_there_is_when_asked_for_something_else(raw, write, tmp_path):
    _versions(raw, write, "1.0", "1.1")
    with pytest.raises(InstrumentError) as refused:
        newest(shelf(tmp_path), "ghent-own")
    assert str(refused.value) == "There is no instrument ghent-own. There are: coprod-core@1.0, coprod-core@1.1."


def test_an_empty_shelf(tmp_path):
    with pytest.raises(InstrumentError) as refused:
        shelf(tmp_path)
    assert str(refused.value) == (
        f"There is no instrument in {tmp_path}; the dashboard needs at least one .toml file there."
    )


def test_a_file_that_is_not_toml(tmp_path):
    path = tmp_path / "coprod-core-1.0.toml"
    path.write_text('id = "coprod-core\n', encoding="utf-8")
    with pytest.raises(InstrumentError, match=r"^The instrument coprod-core-1\.0\.toml is not valid TOML: .*line 1"):
        load(path)


def test_a_file_that_is_not_text(tmp_path):
    path = tmp_path / "coprod-core-1.0.toml"
    path.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(
        InstrumentError, match=r"^The instrument coprod-core-1\.0\.toml is not valid TOML: 'utf-8' codec"
    ):
        load(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InstrumentError) as refused:
        load(tmp_path / "gone-1.0.toml")
    assert str(refused.value) == "The instrument gone-1.0.toml cannot be opened: No such file or directory."


def test_a_file_name_that_contradicts_the_text(raw, write):
    path = write(raw)
    renamed = path.rename(path.with_name("coprod-core-1.1.toml"))
    with pytest.raises(InstrumentError) as refused:
        load(renamed)
    assert str(refused.value) == (
        "The instrument coprod-core-1.1.toml says it is coprod-core@1.0; file and text must agree."
    )


def test_a_version_of_three_numbers_is_refused(raw, write):
    with pytest.raises(InstrumentError, match=r"^The instrument coprod-core-1\.0\.0\.toml has 1 fault\(s\): version: "):
        load(write({**raw, "version": "1.0.0"}))


def test_one_bad_file_stops_the_whole_shelf(raw, write, tmp_path):
    _versions(raw, write, "1.0")
    raw["skills"][0]["stage"] = "nowhere"
    write({**raw, "version": "1.1"})
    with pytest.raises(InstrumentError, match=r"^The instrument coprod-core-1\.1\.toml .*skills\.need_insight\.stage"):
        shelf(tmp_path)
