"""Where the two scales of the participation matrix say different things: how deep, and who formally decides."""

from collections.abc import Sequence

from coprod.charts.matrix_row import Cell, MatrixLine, Scales
from coprod.language import Speaker
from coprod.measures.participation import CO_DECIDES, WORKED_WITH

SHARED = 4
"""From this depth on decisions are said to be shared."""
NAMED = 3


def doubts(
    lines: Sequence[MatrixLine], stages: Sequence[tuple[str, str]], scales: Scales, say: Speaker
) -> tuple[str, ...]:
    """Return a sentence naming the entries whose depth and right to decide do not go together; none where all do.

    Those are: decisions said to be shared without a right to co-decide, and such a right of whoever is not worked with.
    What is not known is never in doubt.
    """
    titles, found = dict(stages), dict[tuple[str, str, str], list[str]]()
    for line in lines:
        for cell in line.cells:
            if _differ(cell):
                key = line.name, scales.depth(cell, say), scales.rights[cell.right or 0]
                found.setdefault(key, []).append(titles[cell.stage])
    if not found:
        return ()
    told = [
        say(
            "At {stages} {who} is entered as “{depth}”, but formally as “{right}”.",
            stages=", ".join(at),
            who=who,
            depth=depth,
            right=right,
        )
        for (who, depth, right), at in list(found.items())[:NAMED]
    ]
    if (more := sum(map(len, list(found.values())[NAMED:]))) > 0:
        told.append(say.many("{count} more entry differs too.", "{count} more entries differ too.", more))
    return (" ".join([*told, say("Check with the team.")]),)


def _differ(cell: Cell) -> bool:
    if cell.depth is None or cell.right is None:
        return False
    if cell.right >= CO_DECIDES:
        return cell.depth < WORKED_WITH
    return cell.depth >= SHARED
