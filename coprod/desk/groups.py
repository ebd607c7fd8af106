"""Which groups of answers a reader may choose among, and how they are named in a link."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coprod.charts.provenance import Provenance
from coprod.desk.opening import Desk
from coprod.disclosure.release import Basis
from coprod.errors import StoreError
from coprod.instrument.answers import Mode
from coprod.store import tallies
from coprod.store.naming import slug
from coprod.store.tallies import Group


@dataclass(frozen=True)
class Choice:
    """One group a reader may choose: ``city``, ``round`` and ``who`` are what a link carries."""

    city: str
    round: str
    who: str
    group: Group
    provenance: Provenance

    @property
    def view(self) -> Mapping[str, tuple[str, ...]]:
        """What a link says to come back to this group."""
        return {"city": (self.city,), "round": (self.round,), "who": (self.who,)}


def choices(desk: Desk) -> tuple[Choice, ...]:
    """Return every group with answers, by city, newest round first, individual answers before returns."""
    smallest = desk.policy.k
    key = f"every group, told from {smallest} on"
    return desk.store.remembered(key, lambda: tuple(_choices(tallies.groups(desk.store), smallest)))


def chosen(desk: Desk, *, city: str = "", round: str = "") -> tuple[Choice, ...]:
    """Return the groups of a city and a round, named as a person would; empty words mean any.

    A sample city answers to its plain name too, where no real city has it. Raises StoreError when there is none.
    """
    every = choices(desk)
    keys = {one.city for one in every}
    key = slug(city) if slug(city) in keys else slug(f"sample {city}")
    found = tuple(one for one in every if (not city or one.city == key) and (not round or one.round == slug(round)))
    if not found:
        asked = " ".join(word for word in (city, round) if word)
        there = f" It holds: {', '.join(sorted(keys))}." if keys else ""
        raise StoreError(f"The store holds no answers{f' for {asked}' if asked else ''}.{there}")
    return found


def who_of(every: Iterable[Choice], submission_id: str) -> str:
    """Return how a link names the group that a submission stands in: its own return, else the individuals."""
    return next((one.who for one in every if one.group.return_id == submission_id), "individual")


def basis_of(choice: Choice) -> Basis:
    """Return the rule of the gate that a group's answers fall under."""
    if choice.group.mode is Mode.INDIVIDUAL:
        return Basis.INDIVIDUAL
    return Basis.ORGANISATIONAL_WITH_CONSENT if choice.group.comparable else Basis.ORGANISATIONAL_WITHOUT_CONSENT


def _choices(groups: Sequence[Group], smallest: int) -> Iterator[Choice]:
    taken: set[tuple[str, str, str]] = set()
    for group in groups:
        who = _who(group)
        if (group.city, group.round, who) in taken:
            who = f"{who}-{group.instrument}"
        taken.add((group.city, group.round, who))
        yield Choice(group.city, group.round, who, group, _provenance(group, smallest))


def _who(group: Group) -> str:
    if group.mode is Mode.INDIVIDUAL:
        return "individual"
    return f"return-{group.organisation}" if group.organisation else "return"


def _provenance(group: Group, smallest: int) -> Provenance:
    organisational = group.mode is Mode.ORGANISATIONAL
    told = organisational or group.respondents >= smallest
    return Provenance(
        city=group.city_name,
        sample=group.sample,
        round=group.round_name,
        organisational=organisational,
        organisation=", ".join(part for part in (group.pilot, group.unit) if part),
        respondents=group.respondents if told else None,
        smallest=smallest,
        first_on=group.first_on if told else None,
        last_on=group.last_on if told else None,
        instrument=group.instrument,
        asked=group.asked if told else None,
    )
