"""What the heat map of need says in words: where need is greatest, where capacity suffices, what is not shown."""

from collections.abc import Sequence

from coprod.charts.lifecycle_rests import certainty, optional_apart, rests_on
from coprod.charts.lifecycle_row import LifeSkill, LifeStage, Whose, of_skills
from coprod.language import Speaker

Told = tuple[LifeSkill, float, int]


def title(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> str:
    """State the message: which skill has the greatest need, and at which stage it belongs."""
    told, who = _told(stages), whose.name(say)
    if not told:
        return say("{who}: no skill can be shown", who=who)
    greatest = max(round(need) for _, need, _ in told)
    peak = [row for row, need, _ in told if round(need) == greatest]
    number = say.number(greatest, 0)
    if len(peak) == len(told) > 1:
        return say("{who}: need is {need} in every skill shown", who=who, need=number)
    if len(peak) > 1:
        return say(
            "{who}: the greatest need by skill, {need}, is shared by {count} skills",
            who=who,
            need=number,
            count=len(peak),
        )
    return say(
        "{who}: the greatest need by skill, {need}, is in “{skill}” ({stage})",
        who=who,
        need=number,
        skill=peak[0].named(say),
        stage=peak[0].stage_title,
    )


def sentence(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> str:
    """Say the greatest need of each stage and the least of all, with n, and what is not shown."""
    told, rows = _told(stages), of_skills(stages)
    words: list[str] = []
    if told:
        words.append(say("The greatest need of each stage: {needs}.", needs=_peaks(stages, say)))
        row, need, n = min(told, key=lambda one: one[1])
        if round(need) < max(round(one[1]) for one in told):
            words.append(
                say(
                    "The least of all is {need}, in “{skill}” (n {n}).",
                    need=say.number(need, 0),
                    skill=row.named(say),
                    n=say.number(n, 0),
                )
            )
        if below := sum(round(one[1]) < 0 for one in told):
            words.append(
                say.many(
                    "In {count} skill need is below 0: capacity exceeds importance.",
                    "In {count} skills need is below 0: capacity exceeds importance.",
                    below,
                )
            )
    if hidden := len(rows) - len(told):
        words.append(say.many("{count} skill is not shown.", "{count} skills are not shown.", hidden))
    return " ".join([*words, *rests_on(whose, say), certainty(whose, say), *optional_apart(stages, say)])


def _peaks(stages: Sequence[LifeStage], say: Speaker) -> str:
    first = [_told([stage])[0] for stage in stages if _told([stage])]
    return "; ".join(
        say(
            "{stage}, “{skill}” {need} (n {n})",
            stage=row.stage_title,
            skill=row.named(say),
            need=say.number(need, 0),
            n=say.number(n, 0),
        )
        for row, need, n in first
    )


def _told(stages: Sequence[LifeStage]) -> list[Told]:
    """The skills that have a need, with it and their n, the most urgent of each stage first."""
    return [
        (row, row.value.need, row.value.pairs) for row in of_skills(stages) if row.value and row.value.need is not None
    ]
