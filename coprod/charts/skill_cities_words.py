"""What the figure of one skill in several cities says in words: its message, its sentence, what is not shown."""

from collections import Counter
from collections.abc import Mapping, Sequence

from coprod.charts.city_row import CityRow
from coprod.charts.withheld import in_full
from coprod.disclosure.policy import Reason
from coprod.language import N_, Speaker
from coprod.measures.uncertainty import LEAST
from coprod.measures.undefined import WHY, Undefined

NAMED = 3
BARE: Mapping[Undefined, str] = {
    Undefined.BELOW_MINIMUM: N_("fewer than {least} people rated it"),
    Undefined.COMPLETE_RETURN: N_("everyone asked has answered"),
    Undefined.TOO_ALIKE: N_("answers so much alike that a line would tell them"),
    Undefined.NO_VARIATION: N_("all answers are the same"),
}
"""Why a dot has no line, in a few words."""


def title(rows: Sequence[CityRow], skill: str, say: Speaker) -> str:
    """State the message: in how many of the groups shown capacity falls short."""
    short = sum(bool(row.shown.value.below_importance) for row in rows)
    if len(rows) == 1:
        told = {"skill": skill, "city": rows[0].name}
        if short:
            return say("{skill}: capacity falls short of importance in {city}", **told)
        return say("{skill}: capacity does not fall short of importance in {city}", **told)
    if rows[0].provenance.organisational:
        return say(
            "{skill}: capacity falls short of importance in {short} of {count} returns shown",
            skill=skill,
            short=short,
            count=len(rows),
        )
    return say(
        "{skill}: capacity falls short of importance in {short} of {count} cities shown",
        skill=skill,
        short=short,
        count=len(rows),
    )


def sentence(rows: Sequence[CityRow], order: str, say: Speaker) -> str:
    """Say the figure with its numbers: from which need to which, which part of the list, how sure it is."""
    needs = [round(row.need) for row in rows]  # as a reader sees them
    low, high = min(needs), max(needs)
    if low == high:
        words = say("Need is {need} in {named}.", need=say.number(low, 0), named=_named(rows, low, say))
    else:
        words = say(
            "Need runs from {low} in {lowest} to {high} in {highest}.",
            low=say.number(low, 0),
            lowest=_named(rows, low, say),
            high=say.number(high, 0),
            highest=_named(rows, high, say),
        )
    return " ".join((words, _certainty(rows, say), order)).strip()


def unshown(reasons: Counter[Reason], *, organisational: bool, smallest: int, say: Speaker) -> tuple[str, ...]:
    """Say for each reason how many groups are withheld, and why."""
    return tuple(
        f"{_several(count, organisational, say)} {in_full(reason, smallest=smallest, say=say)}"
        for reason, count in sorted(reasons.items())
    )


def _several(count: int, organisational: bool, say: Speaker) -> str:
    if organisational:
        return say.many("{count} return is not shown.", "{count} returns are not shown.", count)
    return say.many("{count} city is not shown.", "{count} cities are not shown.", count)


def _named(rows: Sequence[CityRow], need: int, say: Speaker) -> str:
    """Name the first group of a need with its n, and say how many others have the same."""
    first, *others = [row for row in rows if round(row.need) == need]
    name = first.name
    if not first.provenance.organisational:
        name = say("{city} (n {n})", city=name, n=first.shown.respondents)
    if not others:
        return name
    return say.many("{name} and {count} other", "{name} and {count} others", len(others), name=name)


def _alone(rows: Sequence[CityRow], say: Speaker) -> list[str]:
    """Name the cities whose dot has no line, by the reason why."""
    without: dict[Undefined, list[str]] = {}
    for row in rows:
        if isinstance(row.shown.value.need_interval, Undefined):
            without.setdefault(row.shown.value.need_interval, []).append(row.name)
    if not without:
        return []
    told = [
        say("{cities} ({reason})", cities=_few(names, say), reason=say(BARE[reason], least=LEAST))
        for reason, names in without.items()
    ]
    return [say("Dots without a line: {cities}.", cities="; ".join(told))]


def _few(names: Sequence[str], say: Speaker) -> str:
    more = [say.many("{count} more", "{count} more", len(names) - NAMED)] if len(names) > NAMED else []
    return ", ".join([*names[:NAMED], *more])


def _certainty(rows: Sequence[CityRow], say: Speaker) -> str:
    if rows[0].provenance.organisational:
        return say("One agreed return each: how sure it is cannot be said, and small differences mean nothing.")
    bare = [isinstance(row.shown.value.need_interval, Undefined) for row in rows]
    if not all(bare):
        lines = say("A line is the 95 % interval: where two overlap, the difference may be chance.")
        return " ".join([lines, *_alone(rows, say)])
    if all(row.shown.value.need_interval is Undefined.COMPLETE_RETURN for row in rows):
        return say(WHY[Undefined.COMPLETE_RETURN])
    return say("Too few people answered for intervals, so differences may be chance.")
