"""Names on a map: as many as fit beside their dots without touching a dot or another name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

LETTER, LINE = 8.4, 17.0  # what a letter and a line of the chart's type take up, in pixels
GAP = 3.0
LONGEST = 26  # letters; a longer name stands in the table only


@dataclass(frozen=True)
class Dot:
    """One place: its name, where it lies and how large its dot is, in pixels."""

    name: str
    x: float
    y: float
    radius: float


@dataclass(frozen=True, order=True)
class Label:
    """How a name that fits stands to its dot: how far from its middle, in pixels, and to which side of that point."""

    align: Literal["left", "right", "center"]
    dx: float
    dy: float


Box = tuple[float, float, float, float]


def fitting(dots: Sequence[Dot], *, width: float, height: float) -> tuple[Label | None, ...]:
    """Return how the name of each dot stands, None where it does not fit; the first dots choose first.

    Tried in this order: right of the dot, left of it, above, below.
    """
    taken = [_around(dot) for dot in dots]
    labels: list[Label | None] = []
    for dot in dots:
        free = (
            (label, box)
            for label, box in _tries(dot)
            if min(box[:2]) >= 0 and box[2] <= width and box[3] <= height
            if not any(_touch(box, other) for other in taken)
        )
        label, box = next(free, (None, None))
        labels.append(label)
        if box:
            taken.append(box)
    return tuple(labels)


def _tries(dot: Dot) -> Iterator[tuple[Label, Box]]:
    if len(dot.name) > LONGEST:
        return
    long, off = LETTER * len(dot.name), dot.radius + GAP
    yield Label("left", off, 0), _box(dot.x + off, dot.y, long)
    yield Label("right", -off, 0), _box(dot.x - off - long, dot.y, long)
    for dy in (-off - LINE / 2, off + LINE / 2):
        yield Label("center", 0, dy), _box(dot.x - long / 2, dot.y + dy, long)


def _box(left: float, middle: float, long: float) -> Box:
    return left, middle - LINE / 2, left + long, middle + LINE / 2


def _around(dot: Dot) -> Box:
    return dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
