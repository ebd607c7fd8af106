"""The evidence library as an official browses it: 66 rows in plain labels, filters, counts and orders, all exact."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod.desk.opening import Desk
from coprod.desk.pilot_facets import Facet, Wanted, in_words, matching, options, wanted, without
from coprod.desk.pilot_order import Order, ordered
from coprod.desk.pilot_words import size, stages, status
from coprod.desk.pilots import PilotRow, rows
from coprod.language import speaker

FILES = Path(__file__).parents[2] / "data" / "pilots"
GHENT = ["ghent-crowdfunding", "ghent-digital-idea", "ghent-zwerm"]
SAY = speaker("en")


def read(name: str) -> list[dict[str, str]]:
    with (FILES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def library(sampled: Desk) -> tuple[PilotRow, ...]:
    return rows(sampled, SAY)


def one_of(library: tuple[PilotRow, ...], pilot_id: str) -> PilotRow:
    (found,) = [row for row in library if row.pilot_id == pilot_id]
    return found


def test_every_pilot_is_there_once_by_country_city_and_name(library: tuple[PilotRow, ...]) -> None:
    assert len({row.pilot_id for row in library}) == len(library) == 66
    order = [(row.country, row.city, row.name) for row in library]
    assert order == sorted(order)
    assert (order[0][:2], order[-1][0]) == (("Austria", "Vienna"), "United Kingdom")


def test_a_pilot_in_plain_labels_with_all_its_sources(library: tuple[PilotRow, ...]) -> None:
    zwerm = one_of(library, "ghent-zwerm")
    assert (zwerm.name, zwerm.city, zwerm.country) == ("ZWERM neighbourhood game", "Ghent", "Belgium")
    assert (zwerm.theme, zwerm.theme_title) == ("neighbourhood_engagement", "Neighbourhood life")
    assert (zwerm.status_title, zwerm.tier_title) == ("Delivered", "Well documented")
    assert zwerm.cells == (
        ("co_commissioning", "Co-commissioning", 1),
        ("co_design", "Co-design", 6),
        ("co_delivery", "Co-delivery", 1),
        ("co_assessment", "Co-assessment", 1),
    )
    assert zwerm.stages == ("co_commissioning", "co_design", "co_delivery", "co_assessment")
    assert zwerm.documented == 9
    assert zwerm.sources == (
        ("smart-ip.eu", "http://www.smart-ip.eu/cases/ghent/"),
        ("toyfoo.com", "https://www.toyfoo.com/work/zwerm"),
        ("zwermgent.be", "http://zwermgent.be/content/overall-info"),
        ("zwermgent.be", "http://www.zwermgent.be/trees"),
        ("toyfoo.com", "http://toyfoo.com/ZWERM-Tree"),
        ("eurocities2013.eu", "http://www.eurocities2013.eu/citizen_detail5255.html?id=9"),
    )
    assert zwerm.conflict_note.startswith("One designer page dates the work 2014")
    assert (zwerm.size, zwerm.started, zwerm.at) == ("250-500k", "2013-02-23", (3.72, 51.05))
    assert [title for _, title in zwerm.sectors] == ["Government", "Business", "Research", "Civil society"]


def test_the_groups_of_every_pilot_are_counted_once_whatever_they_did_at_how_many_stages(
    library: tuple[PilotRow, ...],
) -> None:
    told: dict[str, set[str]] = {}
    for one in read("participation.csv"):
        told.setdefault(one["pilot_id"], set()).add(one["stakeholder_id"])
    assert {row.pilot_id: row.groups for row in library if row.groups} == {
        pilot: len(groups) for pilot, groups in told.items()
    }
    assert one_of(library, "bologna-mimuovosmart").groups < one_of(library, "bologna-mimuovosmart").documented


def test_a_card_counts_the_same_pages_as_the_page_of_the_pilot(library: tuple[PilotRow, ...]) -> None:
    pages: dict[str, set[str]] = {}
    for one in read("sources.csv"):
        for pilot in one["supports_pilots"].split("|"):
            pages.setdefault(pilot, set()).add(one["url"])
    assert {row.pilot_id: {url for _, url in row.sources} for row in library} == {
        row.pilot_id: pages[row.pilot_id] for row in library
    }
    assert [row.pilot_id for row in library if len({url for _, url in row.sources}) < len(row.sources)] == []


def test_the_sectors_of_every_pilot_are_those_of_its_stakeholders(library: tuple[PilotRow, ...]) -> None:
    told = {(one["pilot_id"], one["helix"]) for one in read("stakeholders.csv")}
    assert {(row.pilot_id, sector) for row in library for sector, _ in row.sectors} == told


def test_every_pilot_has_a_source_and_labels_in_words(library: tuple[PilotRow, ...]) -> None:
    assert [row.pilot_id for row in library if not row.sources or not all(row.sources)] == []
    labels = {label for row in library for label in (row.theme_title, row.status_title, row.tier_title, row.country)}
    assert {label for label in labels if "_" in label or not label[0].isupper()} == set()


def test_five_pilots_are_listed_only(library: tuple[PilotRow, ...]) -> None:
    bare = [row for row in library if not row.stages]
    assert (len(bare), {row.tier for row in bare}) == (5, {"C"})
    assert [row for row in library if row.listed_only] == bare
    assert sum(row.documented for row in library) == 325


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 66),
        ({"theme": ("mobility",)}, 6),
        ({"theme": ("mobility", "waste")}, 7),
        ({"theme": ("no such theme",)}, 0),
        ({"country": ("IT",)}, 10),
        ({"country": ("IT", "ES")}, 15),
        ({"status": ("running",)}, 18),
        ({"status": ("delivered", "running", "planned", "city_listed_only")}, 66),
        ({"stage": ("co_assessment",)}, 25),
        ({"stage": ("co_assessment", "co_design")}, 50),
        ({"size": ("<100k",)}, 7),
        ({"size": ("<100k", ">1M")}, 17),
        ({"tier": ("A",)}, 41),
        ({"tier": ("A", "B", "C")}, 66),
        ({"theme": ("mobility",), "size": ("250-500k", "500k-1M")}, 5),
        ({"country": ("IT",), "status": ("running",)}, 2),
        ({"country": ("IT",), "status": ("delivered",), "stage": ("co_assessment",)}, 3),
        ({"text": "ghent", "country": ("IT",)}, 0),
        ({"text": "ghent"}, 3),
        ({"text": "  GHENT  "}, 3),
        ({"text": "ghent idea"}, 2),
        ({"text": "idea ghent"}, 2),
        ({"text": "ghent month-long"}, 1),
        ({"text": "italy"}, 10),
        ({"text": "REYKJAVÍK"}, 1),
        ({"text": "gh.*t"}, 0),
    ],
)
def test_filters(library: tuple[PilotRow, ...], asked: dict[str, object], count: int) -> None:
    assert len(matching(library, Wanted(**asked))) == count


def test_what_matches_keeps_its_order(library: tuple[PilotRow, ...]) -> None:
    assert [row.pilot_id for row in matching(library, Wanted(text="ghent"))] == GHENT
    assert matching(library, Wanted()) == library
    found = matching(library, Wanted(country=("IT",), status=("delivered",), stage=("co_assessment",)))
    assert [row.pilot_id for row in found] == ["bologna-mimuovosmart", "genoa-gavoglio", "milan-cibovicino"]


def test_each_option_says_how_many_pilots_it_would_leave(library: tuple[PilotRow, ...]) -> None:
    """Counted in the files, each facet without its own filter: so a second theme can be seen to add some."""
    every = options(library, Wanted(theme=("mobility",), country=("DE",)), SAY)
    files = read("pilots.csv")
    german = Counter(one["theme"] for one in files if one["country_iso2"] == "DE")
    mobile = Counter(one["country_iso2"] for one in files if one["theme"] == "mobility")
    assert {one.code: one.count for one in every[Facet.THEME] if one.count} == german
    assert (
        {one.code: one.count for one in every[Facet.COUNTRY] if one.count}
        == mobile
        == Counter({"DE": 2, "IT": 1, "SE": 1, "NO": 1, "GR": 1})
    )
    assert [(one.title, one.count) for one in every[Facet.TIER]] == [
        ("Well documented", 0),
        ("Partly documented", 1),
        ("Listed only", 1),
    ]


def test_options_stand_in_their_own_order_and_none_disappears(library: tuple[PilotRow, ...]) -> None:
    every = options(library, Wanted(text="no pilot says this"), SAY)
    assert {one.count for facet in Facet for one in every[facet]} == {0}
    assert [len(every[facet]) for facet in Facet] == [16, 4, 21, 5, 4, 4, 3]
    assert [one.title for one in every[Facet.STAGE]] == [
        "Co-commissioning",
        "Co-design",
        "Co-delivery",
        "Co-assessment",
    ]
    assert [one.title for one in every[Facet.SIZE]][::4] == ["under 100,000", "over 1 million"]
    assert [one.code for one in every[Facet.SECTOR]] == ["government", "business", "research", "civil_society"]
    assert [one.title for one in every[Facet.COUNTRY]][:3] == ["Austria", "Belgium", "Czechia"]


@given(
    theme=st.sets(st.sampled_from(["mobility", "health", "waste", "social_care"])),
    country=st.sets(st.sampled_from(["IT", "DE", "GB", "FI"])),
    stage=st.sets(st.sampled_from(["co_design", "co_assessment"])),
    facet=st.sampled_from(Facet),
)
def test_choosing_one_option_alone_leaves_exactly_its_count(
    library: tuple[PilotRow, ...], theme: set[str], country: set[str], stage: set[str], facet: Facet
) -> None:
    asked = Wanted(theme=tuple(theme), country=tuple(country), stage=tuple(stage))
    for one in options(library, asked, SAY)[facet]:
        assert len(matching(library, asked.which(facet, (one.code,)))) == one.count


def test_what_a_link_asks_for_and_no_pilot_has_is_left_out(library: tuple[PilotRow, ...]) -> None:
    asked = wanted(library, " x ", {Facet.THEME: ["mobility", "nonsense", "mobility"], Facet.SIZE: ["12"]})
    assert asked == Wanted(text="x", theme=("mobility",))


def test_filters_in_words(library: tuple[PilotRow, ...]) -> None:
    asked = Wanted("night buses", theme=("waste", "mobility"), stage=("co_design",), size=("<100k",))
    assert in_words(library, asked, SAY) == (
        "words: “night buses”; Theme: Mobility or Waste; Stage documented: Co-design; People in the city: under 100,000"
    )
    assert (in_words(library, Wanted(text="  "), SAY), Wanted(text="  ").narrowed) == ("", False)


def test_what_giving_up_one_filter_brings_back(library: tuple[PilotRow, ...]) -> None:
    asked = Wanted("budget", theme=("mobility",), country=("FI",))
    assert matching(library, asked) == ()
    finnish = [one for one in read("pilots.csv") if one["country_iso2"] == "FI"]
    said = [one for one in finnish if "budget" in (one["pilot_name"] + one["description"]).lower()]
    assert len(said) == 1  # OmaStadi
    assert without(library, asked, SAY) == (("Theme: Mobility", 1), ("Country: Finland", 1))


def test_orders(library: tuple[PilotRow, ...]) -> None:
    told = [(len(row.stages), row.documented) for row in ordered(library, Order.DOCUMENTED)]
    assert told == sorted(told, reverse=True)
    assert (told[0], told[-1]) == ((4, 10), (0, 0))
    assert ordered(library, Order.COUNTRY) == library
    assert ordered(library, Order.NAME)[0].name == "(SMARTiP test-bed city; pilot not documented)"
    newest = [row.started for row in ordered(library, Order.NEWEST)]
    known = [started for started in newest if started]
    assert newest[: len(known)] == known
    assert [started[:4] for started in known] == sorted((started[:4] for started in known), reverse=True)


def test_a_pilot_in_a_few_words(library: tuple[PilotRow, ...]) -> None:
    zwerm, bare = one_of(library, "ghent-zwerm"), next(row for row in library if not row.stages)
    assert stages(zwerm, SAY) == (
        "Groups taking part, at least: Co-commissioning 1, Co-design 6, Co-delivery 1, Co-assessment 1"
    )
    assert stages(one_of(library, "ghent-digital-idea"), SAY) == (
        "Groups taking part, at least: Co-commissioning 1. Not known: Co-design, Co-delivery, Co-assessment"
    )
    assert stages(bare, SAY) == "Groups taking part: not documented at any stage"
    assert (size(zwerm, SAY), status(zwerm, SAY)) == ("250,000 to 500,000 people", "Delivered")
    assert status(one_of(library, "bologna-commons-regulation"), SAY) == "Running when last seen, 2019"
