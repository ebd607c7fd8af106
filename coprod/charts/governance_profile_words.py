"""What the governance profile says in words: how many indicators have a value, and the ends of each block."""

from collections.abc import Sequence

from coprod.charts.governance_row import SECTIONS, ProfileRow
from coprod.language import Speaker

ENDS = 2
"""How many indicators the sentence names at each end of a block; a block of no more than both ends is named whole."""


def title(rows: Sequence[ProfileRow], say: Speaker) -> str:
    """State how many of a return's indicators have a value; of people, between what their scores lie."""
    told = _told(rows)
    if not told:
        return say("No governance indicator can be shown")
    if any(row.people for row in rows):
        return _scores(told, say)
    if len(told) == len(rows):
        return say("{count} governance indicators, each on its own scale", count=len(rows))
    return say(
        "{told} of {count} governance indicators have a value, each on its own scale", told=len(told), count=len(rows)
    )


def sentence(rows: Sequence[ProfileRow], say: Speaker) -> str:
    """Say the highest and the lowest of each block, whose indicators share one range."""
    told = _told(rows)
    if not told:
        return say.many("{count} indicator, without a value.", "{count} indicators, all without a value.", len(rows))
    blocks = [
        say("{block}: {values}.", block=say(section), values=_ends(some, say))
        for section, some in ((one, [row for row in told if row.section == one]) for one in SECTIONS)
        if some
    ]
    return " ".join([*blocks, say("They are not added up.")])


def _scores(told: Sequence[ProfileRow], say: Speaker) -> str:
    """State the ends of the scores that people give, which share one range."""
    ordered = _down(told)
    lowest, highest = ordered[-1], ordered[0]
    if lowest.number(say) == highest.number(say):
        return say("How the partners work together: {score} of 100 throughout", score=lowest.number(say))
    return say(
        "How the partners work together: from {low} ({lowest}) to {high} ({highest}) of 100",
        low=lowest.number(say),
        lowest=lowest.title(say),
        high=highest.number(say),
        highest=highest.title(say),
    )


def _ends(some: Sequence[ProfileRow], say: Speaker) -> str:
    ordered = _down(some)
    if len(ordered) <= 2 * ENDS:
        return _listed(ordered, say)
    return say(
        "highest are {highest}; lowest are {lowest}",
        highest=_listed(ordered[:ENDS], say),
        lowest=_listed(ordered[-ENDS:], say),
    )


def _listed(some: Sequence[ProfileRow], say: Speaker) -> str:
    return ", ".join(say("{indicator} {value}", indicator=row.title(say), value=row.number(say)) for row in some)


def _down(some: Sequence[ProfileRow]) -> list[ProfileRow]:
    return sorted(some, key=lambda row: -(row.value or 0.0))


def _told(rows: Sequence[ProfileRow]) -> list[ProfileRow]:
    return [row for row in rows if row.value is not None]
