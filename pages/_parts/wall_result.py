"""The wall after the reveal: how the room answered and, after a second round, what moved. Each with its sentence."""

from html import escape

from coprod.charts import room_words
from coprod.charts.room_row import PartResult
from coprod.desk.wall import Wall
from pages._parts.wall_bars import wall_bars
from pages._parts.wall_paper import wall_paper
from pages._shared import desk, say


def wall_result(now: Wall) -> None:
    """Show every part of the question side by side."""
    tell = say()
    place = tell("{stage} · question {place} of {all}", stage=now.stage, place=now.place, all=now.of)
    count = tell("{answered} of {people} answered", answered=now.answered, people=now.people)
    said = [
        (one, room_words.title(one, tell), room_words.sentence(one, smallest=desk().policy.k, say=tell))
        for one in now.results
    ]
    parts = "".join(_part(one, title, words) for one, title, words in said)
    wall_paper(
        now,
        f'<h1>{escape(now.item)}</h1><div class="parts">{parts}</div>',
        aloud=" ".join(f"{one.asks} {title}." for one, title, _ in said),
        place=f"{place} · {count}",
        kind="results",
    )


def _part(one: PartResult, title: str, words: str) -> str:
    bars = wall_bars(one)
    kind = "said" if bars else "said why"
    return (
        f'<div class="part"><p class="asks quiet">{escape(one.asks)}</p><h2>{escape(title)}</h2>'
        f'{bars}<p class="{kind}">{escape(words)}</p></div>'
    )
