"""The participation matrix: who takes part at which stage, how deeply, with which right to decide.

Depth is told by shade, number and word, a right to decide by dots and words. What is not known is hatched and named,
never blank and never zero. On a wide screen the stages are columns; on a narrow one they stand below each other.
"""

from collections.abc import Mapping, Sequence

from coprod.charts import grid, matrix_table, theme
from coprod.charts.figure import Figure
from coprod.charts.grid_row import GridCell, GridRow
from coprod.charts.matrix_row import Cell, MatrixLine, Scales, by_sector, named
from coprod.charts.skeleton import Filled
from coprod.language import Speaker

__all__ = ["Cell", "MatrixLine", "draw", "figure"]

DARK = 4  # from this depth on words are white on the shade


def figure(
    lines: Sequence[MatrixLine],
    *,
    stages: Sequence[tuple[str, str]],
    name: str,
    file: str,
    title: str,
    source: str,
    documented_only: bool,
    depths: Mapping[int, str],
    rights: Mapping[int, str],
    say: Speaker,
    record: Mapping[str, object] | None = None,
    notes: Sequence[str] = (),
) -> Figure:
    """Make the figure of the stakeholders, in the order given within their sectors.

    ``stages`` are (id, title) in their order, each line has a cell for each. ``depths`` and ``rights`` are the words of
    the scales. ``documented_only``: coded from public pages, which do not tell who was absent. ``record`` is what every
    row of the download carries, ``notes`` are sentences under the chart. ValueError where a line does not have a cell
    for each stage.
    """
    for line in lines:
        if [cell.stage for cell in line.cells] != [stage for stage, _ in stages]:
            raise ValueError(f"{line.name} needs a cell for each of the stages, in their order")
    scales = Scales(depths, rights, any(cell.right is not None for line in lines for cell in line.cells))
    sentence = matrix_table.sentence(lines, stages, scales, documented_only=documented_only, say=say)
    return Figure(
        name=name,
        file=file,
        title=title,
        sentence=sentence,
        source=source,
        spec=draw(lines, stages, scales, say=say).spec(),
        alt=say("Matrix of {rows} stakeholders by {stages} stages.", rows=len(lines), stages=len(stages))
        + f" {title}. {sentence} {source}",
        table_of=lambda: matrix_table.table(lines, stages, scales, say),
        data_of=lambda: matrix_table.data(lines, record or {}),
        measures=("participation_depth", "lifecycle_coverage", "co_decision_rate"),
        notes=tuple(notes),
    )


def draw(lines: Sequence[MatrixLine], stages: Sequence[tuple[str, str]], scales: Scales, *, say: Speaker) -> Filled:
    """Draw the stakeholders by sector, a cell for each of the stages."""
    rows = [
        GridRow(named(line, say), tuple(_cell(cell, scales, say) for cell in line.cells), sector)
        for sector, members in by_sector(lines).items()
        for line in members
    ]
    return grid.draw(rows, [title for _, title in stages])


def _cell(cell: Cell, scales: Scales, say: Speaker) -> GridCell:
    texts = tuple(scales.lines(cell, say))
    if cell.depth is None:
        return GridCell(texts, hatched=True)
    fill = theme.DEPTHS[min(cell.depth, len(theme.DEPTHS) - 1)]
    return GridCell(texts, fill, theme.PAPER if cell.depth >= DARK else theme.INK)
