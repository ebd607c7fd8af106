"""Where a city stands, who says so, and how it stands to another, in the reader's words."""

from coprod.desk import pilots
from coprod.desk.contexts import BANDS, NO_THEME, Aspect, Context, Source
from coprod.desk.countries import country
from coprod.desk.nearness import nearness
from coprod.language import N_, Speaker

SIZES = {
    "<100k": N_("under 100,000 people"),
    "100-250k": N_("100,000 to 250,000 people"),
    "250-500k": N_("250,000 to 500,000 people"),
    "500k-1M": N_("500,000 to 1 million people"),
    ">1M": N_("over 1 million people"),
}
THEMES = {theme: words for theme, words in pilots.THEMES.items() if theme != NO_THEME}
SECTORS = {
    "government": N_("government"),
    "business": N_("business"),
    "research": N_("research"),
    "civil_society": N_("civil society"),
}
TITLES = {
    Aspect.COUNTRY: N_("Country"),
    Aspect.SIZE: N_("Size"),
    Aspect.THEMES: N_("Themes of its pilots"),
    Aspect.SECTORS: N_("Sectors taking part"),
}
NOT_YET = {
    Aspect.COUNTRY: N_("We do not know this city's country yet."),
    Aspect.SIZE: N_("We do not know this city's size yet."),
    Aspect.THEMES: N_("We do not know the themes of this city's pilots yet."),
    Aspect.SECTORS: N_("We do not know who takes part here yet: no return that may be compared says so."),
}
_UNKNOWN = {
    Aspect.COUNTRY: N_("country"),
    Aspect.SIZE: N_("size"),
    Aspect.THEMES: N_("themes"),
    Aspect.SECTORS: N_("sectors"),
}


def words_for(aspect: Aspect, found: Context, say: Speaker) -> str:
    """Return one aspect of a context; the sentence that says so where it is unknown."""
    if not found.known(aspect):
        return say(NOT_YET[aspect])
    if aspect is Aspect.COUNTRY:
        return country(found.country, say)
    if aspect is Aspect.SIZE:
        return say(SIZES[found.size])
    return _named(found.themes, THEMES, say) if aspect is Aspect.THEMES else _named(found.sectors, SECTORS, say)


def source_of(aspect: Aspect, found: Context, say: Speaker) -> str:
    """Return who says an aspect; empty where it is unknown."""
    said = found.said.get(aspect)
    if said is None:
        return ""
    day = say.day(said.on) if said.on else ""
    if said.source is Source.TOLD:
        return say("(told {who}, {day})", who=say(said.by), day=day)
    if said.source is Source.RETURN:
        return say("(from the city's own return of {day})", day=day)
    return say("(made up with the sample data)") if said.source is Source.SAMPLE else say("(from the evidence library)")


def reasons(one: Context, other: Context, say: Speaker) -> str:
    """Say in one line in what another context is like and unlike this one, and what is not known of either."""
    alike = nearness(one, other)
    said = [_reason(aspect, one, other, say) for aspect in alike.aspects]
    missing = [say(_UNKNOWN[aspect]) for aspect in alike.unknown]
    unknown = say("{aspects} not known", aspects=", ".join(missing)) if missing else ""
    return "; ".join(filter(None, (*said, unknown)))


def _reason(aspect: Aspect, one: Context, other: Context, say: Speaker) -> str:
    if aspect is Aspect.COUNTRY:
        return say("same country") if one.country == other.country else say("another country")
    if aspect is Aspect.SIZE:
        return _size(BANDS.index(other.size) - BANDS.index(one.size), say)
    if aspect is Aspect.THEMES:
        return _themes(tuple(theme for theme in one.themes if theme in other.themes), say)
    if one.sectors == other.sectors:
        return say("the same sectors take part")
    return _sectors(tuple(sector for sector in one.sectors if sector in other.sectors), say)


def _size(larger: int, say: Speaker) -> str:
    if larger > 0:
        return say.many("{count} population band larger", "{count} population bands larger", larger)
    if larger:
        return say.many("{count} population band smaller", "{count} population bands smaller", -larger)
    return say("same size")


def _themes(both: tuple[str, ...], say: Speaker) -> str:
    if not both:
        return say("no theme in common")
    themes = _named(both, THEMES, say)
    return say.many("shares the theme {themes}", "shares the themes {themes}", len(both), themes=themes)


def _sectors(both: tuple[str, ...], say: Speaker) -> str:
    if not both:
        return say("no sector in common")
    sectors = _named(both, SECTORS, say)
    return say.many("{sectors} takes part in both", "{sectors} take part in both", len(both), sectors=sectors)


def _named(codes: tuple[str, ...], titles: dict[str, str], say: Speaker) -> str:
    return ", ".join(say(titles[one]) for one in codes)
