"""What before and after says in words: where need really changed, where it cannot be told, and on what it rests."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from coprod.charts.before_after_row import Change
from coprod.charts.compared import not_compared_notes, withheld_notes
from coprod.charts.provenance import Provenance
from coprod.charts.withheld import SHORT
from coprod.disclosure.policy import Reason
from coprod.language import Speaker
from coprod.measures.differences import OUTCOME_WORDS, NotCompared, Outcome

Both = tuple[Provenance, Provenance]
NAMED = 5
"""How many changes the sentence names, the largest first; the others are counted."""


def title(rows: Sequence[Change], rounds: Both, say: Speaker) -> str:
    """State the message: in how many skills need is really lower or higher than before."""
    city, before, after = rounds[1].city, rounds[0].round, rounds[1].round
    lower, higher, count = (
        len(some) for some in (_with(rows, Outcome.LOWER), _with(rows, Outcome.HIGHER), _told(rows))
    )
    if not count:
        return say("{city}: need in {before} and in {after}", city=city, before=before, after=after)
    if not lower and not higher:
        return say("{city}: since {before}, no skill shows a change in need beyond chance", city=city, before=before)
    return say(
        "{city}: since {before}, need is lower in {lower} of {count} skills and higher in {higher}",
        city=city,
        before=before,
        lower=lower,
        count=count,
        higher=higher,
    )


def sentence(rows: Sequence[Change], rounds: Both, say: Speaker) -> str:
    """Say which skills changed, with both needs, how many did not, the stages, and what kind of comparison it is."""
    words = list(_skills(rows, say))
    stages = ", ".join(
        say(
            "{stage} {before} to {after}",
            stage=one.title,
            before=_number(one.before, say),
            after=_number(one.after, say),
        )
        for one in rows
        if one.heading and one.before is not None and one.after is not None
    )
    if stages:
        words.append(say("By stage, need went from {stages}; a stage's need has no interval.", stages=stages))
    if rounds[0].organisational:
        words.append(say("One agreed return each: they carry no measure of uncertainty."))
    else:
        words.append(_who(rounds, say))
    return " ".join(words)


def notes(rows: Sequence[Change], *, smallest: int, say: Speaker) -> tuple[str, ...]:
    """Say what is withheld or not compared, and why, and how many changes chance alone would show."""
    hidden: dict[Reason, list[str]] = defaultdict(list)
    apart: dict[NotCompared, list[str]] = defaultdict(list)
    skills = [one for one in rows if not one.heading]
    for one in skills:
        for reason in one.reasons:
            if reason:
                hidden[reason].append(one.title)
        if one.reason:
            apart[one.reason].append(one.title)
    for titles in apart.values():
        if len(titles) == sum(one.outcome is not None for one in skills):
            titles[:] = [say("All skills rated in both rounds")]
    chance = [one for one in skills if one.outcome in (Outcome.HIGHER, Outcome.LOWER, Outcome.CANNOT_TELL)]
    sampled = any(one.compared and isinstance(one.compared.need.p, float) for one in chance)
    return (
        *withheld_notes(hidden, smallest=smallest, say=say),
        *not_compared_notes(apart, say),
        *(
            (say("Of 20 skills in which nothing changed, one or two may still seem changed, by chance."),)
            if sampled
            else ()
        ),
    )


def remark(one: Change, say: Speaker) -> str:
    """Say both needs and how they lie, or why they do not both stand there."""
    before, after = (
        _number(value, say, reason) for value, reason in zip((one.before, one.after), one.reasons, strict=True)
    )
    if one.before is None and one.after is None:
        return after
    numbers = say("{before} → {after}", before=before, after=after)
    if one.outcome is None:
        return numbers
    return say("{numbers}, {outcome}", numbers=numbers, outcome=say(OUTCOME_WORDS[one.outcome]))


def outcome_in_words(one: Change, say: Speaker) -> str:
    """Say how the later round lies to the earlier one, or why that cannot be said."""
    if one.heading:
        return say("no interval")
    if one.outcome:
        return say(OUTCOME_WORDS[one.outcome])
    reason = one.reasons[0] or one.reasons[1]
    return say(SHORT[reason]) if reason else say("nobody rated both")


def _skills(rows: Sequence[Change], say: Speaker) -> Iterator[str]:
    for outcome, words in ((Outcome.LOWER, say("Lower")), (Outcome.HIGHER, say("Higher"))):
        if some := _with(rows, outcome):
            yield say("{outcome}: {skills}.", outcome=words, skills=_moves(some, say))
    if same := _with(rows, Outcome.SAME):
        yield say.many("In {count} skill need is the same.", "In {count} skills need is the same.", len(same))
    if unsure := _with(rows, Outcome.CANNOT_TELL):
        yield say.many(
            "In {count} skill a change cannot be told from chance.",
            "In {count} skills a change cannot be told from chance.",
            len(unsure),
        )
    if apart := len([one for one in rows if not one.heading]) - len(_told(rows)):
        yield say.many("{count} skill is not compared.", "{count} skills are not compared.", apart)


def _moves(some: Sequence[Change], say: Speaker) -> str:
    largest = sorted(some, key=lambda one: -abs((one.after or 0) - (one.before or 0)))
    told = ", ".join(_moved(one, say) for one in largest[:NAMED])
    return say("{skills} and {more} more", skills=told, more=len(some) - NAMED) if len(some) > NAMED else told


def _moved(one: Change, say: Speaker) -> str:
    return say(
        "“{skill}” from {before} to {after} (n {n_before} and {n_after})",
        skill=one.title,
        before=_number(one.before, say),
        after=_number(one.after, say),
        n_before=say.number(one.n_before or 0, 0),
        n_after=say.number(one.n_after or 0, 0),
    )


def _who(rounds: Both, say: Speaker) -> str:
    if all(one.complete for one in rounds):
        return say(
            "Everyone who was asked answered, both times, so every difference is one; they may be different people."
        )
    return say(
        "{before} people answered in {first} and {after} in {second}; they may be different people, so nobody is "
        "followed from one round to the other.",
        before=say.number(rounds[0].respondents or 0, 0),
        first=rounds[0].round,
        after=say.number(rounds[1].respondents or 0, 0),
        second=rounds[1].round,
    )


def _with(rows: Sequence[Change], outcome: Outcome) -> list[Change]:
    return [one for one in rows if one.outcome is outcome]


def _told(rows: Sequence[Change]) -> list[Change]:
    return [one for one in rows if one.outcome and one.outcome is not Outcome.NOT_COMPARED]


def _number(value: float | None, say: Speaker, reason: Reason | None = None) -> str:
    if value is not None:
        return say.number(value, 0)
    return say("withheld") if reason and reason is not Reason.TOO_FEW_SKILLS else say("no value")
