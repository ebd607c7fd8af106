"""One skill as a reader meets it: its words, and what may be told of its need."""

from collections.abc import Sequence
from dataclasses import dataclass

from coprod.disclosure.release import Release, Shown
from coprod.measures.orders import Pick, Standing
from coprod.measures.skill import SkillNeed
from coprod.measures.tiers import TOP, Priority, Tier


@dataclass(frozen=True)
class SkillRow:
    """One skill as a reader meets it: its words and what may be told of its need.

    ``priority``, ``standing`` and ``pick`` are None where they cannot be told; what they rest on passed the gate.
    """

    skill: str
    title: str
    stage: str
    stage_title: str
    next_step: str
    optional: bool
    shown: Shown[SkillNeed]
    priority: Priority | None = None
    standing: Standing | None = None
    pick: Pick | None = None

    @property
    def value(self) -> SkillNeed | None:
        """What is told, where there is anything to tell."""
        return self.shown.value if isinstance(self.shown, Release) and self.shown.value.pairs else None


def first_steps(rows: Sequence[SkillRow]) -> tuple[list[SkillRow], list[SkillRow]]:
    """The skills that fall short by a point or more, as the reader sees it, in two parts: where to begin, and the rest.

    One begins with the clear and the probable priorities, without tiers with the five greatest needs.
    """
    told = [(row, row.value) for row in rows if row.value and row.value.gap is not None and row.value.need is not None]
    wide = [row for row, value in sorted(told, key=lambda one: -(one[1].need or 0)) if round(value.gap or 0, 1) >= 1]
    if not any(row.priority for row in rows):
        return wide[:TOP], wide[TOP:]
    first = [row for row in wide if row.priority and row.priority.tier is not Tier.CANNOT_TELL]
    return first, [row for row in wide if row not in first]
