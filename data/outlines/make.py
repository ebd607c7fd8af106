"""Make europe.json from Natural Earth: the countries around Europe, clipped, simplified, rounded.

Run it again with ``npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz`` and
``python data/outlines/make.py package/countries-50m.json``; it needs nothing but Python.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

WEST, SOUTH, EAST, NORTH = -32.0, 30.0, 52.0, 75.0  # wider than the map, so that no cut edge shows on it
TOLERANCE = 0.05  # degrees that a simplified line may stray: about a pixel of the map
SMALLEST = 0.03  # square degrees; smaller islands are specks on the map
OUT = Path(__file__).with_name("europe.json")


def arcs_of(topology: dict) -> list[Ring]:
    """Decode the shared lines of a TopoJSON file into degrees, each simplified once for both its sides."""
    (scale_x, scale_y), (start_x, start_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + start_x, y * scale_y + start_y))
        lines.append(simplified(line))
    return lines


def simplified(line: Ring) -> Ring:
    """Drop the points that lie within the tolerance of the line without them (Douglas & Peucker 1973)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def stray(point: Point) -> float:
        x, y = point
        if length == 0:
            return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length

    farthest = max(range(1, len(line) - 1), key=lambda place: stray(line[place]))
    if stray(line[farthest]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: farthest + 1])[:-1] + simplified(line[farthest:])


def ring_of(parts: Sequence[int], lines: Sequence[Ring]) -> Ring:
    """Join lines to a ring; a negative number means that line backwards."""
    ring: Ring = []
    for part in parts:
        line = lines[part] if part >= 0 else lines[~part][::-1]
        ring += line[1:] if ring else line
    return ring


def clipped(ring: Ring) -> Ring:
    """Cut a ring to the box, side by side (Sutherland & Hodgman 1974)."""
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, WEST, float.__ge__),
        (0, EAST, float.__le__),
        (1, SOUTH, float.__ge__),
        (1, NORTH, float.__le__),
    )
    for axis, edge, inside in sides:
        ring = list(_cut(ring, axis, edge, inside))
    return ring


def _cut(ring: Ring, axis: int, edge: float, inside: Callable[[float, float], bool]) -> Iterator[Point]:
    for before, point in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(before[axis], edge) != inside(point[axis], edge):
            share = (edge - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (edge, other) if axis == 0 else (other, edge)
        if inside(point[axis], edge):
            yield point


def area(ring: Ring) -> float:
    """Return what a ring encloses, in square degrees, negative when it runs clockwise.

    A degree of longitude counts as much in the north as in the south, which is good enough to tell specks.
    """
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs) / 2


def polygons(shape: dict, lines: Sequence[Ring]) -> Iterator[list[list[list[float]]]]:
    """Yield what is left of the polygons of one country inside the box, rounded to about a kilometre."""
    every = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    for polygon in every:
        rings = [clipped(ring_of(parts, lines)) for parts in polygon]
        if len(rings[0]) > 2 and abs(area(rings[0])) >= SMALLEST:
            kept = [ring for ring in rings if len(ring) > 2 and abs(area(ring)) >= SMALLEST]
            yield [_rounded(ring, clockwise=ring is rings[0]) for ring in kept]


def _rounded(ring: Ring, *, clockwise: bool) -> list[list[float]]:
    """Close a ring and turn it the way it must run: land lies to its right, so holes run the other way (d3-geo)."""
    turned = ring if (area(ring) < 0) == clockwise else ring[::-1]
    points = [[round(x, 2), round(y, 2)] for x, y in turned]
    told = [point for before, point in zip(points[-1:] + points[:-1], points, strict=True) if point != before]
    return [*told, told[0]]


def main() -> None:
    """Write europe.json beside this file."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = arcs_of(topology)
    features = []
    for shape in topology["objects"]["countries"]["geometries"]:
        left = list(polygons(shape, lines)) if shape["type"] else []
        if left:
            geometry = {"type": "MultiPolygon", "coordinates": left}
            features.append({"type": "Feature", "properties": {}, "geometry": geometry})
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"), ensure_ascii=False)
    OUT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
