"""What is published about one pilot in numbers, by what the numbers are about, and the pages that all of it is from."""

from dataclasses import dataclass
from datetime import date

from babel import Locale

from coprod.desk.pilot_dates import in_words
from coprod.desk.pilot_record import Facts, Record, site
from coprod.language import N_, Speaker

SCOPES = {
    "pilot": N_("About this pilot"),
    "programme": N_("About the whole programme: not a result of this pilot"),
    "city_context": N_("Background about the city or country: not a result of this pilot"),
}
EXACT = "exact"


@dataclass(frozen=True)
class Quantity:
    """One published number in words: ``value`` with its qualifier and unit, as of ``as_of``, which may be empty."""

    name: str
    value: str
    as_of: str
    note: str
    site: str
    url: str
    counts_people: bool


@dataclass(frozen=True)
class Scope:
    """The numbers that are about the same thing: this pilot, its programme, or its surroundings."""

    scope: str
    title: str
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True)
class Source:
    """A page that something here is from: who published it, in which language, when we saw it, what it supports."""

    url: str
    site: str
    title: str
    publisher: str
    kind: str
    language: str
    seen_on: str
    supports: str


def source_line(one: Record, say: Speaker) -> str:
    """Return the line under a figure of the library: what it is, from how many pages, seen when."""
    parts = [
        say("desk coding, not checked by the city"),
        say.many("{count} public page", "{count} public pages", len(one.pages)),
    ]
    if one.pages:
        parts.append(say("seen {day}", day=_day(max(page["seen_on"] for page in one.pages), say)))
    return " · ".join(parts)


def scopes(one: Record, say: Speaker) -> tuple[Scope, ...]:
    """Return the published numbers by scope, the pilot's own first; a scope without a number is left out."""
    found = []
    for scope, title in SCOPES.items():
        within = tuple(_quantity(number, one, say) for number in one.quantities if number["scope"] == scope)
        if within:
            found.append(Scope(scope, say(title), within))
    return tuple(found)


def sources(one: Record, say: Speaker) -> tuple[Source, ...]:
    """Return the pages, the main one first, each with what it supports of this very pilot."""
    languages = Locale.parse(say.language).languages
    return tuple(
        Source(
            url=page["url"],
            site=site(page["url"]),
            title=page["title"],
            publisher=page["publisher"],
            kind=one.codes["evidence_kind", page["evidence_kind"]],
            language=languages.get(page["language"], page["language"]),
            seen_on=_day(page["seen_on"], say),
            supports=_supports(page["url"], one, say),
        )
        for page in sorted(one.pages, key=lambda page: page["url"] != one.facts["source_url"])
    )


def _quantity(number: Facts, one: Record, say: Speaker) -> Quantity:
    return Quantity(
        name=number["name"],
        value=_value(number, one, say),
        as_of=in_words(number["as_of"], say),
        note=number["note"],
        site=site(number["source_url"]),
        url=number["source_url"],
        counts_people=number["unit"] == "people",
    )


def _value(number: Facts, one: Record, say: Speaker) -> str:
    """Say a number as its page does; where pages may differ, what one prints as exact is only what it prints."""
    digits = len(number["value"].partition(".")[2])
    told = f"{say.number(float(number['value']), digits)} {number['unit']}"
    if number["qualifier"] == EXACT and one.facts["conflict_note"]:
        return say("{number}, as that page prints it", number=told)
    return f"{one.codes['qualifier', number['qualifier']]} {told}"


def _supports(url: str, one: Record, say: Speaker) -> str:
    groups, numbers, cells = (
        sum(row["source_url"] == url for row in rows) for rows in (one.stakeholders, one.quantities, one.cells)
    )
    told = [say("main page")] if url == one.facts["source_url"] else []
    if groups:
        told.append(say.many("{count} group", "{count} groups", groups))
    if numbers:
        told.append(say.many("{count} number", "{count} numbers", numbers))
    if cells:
        told.append(say.many("{count} entry on who took part", "{count} entries on who took part", cells))
    return ", ".join(told) or say("background")


def _day(written: str, say: Speaker) -> str:
    return say.day(date.fromisoformat(written))
