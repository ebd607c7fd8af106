"""What the map of pilots says in words: how many, in how many places and countries, and what the dots cannot tell."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from coprod.charts import plane
from coprod.language import Speaker

if TYPE_CHECKING:
    from coprod.charts.pilot_map import Place

NAMED = 3


def title(places: "Sequence[Place]", say: Speaker) -> str:
    """Say how many pilots there are where."""
    countries = {one.country for one in places}
    pilots = say.many("{count} pilot", "{count} pilots", len(places))
    cities = say.many("{count} place", "{count} places", len({(one.city, one.country) for one in places}))
    if len(countries) == 1:
        return say("{pilots} in {cities} of {country}", pilots=pilots, cities=cities, country=places[0].country)
    return say("{pilots} in {cities} of {count} countries", pilots=pilots, cities=cities, count=len(countries))


def sentence(places: "Sequence[Place]", say: Speaker) -> str:
    """Say which countries have the most and how many have one, and what that does not mean."""
    counts = Counter(one.country for one in places)
    most, few = max(counts.values()), sum(count == 1 for count in counts.values())
    named = sorted(country for country, count in counts.items() if count == most)
    said = []
    if len(counts) > 1 and most == 1:
        said.append(say("Each of the {count} countries has one.", count=len(counts)))
    elif len(counts) > 1 and len(named) > NAMED:
        said.append(say("No country has more than {most}.", most=most))
    elif len(counts) > 1:
        countries = ", ".join(named)
        said.append(
            say.many(
                "The most are from {countries}: {most}.",
                "The most are from {countries}: {most} each.",
                len(named),
                countries=countries,
                most=most,
            )
        )
    if few and most > 1:
        said.append(say.many("{count} country has one.", "{count} countries have one each.", few))
    said.append(say("The map shows where pilots were found in public pages, not where co-production is common."))
    return " ".join(said)


def table(places: "Sequence[Place]", say: Speaker) -> pd.DataFrame:
    """Return a line per place, ready to read."""
    by_place: dict[tuple[str, str], list[str]] = {}
    for one in sorted(places, key=lambda one: (one.country, one.city, one.name)):
        by_place.setdefault((one.country, one.city), []).append(one.name)
    return pd.DataFrame(
        {
            say("Country"): [country for country, _ in by_place],
            say("Place"): [city for _, city in by_place],
            say("Pilots"): ["; ".join(names) for names in by_place.values()],
        }
    )


def notes(places: "Sequence[Place]", say: Speaker) -> tuple[str, ...]:
    """Say what a dot is not, and which pilots have none."""
    about = {one.city: one.note for one in places if one.note}
    missing = [one.name for one in places if not one.point or not plane.shows(*one.point)]
    said = []
    if about:
        told = "; ".join(f"{city}: {note}" for city, note in about.items())
        said.append(say("On the place of a dot. {notes}.", notes=told))
    if missing:
        said.append(say("Not on the map: {pilots}.", pilots=", ".join(missing)))
    return tuple(said)
