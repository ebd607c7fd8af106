"""What a city official does: browse pilots, look at what cities and their managers told."""

from dataclasses import dataclass

from coprod.desk.groups import Choice
from coprod.desk.opening import Desk
from coprod.desk.profile import SkillProfile, profile
from coprod.disclosure.release import Basis
from coprod.errors import InstrumentError
from coprod.instrument.answers import Mode
from coprod.store import tallies


@dataclass(frozen=True)
class Contents:
    """What the store holds, in numbers that expose nobody."""

    cities: int
    sample_cities: int
    submissions: int
    sample_submissions: int


def contents(desk: Desk) -> Contents:
    """Count what is here, sample apart from real."""
    groups = tallies.groups(desk.store)
    real, made_up = [one for one in groups if not one.sample], [one for one in groups if one.sample]
    return Contents(
        cities=len({one.city for one in real}),
        sample_cities=len({one.city for one in made_up}),
        submissions=sum(one.respondents for one in real),
        sample_submissions=sum(one.respondents for one in made_up),
    )


def skills(desk: Desk, choice: Choice, *, language: str) -> SkillProfile:
    """Return the skill needs of the chosen group, through the gate."""
    group = choice.group
    if group.instrument not in desk.instruments:
        raise InstrumentError(f"These answers were given to {group.instrument}, whose file is not in data/instruments.")
    instrument = desk.instruments[group.instrument]
    return profile(
        tallies.skill_tallies(desk.store, group, instrument),
        instrument=instrument,
        basis=_basis(choice),
        policy=desk.policy,
        provenance=choice.provenance,
        language=language,
    )


def _basis(choice: Choice) -> Basis:
    if choice.group.mode is Mode.INDIVIDUAL:
        return Basis.INDIVIDUAL
    return Basis.ORGANISATIONAL_WITH_CONSENT if choice.group.comparable else Basis.ORGANISATIONAL_WITHOUT_CONSENT
