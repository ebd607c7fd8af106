"""The outlines under the map: small, whole, turned the right way, from a named source; every pilot lies on the map."""

import csv
import json
import math
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path

import pytest

from coprod.charts import plane

FOLDER = Path(__file__).parents[2] / "data" / "outlines"
Ring = list[list[float]]


@pytest.fixture(scope="module")
def polygons() -> list[list[Ring]]:
    land = json.loads((FOLDER / "europe.json").read_text(encoding="utf-8"))
    return [polygon for feature in land["features"] for polygon in feature["geometry"]["coordinates"]]


def area(ring: Ring) -> float:
    """Signed, in square degrees: negative when the ring runs clockwise."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring)) / 2


def inside(point: tuple[float, float], ring: Ring) -> bool:
    """Count how often a line eastwards from the point meets the ring (even-odd rule)."""
    x, y = point
    met = 0
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            met += 1
    return met % 2 == 1


def places() -> dict[str, tuple[float, float]]:
    with (FOLDER.parent / "pilots" / "pilots.csv").open(encoding="utf-8", newline="") as lines:
        return {one["city"]: (float(one["lon"]), float(one["lat"])) for one in csv.DictReader(lines)}


def test_the_file_is_small_and_its_source_is_named() -> None:
    assert (FOLDER / "europe.json").stat().st_size < 200_000
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "Natural Earth" in readme and "public domain" in readme


def test_every_ring_is_closed_and_turned_so_that_land_is_filled_and_not_the_sea(polygons: list[list[Ring]]) -> None:
    assert len(polygons) > 100
    for outer, *holes in polygons:
        assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in (outer, *holes))
        assert area(outer) < 0
        assert all(area(hole) > 0 for hole in holes)


def test_every_pilot_lies_on_the_map() -> None:
    assert [city for city, point in places().items() if not plane.shows(*point)] == []


def test_every_pilot_lies_on_land_or_within_a_few_kilometres_of_it(polygons: list[list[Ring]]) -> None:
    """Simplified coasts may miss a harbour, but none of our cities may lie far out at sea."""
    sea = []
    for city, (longitude, latitude) in places().items():
        turns = [(0.2 * math.cos(turn), 0.12 * math.sin(turn)) for turn in range(7)]
        near = [(longitude, latitude), *((longitude + dx, latitude + dy) for dx, dy in turns)]
        if not any(inside(point, outer) for point in near for outer, *_ in polygons):
            sea.append(city)
    assert sea == []


def test_the_edges_of_the_file_lie_outside_the_map() -> None:
    """Cut borders would show as straight lines."""
    spec = spec_from_file_location("make_outlines", FOLDER / "make.py")
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    west_east = [(side, made.SOUTH + step) for side in (made.WEST, made.EAST) for step in range(45)]
    south_north = [(made.WEST + step, side) for side in (made.SOUTH, made.NORTH) for step in range(84)]
    assert [point for point in (*west_east, *south_north) if plane.shows(*point)] == []
