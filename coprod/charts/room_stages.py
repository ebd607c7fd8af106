"""Need by stage before and after the discussion, of the skills that were asked in both rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from coprod.disclosure.release import Release
from coprod.language import Speaker
from coprod.measures.stages import StageNeed

STEP, MOST = 25, 100


@dataclass(frozen=True)
class StageSummary:
    """One stage of the room: the need in the first round over its skills that were revealed, None where there is none.

    ``twice`` is the need in both rounds over the skills asked in both, so that the two can be set side by side.
    """

    stage: str
    title: str
    first: Release[StageNeed]
    twice: tuple[Release[StageNeed], Release[StageNeed]]

    @property
    def moved(self) -> tuple[float, float] | None:
        """The need before and after, None where it cannot be told of both."""
        before, after = (one.value.need for one in self.twice)
        return None if before is None or after is None else (before, after)

    @property
    def needs(self) -> tuple[int, ...]:
        """What may be told of the stage: need before and after, the first round's alone, or nothing; whole numbers."""
        told = self.moved or ((self.first.value.need,) if self.first.value.need is not None else ())
        return tuple(round(need) for need in told)


@dataclass(frozen=True)
class Track:
    """One stage to draw: its needs, their words, and where on the axis they stand, in per cent of its length."""

    title: str
    needs: tuple[int, ...]
    places: tuple[float, ...]
    words: str


def told(stages: Sequence[StageSummary]) -> tuple[StageSummary, ...]:
    """The stages with anything to draw."""
    return tuple(one for one in stages if one.needs)


def title(stages: Sequence[StageSummary], say: Speaker) -> str:
    """State the message."""
    if any(one.moved for one in stages):
        return say("What moved, stage by stage")
    return say("Where we stand, stage by stage") if told(stages) else say("Thank you")


def sentence(stages: Sequence[StageSummary], say: Speaker) -> str:
    """Say the need of each stage, before and after where both can be told, and of which stages nothing can."""
    if not told(stages):
        return say(
            "Nothing can be shown stage by stage: that takes a skill whose importance and capacity were asked "
            "together, that enough people rated, and that was revealed."
        )
    parts = [say("Need: 0 is no gap, 100 the largest there can be.")]
    for one in told(stages):
        before, after = one.needs[0], one.needs[-1]
        if not one.moved:
            parts.append(say("{stage}: need {need}.", stage=one.title, need=say.number(before, 0)))
        elif before == after:
            parts.append(say("{stage}: {need} in both rounds.", stage=one.title, need=say.number(before, 0)))
        else:
            named = {"stage": one.title, "before": say.number(before, 0), "after": say.number(after, 0)}
            parts.append(say("{stage}: {before}, then {after}.", **named))
    if rest := [one.title for one in stages if not one.needs]:
        parts.append(say("Nothing can be shown of: {stages}.", stages=", ".join(rest)))
    return " ".join(parts)


def ticks(stages: Sequence[StageSummary]) -> tuple[tuple[int, float], ...]:
    """Return the axis, the same in every room: 0 to 100, opened below 0 only where a need is negative."""
    low = _low(stages)
    return tuple((value, _place(value, low)) for value in range(low, MOST + 1, STEP))


def tracks(stages: Sequence[StageSummary], say: Speaker) -> tuple[Track, ...]:
    """Return what to draw of each stage, in the order of the cycle."""
    low = _low(stages)
    return tuple(
        Track(one.title, one.needs, tuple(_place(need, low) for need in one.needs), _words(one, say))
        for one in told(stages)
    )


def _words(one: StageSummary, say: Speaker) -> str:
    needs = [say.number(need, 0) for need in one.needs]
    return say("{before}, then {after}", before=needs[0], after=needs[1]) if one.moved else needs[0]


def _low(stages: Sequence[StageSummary]) -> int:
    return STEP * floor(min([0, *(need for one in stages for need in one.needs)]) / STEP)


def _place(need: int, low: int) -> float:
    return 100 * (need - low) / (MOST - low)
