"""What moved between two rounds: a band from each first answer to each second one, as thick as the people are many."""

from collections.abc import Iterator
from dataclasses import dataclass

from coprod.charts import theme
from coprod.measures.tally import Tally

ROW, WIDE = 100, 100  # of the drawing; whoever shows it stretches both to the rows beside it
FULL = 0.84  # of a row's height, for everybody together


@dataclass(frozen=True)
class Move:
    """How many went from one point to another."""

    first: int
    second: int
    people: int

    @property
    def colour(self) -> str:
        """Its colour; its slope says the same."""
        if self.first == self.second:
            return theme.QUIET
        return theme.IMPORTANCE if self.second > self.first else theme.CAPACITY


def moves(moved: Tally) -> tuple[Move, ...]:
    """Return every (first, second) that anybody gave, from the highest first answer to the lowest."""
    low = moved.span.low
    return tuple(
        Move(low + int(first), low + int(second), int(moved.counts[first, second]))
        for first in reversed(range(len(moved.counts)))
        for second in reversed(range(len(moved.counts)))
        if moved.counts[first, second]
    )


def largest(moved: Tally) -> Move | None:
    """Return the move that more people made than any other; None where nobody moved, or several are as large."""
    away = sorted((one for one in moves(moved) if one.first != one.second), key=lambda one: -one.people)
    return away[0] if away and (len(away) == 1 or away[0].people > away[1].people) else None


def flow(moved: Tally) -> str:
    """Return the bands as SVG text: the highest point is the uppermost row, the first round stands on the left.

    Where bands cross, the lower one shows through.
    """
    points = moved.span.width + 1
    bands = "".join(
        f'<path d="{_band(left, right, thick)}" fill="{one.colour}" fill-opacity="0.8"/>'
        for one, left, right, thick in _placed(moved)
    )
    size = f'viewBox="0 0 {WIDE} {ROW * points}" preserveAspectRatio="none"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" {size}>{bands}</svg>'


def _placed(moved: Tally) -> Iterator[tuple[Move, float, float, float]]:
    """Yield each move with the upper edges of its band on the left and on the right, and its thickness."""
    each = ROW * FULL / max(1, moved.pairs)
    left, right = (_tops(moved, side, each) for side in (1, 0))
    for one in moves(moved):
        thick = each * one.people
        yield one, left[one.first], right[one.second], thick
        left[one.first] += thick
        right[one.second] += thick


def _tops(moved: Tally, side: int, each: float) -> dict[int, float]:
    """Return where the stack of each point begins, in the middle of its row."""
    high = moved.span.high
    sums = moved.counts.sum(axis=side)
    return {
        int(value): ROW * (high - int(value)) + (ROW - each * int(people)) / 2
        for value, people in zip(moved.span.values, sums, strict=True)
    }


def _band(left: float, right: float, thick: float) -> str:
    half = WIDE / 2
    return (
        f"M0 {left:.1f}C{half:.0f} {left:.1f} {half:.0f} {right:.1f} {WIDE} {right:.1f}V{right + thick:.1f}"
        f"C{half:.0f} {right + thick:.1f} {half:.0f} {left + thick:.1f} 0 {left + thick:.1f}Z"
    )
