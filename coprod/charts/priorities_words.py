"""What the figure of priorities says in words: with which skills to start, and how sure that is."""

from collections.abc import Sequence

from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.withheld import SHORT
from coprod.disclosure.policy import Reason
from coprod.language import Speaker
from coprod.measures.orders import OrderAgreement
from coprod.measures.tiers import TOP, Tier
from coprod.measures.uncertainty import LEAST
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Interval

NoTiers = Undefined | Reason
NAMED = 3
FEW = 20


def title(rows: Sequence[SkillRow], no_tiers: NoTiers | None, provenance: Provenance, say: Speaker) -> str:
    """State the message: how many priorities are clear and how many probable."""
    clear, probable = (_of(rows, tier) for tier in (Tier.CLEAR, Tier.PROBABLE))
    if no_tiers is not None:
        return say("{city}: the most needed skills", city=provenance.city)
    if clear:
        return say.many(
            "{city}: {count} clear priority, {probable} probable",
            "{city}: {count} clear priorities, {probable} probable",
            len(clear),
            city=provenance.city,
            probable=len(probable),
        )
    if probable:
        return say.many(
            "{city}: no clear priority, {count} probable",
            "{city}: no clear priority, {count} probable",
            len(probable),
            city=provenance.city,
        )
    return say("{city}: no priority can be told from the others", city=provenance.city)


def sentence(rows: Sequence[SkillRow], no_tiers: NoTiers | None, provenance: Provenance, say: Speaker) -> str:
    """Say the figure: with which skills to start by name, or why there are no tiers, and whether that may be chance."""
    parts = _without_tiers(rows, no_tiers, say) if no_tiers is not None else _tiers(rows, say)
    if 1 < _people(provenance) < LEAST:
        parts.append(say("Read this as a first impression: with so few people the order may be chance."))
    return " ".join(parts)


def note(rows: Sequence[SkillRow], orders: OrderAgreement, provenance: Provenance, say: Speaker) -> str:
    """Say how sure the figure is: what tiers and lines are, and whether RDS gives the same order; '' for nothing."""
    parts = [*_meaning(rows, say), *_intervals(rows, say)]
    if LEAST <= _people(provenance) < FEW:
        parts.append(say("With fewer than {few} people the lines are too short and the tiers too sure.", few=FEW))
    return " ".join(parts if provenance.organisational else [*parts, *_orders(rows, orders, say)])


def _people(provenance: Provenance) -> int:
    """How many people stand for others, so that chance of who answered plays a part."""
    return 0 if provenance.organisational or provenance.complete else provenance.respondents or 0


def _tiers(rows: Sequence[SkillRow], say: Speaker) -> list[str]:
    clear, probable = (_of(rows, tier) for tier in (Tier.CLEAR, Tier.PROBABLE))
    rest = [row.priority for row in _of(rows, Tier.CANNOT_TELL) if row.priority]
    unlikely = sum(one.unlikely for one in rest)
    parts = []
    if clear:
        parts.append(say("Start with {skills}.", skills=_named(clear, say)))
    if probable and clear:
        parts.append(say("Probable too: {skills}.", skills=_named(probable, say)))
    elif probable:
        parts.append(say("Probable: {skills}.", skills=_named(probable, say)))
    if parts and (untold := len(rest) - unlikely):
        parts.append(say.many("Of {count} more it cannot be told.", "Of {count} more it cannot be told.", untold))
    if not parts:
        parts.append(say("Of no skill can it be told that it is among the five most needed."))
    if unlikely:
        parts.append(say.many("{count} is unlikely.", "{count} are unlikely.", unlikely))
    return parts


def _meaning(rows: Sequence[SkillRow], say: Speaker) -> list[str]:
    """Say what the tiers that the figure names mean."""
    if not any(row.priority for row in rows):
        return []
    return [
        say(
            "Clear is very likely among the five most needed, probable more likely than not, unlikely hardly ever, as "
            "chance of who answered goes."
        )
    ]


def _intervals(rows: Sequence[SkillRow], say: Speaker) -> list[str]:
    """Say what the lines are, and how many skills have none; nothing where there is no line."""
    drawn = sum(row.value is not None and isinstance(row.value.need_interval, Interval) for row in rows)
    if not drawn:
        return []
    parts = [say("The lines are 95 % intervals.")]
    bare = sum(row.value is not None and row.value.need_interval is Undefined.BELOW_MINIMUM for row in rows)
    if bare and any(row.priority for row in rows):
        parts.append(
            say.many(
                "Hollow circle: {count} skill rated by fewer than {least} people, which has neither line nor tier.",
                "Hollow circles: {count} skills rated by fewer than {least} people, which have neither line nor tier.",
                bare,
                least=LEAST,
            )
        )
    elif bare:
        parts.append(
            say.many(
                "{count} skill, rated by fewer than {least} people, has no line.",
                "{count} skills, rated by fewer than {least} people, have no line.",
                bare,
                least=LEAST,
            )
        )
    return parts


def _without_tiers(rows: Sequence[SkillRow], reason: NoTiers, say: Speaker) -> list[str]:
    top = _greatest(rows, say)
    if isinstance(reason, Reason):
        return [top, say("No priority tiers: {reason}.", reason=say(SHORT[reason]))]
    if reason is not Undefined.BELOW_MINIMUM:
        return [top, say(WHY[reason])]
    if _intervals(rows, say):  # people enough, so it is the skills that are too few
        return [top, say("No priority tiers: of {top} skills or fewer all are among the five.", top=TOP)]
    return [top, say("No intervals and no priority tiers with fewer than {least} people.", least=LEAST)]


def _greatest(rows: Sequence[SkillRow], say: Speaker) -> str:
    """Name the five greatest needs; where more share the fifth place, none of them is left unsaid."""
    needs = [row.value.need if row.value else None for row in rows]
    named = say("The greatest needs are in {skills}.", skills=_named(rows[:TOP], say))
    level = needs[TOP:].count(needs[TOP - 1]) if len(rows) > TOP else 0
    if not level:
        return named
    more = say.many(
        "{count} more skill has the same need as the last of these.",
        "{count} more skills have the same need as the last of these.",
        level,
    )
    return f"{named} {more}"


def _orders(rows: Sequence[SkillRow], orders: OrderAgreement, say: Speaker) -> list[str]:
    """Name the skills on which the two orders part; nothing where there are too few to compare."""
    if isinstance(orders.rho, Undefined):
        return []
    rho = say.number(orders.rho, 2)
    titles = {row.skill: row.title for row in rows}
    if not orders.parting:
        return [
            say("RDS, which counts people, moves no skill by more than five places (rank correlation {rho}).", rho=rho)
        ]
    parts = [
        say(
            "“{skill}” (place {mwds} by need, {rds} by RDS)",
            skill=titles[one.skill],
            mwds=_place(one.by_mwds, say),
            rds=_place(one.by_rds, say),
        )
        for one in orders.parting[:NAMED]
    ]
    more = len(orders.parting) - len(parts)
    if more:
        parts.append(say.many("{count} more", "{count} more", more))
    return [
        say(
            "RDS, which counts people (rank correlation {rho}), parts from this order by more than five places on "
            "{skills}.",
            rho=rho,
            skills=", ".join(parts),
        )
    ]


def _of(rows: Sequence[SkillRow], tier: Tier) -> list[SkillRow]:
    return [row for row in rows if row.priority and row.priority.tier is tier]


def _named(rows: Sequence[SkillRow], say: Speaker) -> str:
    return ", ".join(say("“{skill}”", skill=row.title) for row in rows)


def _place(place: float, say: Speaker) -> str:
    return say.number(place, 0 if place == int(place) else 1)
