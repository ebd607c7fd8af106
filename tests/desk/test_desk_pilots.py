"""The evidence library as an official browses it: 66 rows in plain labels, and filters with exact counts."""

import pytest

from coprod.desk.opening import Desk
from coprod.desk.pilots import PilotRow, Wanted, matching, rows
from coprod.language import speaker

GHENT = ["ghent-crowdfunding", "ghent-digital-idea", "ghent-zwerm"]


@pytest.fixture(scope="module")
def library(sampled: Desk) -> tuple[PilotRow, ...]:
    return rows(sampled, speaker("en"))


def test_every_pilot_is_there_once_by_country_city_and_name(library: tuple[PilotRow, ...]) -> None:
    assert len({row.pilot_id for row in library}) == len(library) == 66
    order = [(row.country, row.city, row.name) for row in library]
    assert order == sorted(order)
    assert (order[0][:2], order[-1][0]) == (("Austria", "Vienna"), "United Kingdom")


def test_a_pilot_in_plain_labels_with_all_its_sources(library: tuple[PilotRow, ...]) -> None:
    (zwerm,) = [row for row in library if row.pilot_id == "ghent-zwerm"]
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
    assert zwerm.sources == (
        ("smart-ip.eu", "http://www.smart-ip.eu/cases/ghent/"),
        ("toyfoo.com", "https://www.toyfoo.com/work/zwerm"),
        ("zwermgent.be", "http://zwermgent.be/content/overall-info"),
        ("zwermgent.be", "http://www.zwermgent.be/trees"),
    )
    assert zwerm.conflict_note.startswith("One designer page dates the work 2014")


def test_every_pilot_has_a_source_and_labels_in_words(library: tuple[PilotRow, ...]) -> None:
    assert [row.pilot_id for row in library if not row.sources or not all(row.sources)] == []
    labels = {label for row in library for label in (row.theme_title, row.status_title, row.tier_title, row.country)}
    assert {label for label in labels if "_" in label or not label[0].isupper()} == set()


def test_five_pilots_are_listed_only(library: tuple[PilotRow, ...]) -> None:
    bare = [row for row in library if not row.stages]
    assert (len(bare), {row.tier for row in bare}) == (5, {"C"})
    assert sum(cells for row in library for _, _, cells in row.cells) == 325


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 66),
        ({"themes": ("mobility",)}, 6),
        ({"themes": ("mobility", "waste")}, 7),
        ({"themes": ("no such theme",)}, 0),
        ({"countries": ("IT",)}, 10),
        ({"countries": ("IT", "ES")}, 15),
        ({"statuses": ("running",)}, 18),
        ({"statuses": ("delivered", "running", "planned", "city_listed_only")}, 66),
        ({"stages": ("co_assessment",)}, 25),
        ({"stages": ("co_assessment", "co_design")}, 50),
        ({"countries": ("IT",), "statuses": ("running",)}, 2),
        ({"countries": ("IT",), "statuses": ("delivered",), "stages": ("co_assessment",)}, 3),
        ({"text": "ghent", "countries": ("IT",)}, 0),
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
def test_filters(library: tuple[PilotRow, ...], wanted: dict[str, object], count: int) -> None:
    assert len(matching(library, Wanted(**wanted))) == count


def test_what_matches_keeps_its_order(library: tuple[PilotRow, ...]) -> None:
    assert [row.pilot_id for row in matching(library, Wanted(text="ghent"))] == GHENT
    assert matching(library, Wanted()) == library
    found = matching(library, Wanted(countries=("IT",), statuses=("delivered",), stages=("co_assessment",)))
    assert [row.pilot_id for row in found] == ["bologna-mimuovosmart", "genoa-gavoglio", "milan-cibovicino"]
