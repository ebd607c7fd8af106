"""On whose answers the figures of the life cycle rest, and how sure they are."""

from collections.abc import Sequence

from coprod.charts.lifecycle_row import LifeStage, Whose, of_skills
from coprod.language import Speaker

NAMED = 8
"""How many cities are named; the others are counted."""


def of_whom(whose: Whose, say: Speaker) -> tuple[str, ...]:
    """Name the cities that are added up, and say which of their answers count; nothing of one group."""
    if not whose.pooled:
        return ()
    return (
        say(
            "Added up are {answers} in {cities} ({names}); only the newest round of each counts.",
            answers=_answers(whose, say),
            cities=_cities(whose, say),
            names=listed(sorted({one.city for one in whose.groups}), say),
        ),
    )


def rests_on(whose: Whose, say: Speaker) -> tuple[str, ...]:
    """Say how many people or returns in how many cities are added up; nothing of one group."""
    if not whose.pooled:
        return ()
    answers, cities = _answers(whose, say), _cities(whose, say)
    if whose.organisational:
        return (say("Added up are {returns} of {cities}, each with the same weight.", returns=answers, cities=cities),)
    return (say("Added up are {people} in {cities}; larger groups weigh more.", people=answers, cities=cities),)


def certainty(whose: Whose, say: Speaker) -> str:
    """Say how sure the figure is."""
    if whose.organisational and whose.pooled:
        return say("Agreed returns, one each: they carry no measure of uncertainty.")
    if whose.organisational:
        return say("One agreed return: it carries no measure of uncertainty.")
    if whose.complete:
        return say("Everyone who was asked answered, so nothing hangs on the chance of who did.")
    return say("Small differences may be chance.")


def least(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> tuple[str, ...]:
    """Say how few people may have rated a skill behind the means, and which skills are not in them."""
    words: list[str] = []
    fewest = min((one.least_n for one in stages if one.least_n is not None), default=None)
    if fewest is not None and not whose.organisational:
        words.append(say("Every core skill in the means was rated by {n} or more.", n=say.number(fewest, 0)))
    if any(skill.optional for skill in of_skills(stages)):
        words.append(say("Optional skills are not in the means."))
    return tuple(words)


def optional_apart(stages: Sequence[LifeStage], say: Speaker) -> tuple[str, ...]:
    """Say what it means for a skill to be optional, where one is."""
    if not any(skill.optional for skill in of_skills(stages)):
        return ()
    return (say("Optional: not in the stage's mean."),)


def listed(names: Sequence[str], say: Speaker) -> str:
    """Name up to eight, and count the others."""
    told = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return told
    return say("{names} and {more} more", names=told, more=say.number(len(names) - NAMED, 0))


def _answers(whose: Whose, say: Speaker) -> str:
    if whose.organisational:
        return say.many("{count} return", "{count} returns", whose.respondents)
    return say.many("{count} person", "{count} people", whose.respondents)


def _cities(whose: Whose, say: Speaker) -> str:
    return say.many("{count} city", "{count} cities", whose.cities)
