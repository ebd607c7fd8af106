"""Published numbers and sources of one pilot, and what is documented at least: in words, each near its source."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from coprod.desk import governance
from coprod.desk.opening import Desk
from coprod.desk.pilot_least import Least, least
from coprod.desk.pilot_numbers import scopes, source_line, sources
from coprod.desk.pilot_record import Record, record
from coprod.desk.pilots import STAGES
from coprod.language import speaker
from coprod.measures.matrix import HELICES
from tests.measures.governed_pilots import CYCLE

SAY = speaker("en")
FILES = Path(__file__).parents[2] / "data" / "pilots"


def rows(name: str) -> list[dict[str, str]]:
    with (FILES / name).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


CELLS = rows("participation.csv")
IDS = [one["pilot_id"] for one in rows("pilots.csv")]


def of(desk: Desk, pilot_id: str) -> Record:
    found = record(desk, pilot_id)
    assert found is not None
    return found


def least_of(desk: Desk, pilot_id: str) -> Least:
    one = of(desk, pilot_id)
    return least(
        governance.of_pilot(desk, pilot_id),
        stages=one.titles("stage", STAGES),
        helices=one.titles("helix", HELICES),
        say=SAY,
    )


def test_a_pilot_that_is_not_there_is_none(sampled: Desk) -> None:
    assert record(sampled, "no-such-pilot") is None


def test_numbers_have_their_qualifier_unit_date_and_source(sampled: Desk) -> None:
    [own] = scopes(of(sampled, "ghent-zwerm"), SAY)
    assert own.title == "About this pilot"
    assert [(one.name, one.value, one.as_of, one.site) for one in own.quantities][:3] == [
        ("Active players", "more than 250 people", "2013", "zwermgent.be"),
        ("Idea call participants", "5,500 people, as that page prints it", "2013", "smart-ip.eu"),
        ("Ideas submitted", "128 ideas, as that page prints it", "2013", "smart-ip.eu"),
    ]
    assert own.quantities[-1].as_of == ""


def test_what_a_page_prints_as_exact_is_exact_only_where_no_note_says_that_sources_differ(sampled: Desk) -> None:
    noted = {one["pilot_id"]: bool(one["conflict_note"]) for one in rows("pilots.csv")}
    assert {*noted.values()} == {True, False}
    for pilot, note in noted.items():
        values = [one.value for scope in scopes(of(sampled, pilot), SAY) for one in scope.quantities]
        exact = [row for row in rows("quantities.csv") if row["pilot_id"] == pilot and row["qualifier"] == "exact"]
        assert sum(value.endswith(", as that page prints it") for value in values) == note * len(exact)
        assert sum(value.startswith("exactly ") for value in values) == (not note) * len(exact)


def test_what_is_no_result_of_the_pilot_stands_apart_and_says_so(sampled: Desk) -> None:
    told = [(one.title, len(one.quantities)) for one in scopes(of(sampled, "bologna-mimuovosmart"), SAY)]
    assert told == [("About this pilot", 2), ("About the whole programme: not a result of this pilot", 1)]


def test_all_286_numbers_are_told_once_and_decimals_are_kept(sampled: Desk) -> None:
    told = [number for pilot in IDS for scope in scopes(of(sampled, pilot), SAY) for number in scope.quantities]
    assert len(told) == 286
    assert "2.5" in " ".join(one.value for one in told)


def test_each_page_says_what_it_supports_of_this_pilot_and_of_no_other(sampled: Desk) -> None:
    found = sources(of(sampled, "ghent-digital-idea"), SAY)
    first = found[0]
    assert (first.url, first.publisher, first.kind) == (
        "http://www.smart-ip.eu/cases/ghent/",
        "SMARTiP project",
        "Project page",
    )
    assert (first.language, first.seen_on) == ("English", "22 November 2026")
    assert first.supports == "main page, 1 group, 3 numbers, 1 entry on who took part"


def test_every_page_that_a_fact_names_is_among_the_sources(sampled: Desk) -> None:
    lost = []
    for pilot in IDS:
        one = of(sampled, pilot)
        pages = {page.url for page in sources(one, SAY)}
        named = {row["source_url"] for row in (one.facts, *one.stakeholders, *one.cells, *one.quantities)}
        lost += [(pilot, url) for url in named - pages]
    assert lost == []


def test_the_source_line_says_desk_coding_and_from_how_many_pages(sampled: Desk) -> None:
    assert source_line(of(sampled, "ghent-zwerm"), SAY) == (
        "desk coding, not checked by the city · 6 public pages · seen 22 November 2026"
    )


def test_the_bounds_of_zwerm_in_words_with_the_entries_they_rest_on(sampled: Desk) -> None:
    told = least_of(sampled, "ghent-zwerm")
    assert [(one.id, one.words, one.which, one.entries) for one in told.bounds] == [
        (
            "helix_coverage",
            "at least 4 of 4 sectors are asked or take part more deeply",
            "Government, Business, Research, Civil society",
            9,
        ),
        (
            "lifecycle_coverage",
            "in at least 3 of 4 stages a group outside government is worked with or more",
            "Co-commissioning, Co-design, Co-delivery",
            9,
        ),
    ]


@pytest.mark.parametrize("pilot", IDS)
def test_each_bound_counts_what_the_file_documents(sampled: Desk, pilot: str) -> None:
    mine = [row for row in CELLS if row["pilot_id"] == pilot]
    partners = [row for row in mine if row["helix"] != "government"]
    active = {row["helix"] for row in mine if int(row["depth"]) >= 2}
    worked = {row["stage"] for row in partners if int(row["depth"]) >= 3}
    decides = {row["stage"] for row in partners if row["decision_right"] and int(row["decision_right"]) >= 2}
    expected = {}
    if mine:
        expected["helix_coverage"] = (len(active), len(mine))
    if partners:
        expected["lifecycle_coverage"] = (len(worked), len(mine))
    if any(row["decision_right"] for row in partners):
        expected["co_decision_rate"] = (len(decides), sum(bool(row["decision_right"]) for row in mine))
    told = {
        one.id: (len(one.which.split(", ")) if one.which else 0, one.entries) for one in least_of(sampled, pilot).bounds
    }
    assert told == expected


def test_where_no_stage_is_documented_for_it_the_bound_is_unknown_and_not_zero(sampled: Desk) -> None:
    said = [one.words for pilot in IDS for one in least_of(sampled, pilot).bounds if not one.which]
    assert set(said) == {"documented for none of 4, which is unknown, not zero"}


def test_every_other_indicator_says_why_it_has_no_bound(sampled: Desk) -> None:
    for pilot in IDS:
        told = least_of(sampled, pilot)
        counts = Counter(title for _, titles in told.untold for title in titles)
        assert set(counts.values()) == {1}
        assert len(told.bounds) + len(counts) == 16
        assert all(reason.endswith(".") for reason, _ in told.untold)


def test_where_no_formal_say_is_recorded_that_is_all_that_is_said(sampled: Desk) -> None:
    reasons = dict(least_of(sampled, "ghent-zwerm").untold)
    assert reasons["Whether residents or partners had a formal say in decisions is not recorded."] == (
        "Stages where others than government decide too",
    )
    assert [reason for pilot in IDS for reason, _ in least_of(sampled, pilot).untold if "No right" in reason] == []


def test_a_listed_pilot_has_no_bound(sampled: Desk) -> None:
    bare = [pilot for pilot in IDS if not any(row["pilot_id"] == pilot for row in CELLS)]
    assert (len(bare), [least_of(sampled, pilot).bounds for pilot in bare]) == (5, [()] * 5)


def test_the_stages_are_those_of_the_cycle() -> None:
    assert STAGES == CYCLE
