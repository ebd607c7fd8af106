"""Leave on a sheet what a person sees there: below a merged cell nothing, and nothing beyond the rows."""

from dataclasses import replace

from coprod.workbook.formats.book import Area, Place, Tab


def seen(tab: Tab) -> Tab:
    """Return the sheet with its covered cells emptied, and with rows that reach every cell that would mislead.

    The rows of the sheet given are changed in place.
    """
    rows, unseen = tab.rows, tab.unseen
    for area in tab.merged:
        for row in range(area.top, min(area.bottom + 1, len(rows))):
            cells = rows[row]
            for column in range(area.left + (row == area.top), min(area.right + 1, len(cells))):
                cells[column] = ""
    if unseen and tab.merged:
        covered = [area for area in tab.merged if any(_covers(area, place) for place in unseen)]
        unseen = {place: one for place, one in unseen.items() if not any(_covers(area, place) for area in covered)}
    for row, column in unseen:
        rows += ([] for _ in range(row + 1 - len(rows)))
        rows[row] += [""] * (column + 1 - len(rows[row]))
    return replace(tab, unseen=unseen)


def _covers(area: Area, place: Place) -> bool:
    within = area.top <= place.row <= area.bottom and area.left <= place.column <= area.right
    return within and place != (area.top, area.left)
