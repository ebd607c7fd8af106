"""How cities stand in one skill: the newest answers of each, through the gate, individuals and returns apart."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from types import MappingProxyType

from coprod.charts import skill_cities, skill_cities_words
from coprod.charts.city_row import CityRow
from coprod.charts.figure import Figure
from coprod.desk.cities import cities
from coprod.desk.groups import Choice, basis_of
from coprod.desk.needs import sampling_of
from coprod.desk.opening import Desk
from coprod.desk.search import folded, found
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Shown, Withheld, release
from coprod.language import N_, Speaker
from coprod.measures import gaps
from coprod.measures.skill import SkillNeed, discreet, skill_need
from coprod.measures.tally import Tally
from coprod.store import tallies

PER_PAGE = 20
KINDS = {"individual": N_("Individual answers"), "return": N_("Organisational returns")}
ORDERS = {"name": N_("Name"), "need": N_("Need, most urgent first")}


@dataclass(frozen=True)
class Place:
    """The newest answers of one kind in a city, and what may be told of one skill in them."""

    choice: Choice
    city: str
    title: str
    sought: str
    shown: Shown[Tally]
    need: float | None
    """What may be told and sorted by; None where it is withheld, or where nobody rated the skill."""

    @property
    def tally(self) -> Tally | None:
        """The tally, where it may be told and anybody rated the skill."""
        return self.shown.value if isinstance(self.shown, Release) and self.shown.value.pairs else None


@dataclass(frozen=True)
class Standing:
    """How the cities stand in one skill by one kind of answers.

    ``skill`` and ``kind`` say all that tells one from another in a store, so the places stay out of its ``repr``.
    ``elsewhere`` are groups that answered another questionnaire, which is not compared.
    """

    skill: str
    kind: str
    places: tuple[Place, ...] = field(repr=False)
    elsewhere: int = field(repr=False)


@dataclass(frozen=True)
class Listed:
    """What a search finds of a standing: the places that show something, in order, and why the others do not."""

    shown: tuple[Place, ...]
    withheld: Counter[Reason]
    silent: int

    @property
    def pages(self) -> int:
        """How many pages they fill; an empty list has one."""
        return max(ceil(len(self.shown) / PER_PAGE), 1)


def standings(desk: Desk, say: Speaker, skill: str) -> Mapping[str, Standing]:
    """Return where each city's newest answers stand in a skill, by kind: one scan of the store for all of them."""
    every = cities(desk, say).values()
    newest = {kind: [one for city in every for one in _newest(city.choices, kind)] for kind in KINDS}
    known = [one for its in newest.values() for one in its if one.group.instrument == desk.instrument.key]
    counted = tallies.many(desk.store, [one.group for one in known], desk.instrument, skills={skill})
    passed = {one.group: release(counted[one.group][0], basis=basis_of(one), policy=desk.policy) for one in known}
    return MappingProxyType(
        {
            kind: Standing(
                skill,
                kind,
                tuple(_place(one, passed[one.group], say) for one in its if one.group in passed),
                sum(one.group not in passed for one in its),
            )
            for kind, its in newest.items()
        }
    )


def listed(here: Standing, *, order: str, text: str) -> Listed:
    """Return the places that a search finds, by name, or by need with the most urgent first."""
    sought = [here.places[place] for place in sorted(found((one.sought for one in here.places), text))]
    shown = [one for one in sought if one.tally]
    if order == "need":
        shown.sort(key=lambda one: -(one.need or 0))
    withheld = Counter(one.shown.reason for one in sought if isinstance(one.shown, Withheld))
    return Listed(tuple(shown), withheld, len(sought) - len(shown) - withheld.total())


def why_not(desk: Desk, say: Speaker, here: Standing, some: Listed) -> tuple[str, ...]:
    """Say how many groups are not shown, and why."""
    return tuple(_notes(desk, say, here, some))


def drawn(desk: Desk, say: Speaker, here: Standing, title: str, *, order: str, text: str, page: int) -> Figure | None:
    """Draw one page of the list, a page beyond the last as the last; None when nothing in it can be shown."""
    some = listed(here, order=order, text=text)
    first = (min(page, some.pages) - 1) * PER_PAGE
    rows = list(_rows(some.shown[first : first + PER_PAGE]))
    if not rows:
        return None
    return skill_cities.figure(
        rows,
        skill=here.skill,
        title=title,
        order=_part(first + 1, first + len(rows), len(some.shown), order, say),
        span=rows[0].shown.value.span,
        notes=why_not(desk, say, here, some),
        say=say,
    )


def _place(one: Choice, shown: Shown[Tally], say: Speaker) -> Place:
    here = one.provenance
    city = say("{city} (sample, fictional)", city=here.city) if here.sample else here.city
    title = ", ".join(filter(None, (city, here.organisation if here.organisational else "")))
    return Place(one, city, title, folded(title), shown, gaps.need(shown.value) if isinstance(shown, Release) else None)


def _newest(its: Sequence[Choice], kind: str) -> Iterator[Choice]:
    """The newest of a city's groups of a kind: one of individuals, one return of each organisation."""
    met: set[str] = set()
    for one in its:
        mine = one.group.organisation if one.provenance.organisational else ""
        if one.provenance.organisational == (kind == "return") and mine not in met:
            met.add(mine)
            yield one


def _rows(places: Sequence[Place]) -> Iterator[CityRow]:
    for number, one in enumerate(places):
        if isinstance(one.shown, Release):
            yield CityRow(str(number), one.city, one.title, one.choice.provenance, one.shown.then(_worked(one.choice)))


def _worked(choice: Choice) -> Callable[[Tally], SkillNeed]:
    sampling = sampling_of(choice.provenance)
    if choice.provenance.organisational:
        return lambda tally: skill_need(tally, sampling)
    return lambda tally: discreet(skill_need(tally, sampling))


def _notes(desk: Desk, say: Speaker, here: Standing, some: Listed) -> Iterator[str]:
    yield from skill_cities_words.unshown(
        some.withheld, organisational=here.kind == "return", smallest=desk.policy.k, say=say
    )
    if some.silent:
        yield say.many(
            "{count} return does not rate this skill.", "{count} returns do not rate this skill.", some.silent
        )
    if here.elsewhere:
        yield say.many(
            "{count} group answered another version of the questionnaire and is not compared.",
            "{count} groups answered another version of the questionnaire and are not compared.",
            here.elsewhere,
        )


def _part(first: int, last: int, every: int, order: str, say: Speaker) -> str:
    if last - first + 1 == every:
        return ""
    told = {"first": say.number(first, 0), "last": say.number(last, 0), "all": say.number(every, 0)}
    if order == "need":
        return say("Shown are {first} to {last} of {all}, the most urgent need first.", **told)
    return say("Shown are {first} to {last} of {all}, by name.", **told)
