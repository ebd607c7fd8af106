"""One group of answers as a reader meets it among others: its name, and what may be told of one skill."""

from dataclasses import dataclass

from coprod.charts.provenance import Provenance
from coprod.disclosure.release import Release
from coprod.measures.skill import SkillNeed


@dataclass(frozen=True)
class CityRow:
    """One group of answers as a reader meets it.

    ``line`` tells it apart; ``city`` names its city, ``title`` its organisation too; both say it when they are made up.
    """

    line: str
    city: str
    title: str
    provenance: Provenance
    shown: Release[SkillNeed]

    @property
    def name(self) -> str:
        """City and organisation without the words that mark a sample, for where the source line says them."""
        here = self.provenance
        return ", ".join(filter(None, (here.city, here.organisation if here.organisational else "")))

    @property
    def need(self) -> float:
        """The need; a row has one, for what has none is counted and not drawn."""
        return self.shown.value.need or 0.0
