"""The cities that have answers, and the few of them that a reader is offered at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from coprod.desk.groups import Choice, choices
from coprod.desk.opening import Desk
from coprod.desk.search import folded, found
from coprod.language import Speaker

MOST = 50
"""How many cities are offered at once: a browser is never sent thousands."""


@dataclass(frozen=True)
class City:
    """A city with its groups of answers, newest round first; ``title`` says it when it is made up."""

    key: str
    title: str
    sought: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Offered:
    """The cities that a reader is offered, by key -> title, and how many the search found."""

    titles: Mapping[str, str]
    found: int


def cities(desk: Desk, say: Speaker) -> Mapping[str, City]:
    """Return every city with answers, by key, in the order of their names."""
    every = groupby(choices(desk), key=lambda one: one.city)
    return MappingProxyType({key: _city(key, tuple(its), say) for key, its in every})


def offered(every: Sequence[City], text: str, *, keep: Sequence[str] = (), most: int = MOST) -> Offered:
    """Return at most ``most`` cities that a search finds; those in ``keep`` are among them whatever it finds."""
    places = found((one.sought for one in every), text)
    kept = [one for one in every if one.key in keep][:most]
    near = [every[place] for place in places[:most] if every[place].key not in keep]
    shown = near[: max(most - len(kept), 0)]
    order = {every[place].key: at for at, place in enumerate(places)}
    shown = sorted(shown + kept, key=lambda one: order.get(one.key, len(every)))
    return Offered({one.key: one.title for one in shown}, len(places))


def _city(key: str, its: tuple[Choice, ...], say: Speaker) -> City:
    name, sample = its[0].provenance.city, its[0].provenance.sample
    title = say("{city} (sample, fictional)", city=name) if sample else name
    return City(key, title, folded(title), its)
