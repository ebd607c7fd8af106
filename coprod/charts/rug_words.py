"""What the rug says in words: how many comparisons show a difference, and how each group lies to the reference."""

from collections import Counter
from collections.abc import Sequence

from coprod.charts.compared import Compared
from coprod.charts.rug_row import RugRow
from coprod.language import Speaker
from coprod.measures.differences import Outcome

REAL = (Outcome.HIGHER, Outcome.LOWER)


def said(
    rows: Sequence[RugRow], groups: Sequence[Compared], *, about: str, tested: bool, say: Speaker
) -> tuple[str, str]:
    """Return the title and the sentence."""
    if not tested:
        return _side_by_side(rows, groups, about, say)
    outcomes = {one.key: _outcomes(rows, one) for one in groups[1:]}
    return _title(outcomes, groups[0], about, say), _sentence(outcomes, groups, say)


def _outcomes(rows: Sequence[RugRow], group: Compared) -> Counter[Outcome]:
    cells = [row.cells[group.key] for row in rows if row.skill]
    return Counter(cell.outcome or Outcome.NOT_COMPARED for cell in cells)


def _title(outcomes: dict[str, Counter[Outcome]], reference: Compared, about: str, say: Speaker) -> str:
    real = sum(counts[one] for counts in outcomes.values() for one in REAL)
    compared = sum(counts.total() - counts[Outcome.NOT_COMPARED] for counts in outcomes.values())
    if not compared:
        return say("{about}: nothing can be compared with {reference}", about=about, reference=reference.title)
    if not real:
        return say("{about}: no real difference from {reference} can be told", about=about, reference=reference.title)
    return say(
        "{about}: {real} of {compared} comparisons with {reference} show a real difference",
        about=about,
        real=real,
        compared=compared,
        reference=reference.title,
    )


def _sentence(outcomes: dict[str, Counter[Outcome]], groups: Sequence[Compared], say: Speaker) -> str:
    skills = next(iter(outcomes.values())).total()
    if all(counts.total() == counts[Outcome.NOT_COMPARED] for counts in outcomes.values()):
        return say.many(
            "Need in {count} skill: no value can be compared with {reference}; the reasons stand below.",
            "Need in {count} skills: no value can be compared with {reference}; the reasons stand below.",
            skills,
            reference=groups[0].title,
        )
    words = [
        say.many(
            "Need in {count} skill, compared with {reference}.",
            "Need in {count} skills, compared with {reference}.",
            skills,
            reference=groups[0].title,
        )
    ]
    words += [f"{one.title}: {_group(outcomes[one.key], say)}." for one in groups[1:]]
    words.append(
        say("Tested skill by skill: of 20 skills in which nothing differs, about one still shows a difference.")
    )
    return " ".join(words)


def _group(counts: Counter[Outcome], say: Speaker) -> str:
    told = (
        (Outcome.HIGHER, say("higher in {count}", count=counts[Outcome.HIGHER])),
        (Outcome.LOWER, say("lower in {count}", count=counts[Outcome.LOWER])),
        (Outcome.SAME, say("the same in {count}", count=counts[Outcome.SAME])),
        (Outcome.CANNOT_TELL, say("cannot be told in {count}", count=counts[Outcome.CANNOT_TELL])),
        (Outcome.NOT_COMPARED, say("not compared in {count}", count=counts[Outcome.NOT_COMPARED])),
    )
    return ", ".join(words for outcome, words in told if counts[outcome])


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
