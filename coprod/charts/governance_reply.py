"""A yes, a no, or what was said instead, as a cell of a grid: word and shade, never the shade alone."""

from dataclasses import dataclass

from coprod.charts import theme
from coprod.charts.grid_row import GridCell
from coprod.charts.withheld import MISSING
from coprod.language import Speaker


@dataclass(frozen=True)
class Reply:
    """An answer of yes or no; None with what was said instead, a key of ``withheld.MISSING``."""

    yes: bool | None
    missing: str = ""

    def words(self, say: Speaker) -> str:
        """Say it in a word."""
        if self.yes is None:
            return say(MISSING[self.missing or "not_answered"])
        return say("yes") if self.yes else say("no")


def cell(reply: Reply, say: Speaker, *more: str) -> GridCell:
    """Return the cell of a reply; a no stands out, what is not known is hatched."""
    texts = (reply.words(say), *(text for text in more if text))
    if reply.yes is None:
        return GridCell(texts, hatched=reply.missing != "not_applicable")
    return GridCell(texts, theme.DEPTHS[2]) if reply.yes else GridCell(texts, theme.IMPORTANCE, theme.PAPER)
