"""What the spread of ratings says in words."""

from collections.abc import Sequence

from coprod.charts.spread_row import SpreadRow, low, low_points
from coprod.disclosure.release import Release, Withheld
from coprod.language import Speaker
from coprod.measures.tally import Span

Shares = Sequence[tuple[str, float]]


def title(rows: Sequence[SpreadRow], skill: str, span: Span, say: Speaker) -> str:
    """State the message: between which shares of a group rate their capacity low, and in which groups."""
    told, points = _low(rows, span), _points(span, say)
    shares = [round(share) for _, share in told]
    if not shares:
        return say("“{skill}”: no spread of answers can be shown", skill=skill)
    if min(shares) == max(shares):
        return say("“{skill}”: {share} % rate their capacity {points}", skill=skill, share=shares[0], points=points)
    return say(
        "“{skill}”: from {least} % ({fewest}) to {most} % ({most_of}) rate their capacity {points}",
        skill=skill,
        least=min(shares),
        fewest=_who(told, min(shares)),
        most=max(shares),
        most_of=_who(told, max(shares)),
        points=points,
    )


def sentence(rows: Sequence[SpreadRow], span: Span, say: Speaker) -> str:
    """Say it with its numbers: each group's share, how to read a bar, who is of one mind, who is not shown."""
    told, words = _low(rows, span), []
    if told:
        shares = "; ".join(f"{name} {say.number(share, 0)} %" for name, share in told)
        words.append(
            say("People who rate their capacity {points}: {shares}.", points=_points(span, say), shares=shares)
        )
        words.append(_legend(span, say))
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


def reasons_withheld(rows: Sequence[SpreadRow], say: Speaker) -> tuple[str, ...]:
    """Say once of which groups it is not told how many left out a rating, and why."""
    who = [
        row.group.title
        for row in rows
        if isinstance(row.shown, Release) and None in vars(row.shown.value.missed).values()
    ]
    if not who:
        return ()
    return (
        say("{who}: how many left a rating out, and why, is not told where it may be only a few.", who=", ".join(who)),
    )


def _low(rows: Sequence[SpreadRow], span: Span) -> Shares:
    """The groups whose capacity is told, each with the share of those who chose a point below the middle."""
    found = []
    for row in rows:
        shares = row.shown.value.shares("capacity") if isinstance(row.shown, Release) else None
        if shares is not None:
            found.append((row.group.title, low(shares, span)))
    return found


def _who(told: Shares, share: int) -> str:
    return ", ".join(name for name, own in told if round(own) == share)


def _points(span: Span, say: Speaker) -> str:
    """The points below the middle: 1 or 2 of a scale from 1 to 5."""
    first, *others = low_points(span)
    if not others:
        return str(first)
    if len(others) == 1:
        return say("{first} or {second}", first=first, second=others[0])
    return say("{first} to {last}", first=first, last=others[-1])


def _legend(span: Span, say: Speaker) -> str:
    if span.width % 2:
        return say("Orange: below the middle of the scale; blue: above it; the darker, the farther from it.")
    return say(
        "Orange: below the middle of the scale; blue: above it; the darker, the farther from it. Grey: the middle "
        "point {middle}, half of it drawn on either side.",
        middle=span.low + span.width // 2,
    )
