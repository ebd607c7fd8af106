"""What the catalogue says about one measure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from coprod.measures.tally import Span
from coprod.measures.worked import Worked

Cell = int | float | str | None


class Takes(StrEnum):
    """The plain numbers that a measure is worked out from, as columns of a CSV file."""

    PAIRS = "importance,capacity"
    RATINGS = "rating"
    ITEMS = "a column per item"
    ROUNDS = "first,second"
    GROUPS = "group,importance,capacity"
    PARTICIPATION = "stakeholder,helix,stage,depth,decision_right"
    TIES = "stakeholder,partner"


class Counts(StrEnum):
    """What n counts."""

    RESPONDENTS = "respondents"
    STAKEHOLDERS = "stakeholders"
    STAGES = "stages"
    ITEMS = "items"
    SKILLS = "skills"


@dataclass(frozen=True)
class Numbers:
    """The plain numbers of a worked example and what comes out of them; a test works it out again.

    ``rows`` are what stands in the CSV file, ``None`` an empty cell.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    value: float | str | tuple[float, float]


@dataclass(frozen=True)
class Measure:
    """One measure.

    ``more`` says what a higher value means; ``bounds`` gives the range on a scale, None where it has no fixed one.
    ``computed_from``, ``shown_from`` and ``labelled_from`` are the smallest n to work it out, to show it, and to put
    it in words (None: it is never put in words), of what ``counts`` names. ``example`` is worked in words, ``numbers``
    are its numbers. ``compute`` takes what ``takes`` names and is what ``coprod compute`` runs; a measure that needs a
    whole return has neither, and ``command`` works it out. ``source`` cites, ``url`` leads there; ``short`` heads a
    column.
    """

    id: str
    title: str
    meaning: str
    formula: str
    unit: str
    more: str
    computed_from: int
    shown_from: int
    edges: str
    unfit: str
    example: str
    source: str
    function: Callable[..., object]
    bounds: Callable[[Span], tuple[float, float]] | None
    url: str = ""
    labelled_from: int | None = None
    counts: Counts = Counts.RESPONDENTS
    short: str = ""
    takes: Takes | None = None
    compute: Callable[..., Worked] | None = None
    numbers: Numbers | None = None
    command: str = ""

    @property
    def recompute(self) -> str:
        """The command line that works this measure out again."""
        return f"coprod compute {self.id} numbers.csv" if self.takes else self.command
