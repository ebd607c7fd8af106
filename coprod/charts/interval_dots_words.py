"""What one opened indicator says in words: every pair that really differs, and how many cannot be told apart."""

from collections.abc import Sequence

from coprod.charts.dot_row import DotRow, Opened
from coprod.charts.rug_table import difference_in_words
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.differences import Comparison, Difference, Outcome
from coprod.measures.places import Place
from coprod.measures.undefined import WHY, Undefined

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
    compared = [(pair, getattr(pair, opened.quantity.value)) for pair in pairs if pair.reason is None]
    return _title(what, compared, say), " ".join([*_pairs(rows, compared, opened, say), *_places(rows, say)])


def without_interval(rows: Sequence[DotRow], say: Speaker) -> tuple[str, ...]:
    """Say of every reason for having no interval whom it concerns; single returns are told in the sentence."""
    reasons: dict[Undefined, list[str]] = {}
    for row in rows:
        reason = row.told.interval if row.told else None
        if isinstance(reason, Undefined) and reason is not Undefined.SINGLE_RETURN:
            reasons.setdefault(reason, []).append(row.group.title)
    return tuple(
        say("No interval: {who}. {why}", who=", ".join(who), why=say(WHY[reason])) for reason, who in reasons.items()
    )


def place(one: Place, say: Speaker) -> str:
    """Say a range of places, as a range even where it is one place long."""
    return say("place {first} to {last} of {of}", first=one.first, last=one.last, of=one.of)


def _title(what: str, compared: Sequence[tuple[Comparison, Difference]], say: Speaker) -> str:
    if not compared:
        return say("{what}: no two groups can be compared", what=what)
    real = sum(one.outcome in REAL for _, one in compared)
    if not real:
        return say("{what}: no two groups can be told apart", what=what)
    if len(compared) == 1:
        return say("{what}: the two really differ", what=what)
    return say("{what}: {real} of {count} pairs really differ", what=what, real=real, count=len(compared))


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
    if len(compared) > 1:
        words.append(say("All pairs are tested together, which asks more of each than the grid above."))
    if not compared:
        words.append(say("No two of the groups can be compared with each other; the reasons stand below."))
    return words


def _places(rows: Sequence[DotRow], say: Speaker) -> list[str]:
    told = [f"{row.group.title}: {place(row.place, say)}" for row in rows if row.place]
    return [say("Places that chance leaves open, the highest value first: {places}.", places="; ".join(told))] * bool(
        told
    )
