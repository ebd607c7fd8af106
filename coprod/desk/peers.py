"""Which groups a group is compared with: peers by a rule that the reader chooses, each with its reasons in words.

Peers answered the same instrument in the same mode, and sample and real cities never meet. A city sends one group: of
the round of the reference where it has one, else its newest. Individuals too few to be shown and returns without
consent are no peers by a rule; chosen by hand, they come and say themselves why nothing is shown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from coprod.desk.contexts import UNKNOWN, Aspect, Context, every_context
from coprod.desk.groups import Choice, basis_of, choices
from coprod.desk.nearness import nearness
from coprod.desk.opening import Desk
from coprod.desk.search import folded
from coprod.disclosure.release import Basis
from coprod.language import Speaker
from coprod.store import cities

MOST = 7
"""Peers at most: with the reference itself, eight stand side by side."""


class Kind(StrEnum):
    """How peers are chosen."""

    ALL = "all"
    NEAREST = "nearest"
    COUNTRY = "country"
    SIZE = "size"
    THEME = "theme"
    HAND = "hand"


@dataclass(frozen=True)
class Surroundings:
    """Where a city stands among the others: their keys, the nearest first, and the context of each."""

    context: Context
    nearest: tuple[str, ...]
    contexts: Mapping[str, Context]

    def of(self, city: str) -> Context:
        """Return the context of one of the others."""
        return self.contexts.get(city, UNKNOWN)


@dataclass(frozen=True)
class Peers:
    """The chosen groups: nearest first when they are chosen so, as chosen by hand, else by name.

    ``met`` is how many cities meet the rule, the seven nearest of which are ``chosen``. ``unknown`` is how many are
    left out because what the rule asks is not known of them; ``withheld`` are those of which nothing may be shown.
    ``missing`` is what the rule asks and nobody told of the reference; then nobody meets it.
    """

    chosen: tuple[Choice, ...]
    met: int
    unknown: int = 0
    withheld: tuple[Choice, ...] = ()
    missing: Aspect | None = None


def surroundings(desk: Desk, _: Speaker, city: str) -> Surroundings:
    """Return the other cities with answers, sample or real like this one, by how near their context is.

    Equally near ones come by how much is known of both, then by name; those of which nothing can be said come last.
    """
    every, towns = every_context(desk, _), {one.key: one for one in cities.every(desk.store)}
    here, sample = every.get(city, UNKNOWN), city in towns and towns[city].sample
    others = [one for one in towns.values() if one.key != city and one.sample == sample]
    contexts = {one.key: every.get(one.key, UNKNOWN) for one in others}
    places = _places(here, contexts.values())
    nearest = sorted(contexts, key=lambda key: (places[contexts[key].codes], folded(towns[key].name), key))
    return Surroundings(here, tuple(nearest), MappingProxyType({key: contexts[key] for key in nearest}))


def _places(here: Context, others: Iterable[Context]) -> Mapping[tuple[object, ...], int]:
    """How near each kind of context is, by its codes: 0 is the nearest, and equally near ones share a place."""
    alike = {codes: nearness(here, one) for codes, one in {one.codes: one for one in others}.items()}
    wholes = {codes: (one.whole, len(one.aspects)) for codes, one in alike.items()}
    far = {codes: (whole is None, -(whole or 0), -known) for codes, (whole, known) in wholes.items()}
    order = {distance: place for place, distance in enumerate(sorted(set(far.values())))}
    return {codes: order[distance] for codes, distance in far.items()}


def comparable(reference: Choice, candidates: Iterable[Choice]) -> Mapping[str, Choice]:
    """Return the one group of each other city that may meet the reference, by city; the order given does not matter."""
    ours = _like(reference)
    found: dict[str, Choice] = {}
    for one in candidates:
        if one.city != reference.city and _like(one) == ours:
            standing = found.setdefault(one.city, one)
            if standing is not one:
                found[one.city] = max(standing, one, key=lambda each: _suits(each, reference))
    return found


def others(desk: Desk, _: Speaker, reference: Choice) -> Mapping[str, Choice]:
    """Return the one group of each other city that may be chosen by hand, by city."""
    return MappingProxyType(comparable(reference, choices(desk)))


def peers_of(
    desk: Desk, say: Speaker, reference: Choice, kind: Kind, *, number: int = MOST, hand: Sequence[str] = ()
) -> tuple[Surroundings, Peers]:
    """Return the peers among all groups of the store, see ``peers``, and where the city stands among these alone."""
    here = surroundings(desk, say, reference.city)
    found = peers(here, reference, choices(desk), kind, number=number, hand=hand)
    near = tuple(one.city for one in found.chosen)
    return Surroundings(here.context, near, MappingProxyType({city: here.of(city) for city in near})), found


def peers(
    here: Surroundings,
    reference: Choice,
    candidates: Iterable[Choice],
    kind: Kind,
    *,
    number: int = MOST,
    hand: Sequence[str] = (),
) -> Peers:
    """Return the peers that a rule gives: at most ``number`` for the nearest, else seven; ``hand`` names cities."""
    every = comparable(reference, candidates)
    if kind is Kind.HAND:
        picked = tuple(every[city] for city in dict.fromkeys(hand) if city in every)
        return Peers(picked[:MOST], len(picked))
    told = {city: one for city, one in every.items() if tells(one)}
    hidden = [one for city, one in every.items() if city not in told]
    withheld = tuple(sorted(hidden, key=lambda one: (folded(one.provenance.city), one.city)))
    rule = _RULES.get(kind)
    if rule is None:
        known = [city for city in told if kind is not Kind.NEAREST or nearness(here.context, here.of(city)).aspects]
        met, missing = known, None
    else:
        aspect, meets = rule
        missing = None if here.context.known(aspect) else aspect
        known = [city for city in told if here.of(city).known(aspect)]
        met = [city for city in known if missing is None and meets(here.context, here.of(city))]
    place = {city: at for at, city in enumerate(here.nearest)}
    shown = sorted(met, key=lambda city: place.get(city, len(place)))[: number if kind is Kind.NEAREST else MOST]
    if kind is not Kind.NEAREST:
        shown.sort(key=lambda city: (folded(told[city].provenance.city), city))
    return Peers(tuple(told[city] for city in shown), len(met), len(told) - len(known), withheld, missing)


def tells(choice: Choice) -> bool:
    """Whether anything of a group may be shown at all."""
    return choice.provenance.respondents is not None and basis_of(choice) is not Basis.ORGANISATIONAL_WITHOUT_CONSENT


def _like(one: Choice) -> tuple[object, ...]:
    return one.group.mode, one.group.instrument, one.provenance.sample


def _suits(one: Choice, reference: Choice) -> tuple[object, ...]:
    day = one.group.last_on or date.min
    return one.round == reference.round, one.who == reference.who, tells(one), day, one.round, one.who


_RULES: Mapping[Kind, tuple[Aspect, Callable[[Context, Context], bool]]] = MappingProxyType(
    {
        Kind.COUNTRY: (Aspect.COUNTRY, lambda one, other: one.country == other.country),
        Kind.SIZE: (Aspect.SIZE, lambda one, other: one.size == other.size),
        Kind.THEME: (Aspect.THEMES, lambda one, other: bool({*one.themes} & {*other.themes})),
    }
)
