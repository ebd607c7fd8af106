"""One pilot of the evidence library as an official reads it: every fact in words, each near its source."""

from collections.abc import Mapping
from dataclasses import dataclass

from coprod.charts import timeline
from coprod.charts.figure import Figure
from coprod.desk import governance, pilot_dates
from coprod.desk.context_words import SIZES
from coprod.desk.countries import country
from coprod.desk.opening import Desk
from coprod.desk.pilot_least import Least, least
from coprod.desk.pilot_numbers import Scope, Source, scopes, source_line, sources
from coprod.desk.pilot_parts import Coding, coding
from coprod.desk.pilot_record import Facts, Record, record, site
from coprod.desk.pilot_returns import Other, Own, returns_of
from coprod.desk.pilots import STAGES, THEMES
from coprod.language import N_, Speaker
from coprod.measures.matrix import HELICES
from coprod.store import pilots as library

TIERS = {
    "A": N_(
        "at least four entries on who took part, from two sectors or more, two of them or more not of low confidence, "
        "and at least one published number about the pilot"
    ),
    "B": N_("at least one entry on who took part"),
    "C": N_("named by its programme; no page about what was done was found"),
}


@dataclass(frozen=True)
class Pilot:
    """One pilot. ``facts`` are (what, in words); ``timeline`` is None and ``undated`` says so where nothing is dated.

    ``main`` and ``main_site`` are the address and the site of the page that the facts are from. ``own`` are returns of
    the city about this pilot, ``others`` its returns about something else.
    """

    pilot_id: str
    name: str
    place: str
    theme: str
    theme_title: str
    status: str
    description: str
    facts: tuple[tuple[str, str], ...]
    main: str
    main_site: str
    conflict_note: str
    undated: str
    timeline: Figure | None
    coding: Coding
    own: tuple[Own, ...]
    others: tuple[Other, ...]
    least: Least
    scopes: tuple[Scope, ...]
    sources: tuple[Source, ...]
    correction: str

    @property
    def counts_people(self) -> bool:
        """Whether several published numbers count people, who are then not people of one kind."""
        return sum(one.counts_people for scope in self.scopes for one in scope.quantities) > 1


def titles(desk: Desk, say: Speaker) -> Mapping[str, str]:
    """Return what each pilot is called where one is chosen, by id: by city, then name."""
    every = [
        (one["city"], one["pilot_name"], one["pilot_id"], country(one["country_iso2"], say))
        for one in library.pilots(desk.store).to_dict(orient="records")
    ]
    return {
        key: say("{city}, {country}: {pilot}", city=city, country=country, pilot=name)
        for city, name, key, country in sorted(every)
    }


def found(desk: Desk, say: Speaker, pilot_id: str) -> Pilot | None:
    """Return one pilot with everything that is documented of it, None when the library has none of that id."""
    one = record(desk, pilot_id)
    if one is None:
        return None
    facts, source, told = one.facts, source_line(one, say), _facts(one, say)
    undated = pilot_dates.undated(facts, one.status, say)
    moments = pilot_dates.moments(facts, one.quantities, one.status, say)
    own, others = returns_of(desk, one, say)
    return Pilot(
        pilot_id=pilot_id,
        name=facts["pilot_name"],
        place=_place(facts, say),
        theme=facts["theme"],
        theme_title=say(THEMES[facts["theme"]]),
        status=_status(one, say),
        description=facts["description"],
        facts=told,
        main=facts["source_url"],
        main_site=site(facts["source_url"]),
        conflict_note=facts["conflict_note"],
        undated=undated,
        timeline=timeline.figure(
            moments, pilot_id=pilot_id, name=facts["pilot_name"], undated=undated, source=source, say=say
        )
        if moments
        else None,
        coding=coding(one, source, say),
        own=own,
        others=others,
        least=least(
            governance.of_pilot(desk, pilot_id),
            stages=one.titles("stage", STAGES),
            helices=one.titles("helix", HELICES),
            say=say,
        ),
        scopes=scopes(one, say),
        sources=sources(one, say),
        correction=_correction(one, told, say),
    )


def _place(facts: Facts, say: Speaker) -> str:
    return say("{city}, {country}", city=facts["city"], country=country(facts["country_iso2"], say))


def _facts(one: Record, say: Speaker) -> tuple[tuple[str, str], ...]:
    facts, tier, nothing = one.facts, one.facts["evidence_tier"], say("not documented")
    ended = pilot_dates.in_words(facts["end_date"], say)
    told = [
        (say("Service"), facts["service_area"]),
        (say("Programme"), facts["programme"]),
        (say("Led by"), facts["lead_org"] or nothing),
        (say("Start"), pilot_dates.in_words(facts["start_date"], say) or nothing),
        (say("End"), ended or ("" if pilot_dates.goes_on(facts) else nothing)),
        (say("Status"), _status(one, say)),
        (say("Evidence"), f"{one.codes['evidence_tier', tier]}: {say(TIERS[tier])}"),
        (say("Size of the city"), say(SIZES[facts["population_band"]])),
        (say("On the place"), facts["geo_note"]),
    ]
    return tuple((what, words) for what, words in told if words)


def _status(one: Record, say: Speaker) -> str:
    seen = one.facts["status_last_seen"]
    if pilot_dates.when(seen):
        return say("{status} when last seen, {when}", status=one.status, when=pilot_dates.in_words(seen, say))
    return say("{status}, according to an undated page", status=one.status) if seen else one.status


def _correction(one: Record, told: tuple[tuple[str, str], ...], say: Speaker) -> str:
    facts = one.facts
    lines = [
        say("Correction to a pilot of the coprod library"),
        f"{one.pilot_id}: {facts['pilot_name']}, {_place(facts, say)}",
        "",
        say("The page says:"),
        f"- {facts['description']}",
        *(f"- {what}: {words}" for what, words in told),
        say("- Source: {url}", url=facts["source_url"]),
        "",
        say("What is wrong, and what it should say:"),
        "",
        "",
        say("A public page that shows it:"),
    ]
    return "\n".join(lines)
