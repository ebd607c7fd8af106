"""Who may be compared with whom: cities, rounds of a city, roles or pilots among its individuals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from coprod.desk.groups import Choice, basis_of, choices
from coprod.desk.opening import Desk
from coprod.desk.peers import MOST
from coprod.disclosure.release import Release, Shown, partition
from coprod.instrument.answers import Mode
from coprod.language import N_, Speaker
from coprod.measures.tally import Tally
from coprod.store import tallies
from coprod.store.tallies import Part

NOT_SAID = "-"


class Of(StrEnum):
    """What stands side by side."""

    CITIES = "cities"
    ROUNDS = "rounds"
    ROLES = "roles"
    PILOTS = "pilots"


OF_WORDS: Mapping[Of, str] = {
    Of.CITIES: N_("Cities"),
    Of.ROUNDS: N_("Rounds of one city"),
    Of.ROLES: N_("Roles in one city"),
    Of.PILOTS: N_("Pilots in one city"),
}
PARTS: Mapping[Of, Part] = {Of.ROLES: Part.ROLE, Of.PILOTS: Part.PILOT}


@dataclass(frozen=True)
class Member:
    """One of those compared: ``key`` stands in the link, ``title`` on the screen.

    ``part`` is the role or the pilot within the group, empty where the group is meant as a whole.
    """

    key: str
    title: str
    choice: Choice
    part: str = ""


@dataclass(frozen=True)
class Asking:
    """What a reader asks to see side by side, the reference first."""

    of: Of
    members: tuple[Member, ...]

    @property
    def reference(self) -> Member:
        """What the others are compared with."""
        return self.members[0]

    @property
    def organisational(self) -> bool:
        """Whether agreed returns are compared, one each; modes never meet."""
        return self.reference.choice.group.mode is Mode.ORGANISATIONAL

    @property
    def view(self) -> Mapping[str, tuple[str, ...]]:
        """What a link says to come back to exactly these."""
        others = {"of": (self.of.value,), "with": tuple(one.key for one in self.members[1:])}
        if self.of is Of.CITIES:
            return {**self.reference.choice.view, **others, "peers": ("hand",)}
        reference = {"reference": (self.reference.key,)} if self.of in PARTS else {}
        return {**self.reference.choice.view, **others, **reference}


def of_cities(several: Sequence[Choice]) -> tuple[Member, ...]:
    """Return one member per group, each of another city."""
    return tuple(Member(one.city, one.provenance.city, one) for one in several)


def rounds_of(desk: Desk, _: Speaker, choice: Choice) -> tuple[Member, ...]:
    """Return the rounds of a city in which the same kind of respondent answered, newest first."""
    same = [one for one in choices(desk) if (one.city, one.who) == (choice.city, choice.who)]
    every = Counter(one.provenance.round for one in same)
    return tuple(
        Member(
            one.round,
            one.provenance.round if every[one.provenance.round] == 1 else f"{one.provenance.round} ({one.round})",
            one,
        )
        for one in same
    )


def parts_of(desk: Desk, say: Speaker, choice: Choice, of: Of) -> tuple[Member, ...]:
    """Return the roles or the pilots of a group of which anything may be told, the largest first, "not said" last.

    What few people gave is not even named: people wrote these words themselves. One agreed return has no parts.
    """
    if choice.group.mode is Mode.ORGANISATIONAL:
        return ()
    shown = shown_parts(desk, choice, of)
    told = {part: people for part, skills in shown.items() if (people := most_people(skills)) is not None}
    if not any(told):
        return ()  # nobody gave any: the whole group is no part of itself
    ordered = sorted(told, key=lambda part: (not part, -told[part], part))
    return tuple(Member(part or NOT_SAID, part or say("not said"), choice, part) for part in ordered)


def most_people(skills: Mapping[str, Shown[Tally]]) -> int | None:
    """The most people that any one skill rests on among those told, which says no more than they do; None without."""
    return max((one.respondents for one in skills.values() if isinstance(one, Release)), default=None)


def side_by_side(every: Sequence[Member], of: Of, reference: str, chosen: Sequence[str]) -> tuple[Member, ...]:
    """Return the reference first and then those chosen, or the first seven others; of rounds the oldest first."""
    by_key = {one.key: one for one in every}
    others = tuple(chosen) or tuple(key for key in by_key if key != reference)[:MOST]
    keys = (reference, *others)
    if of is Of.ROUNDS:  # newest first in ``every``; what came later is compared with what was before
        keys = tuple(key for key in reversed(by_key) if key in keys)
    return tuple(by_key[key] for key in keys)


def not_shown(desk: Desk, say: Speaker, of: Of, every: tuple[Member, ...]) -> str:
    """Say which parts are not shown, without a count; empty for what has no parts."""
    if of not in PARTS:
        return ""
    smallest, said = desk.policy.k, NOT_SAID in {one.key for one in every}
    if of is Of.ROLES:
        if said:
            return say("Roles with fewer than {smallest} people are not shown.", smallest=smallest)
        return say(
            "Roles with fewer than {smallest} people, and people who gave no role, are not shown.", smallest=smallest
        )
    if said:
        return say("Pilots with answers from fewer than {smallest} people are not shown.", smallest=smallest)
    return say(
        "Pilots with answers from fewer than {smallest} people, and people who named no pilot, are not shown.",
        smallest=smallest,
    )


def shown_parts(desk: Desk, choice: Choice, of: Of) -> Mapping[str, Mapping[str, Shown[Tally]]]:
    """Pass the parts of one group through the gate, skill by skill and all of them together."""
    instrument = desk.questionnaire(choice.group.instrument)
    parts = tallies.parts(desk.store, choice.group, instrument, by=PARTS[of])
    by_skill = {
        skill.id: partition(
            {part: its[place] for part, its in parts.items()}, basis=basis_of(choice), policy=desk.policy
        )
        for place, skill in enumerate(instrument.skills)
    }
    return MappingProxyType({part: {skill: one[part] for skill, one in by_skill.items()} for part in parts})
