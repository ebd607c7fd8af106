"""A difference between two groups on one skill: what it says, and why some groups are not compared at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coprod.language import N_
from coprod.measures.tally import Tally
from coprod.measures.uncertainty import LEAST, Sampling
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval, Value


class Quantity(StrEnum):
    """What groups are compared in."""

    NEED = "need"
    IMPORTANCE = "importance"
    CAPACITY = "capacity"


class Outcome(StrEnum):
    """How the first group of a pair lies to the second."""

    HIGHER = "higher"
    LOWER = "lower"
    SAME = "same"
    CANNOT_TELL = "cannot_tell"
    NOT_COMPARED = "not_compared"


class NotCompared(StrEnum):
    """Why two groups are not compared. It stands in the place of every number of the pair."""

    DIFFERENT_INSTRUMENT = "different_instrument"
    DIFFERENT_MODE = "different_mode"
    WITHHELD = "withheld"
    SINGLE_RETURN = "single_return"
    TOO_FEW = "too_few"


OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.HIGHER: N_("higher"),
    Outcome.LOWER: N_("lower"),
    Outcome.SAME: N_("the same"),
    Outcome.CANNOT_TELL: N_("cannot tell"),
    Outcome.NOT_COMPARED: N_("not compared"),
}
WHY_NOT: Mapping[NotCompared, str] = {
    NotCompared.DIFFERENT_INSTRUMENT: N_("They answered different questionnaires."),
    NotCompared.DIFFERENT_MODE: N_(
        "One is the agreed answer of an organisation, the other holds answers of individuals."
    ),
    NotCompared.WITHHELD: N_("The answers of one of them are withheld."),
    NotCompared.SINGLE_RETURN: N_("One agreed return carries no measure of uncertainty."),
    NotCompared.TOO_FEW: N_("Too few answers to tell a difference from chance."),
}


@dataclass(frozen=True, eq=False)
class Side:
    """One group and its tally of the skill, None where it is withheld.

    Two sides are comparable only with the same ``instrument`` (id and version) and the same ``mode``.
    """

    name: str
    instrument: str
    mode: str
    tally: Tally | None
    sampling: Sampling = Sampling.PART

    @property
    def n(self) -> int | None:
        """Complete pairs; None where they are withheld."""
        return None if self.tally is None else self.tally.pairs

    @property
    def complete(self) -> bool:
        """Whether everyone who was asked answered, so that there is no sampling error."""
        return self.sampling is Sampling.COMPLETE


@dataclass(frozen=True)
class Difference:
    """First minus second in one quantity, in its unit: 0-100 for need, scale points for the means.

    ``interval`` is the 95 % interval of this difference alone, not adjusted for the number of pairs; without width
    where each group is of one mind. ``p`` is two-sided from the draws, range (0, 1]; ``p_adjusted`` is Holm's over all
    pairs compared with it, never lower, and the one that ``outcome`` goes by. For a single pair that is the same as
    whether the interval leaves 0 out. Between two complete returns the difference is exact: interval and p are
    COMPLETE_RETURN and the outcome is its sign, SAME where it is 0.
    """

    outcome: Outcome
    value: float | NotCompared
    interval: Interval | Undefined | NotCompared
    p: Value | NotCompared
    p_adjusted: Value | NotCompared


@dataclass(frozen=True)
class Comparison:
    """One pair of groups on one skill, in each quantity they were compared in.

    ``family`` is the number of pairs that p is adjusted for.
    """

    first: str
    second: str
    n_first: int | None
    n_second: int | None
    family: int
    quantities: Mapping[Quantity, Difference]

    @property
    def need(self) -> Difference:
        """First minus second in need."""
        return self.quantities[Quantity.NEED]

    @property
    def importance(self) -> Difference:
        """First minus second in mean importance."""
        return self.quantities[Quantity.IMPORTANCE]

    @property
    def capacity(self) -> Difference:
        """First minus second in mean capacity."""
        return self.quantities[Quantity.CAPACITY]

    @property
    def reason(self) -> NotCompared | None:
        """Why the pair is not compared; None where it is."""
        first = next(iter(self.quantities.values()))
        return first.value if isinstance(first.value, NotCompared) else None


def not_compared(first: Side, second: Side) -> NotCompared | None:
    """Say why two groups cannot be compared; None where they can: from 8 respondents in each that is not complete."""
    if first.instrument != second.instrument:
        return NotCompared.DIFFERENT_INSTRUMENT
    if first.mode != second.mode:
        return NotCompared.DIFFERENT_MODE
    if first.tally is None or second.tally is None:
        return NotCompared.WITHHELD
    if first.tally.span != second.tally.span:
        return NotCompared.DIFFERENT_INSTRUMENT
    if Sampling.SINGLE_RETURN in (first.sampling, second.sampling):
        return NotCompared.SINGLE_RETURN
    few = any((side.n or 0) < (1 if side.complete else LEAST) for side in (first, second))
    return NotCompared.TOO_FEW if few else None
