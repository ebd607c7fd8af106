"""What the spread of ratings says in words."""

from collections.abc import Sequence

from coprod.charts.spread_row import SpreadRow, below
from coprod.disclosure.release import Release, Withheld
from coprod.language import Speaker
from coprod.measures.tally import Span


def title(rows: Sequence[SpreadRow], skill: str, span: Span, say: Speaker) -> str:
    """State the message: between which shares of a group rate their capacity low."""
    told = _below(rows, span)
    if not told:
        return say("“{skill}”: no spread of answers can be shown", skill=skill)
    (least, _), (most, _) = min(told), max(told)
    if round(least) == round(most):
        return say("“{skill}”: {share} % rate their capacity below the middle", skill=skill, share=say.number(least, 0))
    return say(
        "“{skill}”: from {least} % to {most} % rate their capacity below the middle",
        skill=skill,
        least=say.number(least, 0),
        most=say.number(most, 0),
    )


def _below(rows: Sequence[SpreadRow], span: Span) -> list[tuple[float, str]]:
    spreads = [(row.group.title, row.shown.value) for row in rows if isinstance(row.shown, Release)]
    shares = [(name, spread.shares("capacity")) for name, spread in spreads]
    return [(below(told, span), name) for name, told in shares if told is not None]


def sentence(rows: Sequence[SpreadRow], span: Span, say: Speaker) -> str:
    """Say it with its numbers: each group's share, who is of one mind, who is not shown."""
    told = _below(rows, span)
    words = []
    if told:
        shares = "; ".join(f"{name} {say.number(share, 0)} %" for share, name in told)
        words.append(say("Capacity below the middle of the scale, the middle itself by half: {shares}.", shares=shares))
    alike = [
        row.group.title
        for row in rows
        if isinstance(row.shown, Release) and None in (row.shown.value.importance, row.shown.value.capacity)
    ]
    if alike:
        words.append(say("High consensus, so that a bar would tell everybody's answer: {who}.", who=", ".join(alike)))
    if hidden := sum(isinstance(row.shown, Withheld) for row in rows):
        words.append(say.many("{count} group is not shown.", "{count} groups are not shown.", hidden))
    return " ".join(words)
