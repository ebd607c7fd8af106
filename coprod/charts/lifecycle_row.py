"""What the figures of the life cycle show: whose answers, and what may be told of each stage and of its skills."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coprod.charts.provenance import Provenance, together
from coprod.charts.skill_row import SkillRow
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Release
from coprod.language import Speaker
from coprod.measures.stages import StageNeed


@dataclass(frozen=True)
class LifeSkill(SkillRow):
    """A skill as a reader meets it; ``cities`` is how many cities its value rests on."""

    cities: int = 1

    def named(self, say: Speaker) -> str:
        """Return its title, marked where it is optional and so not in its stage's mean."""
        return say("{skill} (optional)", skill=self.title) if self.optional else self.title


@dataclass(frozen=True)
class StageMeans:
    """One stage: its need, 0-100, and the means of its skills' importance and capacity, in points of the scale."""

    need: StageNeed
    importance: float | None
    capacity: float | None


@dataclass(frozen=True)
class LifeStage:
    """One stage with its skills, the most urgent first; ``in_sequence`` is false for skills that belong to no stage.

    ``shown`` rests on as many respondents as the smallest of its skills. ``reason`` says why it has no values, None
    where it has.
    """

    stage: str
    title: str
    in_sequence: bool
    shown: Release[StageMeans]
    reason: Reason | None
    skills: tuple[LifeSkill, ...]

    @property
    def means(self) -> StageMeans:
        """What is told of the stage as a whole."""
        return self.shown.value

    @property
    def need(self) -> float | None:
        """The stage's need, None where too few of its skills have a value."""
        return self.means.need.need

    @property
    def least_n(self) -> int | None:
        """How many respondents the need rests on at least; None where there is no need."""
        return None if self.need is None else self.shown.respondents


@dataclass(frozen=True)
class Whose:
    """Whose answers a figure shows: one group's, or those of several groups added up; never none."""

    groups: tuple[Provenance, ...]

    @property
    def pooled(self) -> bool:
        """Whether several groups are added up."""
        return len(self.groups) > 1

    @property
    def organisational(self) -> bool:
        """Whether these are agreed returns; modes never meet."""
        return self.groups[0].organisational

    @property
    def cities(self) -> int:
        """How many cities these groups are of."""
        return len({(one.city, one.sample) for one in self.groups})

    @property
    def respondents(self) -> int:
        """How many people, or returns, these groups hold, as far as that may be told."""
        return sum(one.respondents or 0 for one in self.groups)

    @property
    def complete(self) -> bool:
        """Whether everybody who was asked answered, in every group."""
        return all(one.complete for one in self.groups)

    @property
    def file_stem(self) -> str:
        """How a file of these answers is called, without its ending."""
        if not self.pooled:
            return self.groups[0].file_stem
        return f"{'sample-' if self.groups[0].sample else ''}{self.cities}-cities-together"

    def name(self, say: Speaker) -> str:
        """Name them in a heading."""
        if self.cities == 1:
            return self.groups[0].city
        return say.many("{count} city together", "{count} cities together", self.cities)

    def source(self, say: Speaker) -> str:
        """Say in one line who answered, when and with which instrument."""
        return together(self.groups, say)

    def record(self, say: Speaker) -> dict[str, object]:
        """Return what every row of a download carries; what several groups do not share is left empty."""
        if not self.pooled:
            return self.groups[0].record(say)
        days = [(one.first_on, one.last_on) for one in self.groups if one.first_on and one.last_on]
        whole = replace(
            self.groups[0],
            city=self.name(say),
            round=_shared([one.round for one in self.groups]),
            organisation="",
            asked=None,
            first_on=min((first for first, _ in days), default=None),
            last_on=max((last for _, last in days), default=None),
        )
        return whole.record(say)


def of_skills(stages: Sequence[LifeStage]) -> tuple[LifeSkill, ...]:
    """Return the skills of all stages, stage by stage."""
    return tuple(skill for stage in stages for skill in stage.skills)


def _shared(words: Sequence[str]) -> str:
    return words[0] if len(set(words)) == 1 else ""
