"""The answers of several cities added up: who takes part, who does not and why, and what may be told of each skill."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coprod.desk.groups import Choice, basis_of, choices
from coprod.desk.opening import Desk
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Shown, Withheld, pool, release
from coprod.language import N_
from coprod.measures.tally import Tally
from coprod.store import tallies

SCOPES: Mapping[str, str] = {
    "one": N_("One city"),
    "some": N_("Some cities, added up"),
    "all": N_("All cities, added up"),
}
DATA: Mapping[str, str] = {"real": N_("Real cities"), "sample": N_("Sample cities (fictional)")}
MOST = 60
"""How many cities may be chosen by hand, so that the link stays one that can be sent."""
KINDS: Mapping[str, str] = {"individual": N_("Individual answers"), "return": N_("Organisational returns")}


class Why(StrEnum):
    """Why a city's answers take no part in the sum."""

    WITHHELD = "withheld"
    CONSENT = "consent"
    OTHER_MODE = "other_mode"
    OTHER_INSTRUMENT = "other_instrument"
    NO_RATING = "no_rating"


@dataclass(frozen=True)
class Several:
    """Which cities a reader adds up, all when none is named, and by which kind of answers; sample and real apart."""

    who: str
    sample: bool
    cities: tuple[str, ...] = ()

    @property
    def scope(self) -> str:
        """How a link names it."""
        return "some" if self.cities else "all"

    @property
    def view(self) -> Mapping[str, tuple[str, ...]]:
        """What a link says to come back to these answers."""
        data = "sample" if self.sample else "real"
        return {"scope": (self.scope,), "cities": self.cities, "who": (self.who,), "data": (data,)}


@dataclass(frozen=True, eq=False)
class Gathered:
    """Several groups added up: those who take part, by city, and what may be told of each skill together.

    ``cities`` counts by skill how many cities its value rests on; ``left_out`` names by reason who takes no part.
    ``instrument`` is the questionnaire that most of them answered, the only one that is added up; '' without any.
    """

    members: tuple[Choice, ...]
    instrument: str
    shown: Mapping[str, Shown[Tally]]
    cities: Mapping[str, int]
    left_out: Mapping[Why, tuple[str, ...]]


def gathered(desk: Desk, asked: Several) -> Gathered:
    """Add up the newest answers of each city asked for, through the gate: what is withheld takes no part.

    One scan of the store for all of them. Modes, questionnaires, sample and real cities never meet.
    """
    by_city: dict[str, list[Choice]] = defaultdict(list)
    for one in choices(desk):
        if one.provenance.sample == asked.sample and (not asked.cities or one.city in asked.cities):
            by_city[one.city].append(one)
    left_out: dict[Why, list[str]] = defaultdict(list)
    newest: list[Choice] = []
    for its in by_city.values():
        mine = list(_newest(its, asked.who))
        newest += mine
        if not mine:
            left_out[Why.OTHER_MODE].append(its[0].provenance.city)
    instrument = _commonest([one.group.instrument for one in newest])
    same = [one for one in newest if one.group.instrument == instrument]
    left_out[Why.OTHER_INSTRUMENT] += [_title(one) for one in newest if one.group.instrument != instrument]
    members: list[tuple[Choice, Mapping[str, Shown[Tally]]]] = []
    for one, shown in _passed(desk, same, instrument):
        reason = _why_not(list(shown.values()))
        if reason is None:
            members.append((one, shown))
        else:
            left_out[reason].append(_title(one))
    told = {why: tuple(names) for why, names in left_out.items() if names}
    return _added_up(members, instrument, MappingProxyType(told))


def _added_up(
    members: Sequence[tuple[Choice, Mapping[str, Shown[Tally]]]],
    instrument: str,
    left_out: Mapping[Why, tuple[str, ...]],
) -> Gathered:
    shown: dict[str, Shown[Tally]] = {}
    cities: dict[str, int] = {}
    for skill in members[0][1] if members else ():
        shown[skill] = pool([its[skill] for _, its in members])
        cities[skill] = len({one.city for one, its in members if _rated(its[skill])})
    groups = tuple(one for one, _ in members)
    return Gathered(groups, instrument, MappingProxyType(shown), MappingProxyType(cities), left_out)


def _passed(desk: Desk, same: Sequence[Choice], instrument: str) -> Iterator[tuple[Choice, Mapping[str, Shown[Tally]]]]:
    """Pass the tallies of each group through the gate, by skill."""
    if not same:
        return
    counted = tallies.many(desk.store, [one.group for one in same], desk.questionnaire(instrument))
    for one in same:
        basis = basis_of(one)
        yield one, {tally.skill: release(tally, basis=basis, policy=desk.policy) for tally in counted[one.group]}


def _newest(its: Sequence[Choice], who: str) -> Iterator[Choice]:
    """The newest of a city's groups of a kind: one of individuals, one return of each organisation."""
    met: set[str] = set()
    for one in its:
        mine = one.group.organisation if one.provenance.organisational else ""
        if one.provenance.organisational == (who == "return") and mine not in met:
            met.add(mine)
            yield one


def _commonest(instruments: Sequence[str]) -> str:
    """The questionnaire most of them answered; of several as common, the last by name, which is the newest version."""
    counts = Counter(instruments)
    return max(counts, key=lambda one: (counts[one], one), default="")


def _why_not(skills: Sequence[Shown[Tally]]) -> Why | None:
    """Say why none of these may be told; None where one may."""
    if any(_rated(one) for one in skills):
        return None
    reasons = {one.reason for one in skills if isinstance(one, Withheld)}
    if not reasons:
        return Why.NO_RATING
    return Why.CONSENT if Reason.CONSENT in reasons else Why.WITHHELD


def _rated(one: Shown[Tally]) -> bool:
    return isinstance(one, Release) and one.respondents > 0


def _title(one: Choice) -> str:
    here = one.provenance
    return ", ".join(filter(None, (here.city, here.organisation if here.organisational else "")))
