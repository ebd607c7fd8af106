"""Why a pilot is near to mine, in words: what is the same, what differs, and what nobody documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod.desk.context_words import SECTORS
from coprod.desk.contexts import BANDS
from coprod.desk.pilot_facets import Facet, Wanted, options
from coprod.desk.pilot_likeness import Near, nearest
from coprod.desk.pilots import PilotRow
from coprod.language import N_, Speaker

Titles = Mapping[str, str]
NAMES: Titles = {
    Facet.THEME: N_("theme"),
    Facet.SIZE: N_("size of the city"),
    Facet.STAGE: N_("stage"),
    Facet.SECTOR: N_("sector"),
}


@dataclass(frozen=True)
class Reasons:
    """One pilot that is near, with its reasons: ``same`` and ``differs`` in words, ``unknown`` is what no page tells.

    ``known`` says in how many of the aspects that I named it is like mine, and which of them are not known.
    """

    row: PilotRow
    known: str
    same: tuple[str, ...]
    differs: tuple[str, ...]
    unknown: tuple[str, ...]


def reasoned(found: Sequence[PilotRow], mine: Wanted, say: Speaker) -> tuple[Reasons, ...]:
    """Return the pilots near to mine, nearest first, each with its reasons."""
    titles = {facet: {one.code: one.title for one in every} for facet, every in options(found, Wanted(), say).items()}
    return tuple(_reasons(one, mine, titles, say) for one in nearest(found, mine))


def _reasons(one: Near, mine: Wanted, titles: Mapping[Facet, Titles], say: Speaker) -> Reasons:
    said = {
        Facet.THEME: _theme(one, say),
        Facet.SIZE: _size(one, mine, titles[Facet.SIZE], say),
        Facet.STAGE: _stage(one, titles[Facet.STAGE], say),
        Facet.SECTOR: _sector(one, say),
    }
    known = say("Like yours in {same} of {count} asked", same=len(one.same), count=len(one.asked))
    bare = [say(NAMES[facet]) for facet in one.asked if facet not in one.aspects]
    if bare:
        known = say("{known}; {aspects} not known", known=known, aspects=", ".join(bare))
    return Reasons(
        row=one.row,
        known=known,
        same=tuple(said[facet] for facet in one.same),
        differs=tuple(said[facet] for facet in one.differs),
        unknown=tuple(_unknown(one, mine, titles, say)),
    )


def _theme(one: Near, say: Speaker) -> str:
    if Facet.THEME in one.same:
        return say("same theme, {theme}", theme=one.row.theme_title)
    return say("another theme, {theme}", theme=one.row.theme_title)


def _size(one: Near, mine: Wanted, titles: Titles, say: Speaker) -> str:
    if Facet.SIZE not in one.aspects:
        return ""
    size = titles[one.row.size]
    bands = [BANDS.index(band) for band in mine.size if band in BANDS]
    apart = min(abs(BANDS.index(one.row.size) - band) for band in bands)
    if not apart:
        return say("same size of city, {size}", size=size)
    return say.many("{count} size band away, {size}", "{count} size bands away, {size}", apart, size=size)


def _stage(one: Near, titles: Titles, say: Speaker) -> str:
    stages = ", ".join(titles[stage] for stage in one.shared[Facet.STAGE])
    return say("documented at {stages}", stages=stages)


def _sector(one: Near, say: Speaker) -> str:
    sectors = [say(SECTORS[sector]) for sector in one.shared[Facet.SECTOR]]
    return say.many("{sectors} takes part too", "{sectors} take part too", len(sectors), sectors=", ".join(sectors))


def _unknown(one: Near, mine: Wanted, titles: Mapping[Facet, Titles], say: Speaker) -> list[str]:
    """What I named and no page tells of the pilot; never that it was not so."""
    stages = ", ".join(titles[Facet.STAGE][code] for code in mine.stage if code not in one.shared[Facet.STAGE])
    sectors = ", ".join(say(SECTORS[code]) for code in mine.sector if code not in one.shared[Facet.SECTOR])
    bare = [facet for facet in one.asked if facet not in one.aspects]
    said = (
        say(NAMES[Facet.THEME]) if Facet.THEME in bare else "",
        say(NAMES[Facet.SIZE]) if Facet.SIZE in bare else "",
        say("who took part in {stages}", stages=stages) if stages else "",
        say("whether {sectors} took part", sectors=sectors) if sectors else "",
    )
    return [words for words in said if words]
