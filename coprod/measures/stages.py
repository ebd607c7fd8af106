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
    known = [need for need in needs if need is not None]
    enough = bool(known) and 2 * len(known) >= len(needs)
    return StageNeed(stage, sum(known) / len(known) if enough else None, len(known), len(needs))
