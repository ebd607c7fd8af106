"""The wall of a room that nobody leads: the way in, and how many have come."""

from html import escape

from coprod.desk.wall import Wall
from pages._parts.wall_door import wall_door
from pages._parts.wall_paper import wall_paper
from pages._shared import say


def wall_self_paced(now: Wall, address: str) -> None:
    """Show the room's title, its door, and how many have taken a seat."""
    tell = say()
    count = tell("{seats} of {people} have begun", seats=now.seats, people=now.people)
    how = tell.many("One question, in your own time", "{count} questions, in your own time", now.of)
    wall_paper(
        now,
        f'<div class="split"><div class="asked"><h1>{escape(now.title)}</h1><p class="explained">{escape(how)}</p>'
        f'<div class="state">{escape(tell("What you send is kept as you go."))}</div>'
        f'<div class="count">{escape(count)}</div></div>{wall_door(now, f"{address}/q")}</div>',
        aloud=count,
        place=tell("Fill in on your phone or laptop"),
    )
