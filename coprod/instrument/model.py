"""What an instrument is: stages, families and skills, with its scales and its part on governance, versioned."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coprod.instrument.governance import Governance, Helix
from coprod.instrument.scales import Frozen, Id, Missing, MissingKind, Named, Scale, Slug, Tag, Text


class CanonicalStage(StrEnum):
    """The four Co's, through which stages of different instruments meet (Loeffler 2021)."""

    CO_COMMISSIONING = "co_commissioning"
    CO_DESIGN = "co_design"
    CO_DELIVERY = "co_delivery"
    CO_ASSESSMENT = "co_assessment"


class Stage(Named):
    """A phase of the service cycle, or (``in_sequence = false``) a bucket that belongs to none."""

    definition: Text
    canonical_stage: CanonicalStage | None = None
    in_sequence: bool = True


class Family(Named):
    """One of the four families of skills that the source study's abstract names."""


class Source(Frozen):
    """Where a wording or an idea comes from."""

    key: str
    citation: str
    url: str = ""


class Skill(Named):
    """Something a team can do, rated for importance and for capacity."""

    definition: Text
    stage: Id
    family: Id
    sources: tuple[str, ...] = Field(min_length=1)
    next_step: Text
    optional: bool = False


class Instrument(Frozen):
    """A versioned questionnaire. ``key`` (``id@version``) names it everywhere."""

    id: Slug
    version: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    title: Text
    purpose: Text
    minutes: Annotated[int, Field(gt=0)]
    licence: str
    attribution: str
    languages: tuple[Tag, ...] = Field(min_length=1)
    comparable: Literal["none", "within", "across"]
    missing: tuple[MissingKind, ...]
    importance: Scale
    capacity: Scale
    top: Annotated[int, Field(ge=1)]
    top_question: Text
    stages: tuple[Stage, ...]
    families: tuple[Family, ...]
    sources: tuple[Source, ...]
    skills: tuple[Skill, ...]
    governance: Governance

    @property
    def key(self) -> str:
        """The name of this exact questionnaire, for example ``coprod-core@1.0``."""
        return f"{self.id}@{self.version}"

    @property
    def sequence(self) -> tuple[Stage, ...]:
        """The stages of the service cycle in order, without buckets such as cross-cutting."""
        return tuple(stage for stage in self.stages if stage.in_sequence)

    def skill(self, skill_id: str) -> Skill:
        """Return the skill of that id; KeyError when there is none."""
        return {skill.id: skill for skill in self.skills}[skill_id]

    def skills_of(self, stage_id: str, *, optional: bool = True) -> tuple[Skill, ...]:
        """Return the skills of a stage in the instrument's order, with or without the optional ones."""
        return tuple(skill for skill in self.skills if skill.stage == stage_id and (optional or not skill.optional))

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _unique("stages", [stage.id for stage in self.stages])
        _unique("skills", [skill.id for skill in self.skills])
        _unique("governance.items", [item.id for item in self.governance.items])
        _unique("sources", [source.key for source in self.sources])
        if (self.importance.minimum, self.importance.maximum) != (self.capacity.minimum, self.capacity.maximum):
            raise ValueError("importance and capacity must run over the same numbers, or their gap means nothing")
        if [kind.kind for kind in self.missing] != list(Missing):
            raise ValueError(f"missing must word the five kinds in this order: {', '.join(Missing)}")
        if [helix.id for helix in self.governance.helices] != list(Helix):
            raise ValueError(f"governance.helices must word the four sectors in this order: {', '.join(Helix)}")
        for skill in self.skills:
            where = f"skills.{skill.id}"
            _known(f"{where}.stage", [skill.stage], {stage.id for stage in self.stages})
            _known(f"{where}.family", [skill.family], {family.id for family in self.families})
            _known(f"{where}.sources", skill.sources, {source.key for source in self.sources})
        for construct in self.governance.constructs:
            _known(f"constructs.{construct.id}.sources", construct.sources, {source.key for source in self.sources})
        constructs = {construct.id for construct in self.governance.constructs}
        for item in self.governance.items:
            _known(f"governance.items.{item.id}.belongs_to", [item.belongs_to], constructs)
        return self


def _unique(field: str, ids: list[str]) -> None:
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise ValueError(f"{field}: the id {twice[0]} is used twice")


def _known(field: str, ids: list[str] | tuple[str, ...], known: set[str]) -> None:
    for one in ids:
        if one not in known:
            raise ValueError(f"{field}: {one} is not defined in this instrument")
