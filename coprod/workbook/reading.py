"""What one file says: the returns in it, and everything noticed on the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from coprod.instrument.answers import Answers
from coprod.instrument.scales import Missing
from coprod.workbook.findings import Finding, Severity

if TYPE_CHECKING:
    from coprod.workbook.marked import Marked
    from coprod.workbook.survey import Proposal

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Return:
    """One filled-in instrument. ``person`` and ``rows`` (from 1) say who and where in a table of several people."""

    answers: Answers
    person: str = ""
    rows: tuple[int, ...] = ()
    sheet: str = ""


@dataclass(frozen=True)
class Reading:
    """What one file says. ``returns`` is empty as soon as one finding stops it.

    ``ratings`` counts the valid skill ratings; ``missing`` counts, by kind, the cells of the skills that everybody is
    asked that hold none. A cell left out with a warning is in neither. ``columns`` is what the columns of a survey
    tool's export were taken for; ``before`` is what an earlier check had marked in this file.
    """

    name: str
    sha256: str
    instrument: str
    language: str
    mode: str
    returns: tuple[Return, ...]
    findings: tuple[Finding, ...]
    ratings: int
    missing: Mapping[str, int]
    columns: "Proposal | None" = None
    before: "tuple[Marked, ...]" = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing stops this file."""
        return all(finding.severity is not Severity.STOP for finding in self.findings)

    @property
    def answers(self) -> Answers | None:
        """The answers of a file that is one return; None when it is stopped, or holds those of several people."""
        return self.returns[0].answers if len(self.returns) == 1 else None


def none_missing() -> dict[str, int]:
    """Return a count of nought for each kind of missing answer."""
    return {str(kind): 0 for kind in Missing if kind is not Missing.WITHHELD}
