"""Importance and capacity of every skill within its stage, as aligned dots."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from coprod.charts import lifecycle_table, needs
from coprod.charts.figure import Figure
from coprod.charts.lifecycle_rests import certainty, optional_apart, rests_on
from coprod.charts.lifecycle_row import LifeSkill, LifeStage, Whose, of_skills
from coprod.language import Speaker
from coprod.measures.skill import SkillNeed
from coprod.measures.tally import Span

Told = tuple[LifeSkill, SkillNeed]


def figure(stages: Sequence[LifeStage], *, whose: Whose, span: Span, notes: Sequence[str], say: Speaker) -> Figure:
    """Make the figure; the skills of each stage in the order given."""
    rows = [replace(row, title=row.named(say)) for row in of_skills(stages)]
    told = [(row, row.value) for row in rows if row.value]
    words = _sentence(told, len(rows) - len(told), whose, say)
    words = " ".join([words, *optional_apart(stages, say)])
    return Figure(
        name="lifecycle-skills",
        file=f"{whose.file_stem}-ratings-by-stage",
        title=_title(told, whose, say),
        sentence=words,
        source=whose.source(say),
        spec=needs.draw(rows, span=span, say=say).spec(),
        alt=say("Dot chart of importance and capacity for {count} skills, by stage.", count=len(rows))
        + f" {words} {whose.source(say)}",
        table_of=lambda: lifecycle_table.ratings(stages, whose, say),
        data_of=lambda: lifecycle_table.data(stages, whose, say),
        measures=("importance", "capacity", "gap"),
        notes=tuple(notes),
    )


def _title(told: Sequence[Told], whose: Whose, say: Speaker) -> str:
    if not told:
        return say("{who}: no skill can be shown", who=whose.name(say))
    return say(
        "{who}: capacity falls short of importance in {short} of {count} skills",
        who=whose.name(say),
        short=sum(bool(value.below_importance) for _, value in told),
        count=len(told),
    )


def _sentence(told: Sequence[Told], hidden: int, whose: Whose, say: Speaker) -> str:
    words: list[str] = []
    if told:
        words.append(say("Importance {importance}.", importance=_ends(told, lambda one: one.importance or 0, say)))
        words.append(say("Capacity {capacity}.", capacity=_ends(told, lambda one: one.capacity or 0, say)))
    if hidden:
        words.append(say.many("{count} skill is not shown.", "{count} skills are not shown.", hidden))
    return " ".join([*words, *rests_on(whose, say), certainty(whose, say)])


def _ends(told: Sequence[Told], of: Callable[[SkillNeed], float], say: Speaker) -> str:
    """Say the ends of one rating as a reader sees them, each with its skill and its n."""
    low, high = (pick(told, key=lambda one: of(one[1])) for pick in (min, max))
    if say.number(of(low[1])) == say.number(of(high[1])):
        return say("is {value} in every skill shown", value=say.number(of(low[1])))
    return say(
        "runs from {low} in “{lowest}” (n {n_low}) to {high} in “{highest}” (n {n_high})",
        low=say.number(of(low[1])),
        lowest=low[0].title,
        n_low=say.number(low[1].pairs, 0),
        high=say.number(of(high[1])),
        highest=high[0].title,
        n_high=say.number(high[1].pairs, 0),
    )
