"""One row of a worded grid as it is drawn: a title, and a cell of words for each column."""

from dataclasses import dataclass

from coprod.charts import theme


@dataclass(frozen=True)
class GridCell:
    """The words of a cell, a thought a line, the first in bold; a hatched one says that something is not known."""

    texts: tuple[str, ...]
    fill: str = theme.PAPER
    ink: str = theme.INK
    hatched: bool = False


@dataclass(frozen=True)
class GridRow:
    """A row with its cells in the order of the columns; rows of one ``section`` stand together under its name."""

    title: str
    cells: tuple[GridCell, ...]
    section: str = ""
