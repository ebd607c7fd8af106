"""Which of the resources that co-production needs are there."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from coprod.charts import grid
from coprod.charts.figure import Figure
from coprod.charts.governance_reply import Reply, cell
from coprod.charts.grid_row import GridRow
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled
from coprod.language import Speaker


@dataclass(frozen=True)
class ResourceRow:
    """One resource and whether it is there."""

    id: str
    title: str
    there: Reply


def figure(rows: Sequence[ResourceRow], *, provenance: Provenance, say: Speaker) -> Figure:
    """Make the figure of one return, a row for each resource that its questionnaire asks about."""
    sentence = _sentence(rows, say)
    return Figure(
        name="governance-resources",
        file=f"{provenance.file_stem}-resources",
        title=_title(rows, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(rows, say=say).spec(),
        alt=say("List of {count} resources with yes or no.", count=len(rows)) + f" {sentence} {provenance.words(say)}",
        table_of=lambda: pd.DataFrame(
            [{say("Resource"): row.title, say("There"): row.there.words(say)} for row in rows]
        ),
        data_of=lambda: pd.DataFrame(
            [
                provenance.record(say)
                | {"question": row.id, "title": row.title, "answer": row.there.yes, "missing": row.there.missing}
                for row in rows
            ]
        ),
        measures=("resourcing",),
    )


def draw(rows: Sequence[ResourceRow], *, say: Speaker) -> Filled:
    """Draw the resources in the order of the questionnaire."""
    return grid.draw([GridRow(row.title, (cell(row.there, say),)) for row in rows], [say("There")])


def _title(rows: Sequence[ResourceRow], say: Speaker) -> str:
    known = [row for row in rows if row.there.yes is not None]
    if not known:
        return say("It is not known which resources are there")
    return say.many(
        "{there} of {count} resource is there",
        "{there} of {count} resources are there",
        len(known),
        there=sum(row.there.yes is True for row in known),
    )


def _sentence(rows: Sequence[ResourceRow], say: Speaker) -> str:
    parts = [
        (say("There"), [row.title for row in rows if row.there.yes]),
        (say("Not there"), [row.title for row in rows if row.there.yes is False]),
        (say("Not known or not applicable"), [row.title for row in rows if row.there.yes is None]),
    ]
    return " ".join(f"{words}: {'; '.join(titles)}." for words, titles in parts if titles)
