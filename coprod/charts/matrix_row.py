"""One line of the participation matrix as a reader meets it: a stakeholder, and its part at each stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod.charts.withheld import MISSING
from coprod.language import Speaker

SIGN = "•"  # as many of them as the right to decide weighs, so that the sign reads without its words


@dataclass(frozen=True)
class Cell:
    """A stakeholder's part at one stage: ``depth`` 0 to 5 and ``right`` to decide 0 to 3, None where not known.

    ``confidence`` says in a word how sure the desk coding is, nothing where the stakeholder's own return tells it.
    ``basis``, ``site`` and ``url`` are what the coding rests on. ``missing`` is what was said instead of a depth, a key
    of ``withheld.MISSING``, nothing where that is not known either.
    """

    stage: str
    depth: int | None
    right: int | None
    confidence: str = ""
    basis: str = ""
    site: str = ""
    url: str = ""
    missing: str = ""


@dataclass(frozen=True)
class MatrixLine:
    """One stakeholder, with a cell for each stage in their order; ``head_count`` is None where it is not known."""

    name: str
    helix: str
    helix_title: str
    is_lead: bool = False
    head_count: int | None = None
    note: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Scales:
    """The words of each depth and of each right to decide, and whether any right is known at all."""

    depths: Mapping[int, str]
    rights: Mapping[int, str]
    any_right: bool

    def depth(self, cell: Cell, say: Speaker) -> str:
        """Say how deeply, number before word."""
        if cell.depth is None:
            return say(MISSING[cell.missing]) if cell.missing else say("not known")
        return say("{depth} {word}", depth=cell.depth, word=self.depths.get(cell.depth, "")).strip()

    def right(self, cell: Cell, say: Speaker) -> str:
        """Say which right to decide; nothing where no right of any stakeholder is known."""
        if cell.right is None:
            return say("say not known") if self.any_right and cell.depth else ""
        return self.rights[cell.right] if cell.right else say("no say") if cell.depth else ""

    def lines(self, cell: Cell, say: Speaker) -> list[str]:
        """Say a whole cell, a thought a line: depth, right to decide behind its sign, how sure."""
        right = " ".join(part for part in (SIGN * (cell.right or 0), self.right(cell, say)) if part)
        sure = say("confidence: {level}", level=cell.confidence) if cell.confidence else ""
        return [part for part in (self.depth(cell, say), right, sure) if part]


def by_sector(lines: Sequence[MatrixLine]) -> dict[str, list[MatrixLine]]:
    """Group stakeholders by sector, in the order in which sectors and stakeholders first stand."""
    groups: dict[str, list[MatrixLine]] = {}
    for line in lines:
        groups.setdefault(line.helix_title, []).append(line)
    return groups


def named(one: MatrixLine, say: Speaker) -> str:
    """Return a stakeholder's name with what stands behind it: that it leads, how many people it is."""
    count = "" if one.head_count is None else say.many("{count} person", "{count} people", one.head_count)
    behind = ", ".join(part for part in (say("leads") if one.is_lead else "", count) if part)
    return say("{name} ({remarks})", name=one.name, remarks=behind) if behind else one.name
