"""What a city official does: browse pilots, look at what cities and their managers told."""

from dataclasses import dataclass

from coprod.charts.figure import Figure
from coprod.desk.groups import Choice, basis_of
from coprod.desk.opening import Desk
from coprod.desk.profile import Asked, SkillProfile, profile
from coprod.language import Speaker
from coprod.store import respondents, tallies


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
    instrument = desk.questionnaire(group.instrument)
    return profile(
        tallies.skill_tallies(desk.store, group, instrument),
        instrument=instrument,
        basis=basis_of(choice),
        policy=desk.policy,
        provenance=choice.provenance,
        language=language,
        asked=Asked(respondents.respondents(desk.store, group, instrument), respondents.picked(desk.store, group)),
    )


def drawn_skills(desk: Desk, say: Speaker, choice: Choice) -> tuple[SkillProfile, tuple[Figure, ...]]:
    """Return the same with its figures, as a page shows it."""
    found = skills(desk, choice, language=say.language)
    return found, found.figures(say)
