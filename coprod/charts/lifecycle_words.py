"""What the figures of the life cycle say in words: where need peaks, on whose answers it rests, how sure it is."""

from collections.abc import Sequence

from coprod.charts.lifecycle_row import LifeStage, Whose
from coprod.charts.withheld import SHORT
from coprod.language import Speaker

Needs = Sequence[tuple[str, int]]


def peak(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> str:
    """State the message: at which stage of the sequence need is highest, and which comes next, as a reader sees them.

    A stage's need has no interval, so nothing is said of differences that chance leaves open.
    """
    asked = [one for one in stages if one.in_sequence]
    told = [(one.title, round(one.need)) for one in asked if one.need is not None]
    who = whose.name(say)
    if not told:
        return say("{who}: no stage can be shown", who=who)
    if len(told) == 1 and len(asked) > 1:
        return say(
            "{who}: need is {need} at {stage}, the only stage shown", who=who, need=_whole(told, say), stage=told[0][0]
        )
    if len({need for _, need in told}) == 1:
        if len(told) < len(asked):
            return say("{who}: need is {need} at every stage that can be shown", who=who, need=_whole(told, say))
        return say("{who}: need is {need} at every stage", who=who, need=_whole(told, say))
    highest = _at(told, max(need for _, need in told))
    rest = [one for one in told if one not in highest]
    following = _at(rest, max(need for _, need in rest))
    named = {"high": _whole(highest, say), "stages": _names(highest, say), "next": _whole(following, say)}
    if len(told) < len(asked):
        return say(
            "{who}: of the stages shown, need is highest at {stages}, {high}; next {others}, {next}",
            who=who,
            others=_names(following, say),
            **named,
        )
    return say(
        "{who}: need is highest at {stages}, {high}; next {others}, {next}",
        who=who,
        others=_names(following, say),
        **named,
    )


def course(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> str:
    """Say how need, importance and capacity run through the stages, with the numbers."""
    told = [one for one in stages if one.in_sequence and one.need is not None]
    words: list[str] = []
    if told:
        needs = ", ".join(say("{stage} {need}", stage=one.title, need=say.number(one.need or 0, 0)) for one in told)
        words.append(say("Need by stage, 0 to 100: {stages}.", stages=needs))
        words.append(_ratings(told, say))
    words += [
        say(
            "“{title}”, in grey, belongs to no single stage: need {need}.",
            title=one.title,
            need=say.number(one.need, 0),
        )
        for one in stages
        if not one.in_sequence and one.need is not None
    ]
    words += [
        say("“{title}” has no value; {why}.", title=one.title, why=say(SHORT[one.reason]))
        for one in stages
        if one.reason is not None
    ]
    if len(told) > 1:
        words.append(
            say("Each stage is a mean over skills of its own, so small differences between stages mean little.")
        )
    return " ".join([*words, *_least(stages, whose, say), *rests_on(whose, say), certainty(whose, say)])


def rests_on(whose: Whose, say: Speaker) -> tuple[str, ...]:
    """Say how many people or returns in how many cities are added up; nothing of one group."""
    if not whose.pooled:
        return ()
    cities = say.many("{count} city", "{count} cities", whose.cities)
    if whose.organisational:
        returns = say.many("{count} return", "{count} returns", whose.respondents)
        return (say("Added up are {returns} of {cities}, each with the same weight.", returns=returns, cities=cities),)
    people = say.many("{count} person", "{count} people", whose.respondents)
    return (say("Added up are {people} in {cities}; larger groups weigh more.", people=people, cities=cities),)


def certainty(whose: Whose, say: Speaker) -> str:
    """Say how sure the figure is."""
    if whose.organisational and whose.pooled:
        return say("Agreed returns, one each: they carry no measure of uncertainty.")
    if whose.organisational:
        return say("One agreed return: it carries no measure of uncertainty.")
    if whose.complete:
        return say("Everyone who was asked answered, so nothing hangs on the chance of who did.")
    return say("Small differences may be chance.")


def _least(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> tuple[str, ...]:
    """Say how few answers a skill behind these values may rest on; of one return that is itself."""
    least = min((one.least_n for one in stages if one.least_n is not None), default=None)
    if least is None or (whose.organisational and not whose.pooled):
        return ()
    return (say("Every skill in them was rated by {n} or more.", n=say.number(least, 0)),)


def _ratings(told: Sequence[LifeStage], say: Speaker) -> str:
    importance = _ends([(one.title, one.means.importance or 0) for one in told], say)
    capacity = _ends([(one.title, one.means.capacity or 0) for one in told], say)
    return say("Importance {importance}; capacity {capacity}.", importance=importance, capacity=capacity)


def _ends(values: Sequence[tuple[str, float]], say: Speaker) -> str:
    """Say from where to where a rating runs, as a reader sees it."""
    low, high = (pick(values, key=lambda one: one[1]) for pick in (min, max))
    if say.number(low[1]) == say.number(high[1]):
        return say("is {value} throughout", value=say.number(low[1]))
    return say(
        "runs from {low} ({lowest}) to {high} ({highest})",
        low=say.number(low[1]),
        lowest=low[0],
        high=say.number(high[1]),
        highest=high[0],
    )


def _at(told: Needs, need: int) -> list[tuple[str, int]]:
    return [one for one in told if one[1] == need]


def _names(told: Needs, say: Speaker) -> str:
    *others, last = [title for title, _ in told]
    return say("{others} and {last}", others=", ".join(others), last=last) if others else last


def _whole(told: Needs, say: Speaker) -> str:
    return say.number(told[0][1], 0)
