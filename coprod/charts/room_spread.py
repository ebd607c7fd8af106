"""How a room answered, point by point, as lengths that a page draws: a bar is a share of those who rated."""

from dataclasses import dataclass

from coprod.charts.room_row import PartResult, Spread
from coprod.language import Speaker


@dataclass(frozen=True)
class Bar:
    """One point in one round: how many gave it, the share of that round's n in per cent, and both in words."""

    people: int
    share: float
    words: str


@dataclass(frozen=True)
class Line:
    """One point of the scale with its words, and a bar for each round that may be told whole, in their order."""

    point: int
    words: str
    bars: tuple[Bar, ...]


def rounds(one: PartResult) -> tuple[tuple[int, Spread], ...]:
    """Return the rounds, 1 or 2, that may be told whole; where people answered alike there is no bar to draw."""
    return tuple((round_, spread) for round_, spread in one.told if not spread.alike)


def lines(one: PartResult, say: Speaker) -> tuple[Line, ...]:
    """Return the points, the highest first, so that who moved up the scale moves up the wall."""
    counts = [(spread.n, _counts(spread)) for _, spread in rounds(one)]
    return tuple(
        Line(value, words, tuple(_bar(people[place], n, say) for n, people in counts))
        for place, (value, words) in reversed(list(enumerate(one.points)))
    )


def _bar(people: int, n: int, say: Speaker) -> Bar:
    share = 100 * people / n
    words = say("{people} · {share} %", people=people, share=say.number(share, 0)) if people else "0"
    return Bar(people, share, words)


def _counts(spread: Spread) -> list[int]:
    return [] if spread.ratings is None else [int(count) for count in spread.ratings.counts]
