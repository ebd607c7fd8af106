"""The words and scales that an instrument is made of, frozen and closed to fields they do not know.

The engine reads the scale from the instrument and assumes nothing about it: 1-4, 0-5, 1-7 and 0-10 work like 1-5.
"""

from enum import StrEnum
from typing import Annotated, Self

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
