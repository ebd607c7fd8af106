"""What the figure of skill needs says in words: its message, its sentence, and why something is withheld."""

from collections.abc import Sequence

from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.withheld import in_full, in_short
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Withheld
from coprod.language import Speaker
from coprod.measures.skill import SkillNeed
from coprod.measures.uncertainty import LEAST
from coprod.measures.undefined import WHY, Undefined

Told = tuple[SkillRow, SkillNeed, float]


def title(rows: Sequence[SkillRow], provenance: Provenance, say: Speaker) -> str:
    """State the message: in how many of the skills shown capacity falls short."""
    told = [row.value for row in rows if row.value]
    if not told:
        return say("{city}: no skill can be shown", city=provenance.city)
    short = sum(bool(value.below_importance) for value in told)
    return say(
        "{city}: capacity falls short of importance in {short} of {count} skills",
        city=provenance.city,
        short=short,
        count=len(told),
    )


def sentence(rows: Sequence[SkillRow], provenance: Provenance, say: Speaker) -> str:
    """Say the figure with its numbers: where need is greatest and least, what is not shown, how sure it is."""
    told = [(row, row.value, row.value.need) for row in rows if row.value and row.value.need is not None]
    if not told:
        return in_short(rows[0].shown, say).capitalize() + "."
    words = [_greatest(told, say)]
    row, value, need = min(told, key=lambda one: one[2])
    if round(need) < round(max(one[2] for one in told)):  # as a reader sees them
        words.append(
            say("The least is {need}, in “{skill}” (n {n}).", need=say.number(need, 0), skill=row.title, n=value.pairs)
        )
    if hidden := len(rows) - len(told):
        words.append(say.many("{count} skill is not shown.", "{count} skills are not shown.", hidden))
    words.append(_certainty(provenance, say))
    return " ".join(words)


def _certainty(provenance: Provenance, say: Speaker) -> str:
    if provenance.organisational:
        return say("One agreed return: it carries no measure of uncertainty.")
    if provenance.respondents == 1:
        return say("One person's own answers.")
    if provenance.complete:
        return say("Sorted by need within each stage.") + " " + say(WHY[Undefined.COMPLETE_RETURN])
    if (provenance.respondents or 0) < LEAST:
        return say("Sorted by need within each stage; with so few people the order may be chance.")
    return say("Sorted by need within each stage; small differences may be chance, see the priorities.")


def _greatest(told: Sequence[Told], say: Speaker) -> str:
    greatest = max(need for _, _, need in told)
    peak = [(row, value) for row, value, need in told if need == greatest]
    row, value = peak[0]
    if len(peak) > 1:
        return say(
            "The greatest need, {need}, is shared by {count} skills, “{skill}” among them.",
            need=say.number(greatest, 0),
            count=len(peak),
            skill=row.title,
        )
    return say(
        "The greatest need is in “{skill}”: importance {importance}, capacity {capacity}, need {need}, n {n}.",
        skill=row.title,
        importance=say.number(value.importance or 0),
        capacity=say.number(value.capacity or 0),
        need=say.number(greatest, 0),
        n=value.pairs,
    )


def explained(rows: Sequence[SkillRow], *, smallest: int, say: Speaker) -> tuple[str, ...]:
    """Say for every reason why skills are withheld, which ones and why; empty when everything is shown."""
    titles: dict[Reason, list[str]] = {}
    for row in rows:
        if isinstance(row.shown, Withheld):
            titles.setdefault(row.shown.reason, []).append(row.title)
    return tuple(
        (say("All skills") if len(hidden) == len(rows) else ", ".join(hidden))
        + ": "
        + in_full(reason, smallest=smallest, say=say)
        for reason, hidden in titles.items()
    )
