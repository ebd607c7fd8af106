"""What each column of a table seems to mean, for a person to look through, and what they choose instead."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from coprod.errors import WorkbookError
from coprod.instrument.model import Instrument
from coprod.language import N_, Speaker
from coprod.workbook.survey.headings import folded
from coprod.workbook.survey.known import DROPPED, PERSON, ROLE, WHEN
from coprod.workbook.survey.vocabulary import AGREE, CAPACITY, IMPORTANCE

UNUSED = ""
"""The meaning of a column that is not read."""
OTHERS = (
    (PERSON, N_("A code that tells people apart")),
    (ROLE, N_("Role of the person")),
    (WHEN, N_("Time stamp (not kept)")),
    (DROPPED, N_("Personal or technical (not kept)")),
    (UNUSED, N_("Not used")),
)


class How(StrEnum):
    """How certain the meaning of a column is."""

    SURE = "sure"
    GUESS = "guess"
    UNMATCHED = "unmatched"
    CHOSEN = "chosen"
    """A person said so."""


@dataclass(frozen=True)
class Column:
    """One column: its place counted from 0, its heading (unlike every other), its target, and how certain that is."""

    place: int
    heading: str
    means: str
    how: How


@dataclass(frozen=True)
class Proposal:
    """The columns of one sheet. ``header`` are the rows of its headings and ``first`` the first one of answers, from 0.

    ``shape`` is the same for every file of one form, whatever was answered. ``targets`` is what a column may mean.
    """

    tab: str
    header: tuple[int, ...]
    first: int
    columns: tuple[Column, ...]
    shape: str
    targets: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def sure(self) -> tuple[Column, ...]:
        """The columns whose meaning needs no look."""
        return self._with(How.SURE)

    @property
    def guesses(self) -> tuple[Column, ...]:
        """The columns that a person must confirm or correct."""
        return self._with(How.GUESS)

    @property
    def unmatched(self) -> tuple[Column, ...]:
        """The columns that no item was found for; they are not read."""
        return self._with(How.UNMATCHED)

    @property
    def doubled(self) -> tuple[str, ...]:
        """The targets that more than one column claims, though one answer is wanted, in the order of the columns."""
        claims = Counter(column.means for column in self.columns if single(column.means))
        return tuple(target for target, count in claims.items() if count > 1)

    @property
    def settled(self) -> bool:
        """Whether the table can be read: nothing guessed, nothing doubled, and at least one rating of a skill."""
        return not self.guesses and not self.doubled and any(rates(column.means) for column in self.columns)

    def _with(self, how: How) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.how is how)


def single(target: str) -> bool:
    """Whether at most one column may have this target."""
    return target not in {UNUSED, WHEN, DROPPED}


def rates(target: str) -> bool:
    """Whether a target is the rating of a skill."""
    return target.endswith((f"/{IMPORTANCE}", f"/{CAPACITY}"))


def targets(instrument: Instrument, say: Speaker) -> tuple[tuple[str, str], ...]:
    """Return what a column may mean and its words, in the instrument's order, then what is no rating."""
    language = say.language
    ratings = [
        pair
        for skill in instrument.skills
        for title in (skill.title.to(language),)
        for pair in (
            (f"{skill.id}/{IMPORTANCE}", say("Importance: {title}", title=title)),
            (f"{skill.id}/{CAPACITY}", say("Capacity: {title}", title=title)),
        )
    ]
    statements = [(f"{AGREE}/{item.id}", item.text.to(language)) for item in instrument.governance.items]
    return (*ratings, *statements, *((target, say(words)) for target, words in OTHERS))


def known(instrument: Instrument) -> frozenset[str]:
    """Return every target of an instrument."""
    ratings = {f"{skill.id}/{rating}" for skill in instrument.skills for rating in (IMPORTANCE, CAPACITY)}
    statements = {f"{AGREE}/{item.id}" for item in instrument.governance.items}
    return frozenset(ratings | statements | {target for target, _ in OTHERS})


def fingerprint(headings: tuple[str, ...]) -> str:
    """Return what all files with these headings in this order share."""
    return sha256("\x1f".join(map(folded, headings)).encode()).hexdigest()[:32]


def means(proposal: Proposal) -> dict[str, str]:
    """Return the target of each heading, for the next file of the same shape."""
    return {column.heading: column.means for column in proposal.columns}


def named(proposal: Proposal) -> tuple[str, ...]:
    """Return the headings of the columns that are dropped for saying who answered, or when."""
    return tuple(column.heading for column in proposal.columns if column.means in {WHEN, DROPPED})


def corrected(proposal: Proposal, means: Mapping[str, str]) -> Proposal:
    """Return the proposal with a person's choices; what they do not name stays as it is.

    Raises WorkbookError, in one sentence, for a heading that the table does not have and for a target that the
    instrument does not have.
    """
    columns = {folded(column.heading): column for column in proposal.columns}
    for heading, target in means.items():
        column = columns.get(folded(heading))
        if column is None:
            raise WorkbookError(f"There is no column \u201c{_short(heading)}\u201d in {proposal.tab}.")
        if target not in proposal.targets:
            raise WorkbookError(
                f"\u201c{_short(target)}\u201d, given for the column \u201c{_short(heading)}\u201d,"
                " is nothing that a column can mean here."
            )
        columns[folded(heading)] = replace(column, means=target, how=How.CHOSEN)
    return replace(proposal, columns=tuple(columns.values()))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "\u2026"
