"""The words of the lines: which question stands beside the answers, in each language of the instrument."""

from collections.abc import Iterator, Mapping, Sequence

from coprod.workbook.cells import Sheet, address
from coprod.workbook.findings import Finding
from coprod.workbook.grids import Grid
from coprod.workbook.spelling import spelt

Labels = Mapping[tuple[str, str], tuple[str, ...]]


def labels(layouts: Sequence[Sheet]) -> Labels:
    """Return, by block and words, the ids of the lines that carry these words, in their order."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for layout in layouts:
        block = ""
        for line in layout.lines:
            if line.id.startswith("#"):
                block = line.id[1:]
            elif line.id and line.cells and block and block not in layout.free:
                for words in {spelt(line.id), *(spelt(cell) for cell in line.cells if isinstance(cell, str))} - {""}:
                    if line.id not in found.get((block, words), ()):
                        found[block, words] = (*found.get((block, words), ()), line.id)
    return found


def moved_labels(grid: Grid, layouts: Sequence[Sheet]) -> Iterator[Finding]:
    """Yield the lines whose words are those of another question than their hidden id says."""
    titles = {line.id: line.cells[0] for line in layouts[0].lines if line.id and line.cells}
    known: Labels | None = None
    for block, key, row, columns in () if grid.by_words else grid.entries:
        cells = grid.tab.rows[row]
        if block in layouts[0].free or key not in titles or titles[key] in cells:
            continue
        known = labels(layouts) if known is None else known
        for place, cell in enumerate(cells):
            if not isinstance(cell, str) or place in (grid.column, *columns.values()):
                continue
            lines = known.get((block, spelt(cell)), ())
            if key in lines:
                break
            if lines:
                details = (("title", str(titles[key])),)
                yield Finding("line_conflict", grid.name, address(row, place), key, cell.strip(), details)
                break
