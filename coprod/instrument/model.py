"""What an instrument is: stages, skills, governance items, scales, and the words for them in each language.

Everything here is frozen and refuses fields it does not know. The engine reads the scale from the instrument and
assumes nothing about it: 1-4, 0-5, 1-7 and 0-10 work like 1-5.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel, model_validator

HIGHEST = 100
"""The highest point a scale may have; tallies hold a cell per pair of points."""

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Tag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z][A-Za-z]+)*$")]


class Missing(StrEnum):
    """Why there is no rating. ``withheld`` comes from the disclosure gate and is never an answer."""

    NOT_ANSWERED = "not_answered"
    NOT_APPLICABLE = "not_applicable"
    DONT_KNOW = "dont_know"
    REFUSED = "refused"
    WITHHELD = "withheld"


class Helix(StrEnum):
    """The four sectors of the quadruple helix (Carayannis & Campbell 2009)."""

    GOVERNMENT = "government"
    BUSINESS = "business"
    RESEARCH = "research"
    CIVIL_SOCIETY = "civil_society"


class CanonicalStage(StrEnum):
    """The four Co's, through which stages of different instruments meet (Loeffler 2021)."""

    CO_COMMISSIONING = "co_commissioning"
    CO_DESIGN = "co_design"
    CO_DELIVERY = "co_delivery"
    CO_ASSESSMENT = "co_assessment"


class Frozen(BaseModel):
    """A frozen part of an instrument."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _worded(text: dict[str, str]) -> dict[str, str]:
    if not text or not all(words.strip() for words in text.values()):
        raise ValueError("needs words in at least one language")
    return text


class Text(RootModel[Annotated[dict[Tag, str], AfterValidator(_worded)]]):
    """The same words in each language of the instrument."""

    model_config = ConfigDict(frozen=True)

    def to(self, language: str) -> str:
        """Return the words in ``language``, else in the first language given."""
        return self.root.get(language) or next(iter(self.root.values()))


class Named(Frozen):
    """Something with an id that is never translated and a title that is."""

    id: Id
    title: Text


class Point(Frozen):
    """One point of a scale and its words."""

    value: int
    label: Text


class Scale(Frozen):
    """A scale of whole numbers from ``minimum`` to ``maximum``, the ends worded at least."""

    question: Text
    minimum: int
    maximum: int
    points: tuple[Point, ...]
    accepts: tuple[Missing, ...] = ()

    @property
    def values(self) -> range:
        """The whole numbers that this scale allows."""
        return range(self.minimum, self.maximum + 1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if not 0 <= self.minimum < self.maximum <= HIGHEST:
            raise ValueError(f"a scale rises from 0 or more to {HIGHEST} at most, not {self.minimum} to {self.maximum}")
        worded = [point.value for point in self.points]
        if worded != sorted(set(worded)) or not {self.minimum, self.maximum} <= set(worded) <= set(self.values):
            raise ValueError(f"points must rise from {self.minimum} to {self.maximum}, both ends worded")
        if Missing.NOT_ANSWERED in self.accepts or Missing.WITHHELD in self.accepts:
            raise ValueError("accepts lists what a person may answer instead of a rating")
        return self


class MissingKind(Frozen):
    """One kind of missing answer: the code a person may type (empty for those nobody types) and its words."""

    kind: Missing
    code: str
    label: Text


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


class Construct(Named):
    """A process indicator that several agree items stand for."""

    sources: tuple[str, ...] = Field(min_length=1)


class AgreeItem(Frozen):
    """A statement rated on the agree scale."""

    id: Id
    belongs_to: Id
    text: Text
    reverse_scored: bool = False


class Resource(Named):
    """Something a pilot needs; answered yes, no or not applicable."""


class FeedbackQuestions(Frozen):
    """What is asked of each stage about answering those who contributed."""

    input_collected: Text
    response_published: Text
    collected_on: Text
    published_on: Text
    link: Text


class InclusionQuestions(Frozen):
    """What is asked of each group the pilot set out to reach."""

    group: Text
    reached: Text
    participants: Text
    population: Text


class HelixWords(Frozen):
    """A sector in words, with municipal examples."""

    id: Helix
    title: Text
    examples: Text


class Governance(Frozen):
    """Everything asked about governance: agree items, resources, feedback, inclusion, participation and ties."""

    agree: Scale
    constructs: tuple[Construct, ...]
    items: tuple[AgreeItem, ...]
    resources: tuple[Resource, ...]
    feedback: FeedbackQuestions
    inclusion: InclusionQuestions
    helices: tuple[HelixWords, ...]
    depth: Scale
    decision_right: Scale
    stakeholder: Text
    ties: Text


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
