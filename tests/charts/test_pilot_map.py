"""The map of pilots: dots where places are, names that touch nothing, a line per country, and words for all of it."""

import json
import math
import re
from pathlib import Path

import pytest
import vl_convert
from hand_made import say
from hypothesis import given
from hypothesis import strategies as st
from test_chart_specs import small, written

from coprod.charts import map_list, pilot_map, plane
from coprod.charts.map_labels import LETTER, LINE, Dot, Label, fitting
from coprod.charts.picture import VEGA_LITE
from coprod.charts.pilot_map import AREA, NARROW_SCALE, SCALE, Place

SNAPSHOT = Path(__file__).parent / "snapshots" / "pilot-map.json"
SQUARE = [[0.0, 45.0], [0.0, 55.0], [20.0, 55.0], [20.0, 45.0], [0.0, 45.0]]
LAND = {"features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}]}
SOURCE = "desk coding by one coder, not checked by the cities · 4 public pages · outlines: Natural Earth"


def place(name: str, city: str, country: str, point: tuple[float, float] | None, note: str = "") -> Place:
    return Place(name.lower(), name, city, country, point, note, {"theme": "mobility"})


BIKES = place("Bikes", "Ghent", "Belgium", (3.72, 51.05))
GAME = place("Game", "Ghent", "Belgium", (3.72, 51.05))
BUS = place("Bus", "Athens", "Greece", (23.73, 37.98))
FERRY = place("Ferry", "Ponta Delgada", "Portugal", (-25.67, 37.74))
NOWHERE = place("Nowhere", "Somewhere", "Greece", None, "Mid-point of an island")
ALL = (BIKES, GAME, BUS, FERRY, NOWHERE)


def drawn(*places: Place) -> pilot_map.Figure:
    return pilot_map.figure(places, land=LAND, source=SOURCE, say=say)


def layers(*places: Place) -> list[dict]:
    return list(small(pilot_map.draw(places, land=LAND, say=say))["layer"])


def test_title_sentence_and_alternative_text_name_the_count_the_extremes_and_what_a_map_cannot_tell() -> None:
    one = drawn(*ALL)
    assert one.title == "5 pilots in 4 places of 3 countries"
    assert one.sentence == (
        "The most are from Belgium, Greece: 2 each. 1 country has one. "
        "The map shows where pilots were found in public pages, not where co-production is common."
    )
    assert one.alt == f"Map of Europe with a dot for each place. {one.sentence} {SOURCE}"


def test_one_country_and_countries_that_are_alike_need_no_extremes() -> None:
    warning = "The map shows where pilots were found in public pages, not where co-production is common."
    assert (drawn(BIKES).title, drawn(BIKES).sentence) == ("1 pilot in 1 place of Belgium", warning)
    assert drawn(BIKES, BUS).sentence == f"Each of the 2 countries has one. {warning}"
    five = [place(str(count), str(count), str(count), None) for count in range(5)]
    assert drawn(*five, *five).sentence == f"No country has more than 2. {warning}"


def test_what_has_no_dot_and_what_a_dot_stands_for_is_said() -> None:
    assert drawn(*ALL).notes == (
        "On the place of a dot. Somewhere: Mid-point of an island.",
        "Not on the map: Ferry, Nowhere.",
    )
    assert drawn(BIKES).notes == ()


def test_the_table_lists_the_pilots_of_each_place_and_the_download_every_pilot() -> None:
    one = drawn(*ALL)
    assert one.table.to_numpy().tolist() == [
        ["Belgium", "Ghent", "Bikes; Game"],
        ["Greece", "Athens", "Bus"],
        ["Greece", "Somewhere", "Nowhere"],
        ["Portugal", "Ponta Delgada", "Ferry"],
    ]
    assert one.data["pilot"].tolist() == ["Bikes", "Game", "Bus", "Ferry", "Nowhere"]
    assert one.data["longitude"].isna().tolist() == [False, False, False, False, True]


def test_a_dot_is_as_large_as_its_number_of_pilots() -> None:
    dots = layers(*ALL)[1]["data"]
    assert [(one["place"], one["size"]) for one in dots] == [("Ghent", 2 * AREA), ("Athens", AREA)]


def test_every_country_has_a_line_with_its_number_also_those_off_the_map() -> None:
    [bars] = [layer for layer in layers(*ALL) if layer["mark"]["type"] == "bar"]
    assert [(one["name"], one["count"]) for one in bars["data"]] == [("Belgium", 2), ("Greece", 2), ("Portugal", 1)]
    assert [one["column"] for one in bars["data"]] == [0, 0, 1]


def test_the_chart_is_tall_enough_for_the_map_and_for_the_list() -> None:
    assert pilot_map.draw(ALL, land=LAND, say=say).to_dict()["height"] == pilot_map.TALL
    many = [place(str(count), str(count), f"Land {count:02}", None) for count in range(40)]
    assert pilot_map.draw(many, land=LAND, say=say).to_dict()["height"] == map_list.HEAD + 40 * map_list.ROW


@pytest.mark.parametrize(("width", "scale"), [(1000, SCALE), (360, NARROW_SCALE)])
@pytest.mark.parametrize("point", [plane.CENTRE, (-21.94, 64.15), (23.73, 37.98), (27.0, 57.85), (-9.14, 38.72)])
def test_a_place_lies_where_vega_draws_it(width: int, scale: float, point: tuple[float, float]) -> None:
    """What decides which names fit is where the dots really are, at both sizes."""
    chart = pilot_map.draw([place("x", "x" * 40, "X", point)], land=LAND, say=say).properties(width=width).to_dict()
    picture = vl_convert.vegalite_to_svg(chart, vl_version=VEGA_LITE)
    dots = re.findall(r'aria-roledescription="circle" transform="translate\(([-\d.]+),([-\d.]+)\)"', picture)
    across, down = plane.placed(*point)
    assert [float(part) for part in dots[0]] == pytest.approx([across * scale, down * scale], abs=0.01)


def test_a_browser_gets_the_land_as_outlines_and_the_dots_as_rows() -> None:
    one = drawn(BIKES, BUS)
    names = [layer["data"]["name"] for layer in one.spec["layer"]]
    assert one.sent["datasets"][names[0]] == one.spec["datasets"][names[0]] == list(LAND["features"])
    assert {type(one.sent["datasets"][name]) for name in names[1:]} == {bytes}


def test_the_middle_of_the_grid_lies_where_it_should_and_areas_are_kept() -> None:
    assert plane.placed(*plane.CENTRE) == pytest.approx((-plane.LEFT, plane.TOP))
    # a degree of latitude is 6371 km * pi / 180 = 111.19 km near the middle
    assert plane.placed(10, 51)[1] - plane.TOP == pytest.approx(111.19, abs=0.01)
    for latitude in (40, 65):  # a degree by a degree on a sphere: R^2 * dlon * (sin north - sin south)
        north, south = math.sin(math.radians(latitude + 1)), math.sin(math.radians(latitude))
        assert _cell(latitude) == pytest.approx(6371**2 * math.radians(1) * (north - south), rel=0.001)


def _cell(latitude: float) -> float:
    """The area on the map of a degree by a degree, as a polygon of its corners."""
    corners = [plane.placed(20 + dx, latitude + dy) for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))]
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairs)) / 2


def test_a_name_goes_right_then_left_then_above_then_nowhere() -> None:
    alone = Dot("Ghent", 100, 100, 5)
    assert fitting([alone], width=500, height=500) == (Label("left", 8, 0),)
    assert fitting([Dot("Ghent", 480, 100, 5)], width=500, height=500) == (Label("right", -8, 0),)
    walls = [Dot("", 120, 100, 5), Dot("", 80, 100, 5)]
    assert fitting([alone, *walls], width=500, height=500)[0] == Label("center", 0, -8 - LINE / 2)
    above, below = Dot("", 100, 80, 10), Dot("", 100, 120, 10)
    assert fitting([alone, *walls, above, below], width=500, height=500)[0] is None
    assert fitting([Dot("x" * 27, 100, 100, 5)], width=500, height=500) == (None,)


@given(
    st.lists(
        st.builds(
            Dot,
            name=st.text("abc", min_size=1, max_size=12),
            x=st.floats(0, 300),
            y=st.floats(0, 300),
            radius=st.sampled_from([5.0, 8.0]),
        ),
        max_size=12,
    )
)
def test_no_name_touches_another_or_a_dot_or_leaves_the_map(dots: list[Dot]) -> None:
    taken = [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots]
    for dot, label in zip(dots, fitting(dots, width=300, height=300), strict=True):
        if label:
            long = LETTER * len(dot.name)
            left = dot.x + label.dx - {"left": 0.0, "right": long, "center": long / 2}[label.align]
            box = (left, dot.y + label.dy - LINE / 2, left + long, dot.y + label.dy + LINE / 2)
            assert box[0] >= -1e-9 and box[1] >= -1e-9 and box[2] <= 300 + 1e-9 and box[3] <= 300 + 1e-9
            clear = [box[0] >= x1 or x0 >= box[2] or box[1] >= y1 or y0 >= box[3] for x0, y0, x1, y1 in taken]
            assert all(clear)
            taken.append(tuple(side + shrink for side, shrink in zip(box, (1e-9, 1e-9, -1e-9, -1e-9), strict=True)))


def test_the_chart_is_drawn_as_before() -> None:
    before = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    assert json.loads(written(pilot_map.draw(ALL, land=LAND, say=say))) == before


if __name__ == "__main__":
    SNAPSHOT.write_text(written(pilot_map.draw(ALL, land=LAND, say=say)), encoding="utf-8")
