"""Where a city stands: its country, its size, the themes of its pilots, the sectors that take part; each with a source.

An aspect that nobody told is unknown: never a default, never a mismatch.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from coprod.access.roles import Action, Person, may
from coprod.desk.countries import countries
from coprod.desk.opening import Desk
from coprod.desk.pilots import THEMES
from coprod.errors import AccessDenied, StoreError
from coprod.language import N_, Speaker, speaker
from coprod.store import cities as held
from coprod.store import contexts, pilots
from coprod.store.engine import now

BANDS = ("<100k", "100-250k", "250-500k", "500k-1M", ">1M")
"""The size bands of the evidence library, smallest first."""

NO_THEME = "not_documented"
SAMPLE = "sample"


class Source(StrEnum):
    """Who says an aspect of a context."""

    TOLD = "told"
    LIBRARY = "library"
    SAMPLE = "sample"
    RETURN = "return"


class Aspect(StrEnum):
    """What cities are like or unlike in."""

    COUNTRY = "country"
    SIZE = "size"
    THEMES = "themes"
    SECTORS = "sectors"


@dataclass(frozen=True)
class Said:
    """Who says one aspect, and when; the library has no day of its own."""

    source: Source
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Context:
    """Where one city stands: codes, in a fixed order; empty is unknown. ``said`` has the source of what is known."""

    country: str = ""
    size: str = ""
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    said: Mapping[Aspect, Said] = field(default_factory=dict)

    @property
    def codes(self) -> tuple[object, ...]:
        """What is known, whoever says it: two cities of the same codes are alike in everything."""
        return self.country, self.size, self.themes, self.sectors

    def known(self, aspect: Aspect) -> bool:
        """Whether anybody told this aspect."""
        return bool(getattr(self, aspect.value))

    def told(self, aspect: Aspect) -> bool:
        """Whether it was somebody here who told this aspect."""
        return aspect in self.said and self.said[aspect].source is Source.TOLD


UNKNOWN = Context()


def every_context(desk: Desk, _: Speaker) -> Mapping[str, Context]:
    """Return what is known of every city, by its key; what somebody told goes before what the library has."""
    return desk.store.remembered("what is known of every city", lambda: _every_context(desk))


def _every_context(desk: Desk) -> Mapping[str, Context]:
    parts: dict[str, list[tuple[Aspect, object, Said]]] = defaultdict(list)
    for city, its in _of_library(desk).items():
        parts[city] += its
    for one in contexts.told(desk.store):
        said = Said(Source.SAMPLE if one.told_by == SAMPLE else Source.TOLD, one.told_by, one.told_at.date())
        parts[one.city] += _given(one.country, one.band, one.themes, said)
    for who in contexts.taking_part(desk.store):
        source = Source.SAMPLE if who.city.startswith("sample-") else Source.RETURN
        parts[who.city].append((Aspect.SECTORS, who.sectors, Said(source, on=who.on)))
    return MappingProxyType({city: _context(its) for city, its in parts.items()})


def context(desk: Desk, say: Speaker, city: str) -> Context:
    """Return what is known of one city, by its key."""
    return every_context(desk, say).get(city, UNKNOWN)


def describe(desk: Desk, city: str, *, country: str, size: str, themes: Iterable[str], person: Person) -> None:
    """Keep where a city stands, as somebody tells it; nothing told at all takes out what was told before.

    Raises AccessDenied for whoever may not, StoreError for a city that is not here or is made up, or for a country,
    size or theme that is none.
    """
    if not may(person, Action.DESCRIBE_CITY):
        raise AccessDenied(N_("You may look at this dashboard, but not describe a city. Ask whoever runs it."))
    if not any(one.key == city and not one.sample for one in held.every(desk.store)):
        raise StoreError(N_("Only a real city with answers in this dashboard can be described."))
    chosen = tuple(sorted(set(themes)))
    if (
        (country and country not in countries(desk, speaker()))
        or (size and size not in BANDS)
        or not set(chosen) <= set(THEMES) - {NO_THEME}
    ):
        raise StoreError(N_("This is no country, size or theme that this dashboard knows. Choose from the lists."))
    if country or size or chosen:
        contexts.keep(desk.store, [contexts.Told(city, country, size, chosen, now(), person.name)])
    else:
        contexts.forget(desk.store, city)


def _of_library(desk: Desk) -> Mapping[str, list[tuple[Aspect, object, Said]]]:
    """What the evidence library has of each of its cities: its country, its size, the themes of all its pilots."""
    rows = pilots.pilots(desk.store)[["city", "country_iso2", "population_band", "theme"]].to_dict(orient="records")
    themes: dict[str, set[str]] = defaultdict(set)
    facts: dict[str, tuple[str, str]] = {}
    for one in rows:
        city = held.key(one["city"], sample=False)
        themes[city] |= {one["theme"]} - {NO_THEME}
        facts[city] = (one["country_iso2"], one["population_band"])
    said = Said(Source.LIBRARY)
    return {city: _given(*facts[city], tuple(sorted(themes[city])), said) for city in facts}


def _given(country: str, size: str, themes: tuple[str, ...], said: Said) -> list[tuple[Aspect, object, Said]]:
    return [(Aspect.COUNTRY, country, said), (Aspect.SIZE, size, said), (Aspect.THEMES, themes, said)]


def _context(parts: Iterable[tuple[Aspect, object, Said]]) -> Context:
    """The last who tells something of an aspect is believed."""
    told = {aspect: (value, said) for aspect, value, said in parts if value}
    return Context(
        **{aspect.value: value for aspect, (value, _) in told.items()},  # type: ignore[arg-type]
        said=MappingProxyType({aspect: said for aspect, (_, said) in told.items()}),
    )
