"""Pilots like mine: how near each pilot of the library is to what an official says of their own, and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from coprod.desk.contexts import BANDS, NO_THEME
from coprod.desk.pilot_facets import Facet, Wanted
from coprod.desk.pilots import PilotRow

MINE = (Facet.THEME, Facet.STAGE, Facet.SIZE, Facet.SECTOR)
"""What an official says of their own service."""


@dataclass(frozen=True)
class Near:
    """One pilot beside mine. ``aspects`` holds 0 to 1 per aspect that I named and that is known of the pilot.

    ``asked`` are the aspects that I named; ``shared`` the stages and sectors of mine that it documents.
    """

    row: PilotRow
    asked: tuple[Facet, ...]
    aspects: Mapping[Facet, Fraction]
    shared: Mapping[Facet, tuple[str, ...]]

    @property
    def whole(self) -> Fraction:
        """The mean over the aspects that are known; 0 where none is."""
        return sum(self.aspects.values(), Fraction(0)) / len(self.aspects) if self.aspects else Fraction(0)

    @property
    def same(self) -> tuple[Facet, ...]:
        """The aspects in which it is wholly like mine."""
        return tuple(facet for facet in self.asked if self.aspects.get(facet) == 1)

    @property
    def differs(self) -> tuple[Facet, ...]:
        """The aspects in which it is known to be another, or only partly like mine."""
        return tuple(facet for facet in self.aspects if facet not in self.same)


def nearest(found: Sequence[PilotRow], mine: Wanted) -> tuple[Near, ...]:
    """Return the pilots that are wholly like mine in at least one aspect, nearest first; () when I named none.

    The similarity is Gower's general coefficient with equal weights: per aspect 0 to 1, then the mean over the aspects
    that I named and that are known of the pilot. Theme: 1 when it is one of mine, else 0. Size: 1 in the same band,
    less by a quarter for each band between (ranks as in Podani 1999), the nearest of the bands that I named. Stages and
    sectors: 1 when at least one of mine is documented, and **unknown** when none is, since the library holds no zeros:
    what no page tells may have been so all the same. Unknown is left out of the mean, never taken for unlike.

    Pilots of which at least half of the aspects that I named are known come first, by similarity; then those of which
    less is known, so that little knowledge never passes for likeness; pilots that are only listed come last, since
    their size and theme are all that is known. Of pilots that are equally near, the one of which more aspects are known
    comes first, then the one that documents more of the stages and sectors that I named, then the order given.

    It needs one known aspect, and what is not known is always said beside it. It says nothing of how well a pilot went.

    Gower, J. C. (1971). A general coefficient of similarity and some of its properties. Biometrics 27(4), 857-871,
    DOI 10.2307/2528823. Podani, J. (1999). Extending Gower's general coefficient of similarity to ordinal characters.
    Taxon 48(2), 331-340, DOI 10.2307/1224438.
    """
    every = [_near(row, mine) for row in found]
    return tuple(sorted((one for one in every if one.same), key=_place))


def _near(row: PilotRow, mine: Wanted) -> Near:
    asked = tuple(facet for facet in MINE if mine.of(facet))
    shared = {
        Facet.STAGE: tuple(stage for stage in row.stages if stage in mine.stage),
        Facet.SECTOR: tuple(sector for sector, _ in row.sectors if sector in mine.sector),
    }
    worked = {facet: _SHARES[facet](row, mine) for facet in asked}
    known = {facet: share for facet, share in worked.items() if share is not None}
    return Near(row, asked, MappingProxyType(known), MappingProxyType(shared))


def _place(one: Near) -> tuple[bool, bool, Fraction, int, int]:
    little = 2 * len(one.aspects) < len(one.asked)
    shared = sum(len(codes) for codes in one.shared.values())
    return one.row.listed_only, little, -one.whole, -len(one.aspects), -shared


def _theme(row: PilotRow, mine: Wanted) -> Fraction | None:
    return None if row.theme in ("", NO_THEME) else Fraction(row.theme in mine.theme)


def _size(row: PilotRow, mine: Wanted) -> Fraction | None:
    if row.size not in BANDS:
        return None
    apart = [abs(BANDS.index(row.size) - BANDS.index(one)) for one in mine.size if one in BANDS]
    return 1 - Fraction(min(apart), len(BANDS) - 1) if apart else None


def _stage(row: PilotRow, mine: Wanted) -> Fraction | None:
    return Fraction(1) if {*row.stages} & {*mine.stage} else None


def _sector(row: PilotRow, mine: Wanted) -> Fraction | None:
    return Fraction(1) if {sector for sector, _ in row.sectors} & {*mine.sector} else None


_SHARES: Mapping[Facet, Callable[[PilotRow, Wanted], Fraction | None]] = MappingProxyType(
    {Facet.THEME: _theme, Facet.SIZE: _size, Facet.STAGE: _stage, Facet.SECTOR: _sector}
)
