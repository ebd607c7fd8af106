"""Where pilots are documented: dots on a map of Europe, and beside it how many each country has."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, pi, sqrt
from typing import Any

import altair as alt
import pandas as pd

from coprod.charts import map_list, plane, theme
from coprod.charts import pilot_map_words as words_of
from coprod.charts.figure import Figure
from coprod.charts.map_labels import Dot, fitting
from coprod.language import Speaker

IS_WIDE = "width > 860"
TALL, NARROW = 640, 310  # the map's height beside the list of countries, its width above that list, in pixels
SCALE, NARROW_SCALE = TALL / plane.HEIGHT, NARROW / plane.WIDTH  # pixels of a kilometre
AREA = 90  # square pixels of the dot of one pilot


@dataclass(frozen=True)
class Place:
    """One pilot on the map: ``point`` is longitude and latitude, None where unknown; ``note`` is about that point."""

    pilot_id: str
    name: str
    city: str
    country: str
    point: tuple[float, float] | None
    note: str
    facts: Mapping[str, str]
    """What else a row of the download says, by its column."""


def figure(places: Sequence[Place], *, land: Mapping[str, Any], source: str, say: Speaker) -> Figure:
    """Make the map of some pilots, at least one; ``land`` is GeoJSON in degrees."""
    sentence = words_of.sentence(places, say)
    return Figure(
        name="pilot-map",
        file="pilots",
        title=words_of.title(places, say),
        sentence=sentence,
        source=source,
        spec=theme.spec(draw(places, land=land, say=say)),
        alt=f"{say('Map of Europe with a dot for each place.')} {sentence} {source}",
        table_of=lambda: words_of.table(places, say),
        data_of=lambda: pd.DataFrame(
            [
                {
                    "pilot_id": one.pilot_id,
                    "pilot": one.name,
                    "place": one.city,
                    "country": one.country,
                    **one.facts,
                    "longitude": one.point[0] if one.point else None,
                    "latitude": one.point[1] if one.point else None,
                    "place_note": one.note,
                }
                for one in places
            ]
        ),
        measures=(),
        notes=words_of.notes(places, say),
    )


def draw(places: Sequence[Place], *, land: Mapping[str, Any], say: Speaker) -> alt.LayerChart:
    """Draw land, a dot per place whose area is its number of pilots, the names that fit, and a line per country."""
    spots, countries = _spots(places), sorted(Counter(one.country for one in places).items())
    ratio = f"({IS_WIDE} ? {SCALE} : {NARROW_SCALE})"
    projection = alt.Projection(
        type="azimuthalEqualArea",
        rotate=[-plane.CENTRE[0], -plane.CENTRE[1], 0],
        scale=alt.ExprRef(f"{plane.RADIUS} * {ratio}"),
        translate=alt.ExprRef(f"[{-plane.LEFT} * {ratio}, {plane.TOP} * {ratio}]"),
        clipExtent=alt.ExprRef(f"[[0, 0], [{plane.WIDTH} * {ratio}, {plane.HEIGHT} * {ratio}]]"),
    )
    layers: list[alt.Chart] = [
        alt.Chart(alt.InlineData(values=land["features"])).mark_geoshape(
            aria=False, fill=theme.GRID, stroke=theme.PAPER, strokeWidth=1
        ),
        _at(spots)
        .mark_circle(color=theme.CAPACITY, opacity=0.85, stroke=theme.PAPER, strokeWidth=1)
        .encode(size=alt.Size("size:Q", scale=None)),
        *_names(spots, scale=SCALE, when=IS_WIDE),
        *_names(spots, scale=NARROW_SCALE, when=f"!({IS_WIDE})"),
        *map_list.lines(
            countries,
            sizes={one.count: one.size for one in sorted(spots, key=lambda one: one.count)},
            wide=IS_WIDE,
            left=SCALE * plane.WIDTH + 40,
            top=NARROW_SCALE * plane.HEIGHT,
            say=say,
        ),
    ]
    chart = alt.LayerChart(layer=layers, projection=projection)
    narrow = NARROW_SCALE * plane.HEIGHT + map_list.narrow_height(len(countries))
    return theme.dressed(chart, height=ceil(max(TALL, map_list.height(len(countries)), narrow)))


@dataclass(frozen=True)
class Spot:
    """A place on the map and how many pilots it has."""

    name: str
    point: tuple[float, float]
    count: int

    @property
    def size(self) -> float:
        """The area of its dot in square pixels."""
        return AREA * self.count

    def dot(self, scale: float) -> Dot:
        """Where it lies and how large it is on a map of so many pixels a kilometre."""
        across, down = plane.placed(*self.point)
        return Dot(self.name, across * scale, down * scale, sqrt(self.size / pi))


def _spots(places: Sequence[Place]) -> tuple[Spot, ...]:
    """The places that lie on the map, those with more pilots first."""
    found = Counter((one.city, one.point) for one in places if one.point and plane.shows(*one.point))
    every = [Spot(city, point, count) for (city, point), count in found.items() if point]
    return tuple(sorted(every, key=lambda one: (-one.count, one.name, one.point)))


def _at(spots: Sequence[Spot]) -> alt.Chart:
    frame = pd.DataFrame(
        {
            "place": [one.name for one in spots],
            "longitude": [one.point[0] for one in spots],
            "latitude": [one.point[1] for one in spots],
            "size": [one.size for one in spots],
        }
    )
    return alt.Chart(frame).encode(longitude=alt.Longitude("longitude:Q"), latitude=alt.Latitude("latitude:Q"))


def _names(spots: Sequence[Spot], *, scale: float, when: str) -> Iterator[alt.Chart]:
    """Write the names that fit at one size of the map, a layer for each way that they stand to their dots."""
    dots = [one.dot(scale) for one in spots]
    labels = fitting(dots, width=plane.WIDTH * scale, height=plane.HEIGHT * scale)
    fits = [(label, spot) for label, spot in zip(labels, spots, strict=True) if label]
    for label in sorted({label for label, _ in fits}):
        yield (
            _at([spot for one, spot in fits if one == label])
            .transform_filter(when)
            .mark_text(
                align=label.align,
                dx=label.dx,
                dy=label.dy,
                baseline="middle",
                fontSize=theme.SMALL_SIZE,
                color=theme.INK,
            )
            .encode(text=alt.Text("place:N"))
        )
