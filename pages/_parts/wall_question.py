"""The wall before the reveal: what is asked, how to take part, how many have answered. Nothing else."""

from html import escape

from coprod.desk.wall import Wall
from pages._parts.wall_door import wall_door
from pages._parts.wall_paper import wall_paper
from pages._shared import say

LONG = 60


def wall_question(now: Wall, address: str) -> None:
    """Show the question with its points, the code with its QR, and the count."""
    tell = say()
    count = tell("{answered} of {people} answered", answered=now.answered, people=now.people)
    state = {
        "waiting": tell("Opens in a moment"),
        "open": tell("Open: answer on your phone"),
        "closed": tell("Closed"),
        "armed": tell("Closed: the answers come next"),
    }[str(now.phase)]
    left = "" if now.seconds is None else " · " + tell("{seconds} seconds left", seconds=now.seconds)
    long = ' class="long"' if len(now.item) > LONG else ""
    asked = "".join(_scale(asks=one.asks, points=one.points) for one in now.asked)
    wall_paper(
        now,
        f'<div class="split"><div class="asked"><h1{long}>{escape(now.item)}</h1>'
        f'<p class="explained">{escape(now.explained)}</p>{asked}'
        f'<div class="state">{escape(state)}{escape(left)}</div><div class="count">{escape(count)}</div></div>'
        f"{wall_door(now, f'{address}/v')}</div>",
        aloud=f"{state}. {count}",
        place=tell("{stage} · question {place} of {all}", stage=now.stage, place=now.place, all=now.of),
    )


def _scale(*, asks: str, points: tuple[tuple[int, str], ...]) -> str:
    boxes = "".join(f"<li><b>{value}</b>{escape(words)}</li>" for value, words in points)
    return f'<p class="asks">{escape(asks)}</p><ol class="points">{boxes}</ol>'
