"""One line of the rug as a reader meets it: an indicator, and its value in each group."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coprod.disclosure.release import Release, Shown, Withheld
from coprod.language import Speaker
from coprod.measures.differences import Difference, NotCompared, Outcome
from coprod.measures.undefined import Undefined


@dataclass(frozen=True)
class RugCell:
    """The value of one group, and its difference from the reference.

    ``shown`` is the value, the reason why it is withheld, or the reason why it is undefined. ``difference`` is None for
    the reference and where nothing is tested. ``at_least`` marks a lower bound. ``reference_lacks`` tells that it could
    be compared if the reference had answers enough.
    """

    shown: Shown[float] | Undefined
    difference: Difference | None = None
    at_least: bool = False
    reference_lacks: bool = False

    @property
    def value(self) -> float | None:
        """The value, None where there is none."""
        return self.shown.value if isinstance(self.shown, Release) else None

    @property
    def n(self) -> int | None:
        """How many the value rests on."""
        return self.shown.respondents if isinstance(self.shown, Release) else None

    @property
    def withheld(self) -> Withheld | None:
        """Why the value is withheld, None where it is not."""
        return self.shown if isinstance(self.shown, Withheld) else None

    @property
    def outcome(self) -> Outcome | None:
        """How it lies to the reference; None where nothing is tested or no value stands here."""
        return self.difference.outcome if self.difference and self.value is not None else None

    @property
    def not_compared(self) -> NotCompared | None:
        """Why it is not compared."""
        given = self.difference.value if self.difference else None
        return given if isinstance(given, NotCompared) else None


@dataclass(frozen=True)
class RugRow:
    """One indicator: ``cells`` by group key; ``remark`` stands small below its title."""

    key: str
    section: str
    title: str
    measure: str
    digits: int
    stage: str = ""
    skill: str = ""
    remark: str = ""
    cells: Mapping[str, RugCell] = field(default_factory=dict)

    def number(self, cell: RugCell, say: Speaker) -> str:
        """Write the value of a cell, nothing where there is none."""
        if cell.value is None:
            return ""
        number = say.number(cell.value, self.digits)
        return say("from {number}", number=number) if cell.at_least else number
