"""The bars of one part: one round's from left to right, or both with what moved between them; and as a table."""

from html import escape

from coprod.charts import room_moves, room_spread
from coprod.charts.room_row import PartResult
from coprod.charts.room_spread import Bar, Line
from pages._shared import say

WIDEST = 62  # per cent of its column that a bar of everybody takes, so that its words fit beside it


def wall_bars(one: PartResult) -> str:
    """Return the markup of the rounds that may be told whole, '' where none may: for the eye, then for the ear."""
    tell = say()
    rounds, lines = room_spread.rounds(one), room_spread.lines(one, tell)
    if not rounds:
        return ""
    names = [tell("First round") if round_ == 1 else tell("Second round") for round_, _ in rounds]
    heads = [tell("{round}, n {n}", round=name, n=told.n) for name, (_, told) in zip(names, rounds, strict=True)]
    kind = "once" if len(rounds) == 1 else "twice"
    rows = "".join(_row(line, one, first=place == 0) for place, line in enumerate(lines))
    return f'<div class="bars {kind}" aria-hidden="true">{_heads(heads)}{rows}</div>{_table(one, lines, heads)}'


def _heads(heads: list[str]) -> str:
    if len(heads) == 1:
        return f'<div class="heads"><div></div><div>{escape(heads[0])}</div></div>'
    return (
        f'<div class="heads"><div></div><div class="right">{escape(heads[0])}</div><div></div>'
        f"<div>{escape(heads[1])}</div></div>"
    )


def _row(line: Line, one: PartResult, *, first: bool) -> str:
    words = f"<div><b>{line.point}</b> {escape(line.words)}</div>"
    if len(line.bars) == 1:
        return f"{words}{_bar(line.bars[0])}"
    before, after = line.bars
    # one drawing spans all rows of its column; the rows after the first leave it free
    drawn = room_moves.flow(one.moved) if one.moved is not None else ""
    flow = f'<div class="flow" style="grid-row:2/span {len(one.points)};grid-column:3">{drawn}</div>' if first else ""
    return f"{words}{_bar(before, 'before')}{flow}{_bar(after, 'after')}"


def _bar(bar: Bar, side: str = "") -> str:
    return (
        f'<div class="bar {side}"><i style="width:{bar.share * WIDEST / 100:.1f}%"></i>'
        f"<span>{escape(bar.words)}</span></div>"
    )


def _table(one: PartResult, lines: tuple[Line, ...], heads: list[str]) -> str:
    tell = say()
    rows = [(f"{line.point} {line.words}", *(bar.words for bar in line.bars)) for line in lines]
    moved = room_moves.moves(one.moved) if one.moved is not None else ()
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in (tell("answer"), *heads))
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    flow = "".join(
        f"<li>{escape(tell('{people} from {first} to {second}', people=m.people, first=m.first, second=m.second))}</li>"
        for m in moved
    )
    return f'<div class="heard"><table><tr>{head}</tr>{body}</table>{f"<ul>{flow}</ul>" if flow else ""}</div>'
