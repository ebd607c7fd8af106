"""What one opened indicator says in words: every pair that differs beyond chance, and how many may not."""

from collections.abc import Sequence

from coprod.charts.dot_row import DotRow, Opened
from coprod.charts.rug_table import difference_in_words
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.differences import Comparison, Difference, Outcome, Quantity
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Interval

REAL = (Outcome.HIGHER, Outcome.LOWER)


def said(
    rows: Sequence[DotRow], pairs: Sequence[Comparison], opened: Opened, *, organisational: bool, say: Speaker
) -> tuple[str, str]:
    """Return the title and the sentence."""
    what = say("{measure} in “{skill}”", measure=say(measure(opened.quantity.value).title), skill=opened.title)
    told = [(row, row.told.value) for row in rows if row.told]
    if not told:
        return say("{what}: nothing can be shown", what=what), say("No group has a value that may be shown.")
    if organisational:
        values = ", ".join(f"{row.group.title} {say.number(value, opened.digits)}" for row, value in told)
        return say("{what}: side by side", what=what), say(
            "{values}. One agreed return each: whether two of them really differ cannot be told.", values=values
        )
    compared = [(pair, pair.quantities[opened.quantity]) for pair in pairs if pair.reason is None]
    return _title(what, compared, say), " ".join([*_pairs(rows, compared, opened, say), *_places(rows, opened, say)])


def without_interval(rows: Sequence[DotRow], say: Speaker) -> tuple[str, ...]:
    """Say of every reason for having no interval whom it concerns; single returns are told in the sentence."""
    reasons: dict[Undefined, list[str]] = {}
    for row in rows:
        reason = row.told.interval if row.told else None
        if isinstance(reason, Undefined) and reason is not Undefined.SINGLE_RETURN:
            reasons.setdefault(reason, []).append(row.group.title)
    return tuple(
        _complete(who, rows, say)
        if reason is Undefined.COMPLETE_RETURN
        else say("No interval: {who}. {why}", who=", ".join(who), why=say(WHY[reason]))
        for reason, who in reasons.items()
    )


def _complete(who: Sequence[str], rows: Sequence[DotRow], say: Speaker) -> str:
    """Say why a complete return has no margin, and whose the range of a difference from it is."""
    words = [
        say(
            "No interval: {who}. Everyone who was asked handed in answers, so the number itself has no margin.",
            who=", ".join(who),
        )
    ]
    if any(row.told and isinstance(row.told.interval, Interval) for row in rows):
        words.append(say("Where a difference from it has a range, the range comes from the other's number."))
    return " ".join(words)


def with_places(rows: Sequence[DotRow]) -> bool:
    """Whether places are asked for, and any group has one."""
    return any(row.place for row in rows)


def _title(what: str, compared: Sequence[tuple[Comparison, Difference]], say: Speaker) -> str:
    if not compared:
        return say("{what}: no two groups can be compared", what=what)
    real = sum(one.outcome in REAL for _, one in compared)
    if not real:
        return say("{what}: no two groups can be told apart", what=what)
    if len(compared) == 1:
        return say("{what}: the two differ beyond chance", what=what)
    return say("{what}: {real} of {count} pairs differ beyond chance", what=what, real=real, count=len(compared))


def _pairs(
    rows: Sequence[DotRow], compared: Sequence[tuple[Comparison, Difference]], opened: Opened, say: Speaker
) -> list[str]:
    names = {row.group.key: row.group.title for row in rows}
    words: list[str] = []
    for pair, one in compared:
        if one.outcome in REAL and isinstance(one.value, float):
            high, low = (pair.first, pair.second) if one.outcome is Outcome.HIGHER else (pair.second, pair.first)
            size = difference_in_words(one.value, one.interval, opened.digits, say)
            words.append(
                say("{first} is higher than {second} ({size}).", first=names[high], second=names[low], size=size)
            )
    if same := sum(one.outcome is Outcome.SAME for _, one in compared):
        words.append(say.many("{count} pair is the same.", "{count} pairs are the same.", same))
    if alike := sum(one.outcome is Outcome.CANNOT_TELL for _, one in compared):
        words.append(
            say.many("The other pair cannot be told apart.", "The other {count} pairs cannot be told apart.", alike)
            if words
            else say.many("The one pair cannot be told apart.", "None of the {count} pairs can be told apart.", alike)
        )
    if not compared:
        words.append(say("No two of the groups can be compared with each other; the reasons stand below."))
    return words


def _places(rows: Sequence[DotRow], opened: Opened, say: Speaker) -> list[str]:
    """Say the range of places of each group, as a range even where it is one place long, and who has none."""
    ranges = [(row.group.title, row.place) for row in rows if row.place]
    if not ranges:
        return []
    of = ranges[0][1].of
    told = [
        say(
            "{group} could be anywhere from place {first} to place {last} of the {of} compared",
            group=title,
            first=place.first,
            last=place.last,
            of=of,
        )
        if not at
        else say("{group} from {first} to {last}", group=title, first=place.first, last=place.last)
        for at, (title, place) in enumerate(ranges)
    ]
    first = (
        say("place 1 is the most urgent") if opened.quantity is Quantity.NEED else say("place 1 is the highest value")
    )
    words = [say("{places}; {first}.", places="; ".join(told), first=first)]
    if none := [row.group.title for row in rows if not row.place]:
        words.append(say("No place, as nothing is compared: {who}.", who=", ".join(none)))
    return words
