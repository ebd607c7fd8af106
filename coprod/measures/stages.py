"""The stage need index: how urgent the skills of one stage are, taken together."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class StageNeed:
    """The need of one stage; ``need`` is None when fewer than half of the stage's core skills have a value."""

    stage: str
    need: float | None
    skills_with_value: int
    skills: int


def stage_need(stage: str, needs: Sequence[float | None]) -> StageNeed:
    """Unweighted mean of the needs of a stage's core skills, 0-100, over those with a value (our design).

    ``needs`` holds one entry per core skill of the stage, None where the skill has no value or is withheld. At least
    half of them must have one. Never weighted by the number of respondents per skill.
    """
    return StageNeed(stage, stage_mean(needs), sum(need is not None for need in needs), len(needs))


def stage_mean(values: Sequence[float | None]) -> float | None:
    """Unweighted mean over a stage's core skills with a value, in the values' unit, by the same rule: at least half.

    The importance and the capacity of a stage are this mean of its skills' means (our design).
    """
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known and 2 * len(known) >= len(values) else None
