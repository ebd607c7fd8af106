"""The wall at the end: need by stage in the first and in the second round."""

from html import escape

from coprod.charts import room_stages
from coprod.charts.room_stages import Track
from coprod.desk.wall import Wall
from pages._parts.wall_paper import wall_paper
from pages._shared import say


def wall_stages(now: Wall) -> None:
    """Show what came of the room, stage by stage; only thanks where nothing may be shown."""
    tell = say()
    title, words = room_stages.title(now.stages, tell), room_stages.sentence(now.stages, tell)
    tracks = room_stages.tracks(now.stages, tell)
    ticks = "".join(f'<span style="left:{at:.1f}%">{value}</span>' for value, at in room_stages.ticks(now.stages))
    rows = "".join(_row(one) for one in tracks)
    drawn = f'{_key()}<div class="stages" aria-hidden="true">{rows}<div></div><div class="axis">{ticks}</div></div>'
    wall_paper(
        now,
        f'<h1>{escape(title)}</h1>{drawn if tracks else ""}<p class="explained">{escape(words)}</p>',
        aloud=f"{title}. {words}",
    )


def _row(one: Track) -> str:
    first, last = one.places[0], one.places[-1]
    tie = f'<i class="tie" style="left:{min(first, last):.1f}%;width:{abs(last - first):.1f}%"></i>'
    second = f'<i class="second" style="left:{last:.1f}%"></i>' if len(one.places) > 1 else ""
    marks = f'{tie}<i class="first" style="left:{first:.1f}%"></i>{second}'
    return f'<div>{escape(one.title)}</div><div class="track">{marks}</div><b>{escape(one.words)}</b>'


def _key() -> str:
    tell = say()
    return (
        f'<div class="key" aria-hidden="true"><i class="first"></i>{escape(tell("need in the first round"))}'
        f'<i class="second"></i>{escape(tell("need in the second round"))}</div>'
    )
