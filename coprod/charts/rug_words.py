"""What the rug says in words: how many comparisons show a difference, and who differs most often."""

from collections import Counter
from collections.abc import Mapping, Sequence

from coprod.charts.compared import Compared
from coprod.charts.rug_row import RugRow
from coprod.disclosure.policy import Reason
from coprod.language import N_, Speaker
from coprod.measures.differences import NotCompared, Outcome

REAL = (Outcome.HIGHER, Outcome.LOWER)
MOST_OFTEN: Mapping[Outcome, str] = {
    Outcome.HIGHER: N_("Most often higher: {who}."),
    Outcome.LOWER: N_("Most often lower: {who}."),
    Outcome.SAME: N_("Most often the same: {who}."),
}
Outcomes = Mapping[str, Counter[Outcome]]


def said(
    rows: Sequence[RugRow], groups: Sequence[Compared], *, about: str, tested: bool, since: bool, say: Speaker
) -> tuple[str, str]:
    """Return the title and the sentence; ``since`` where the others came later than the reference."""
    if not tested:
        return _side_by_side(rows, groups, about, say)
    outcomes = {one.key: _outcomes(rows, one) for one in groups[1:]}
    return _title(outcomes, groups[0].title, about, since, say), _sentence(outcomes, rows, groups, say)


def _outcomes(rows: Sequence[RugRow], group: Compared) -> Counter[Outcome]:
    cells = [row.cells[group.key] for row in rows if row.skill]
    return Counter(cell.outcome or Outcome.NOT_COMPARED for cell in cells)


def _compared(counts: Counter[Outcome]) -> int:
    return counts.total() - counts[Outcome.NOT_COMPARED]


def _title(outcomes: Outcomes, reference: str, about: str, since: bool, say: Speaker) -> str:
    real = sum(counts[one] for counts in outcomes.values() for one in REAL)
    compared = sum(_compared(counts) for counts in outcomes.values())
    named = {"about": about, "reference": reference}
    if not compared:
        return say("{about}: nothing can be compared with {reference}", **named)
    if since and not real:
        return say("{about}: since {reference}, no skill shows a change beyond chance", **named)
    if since:
        return say(
            "{about}: since {reference}, {real} of {compared} comparisons show a change beyond chance",
            **named,
            real=real,
            compared=compared,
        )
    if not real:
        return say("{about}: no difference from {reference} beyond chance", **named)
    return say(
        "{about}: {real} of {compared} comparisons with {reference} show a difference beyond chance",
        **named,
        real=real,
        compared=compared,
    )


def _sentence(outcomes: Outcomes, rows: Sequence[RugRow], groups: Sequence[Compared], say: Speaker) -> str:
    skills, reference = next(iter(outcomes.values())).total(), groups[0].title
    if not any(_compared(counts) for counts in outcomes.values()):
        return say.many(
            "Need in {count} skill: no value can be compared with {reference}; the reasons stand below.",
            "Need in {count} skills: no value can be compared with {reference}; the reasons stand below.",
            skills,
            reference=reference,
        )
    words = [
        say.many(
            "Need in {count} skill, compared with {reference}.",
            "Need in {count} skills, compared with {reference}.",
            skills,
            reference=reference,
        ),
        *_extremes(outcomes, groups[1:], say),
        *_silent(outcomes, rows, groups[1:], say),
        say("Where skills do not differ, about 1 in 20 may show a difference by chance alone."),
        say(
            "Orange with a triangle up: more urgent than {reference}; blue with a triangle down: less urgent; grey: "
            "could be chance; broken outline: not compared.",
            reference=reference,
        ),
    ]
    return " ".join(words)


def _extremes(outcomes: Outcomes, others: Sequence[Compared], say: Speaker) -> list[str]:
    """Who is most often higher, lower or the same, and who is never told apart from the reference."""
    words = [
        say(told, who=_most(outcomes, others, outcome, say))
        for outcome, told in MOST_OFTEN.items()
        if any(counts[outcome] for counts in outcomes.values())
    ]
    open_ones = [
        one.title for one in others if 0 < _compared(outcomes[one.key]) == outcomes[one.key][Outcome.CANNOT_TELL]
    ]
    if open_ones:
        words.append(say("Never told apart: {who}.", who=", ".join(open_ones)))
    return words


def _most(outcomes: Outcomes, others: Sequence[Compared], outcome: Outcome, say: Speaker) -> str:
    most = max(counts[outcome] for counts in outcomes.values())
    told = [(one.title, outcomes[one.key]) for one in others if outcomes[one.key][outcome] == most]
    return ", ".join(
        say("{group} ({real} of {compared})", group=title, real=most, compared=_compared(counts))
        for title, counts in told
    )


def _silent(outcomes: Outcomes, rows: Sequence[RugRow], others: Sequence[Compared], say: Speaker) -> list[str]:
    """Who is compared in nothing, those with too few answers by that reason."""
    silent = [one for one in others if not _compared(outcomes[one.key])]
    few = [one.title for one in silent if _too_few(rows, one)]
    rest = [one.title for one in silent if one.title not in few]
    words = [say("Too few answers: {who}.", who=", ".join(few))] if few else []
    return [*words, say("Not compared: {who}.", who=", ".join(rest))] if rest else words


def _too_few(rows: Sequence[RugRow], group: Compared) -> bool:
    cells = [row.cells[group.key] for row in rows if row.skill]
    return all(
        cell.withheld.reason is Reason.N_BELOW_K
        if cell.withheld
        else cell.value is not None and cell.not_compared is NotCompared.TOO_FEW and not cell.reference_lacks
        for cell in cells
    )


def _side_by_side(rows: Sequence[RugRow], groups: Sequence[Compared], about: str, say: Speaker) -> tuple[str, str]:
    title = say.many(
        "{about}: {count} return side by side", "{about}: {count} returns side by side", len(groups), about=about
    )
    told = sum(row.cells[one.key].value is not None for row in rows for one in groups)
    return title, say(
        "{told} of {all} values can be shown. Each is one agreed return, which carries no measure of uncertainty: "
        "whether two of them really differ cannot be told.",
        told=told,
        all=len(rows) * len(groups),
    )
