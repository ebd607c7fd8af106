"""What the life cycle says in words: where need peaks, and how it runs through the stages."""

from collections.abc import Sequence

from coprod.charts.lifecycle_rests import certainty, least, of_whom
from coprod.charts.lifecycle_row import LifeStage, Whose
from coprod.charts.withheld import SHORT
from coprod.language import Speaker

Needs = Sequence[tuple[str, int]]
APART = 3
"""From how many points on one stage is told as higher than another; ours, as a stage's need has no interval."""


def peak(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> str:
    """State the message: at which stage of the sequence need is highest, and which comes next, as a reader sees them.

    A stage's need has no interval; stages that differ by less than ``APART`` from the highest stand beside it.
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
    most = max(need for _, need in told)
    near = sorted((one for one in told if most - one[1] < APART), key=lambda one: -one[1])
    rest = [one for one in told if one not in near]
    if not rest:
        return say("{who}: need is about equally high at {stages}", who=who, stages=_numbered(near, say))
    following = _numbered(_at(rest, max(need for _, need in rest)), say)
    named = {"stages": _numbered(near, say), "others": following}
    if len(near) > 1 and len(told) < len(asked):
        return say(
            "{who}: of the stages shown, need is about equally high at {stages}; next {others}", who=who, **named
        )
    if len(near) > 1:
        return say("{who}: need is about equally high at {stages}; next {others}", who=who, **named)
    if len(told) < len(asked):
        return say("{who}: of the stages shown, need is highest at {stages}; next {others}", who=who, **named)
    return say(
        "{who}: of the {count} stages, need is highest at {stages}; next {others}",
        who=who,
        count=say.number(len(asked), 0),
        **named,
    )


def course(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> str:
    """Say how need, importance and capacity run through the stages, with the numbers."""
    told = [one for one in stages if one.in_sequence and one.need is not None]
    words: list[str] = []
    if told:
        needs = ", ".join(say("{stage} {need}", stage=one.title, need=say.number(one.need or 0, 0)) for one in told)
        words.append(say("Need by stage, 0 to 100: {stages}.", stages=needs))
    words += [_apart(one, told, say) for one in stages if not one.in_sequence and one.need is not None]
    if told:
        words.append(_ratings(told, say))
    words += [
        say("“{title}” has no value; {why}.", title=one.title, why=say(SHORT[one.reason]))
        for one in stages
        if one.reason is not None
    ]
    if len(told) > 1:
        words.append(
            say("Each stage is a mean over skills of its own, so small differences between stages mean little.")
        )
    return " ".join([*words, *least(stages, whose, say), *of_whom(whose, say), certainty(whose, say)])


def _apart(one: LifeStage, told: Sequence[LifeStage], say: Speaker) -> str:
    """Say the need of what belongs to no single stage, and that it is higher than any where it is."""
    title, need = one.title, round(one.need or 0)
    if told and need > max(round(stage.need or 0) for stage in told):
        return say(
            "“{title}”, in grey, belongs to no single stage; its need is higher still: {need}.",
            title=title,
            need=say.number(need, 0),
        )
    return say("“{title}”, in grey, belongs to no single stage: need {need}.", title=title, need=say.number(need, 0))


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


def _numbered(told: Needs, say: Speaker) -> str:
    """Name stages, each with its need."""
    *others, last = [say("{stage} ({need})", stage=title, need=say.number(need, 0)) for title, need in told]
    return say("{others} and {last}", others=", ".join(others), last=last) if others else last


def _whole(told: Needs, say: Speaker) -> str:
    return say.number(told[0][1], 0)
