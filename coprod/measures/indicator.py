"""One governance indicator of one pilot or city: its value, what it rests on, and its parts for drawing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coprod.measures.worked import Value, Worked


@dataclass(frozen=True)
class Indicator:
    """One of the sixteen, worked out.

    ``id`` is its id in the catalogue. ``n`` counts what the catalogue says: stakeholders, stages or items.
    ``at_least`` marks a lower bound: what is not known can raise the value and never lower it. ``per_stage`` holds the
    part of each stage in the order of the stages, None where it cannot be told; its unit is said by the function that
    works it out. ``details`` are plain numbers and words to check the value by, a reason where a part has no value.
    """

    id: str
    value: Value
    n: int
    at_least: bool = False
    per_stage: Mapping[str, float | None] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def worked(self) -> Worked:
        """The same as ``coprod compute`` tells it, the parts per stage among the details."""
        stages = {"per_stage": dict(self.per_stage)} if self.per_stage else {}
        return Worked(self.value, self.n, {"at_least": self.at_least, **stages, **self.details})
