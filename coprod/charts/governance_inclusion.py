"""Whom the pilot set out to reach, who was reached, and how many, where that is known."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from coprod.charts import grid
from coprod.charts.figure import Figure
from coprod.charts.governance_reply import Reply, cell
from coprod.charts.grid_row import GridCell, GridRow
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled
from coprod.language import N_, Speaker

REACHED, PARTICIPANTS, POPULATION = N_("Reached"), N_("Participants"), N_("People in the area")


@dataclass(frozen=True)
class ReachedRow:
    """One group; head counts are None where they are not known."""

    name: str
    reached: Reply
    participants: int | None = None
    population: int | None = None


def figure(rows: Sequence[ReachedRow], *, provenance: Provenance, say: Speaker) -> Figure:
    """Make the figure of one return, a row for each group that it names."""
    sentence = _sentence(rows, say)
    return Figure(
        name="governance-inclusion",
        file=f"{provenance.file_stem}-groups-reached",
        title=_title(rows, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(rows, say=say).spec(),
        alt=say("List of {count} groups to be reached.", count=len(rows)) + f" {sentence} {provenance.words(say)}",
        table_of=lambda: pd.DataFrame(
            [
                {
                    say("Group"): row.name,
                    say(REACHED): row.reached.words(say),
                    say(PARTICIPANTS): _count(row.participants, say),
                    say(POPULATION): _count(row.population, say),
                }
                for row in rows
            ]
        ),
        data_of=lambda: pd.DataFrame(
            [
                provenance.record(say)
                | {
                    "people": row.name,
                    "answer": row.reached.yes,
                    "missing": row.reached.missing,
                    "participants": row.participants,
                    "population": row.population,
                }
                for row in rows
            ]
        ).astype(dict.fromkeys(("participants", "population"), "Int64")),
        measures=("inclusion",),
    )


def draw(rows: Sequence[ReachedRow], *, say: Speaker) -> Filled:
    """Draw the groups in the order given; head counts only where any is known."""
    counted = any(row.participants is not None or row.population is not None for row in rows)
    heads = (REACHED, PARTICIPANTS, POPULATION) if counted else (REACHED,)
    lines = [
        GridRow(
            row.name,
            (cell(row.reached, say), *(_cell(one, say) for one in (row.participants, row.population) if counted)),
        )
        for row in rows
    ]
    return grid.draw(lines, [say(head) for head in heads])


def _cell(count: int | None, say: Speaker) -> GridCell:
    return GridCell((_count(count, say),), hatched=count is None)


def _count(count: int | None, say: Speaker) -> str:
    return say("not known") if count is None else say.number(count, 0)


def _title(rows: Sequence[ReachedRow], say: Speaker) -> str:
    known = [row for row in rows if row.reached.yes is not None]
    if not known:
        return say("It is not known which groups were reached")
    return say.many(
        "{reached} of {count} group to be reached took part",
        "{reached} of {count} groups to be reached took part",
        len(known),
        reached=sum(row.reached.yes is True for row in known),
    )


def _sentence(rows: Sequence[ReachedRow], say: Speaker) -> str:
    parts = [
        (say("Reached"), [row.name for row in rows if row.reached.yes]),
        (say("Not reached"), [row.name for row in rows if row.reached.yes is False]),
        (say("Not known"), [row.name for row in rows if row.reached.yes is None]),
    ]
    return " ".join(f"{words}: {'; '.join(names)}." for words, names in parts if names)
