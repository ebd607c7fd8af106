"""How alike two cities are in where they stand, for choosing peers; never a score of a city."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from coprod.desk.contexts import BANDS, Aspect, Context


@dataclass(frozen=True)
class Nearness:
    """How alike two contexts are: 0 to 1 per aspect that both sides know, and over all of these.

    ``whole`` is None where no aspect is known on both sides: then nothing can be said.
    """

    aspects: Mapping[Aspect, Fraction]

    @property
    def whole(self) -> Fraction | None:
        """The mean over the aspects known on both sides."""
        return sum(self.aspects.values(), Fraction(0)) / len(self.aspects) if self.aspects else None

    @property
    def unknown(self) -> tuple[Aspect, ...]:
        """The aspects that one side or both do not know, which count neither way."""
        return tuple(one for one in Aspect if one not in self.aspects)


def nearness(one: Context, other: Context) -> Nearness:
    """Return Gower's similarity of two contexts, as exact fractions so that ties are ties.

    The same country is 1, another 0; a size is as near as few bands lie between (1 - bands apart / 4); themes and
    sectors are the share of all named on either side that both have (Jaccard 1912). An aspect unknown on either side
    is left out of the mean.

    Gower, J. C. (1971). A general coefficient of similarity and some of its properties. Biometrics 27(4), 857-871,
    DOI 10.2307/2528823; ordered bands as Podani (1999) treats ranks, DOI 10.2307/1224438. It needs one aspect known on
    both sides; two cities of which little is known can look nearer than two well-described ones.
    """
    known = [aspect for aspect in Aspect if one.known(aspect) and other.known(aspect)]
    return Nearness(MappingProxyType({aspect: _ALIKE[aspect](one, other) for aspect in known}))


def _country(one: Context, other: Context) -> Fraction:
    return Fraction(one.country == other.country)


def _size(one: Context, other: Context) -> Fraction:
    return 1 - Fraction(abs(BANDS.index(one.size) - BANDS.index(other.size)), len(BANDS) - 1)


def _themes(one: Context, other: Context) -> Fraction:
    return _shared(one.themes, other.themes)


def _sectors(one: Context, other: Context) -> Fraction:
    return _shared(one.sectors, other.sectors)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> Fraction:
    return Fraction(len({*one} & {*other}), len({*one} | {*other}))


_ALIKE: Mapping[Aspect, Callable[[Context, Context], Fraction]] = MappingProxyType(
    {Aspect.COUNTRY: _country, Aspect.SIZE: _size, Aspect.THEMES: _themes, Aspect.SECTORS: _sectors}
)
