"""One group's value in the indicator that is opened, and what that indicator is."""

from dataclasses import dataclass

from coprod.charts.compared import Compared
from coprod.disclosure.release import Release, Shown
from coprod.measures.differences import Quantity
from coprod.measures.gaps import need_bounds
from coprod.measures.places import Place
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval


@dataclass(frozen=True)
class DotValue:
    """A value with its interval, or why it has none."""

    value: float
    interval: Interval | Undefined


@dataclass(frozen=True)
class DotRow:
    """One group's value in the indicator; None released where nobody answered. ``place`` only where it is asked for."""

    group: Compared
    shown: Shown[DotValue | None]
    reference: bool = False
    place: Place | None = None

    @property
    def told(self) -> DotValue | None:
        """What is told, where there is anything to tell."""
        return self.shown.value if isinstance(self.shown, Release) else None

    @property
    def n(self) -> int | None:
        """How many the value rests on, None where there is none."""
        return self.shown.respondents if isinstance(self.shown, Release) and self.shown.value else None


@dataclass(frozen=True)
class Opened:
    """The indicator that is opened: a skill, in need, importance or capacity."""

    skill: str
    title: str
    quantity: Quantity
    span: Span

    @property
    def digits(self) -> int:
        """Decimals that a reader sees."""
        return 0 if self.quantity is Quantity.NEED else 1

    @property
    def bounds(self) -> tuple[float, float]:
        """The whole range of its values, which is the axis."""
        return need_bounds(self.span) if self.quantity is Quantity.NEED else (self.span.low, self.span.high)
