"""What a room may see after a reveal, through the gate: distributions, what moved, or why they are not shown."""

from collections.abc import Sequence

from coprod.charts.room_row import PartResult, Spread
from coprod.desk.opening import Desk
from coprod.disclosure.release import Basis, Release, Shown, Withheld, counted, partition
from coprod.instrument.scales import Scale
from coprod.language import Speaker
from coprod.measures.agreement import consensus
from coprod.measures.change import Change, change, median
from coprod.measures.ratings import importance_of
from coprod.measures.skill import ALIKE
from coprod.measures.tally import Span, Tally
from coprod.store import votes
from coprod.store.rooms import Held
from coprod.workshop.course import FIRST, SECOND
from coprod.workshop.room import Question, scales


def results(desk: Desk, say: Speaker, held: Held, question: Question) -> tuple[PartResult, ...]:
    """Return what may be told of a question's parts; nothing of a round before its reveal."""
    instrument = desk.questionnaire(held.room.instrument)
    parts = zip(question.parts, scales(instrument, question), strict=True)
    return tuple(_part(desk, say, held, question, place, str(part), scale) for place, (part, scale) in enumerate(parts))


def _part(desk: Desk, say: Speaker, held: Held, question: Question, place: int, part: str, scale: Scale) -> PartResult:
    span = Span(scale.minimum, scale.maximum)
    labels = {point.value: point.label.to(say.language) for point in scale.points}
    first, second = (_spread(desk, held, question, round_, place, span) for round_ in (FIRST, SECOND))
    moved, flow = _moved(desk, held, question, place, (first, second), span)
    return PartResult(
        part=part,
        asks=scale.question.to(say.language),
        span=span,
        points=tuple((value, labels.get(value, "")) for value in scale.values),
        rounds=(first, second),
        change=moved,
        moved=flow,
    )


def _spread(desk: Desk, held: Held, question: Question, round_: int, place: int, span: Span) -> Shown[Spread] | None:
    if not held.course.shows(held.room.questions.index(question), round_):
        return None
    tally = votes.revealed(desk.store, held.id, question.key, round_, place, span)
    if tally is None:
        return None
    outcome = counted(question.key, tally, respondents=tally.pairs, basis=Basis.INDIVIDUAL, policy=desk.policy)
    return outcome.then(lambda told: _told(told, desk.policy.k)) if isinstance(outcome, Release) else outcome


def _told(tally: Tally, smallest: int) -> Spread:
    ratings = importance_of(tally)  # both ratings of the pair are the same one
    agreed = consensus(ratings)
    if isinstance(agreed, float) and agreed >= ALIKE:
        return Spread(ratings.n, None, None, None, None)
    return Spread(ratings.n, ratings, tally.missed.unless_few(smallest), median(ratings), agreed)


def _moved(
    desk: Desk, held: Held, question: Question, place: int, rounds: Sequence[Shown[Spread] | None], span: Span
) -> tuple[Shown[Change] | None, Tally | None]:
    """Return what moved, and the tally of (first, second) where it tells of nobody who rated in one round only.

    Taken from a round's bars, its sums leave what the others said. Where those are few, only how many moved is told,
    and that only when at least k did: with fewer, the two rounds' bars and the moves would tell the same.
    """
    told = [one.value for one in rounds if isinstance(one, Release) and not one.value.alike]
    tally = votes.moved(desk.store, held.id, question.key, place, span)
    if tally is None or len(told) < len(rounds):
        return None, None
    alone = [Tally.of(question.key, span, [(span.low, span.low, one.n - tally.pairs)]) for one in told]
    outcomes = [
        partition({"twice": tally, "once": once}, basis=Basis.INDIVIDUAL, policy=desk.policy)["twice"] for once in alone
    ]
    hidden = next((one for one in outcomes if isinstance(one, Withheld)), None)
    moved = change(tally)
    enough = tally.pairs >= desk.policy.k and moved.n - moved.stayed >= desk.policy.k
    if hidden is not None and not enough:
        return hidden, None
    whole = counted(question.key, moved, respondents=tally.pairs, basis=Basis.INDIVIDUAL, policy=desk.policy)
    return whole, None if hidden else tally
