"""What an instrument asks about governance: who takes part, how deeply, by which rules, with which means."""

from enum import StrEnum

from pydantic import Field

from coprod.instrument.scales import Frozen, Id, Named, Scale, Text


class Helix(StrEnum):
    """The four sectors of the quadruple helix (Carayannis & Campbell 2009)."""

    GOVERNMENT = "government"
    BUSINESS = "business"
    RESEARCH = "research"
    CIVIL_SOCIETY = "civil_society"


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
