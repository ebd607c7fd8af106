"""Where each word and each cell of a worded grid stands, on a wide screen and on a narrow one."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from coprod.charts import theme
from coprod.charts.grid_row import GridCell, GridRow
from coprod.charts.theme import Record

TITLE = 30
"""Letters of a row's title that fit on a line of a wide screen."""
WHOLE, COLUMN, CHIP = 45, 16, 28
"""Letters that fit on a line of a narrow screen: all of it, a column's head, a cell."""


@dataclass(frozen=True, eq=False)
class Layout:
    """The lines from top to bottom; ``words`` stand at the left edge, ``heads`` and ``told`` in the columns.

    ``cells`` begin on ``line`` and are ``high`` lines high, which are their ``own``.
    """

    lines: list[str]
    words: list[Record]
    heads: list[Record]
    told: list[Record]
    cells: list[Record]


def wide(rows: Sequence[GridRow], columns: Sequence[str], *, letters: int) -> Layout:
    """Lay the columns out beside each other, ``letters`` to a line; a row is as high as its longest cell."""
    titles = [_lines(column, letters) for column in columns]
    high = max(map(len, titles))
    down = [f"w head {at}" for at in range(high)]
    heads = [
        _word(down[high - len(title) + at], text, bold=True, place=place)
        for place, title in enumerate(titles)
        for at, text in enumerate(title)
    ]
    words: list[Record] = []
    told: list[Record] = []
    cells: list[Record] = []
    for section, members in groupby(rows, key=lambda row: row.section):
        if section:
            down.append(f"w {len(down)}")
            words.append(_word(down[-1], section, bold=True))
        for row in members:
            title = _lines(row.title, TITLE)
            texts = [_folded(cell, letters) for cell in row.cells]
            own = [f"w {len(down) + at}" for at in range(max(len(title), *map(len, texts)))]
            down += own
            words += [_word(line, text) for line, text in zip(own, title, strict=False)]
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                told += _told(own, text, cell, place)
                cells.append(_rect(own, cell, place))
    return Layout(down, words, heads, told, cells)


def narrow(rows: Sequence[GridRow], columns: Sequence[str]) -> Layout:
    """Lay the columns out below each other, under the title of their row."""
    down: list[str] = []
    words: list[Record] = []
    told: list[Record] = []
    cells: list[Record] = []
    for row in rows:
        title = _lines(f"{row.title}, {row.section}" if row.section else row.title, WHOLE)
        for line in [""] * bool(down) + title:
            down.append(f"n {len(down)}")
            words.append(_word(down[-1], line, bold=True))
        for cell, column in zip(row.cells, columns, strict=True):
            head, texts = _lines(column, COLUMN), _folded(cell, CHIP)
            own = [f"n {len(down) + at}" for at in range(max(len(head), len(texts)))]
            down += own
            words += [_word(line, text) for line, text in zip(own, head, strict=False)]
            told += _told(own, texts, cell, 0)
            cells.append(_rect(own, cell, 0))
    return Layout(down, words, [], told, cells)


def _lines(text: str, letters: int) -> list[str]:
    """Break words into lines, at blanks only, as long as a word fits on a line at all."""
    return textwrap.wrap(text, letters, break_on_hyphens=False) or [""]


def _folded(cell: GridCell, letters: int) -> list[tuple[str, bool]]:
    """The lines of a cell, each with whether it belongs to the first thought."""
    return [(part, at == 0) for at, text in enumerate(cell.texts) for part in _lines(text, letters)]


def _told(own: Sequence[str], texts: Sequence[tuple[str, bool]], cell: GridCell, place: int) -> list[Record]:
    return [
        _word(line, text, bold=first, ink=cell.ink, place=place, hatched=cell.hatched)
        for line, (text, first) in zip(own, texts, strict=False)
    ]


def _word(
    line: str, text: str, *, bold: bool = False, ink: str = theme.INK, place: int = 0, hatched: bool = False
) -> Record:
    return {"line": line, "text": text, "bold": bold, "ink": ink, "place": place, "hatched": hatched}


def _rect(own: list[str], cell: GridCell, place: int) -> Record:
    return {"line": own[0], "own": own, "place": place, "high": len(own), "fill": cell.fill, "hatched": cell.hatched}
