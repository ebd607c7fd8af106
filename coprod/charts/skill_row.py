"""One skill as a reader meets it: its words, and what may be told of its need."""

from dataclasses import dataclass

from coprod.disclosure.release import Release, Shown
from coprod.measures.orders import Pick, Standing
from coprod.measures.skill import SkillNeed
from coprod.measures.tiers import Priority


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
