"""Who decides at each stage: who decides, who co-decides or can block, who advises, by name."""

from collections.abc import Mapping, Sequence

import pandas as pd

from coprod.charts import grid, theme
from coprod.charts.figure import Figure
from coprod.charts.grid_row import GridCell, GridRow
from coprod.charts.matrix_row import SIGN, MatrixLine
from coprod.charts.provenance import Provenance
from coprod.charts.skeleton import Filled
from coprod.language import Speaker
from coprod.measures.matrix import GOVERNMENT
from coprod.measures.participation import CO_DECIDES

STRONGEST = 3  # a right beyond it has no darker shade
Stages = Sequence[tuple[str, str]]


def figure(
    lines: Sequence[MatrixLine],
    *,
    stages: Stages,
    rights: Mapping[int, str],
    provenance: Provenance,
    say: Speaker,
) -> Figure:
    """Make the figure of one return, whose ``lines`` have a cell for each of the ``stages``."""
    sentence = _sentence(lines, stages, say)
    return Figure(
        name="governance-decisions",
        file=f"{provenance.file_stem}-who-decides",
        title=_title(lines, stages, say),
        sentence=sentence,
        source=provenance.words(say),
        spec=draw(lines, stages=stages, rights=rights, say=say).spec(),
        alt=say("Grid of who decides, co-decides and advises at {count} stages.", count=len(stages))
        + f" {sentence} {provenance.words(say)}",
        table_of=lambda: pd.DataFrame(
            [
                {say("Stage"): title}
                | {
                    _level(right, rights): "; ".join(_with(lines, at, right)) or _nobody(lines, at, say)
                    for right in _down(rights)
                }
                | {say("Not known"): "; ".join(_with(lines, at, None)) or say("nobody")}
                for at, (_, title) in enumerate(stages)
            ]
        ),
        data_of=lambda: pd.DataFrame(
            [
                provenance.record(say)
                | {"stage": cell.stage, "stakeholder": line.name, "helix": line.helix, "decision_right": cell.right}
                for line in lines
                for cell in line.cells
            ]
        ).astype({"decision_right": "Int64"}),
        measures=("co_decision_rate",),
    )


def draw(lines: Sequence[MatrixLine], *, stages: Stages, rights: Mapping[int, str], say: Speaker) -> Filled:
    """Draw the rights from the strongest down, a column for each stage."""
    at_all = range(len(stages))
    rows = [
        GridRow(_level(right, rights), tuple(_cell(lines, at, right, say) for at in at_all)) for right in _down(rights)
    ]
    unknown = [_with(lines, at, None) for at in at_all]
    if any(unknown):
        cells = (GridCell(_counted(some, say) if some else (say("nobody"),), hatched=bool(some)) for some in unknown)
        rows.append(GridRow(say("Not known"), tuple(cells)))
    return grid.draw(rows, [title for _, title in stages])


def _cell(lines: Sequence[MatrixLine], at: int, right: int, say: Speaker) -> GridCell:
    names = _with(lines, at, right)
    if not names:
        return GridCell((_nobody(lines, at, say),))
    return GridCell(_counted(names, say), theme.DEPTHS[min(right, STRONGEST)])


def _counted(names: Sequence[str], say: Speaker) -> tuple[str, ...]:
    return say.many("{count} group", "{count} groups", len(names)), *names


def _nobody(lines: Sequence[MatrixLine], at: int, say: Speaker) -> str:
    """Say nobody; whoever's right is not known may still have it."""
    return say("nobody known") if _with(lines, at, None) else say("nobody")


def _down(rights: Mapping[int, str]) -> list[int]:
    return [right for right in sorted(rights, reverse=True) if right]


def _level(right: int, rights: Mapping[int, str]) -> str:
    return f"{SIGN * right} {rights[right]}"


def _with(lines: Sequence[MatrixLine], at: int, right: int | None) -> list[str]:
    return [line.name for line in lines if line.cells[at].right == right]


def _sharing(lines: Sequence[MatrixLine], at: int) -> list[str]:
    """Who outside government co-decides or decides at a stage."""
    partners = [line for line in lines if line.helix != GOVERNMENT]
    return [line.name for line in partners if (line.cells[at].right or 0) >= CO_DECIDES]


def _unsure(lines: Sequence[MatrixLine], at: int) -> bool:
    """Whether somebody outside government may share in decisions at a stage where nobody is known to."""
    partners = [line for line in lines if line.helix != GOVERNMENT]
    return not _sharing(lines, at) and any(line.cells[at].right is None for line in partners)


def _title(lines: Sequence[MatrixLine], stages: Stages, say: Speaker) -> str:
    at_all = range(len(stages))
    shared, unsure = sum(bool(_sharing(lines, at)) for at in at_all), any(_unsure(lines, at) for at in at_all)
    if not shared and unsure:
        return say("Nobody outside government is known to co-decide or decide at any stage")
    if not shared:
        return say("Nobody outside government co-decides or decides at any stage")
    if unsure:
        return say(
            "Somebody outside government is known to co-decide or decide at {shared} of {all} stages",
            shared=shared,
            all=len(stages),
        )
    return say(
        "Somebody outside government co-decides or decides at {shared} of {all} stages", shared=shared, all=len(stages)
    )


def _sentence(lines: Sequence[MatrixLine], stages: Stages, say: Speaker) -> str:
    told: list[str] = []
    nobody: list[str] = []
    unsure: list[str] = []
    for at, (_, title) in enumerate(stages):
        names = _sharing(lines, at)
        if names:
            told.append(say("{stage}: {names}", stage=title, names=", ".join(names)))
        else:
            (unsure if _unsure(lines, at) else nobody).append(title)
    parts = [
        say("Outside government these co-decide or decide: {told}.", told="; ".join(told)) if told else "",
        say("Outside government nobody does at {stages}.", stages=", ".join(nobody)) if nobody else "",
        say("Of {stages} it is not known.", stages=", ".join(unsure)) if unsure else "",
    ]
    return " ".join(part for part in parts if part)
