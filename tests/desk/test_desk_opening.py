"""Opening the desk: what the environment may say, and what is there when the door opens."""

from pathlib import Path

import pytest

from coprod.access.roles import AT_THIS_MACHINE
from coprod.desk import keeping, pilots
from coprod.desk.opening import DATA, Settings, opened
from coprod.disclosure.policy import Policy
from coprod.errors import CoprodError, InstrumentError, StoreError
from coprod.language import speaker
from tests.desk.held import held

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("environment", "settings"),
    [
        ({}, Settings(store=ROOT / "data" / "coprod.duckdb", sample=False, smallest_group=5)),
        ({"COPROD_STORE": ""}, Settings(store=ROOT / "data" / "coprod.duckdb")),
        ({"COPROD_STORE": "/srv/s.duckdb"}, Settings(store=Path("/srv/s.duckdb"))),
        ({"COPROD_SAMPLE": "1"}, Settings(sample=True)),
        ({"COPROD_SAMPLE": "0"}, Settings(sample=False)),
        ({"COPROD_SAMPLE": ""}, Settings(sample=False)),
        ({"COPROD_SMALLEST_GROUP": "5"}, Settings(smallest_group=5)),
        ({"COPROD_SMALLEST_GROUP": "12"}, Settings(smallest_group=12)),
        ({"COPROD_INSTRUMENT": ""}, Settings(instrument="coprod-core")),
        ({"COPROD_INSTRUMENT": "our-own@2.0"}, Settings(instrument="our-own@2.0")),
        ({"COPROD_OTHER": "9", "PATH": "/bin"}, Settings()),
    ],
)
def test_settings_are_read_from_the_environment(environment: dict[str, str], settings: Settings) -> None:
    assert Settings.of(environment) == settings


@pytest.mark.parametrize("smallest", ["4", "0", "-5", "abc", "5.0", " 6", "1e3", "²"])
def test_a_smaller_group_or_no_number_is_refused_in_words(smallest: str) -> None:
    with pytest.raises(CoprodError) as refused:
        Settings.of({"COPROD_SMALLEST_GROUP": smallest})
    assert str(refused.value) == f"COPROD_SMALLEST_GROUP is {smallest}; it may be 5 or more."


def test_an_open_desk_has_the_pilots_the_instrument_and_no_answers(tmp_path: Path) -> None:
    with opened(Settings(store=tmp_path / "s.duckdb", smallest_group=7)) as desk:
        assert len(pilots.rows(desk, speaker("en"))) == 66
        assert (desk.instrument.key, desk.policy) == ("coprod-core@1.0", Policy(7))
        assert held(desk.store) == 0


def test_the_desk_is_closed_behind_whoever_leaves(tmp_path: Path) -> None:
    with pytest.raises(KeyError), opened(Settings(store=tmp_path / "s.duckdb")) as desk:
        raise KeyError
    with pytest.raises(Exception, match="already closed"):
        held(desk.store)


def test_opening_again_writes_nothing(tmp_path: Path) -> None:
    changes = []
    for _ in range(2):
        with opened(Settings(store=tmp_path / "s.duckdb", sample=True)) as desk, desk.store.reading() as cursor:
            changes.append(cursor.execute("SELECT revision, what FROM changes ORDER BY revision").fetchall())
    assert changes == [[(1, "refresh pilots"), (2, "describe city"), (3, "add 226 submission(s)")]] * 2


def test_a_removed_sample_does_not_come_back_by_itself(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "s.duckdb", sample=True)
    with opened(settings) as desk:
        assert held(desk.store) == 226
        assert keeping.remove_sample(desk, person=AT_THIS_MACHINE) == 226
    with opened(settings) as desk:
        assert held(desk.store) == 0
        assert keeping.load_sample(desk, person=AT_THIS_MACHINE) == 226
        assert keeping.load_sample(desk, person=AT_THIS_MACHINE) == 0
        assert held(desk.store) == 226


def test_the_sample_is_not_put_on_top_of_restored_answers(tmp_path: Path) -> None:
    with opened(Settings(store=tmp_path / "one.duckdb", sample=True)) as desk:
        keeping.remove_sample(desk, person=AT_THIS_MACHINE)
        keeping.backup(desk, tmp_path / "copy.duckdb", person=AT_THIS_MACHINE)
    with opened(Settings(store=tmp_path / "two.duckdb")) as desk:
        keeping.restore(desk, tmp_path / "copy.duckdb", person=AT_THIS_MACHINE)
    with opened(Settings(store=tmp_path / "two.duckdb", sample=True)) as desk:
        assert held(desk.store) == 0


def test_the_sample_waits_until_it_is_asked_for(tmp_path: Path) -> None:
    with opened(Settings(store=tmp_path / "s.duckdb")) as desk:
        assert held(desk.store) == 0
    with opened(Settings(store=tmp_path / "s.duckdb", sample=True)) as desk:
        assert held(desk.store) == 226


def test_a_file_that_is_no_store_stops_the_opening_in_words(tmp_path: Path) -> None:
    (tmp_path / "s.duckdb").write_bytes(b"junk" * 4000)
    with pytest.raises(StoreError, match="damaged or not a DuckDB file"), opened(Settings(tmp_path / "s.duckdb")):
        pass


def test_a_questionnaire_that_is_not_there_stops_the_opening_before_a_store_is_made(tmp_path: Path) -> None:
    settings = Settings(store=tmp_path / "s.duckdb", instrument="our-own@2.0")
    with pytest.raises(InstrumentError, match="our-own"), opened(settings):
        pass
    assert list(tmp_path.iterdir()) == []


def test_data_is_where_the_checkout_has_it() -> None:
    assert ROOT / "data" == DATA
