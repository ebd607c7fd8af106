"""What there is of each city, and how fresh it is: answers, governance, rounds, pilots of the library."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from coprod.charts.provenance import Provenance
from coprod.desk.cities import City, cities
from coprod.desk.official import Contents, contents
from coprod.desk.opening import Desk
from coprod.desk.pilots import PilotRow, rows
from coprod.desk.search import folded, found
from coprod.instrument.answers import Mode
from coprod.language import Speaker
from coprod.store import coverage as kept
from coprod.store.naming import slug


@dataclass(frozen=True)
class Holding:
    """What there is of one city.

    ``address`` leads to its life cycle, without answers to its pilots; ``library`` to its pilots, '' without any.
    ``round`` is its newest round, '' without answers; ``last`` says who answered in it and when, of those that may be
    told. ``people`` is how many individuals answered in the newest round that has any, None where that is not told;
    ``asked`` tells whether any did. ``returns`` are its organisational returns, ``agreed`` those that may be shown.
    """

    title: str
    sought: str
    address: str
    sample: bool = False
    round: str = ""
    last: Provenance | None = None
    old: bool = False
    asked: bool = False
    people: int | None = None
    returns: int = 0
    agreed: int = 0
    governance: bool = False
    rounds: int = 0
    pilots: int = 0
    library: str = ""

    @property
    def answers(self) -> bool:
        """Whether there are any answers of it at all."""
        return bool(self.round)


def held(desk: Desk, _: Speaker) -> Contents:
    """Return how much there is, sample apart from real."""
    return contents(desk)


def coverage(desk: Desk, say: Speaker, today: date) -> tuple[Holding, ...]:
    """Return what there is of every city: those with answers first, real before made up; then the library's others."""
    pilots = defaultdict[str, list[PilotRow]](list)
    for pilot in rows(desk, say):
        pilots[slug(pilot.city)].append(pilot)
    governed = {
        city
        for city, _, mode, count in kept.governed(desk.store)
        if mode is Mode.ORGANISATIONAL or count >= desk.policy.k
    }
    every = cities(desk, say)
    answered = [
        _answered(one, governance=key in governed, pilots=pilots.get(_in_library(one), []), today=today)
        for key, one in every.items()
    ]
    taken = {_in_library(one) for one in every.values()}
    listed = [
        Holding(
            title=say("{city}, {country}", city=its[0].city, country=its[0].country),
            sought=folded(its[0].city),
            address=_library(its),
            pilots=len(its),
            library=_library(its),
        )
        for key, its in pilots.items()
        if key not in taken
    ]
    return (*sorted(answered, key=_place), *sorted(listed, key=_place))


def summary(every: Sequence[Holding], say: Speaker) -> str:
    """Say in a sentence how many cities have answers, how fresh they are, and how many places have pilots only."""
    answered = [one for one in every if one.answers]
    made_up, old = sum(one.sample for one in answered), sum(one.old for one in answered)
    words = [say("No city has handed in answers yet.")]
    if answered:
        words = [say.many("{count} city has answers.", "{count} cities have answers.", len(answered))]
    if made_up == len(answered) > 0:
        words.append(say.many("It is fictional (sample data).", "All are fictional (sample data).", made_up))
    elif made_up:
        words.append(say.many("{count} of them is fictional.", "{count} of them are fictional.", made_up))
    if old:
        words.append(
            say.many(
                "Of {count} the newest are older than a year.", "Of {count} the newest are older than a year.", old
            )
        )
    if only := len(every) - len(answered):
        words.append(
            say.many(
                "{count} place has pilots in the library only.", "{count} places have pilots in the library only.", only
            )
        )
    return " ".join(words)


def searched(every: Sequence[Holding], text: str) -> tuple[Holding, ...]:
    """Return those whose name holds every word of a search."""
    return tuple(every[place] for place in found((one.sought for one in every), text))


def _answered(city: City, *, governance: bool, pilots: Sequence[PilotRow], today: date) -> Holding:
    newest = city.choices[0].round
    told = [one.provenance for one in city.choices if one.round == newest and one.provenance.last_on]
    last = max(told, key=lambda one: (one.last_on or date.min, one.organisational), default=None)
    people = [one.provenance for one in city.choices if not one.provenance.organisational]
    returns = [one for one in city.choices if one.provenance.organisational]
    return Holding(
        title=city.title,
        sought=city.sought,
        address=f"lifecycle?city={quote(city.key)}",
        sample=city.choices[0].provenance.sample,
        round=city.choices[0].provenance.round,
        last=last,
        old=bool(last and last.last_on and _months(last.last_on, today) > 12),
        asked=bool(people),
        people=people[0].respondents if people else None,
        returns=len(returns),
        agreed=sum(one.group.comparable for one in returns),
        governance=governance,
        rounds=len({one.round for one in city.choices}),
        pilots=len(pilots),
        library=_library(pilots),
    )


def _library(pilots: Sequence[PilotRow]) -> str:
    return f"pilots?words={quote(pilots[0].city)}" if pilots else ""


def _in_library(city: City) -> str:
    """How the library would name a city; a made-up one has no pilots there, whatever it is called."""
    one = city.choices[0].provenance
    return "" if one.sample else slug(one.city)


def _months(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def _place(one: Holding) -> tuple[bool, str]:
    return one.sample, one.sought
