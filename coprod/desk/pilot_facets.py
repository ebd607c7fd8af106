"""Narrow the evidence library: what a reader wants, which pilots match it, and what each further choice would leave."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from coprod.desk.contexts import BANDS
from coprod.desk.pilots import STAGES, PilotRow
from coprod.desk.search import folded
from coprod.language import N_, Speaker
from coprod.measures.matrix import HELICES


class Facet(StrEnum):
    """What pilots are narrowed by; the value is the word for it in a link."""

    THEME = "theme"
    STAGE = "stage"
    COUNTRY = "country"
    SIZE = "size"
    SECTOR = "sector"
    STATUS = "status"
    TIER = "tier"


TITLES: Mapping[Facet, str] = MappingProxyType(
    {
        Facet.THEME: N_("Theme"),
        Facet.STAGE: N_("Stage documented"),
        Facet.COUNTRY: N_("Country"),
        Facet.SIZE: N_("People in the city"),
        Facet.SECTOR: N_("Sector taking part"),
        Facet.STATUS: N_("Status"),
        Facet.TIER: N_("Evidence"),
    }
)
SIZES: Mapping[str, str] = MappingProxyType(
    {
        "<100k": N_("under 100,000"),
        "100-250k": N_("100,000 to 250,000"),
        "250-500k": N_("250,000 to 500,000"),
        "500k-1M": N_("500,000 to 1 million"),
        ">1M": N_("over 1 million"),
    }
)
_ORDER: Mapping[Facet, Sequence[str]] = MappingProxyType(
    {Facet.STAGE: STAGES, Facet.SIZE: BANDS, Facet.SECTOR: HELICES, Facet.TIER: ("A", "B", "C")}
)


@dataclass(frozen=True)
class Wanted:
    """What a reader narrows by: words, and codes by facet. Nothing lets everything through; codes of one facet add up.

    A stage means documented in it, a sector that somebody of it is documented: who is not, may have taken part.
    """

    text: str = ""
    theme: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()

    def of(self, facet: Facet) -> tuple[str, ...]:
        """The codes wanted of one facet."""
        found: tuple[str, ...] = getattr(self, facet.value)
        return found

    def which(self, facet: Facet, codes: tuple[str, ...]) -> "Wanted":
        """The same with other codes of one facet."""
        changed: dict[str, Any] = {facet.value: codes}
        return replace(self, **changed)

    @property
    def narrowed(self) -> bool:
        """Whether anything is wanted at all."""
        return bool(self.text.strip()) or any(self.of(facet) for facet in Facet)


@dataclass(frozen=True)
class Option:
    """One choice of a facet, and how many pilots it would leave, given what is wanted of everything else."""

    code: str
    title: str
    count: int


def wanted(found: Sequence[PilotRow], text: str, asked: Mapping[Facet, Sequence[str]]) -> Wanted:
    """Return what a link asks for, without what no pilot has."""
    here = {facet: {code for row in found for code, _ in _CODES[facet](row)} for facet in Facet}
    known: dict[str, Any] = {
        facet.value: tuple(code for code in dict.fromkeys(codes) if code in here[facet])
        for facet, codes in asked.items()
    }
    return Wanted(text.strip(), **known)


def matching(found: Sequence[PilotRow], asked: Wanted, *, but: Facet | None = None) -> tuple[PilotRow, ...]:
    """Return the rows that pass every filter, ``but`` for one of them, in the order given."""
    words = folded(asked.text).split()
    codes_of = [(facet, {*asked.of(facet)}) for facet in Facet if facet is not but and asked.of(facet)]
    return tuple(
        row
        for row in found
        if all(codes & {code for code, _ in _CODES[facet](row)} for facet, codes in codes_of)
        and all(word in _said(row) for word in words)
    )


def options(found: Sequence[PilotRow], asked: Wanted, say: Speaker) -> Mapping[Facet, tuple[Option, ...]]:
    """Return every choice that the library has of each facet, by title where its codes have no order of their own."""
    return MappingProxyType({facet: _options(found, matching(found, asked, but=facet), facet, say) for facet in Facet})


def in_words(found: Sequence[PilotRow], asked: Wanted, say: Speaker) -> str:
    """Say what is filtered by: "Theme: Mobility or Waste; Country: Italy". Empty when nothing is."""
    every = options(found, Wanted(), say)
    said = [say("words: “{words}”", words=asked.text.strip())] if asked.text.strip() else []
    for facet in Facet:
        titles = [one.title for one in every[facet] if one.code in asked.of(facet)]
        if titles:
            said.append(f"{say(TITLES[facet])}: {say(' or ').join(titles)}")
    return "; ".join(said)


def without(found: Sequence[PilotRow], asked: Wanted, say: Speaker) -> tuple[tuple[str, int], ...]:
    """Return what giving up one filter would bring back: (the filter in words, pilots), those that bring back any."""
    parts = [Wanted(text=asked.text), *(Wanted().which(facet, asked.of(facet)) for facet in Facet)]
    left = [replace(asked, text=""), *(asked.which(facet, ()) for facet in Facet)]
    return tuple(
        (in_words(found, part, say), len(matching(found, rest)))
        for part, rest in zip(parts, left, strict=True)
        if part.narrowed and matching(found, rest)
    )


def _options(found: Sequence[PilotRow], left: Sequence[PilotRow], facet: Facet, say: Speaker) -> tuple[Option, ...]:
    here = {code: title for row in found for code, title in _CODES[facet](row)}
    titles = {code: say(SIZES[code]) for code in here} if facet is Facet.SIZE else here
    order = _ORDER.get(facet) or sorted(titles, key=lambda code: folded(titles[code]))
    counts = Counter(code for row in left for code, _ in _CODES[facet](row))
    return tuple(Option(code, titles[code], counts[code]) for code in order if code in titles)


def _said(row: PilotRow) -> str:
    return folded(" ".join((row.name, row.city, row.country, row.description, row.theme_title)))


_CODES: Mapping[Facet, Callable[[PilotRow], Sequence[tuple[str, str]]]] = MappingProxyType(
    {
        Facet.THEME: lambda row: ((row.theme, row.theme_title),),
        Facet.STAGE: lambda row: tuple((stage, title) for stage, title, cells in row.cells if cells),
        Facet.COUNTRY: lambda row: ((row.country_code, row.country),),
        Facet.SIZE: lambda row: ((row.size, row.size),) if row.size else (),
        Facet.SECTOR: lambda row: row.sectors,
        Facet.STATUS: lambda row: ((row.status, row.status_title),),
        Facet.TIER: lambda row: ((row.tier, row.tier_title),),
    }
)
