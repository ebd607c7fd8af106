"""How peers were found, what was left out, and why each is there, in the reader's words."""

from collections.abc import Sequence

from coprod.desk.context_words import NOT_YET, reasons
from coprod.desk.contexts import Aspect
from coprod.desk.groups import Choice
from coprod.desk.peers import MOST, Kind, Peers, Surroundings
from coprod.language import N_, Speaker

KINDS = {
    Kind.ALL: N_("all cities"),
    Kind.NEAREST: N_("the nearest by context"),
    Kind.COUNTRY: N_("cities of the same country"),
    Kind.SIZE: N_("cities of the same size"),
    Kind.THEME: N_("cities that share a theme"),
    Kind.HAND: N_("cities I choose"),
}


def empty(kind: Kind, found: Peers, reference: Choice, say: Speaker) -> str:
    """Say why there are no peers; empty where there are some."""
    if found.chosen:
        return ""
    if found.missing is not None:
        unknown = say(NOT_YET[found.missing])
        if reference.provenance.sample:
            return say("{unknown} Choose another way to find cities to compare with.", unknown=unknown)
        return say("{unknown} Tell it below, or choose another way to find cities.", unknown=unknown)
    if kind is Kind.HAND:
        return say("Choose one to seven cities to compare with.")
    return say("No other city here meets this. Choose another way to find cities to compare with.")


def remarks(here: Surroundings, reference: Choice, kind: Kind, found: Peers, say: Speaker) -> tuple[str, ...]:
    """Say what is left out and how the nearest were found, a sentence each."""
    said = []
    if kind is Kind.NEAREST and found.chosen:
        said.append(
            say(
                "Near means alike in country, size, themes of pilots and sectors taking part, as far as known (Gower "
                "1971). It says nothing about how well a city does."
            )
        )
    elif found.met > len(found.chosen):
        said.append(_cut(here, reference, found, say))
    if found.unknown and found.missing is None:
        said.append(
            say.many(
                "{count} city is left out: not enough is known about it.",
                "{count} cities are left out: not enough is known about them.",
                found.unknown,
            )
        )
    return (*said, *_withheld(found.withheld, say))


def why(here: Surroundings, found: Peers, say: Speaker) -> tuple[tuple[str, str], ...]:
    """Return (city, in what it is like and unlike the reference) of each peer."""
    return tuple((one.provenance.city, reasons(here.context, here.of(one.city), say)) for one in found.chosen)


def _cut(here: Surroundings, reference: Choice, found: Peers, say: Speaker) -> str:
    met, most = say.number(found.met, 0), say.number(MOST, 0)
    if any(here.context.known(aspect) for aspect in Aspect):
        return say(
            "{met} cities meet this; shown are the {most} nearest to {city} by context.",
            met=met,
            most=most,
            city=reference.provenance.city,
        )
    return say(
        "{met} cities meet this; shown are the first {most} by name, as nobody has said what {city} is like.",
        met=met,
        most=most,
        city=reference.provenance.city,
    )


def _withheld(hidden: Sequence[Choice], say: Speaker) -> list[str]:
    """Name those of which nothing may be shown, by its reason."""
    few = [one.provenance.city for one in hidden if one.provenance.respondents is None]
    others = [one.provenance.city for one in hidden if one.provenance.respondents is not None]
    said = []
    if few:
        said.append(
            say.many(
                "{cities} is left out: too few people answered.",
                "{cities} are left out: too few people answered.",
                len(few),
                cities=", ".join(few),
            )
        )
    if others:
        said.append(
            say.many(
                "{cities} is left out: its return is not released for comparison.",
                "{cities} are left out: their returns are not released for comparison.",
                len(others),
                cities=", ".join(others),
            )
        )
    return said
