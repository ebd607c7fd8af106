"""One skill opened: each group's value with its interval, every pair compared, and how the answers spread."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coprod.charts import distribution, interval_dots
from coprod.charts.compared import not_compared_notes, withheld_notes
from coprod.charts.dot_row import DotRow, DotValue, Opened
from coprod.charts.figure import Figure
from coprod.charts.spread_row import Spread, SpreadRow
from coprod.desk.compare_members import Asking
from coprod.desk.compare_told import Told, side, told, veiled
from coprod.desk.opening import Desk
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release, Shown, Withheld, together
from coprod.language import N_, Speaker
from coprod.measures.catalogue import measure
from coprod.measures.differences import Comparison, NotCompared, Quantity
from coprod.measures.pairs import every_pair
from coprod.measures.places import Place, places
from coprod.measures.ratings import Ratings, capacity_of, importance_of
from coprod.measures.skill import SkillNeed
from coprod.measures.tally import Span, Tally
from coprod.measures.uncertainty import Sampling, mean_interval
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval


class Order(StrEnum):
    """In which order groups stand."""

    NAME = "name"
    VALUE = "value"


ORDER_WORDS: Mapping[Order, str] = {Order.NAME: N_("as chosen"), Order.VALUE: N_("by value, highest first")}


@dataclass(frozen=True)
class Opening:
    """What a reader asks of one skill; ``with_places`` asks for the range of places too."""

    skill: str
    quantity: Quantity
    order: Order
    with_places: bool


def quantities(_: Desk, say: Speaker) -> Mapping[str, str]:
    """Return what groups may be compared in, by key -> title."""
    return {one.value: say(measure(one.value).title) for one in Quantity}


def drawn_skill(desk: Desk, say: Speaker, asking: Asking, opening: Opening) -> tuple[Figure, ...]:
    """Draw one skill group by group; of individuals also how their answers spread."""
    every = told(desk, asking, worked={opening.skill})
    reference = every[0]
    title = reference.instrument.skill(opening.skill).title.to(say.language)
    scale = reference.instrument.importance
    span = Span(scale.minimum, scale.maximum)
    needs = {one.member.key: one.needs[opening.skill] for one in every if opening.skill in one.needs}
    pairs = every_pair([side(one, reference, opening.skill) for one in every])
    pairs = tuple(veiled(pair, needs) if pair.reason is None else pair for pair in pairs)
    opened = Opened(opening.skill, title, opening.quantity, span)
    figures = [
        interval_dots.figure(
            _dots(every, pairs, opening),
            pairs,
            opened,
            organisational=asking.organisational,
            notes=_notes(every, pairs, opening.skill, desk.policy.k, asking, say),
            say=say,
        )
    ]
    if not asking.organisational:
        rows = [SpreadRow(one.compared, _spread(one, opening.skill)) for one in every if opening.skill in one.needs]
        hidden = _withheld(every, opening.skill, desk.policy.k, say)
        figures.append(distribution.figure(rows, skill=opening.skill, title=title, span=span, notes=hidden, say=say))
    return tuple(figures)


def _dots(every: Sequence[Told], pairs: Sequence[Comparison], opening: Opening) -> list[DotRow]:
    standing: dict[str, Place] = (
        {one.name: one for one in places(pairs, opening.quantity)} if opening.with_places else {}
    )
    rows = [
        DotRow(one.compared, _value(one, opening), reference=one is every[0], place=standing.get(one.member.key))
        for one in every
    ]
    if opening.order is Order.VALUE:
        rows.sort(key=lambda row: -row.told.value if row.told else float("inf"))
    return rows


def _value(one: Told, opening: Opening) -> Shown[DotValue | None]:
    shown = one.needs.get(opening.skill)
    if shown is None:  # another form asks no such thing
        return together((), lambda _: None)
    if not isinstance(shown, Release):
        return shown
    tally = one.tallies[opening.skill]
    return shown.then(lambda need: _dot(need, tally, one.sampling, opening.quantity))


def _dot(need: SkillNeed | None, tally: Shown[Tally], sampling: Sampling, quantity: Quantity) -> DotValue | None:
    value: float | None = getattr(need, quantity.value, None)
    if need is None or value is None or not isinstance(tally, Release):
        return None
    if quantity is Quantity.NEED:
        return DotValue(value, need.need_interval)
    ratings = importance_of(tally.value) if quantity is Quantity.IMPORTANCE else capacity_of(tally.value)
    return DotValue(value, _mean_interval(need, ratings, sampling, quantity))


def _mean_interval(need: SkillNeed, ratings: Ratings, sampling: Sampling, quantity: Quantity) -> Interval | Undefined:
    """The interval of a mean, unless people answered so much alike that it would tell what each of them said."""
    alike = getattr(need, f"{quantity.value}_consensus") is Undefined.TOO_ALIKE
    few = ratings.n < measure("mean_interval").shown_from and sampling is Sampling.PART
    if alike or few:
        return Undefined.TOO_ALIKE if alike else Undefined.BELOW_MINIMUM
    return mean_interval(ratings, sampling)


def _spread(one: Told, skill: str) -> Shown[Spread]:
    need, tally = one.needs[skill], one.tallies[skill]
    if not isinstance(need, Release):
        return need
    if not isinstance(tally, Release):
        return tally
    value, ratings = need.value, tally.value
    told_importance = value.importance_consensus is not Undefined.TOO_ALIKE
    told_capacity = value.capacity_consensus is not Undefined.TOO_ALIKE
    return tally.then(
        lambda _: Spread(
            importance=importance_of(ratings) if told_importance else None,
            capacity=capacity_of(ratings) if told_capacity else None,
            means=(value.importance or 0.0, value.capacity or 0.0),
            n=value.pairs,
            missed=value.missed,
        )
    )


def _notes(
    every: Sequence[Told],
    pairs: Sequence[Comparison],
    skill: str,
    smallest: int,
    asking: Asking,
    say: Speaker,
) -> tuple[str, ...]:
    hidden = _withheld(every, skill, smallest, say)
    if asking.organisational:
        return hidden
    titles = {one.member.key: one.member.title for one in every}
    reasons: dict[NotCompared, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.reason:
            reasons[pair.reason] += _concerned(pair, every, skill, titles)
    return (*not_compared_notes(reasons, say), *hidden)


def _concerned(pair: Comparison, every: Sequence[Told], skill: str, titles: Mapping[str, str]) -> list[str]:
    """Whose answers are the reason why a pair is not compared: those too few where that is it, else both."""
    if pair.reason is not NotCompared.TOO_FEW:
        return [titles[pair.first], titles[pair.second]]
    enough = measure("difference").shown_from
    numbers = {pair.first: pair.n_first or 0, pair.second: pair.n_second or 0}
    return [titles[key] for key, n in numbers.items() if n < enough]


def _withheld(every: Sequence[Told], skill: str, smallest: int, say: Speaker) -> tuple[str, ...]:
    reasons: dict[Reason, list[str]] = defaultdict(list)
    for one in every:
        shown = one.needs.get(skill)
        if isinstance(shown, Withheld):
            reasons[shown.reason].append(one.member.title)
    return withheld_notes(reasons, smallest=smallest, say=say)
