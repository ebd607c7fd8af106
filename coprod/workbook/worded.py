"""Sheets that have lost our hidden ids, recognised by their words: headings above, the questions beside the answers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from coprod.workbook.cells import Sheet, Stamp
from coprod.workbook.formats.book import Tab
from coprod.workbook.grids import Block, Entry, Grid
from coprod.workbook.headings import Heads, carried, heads
from coprod.workbook.labels import Labels, labels
from coprod.workbook.spelling import spelt

LEAST = 3
"""How many of its questions a sheet must show to be recognised without our ids."""
HEADED = 60
"""How many rows that may hold headings are looked at; our sheets have four of them at most."""
LONGEST = 600
"""More signs than this are neither a heading nor a question."""

Rows = Sequence[Sequence[str]]
"""The words of a sheet, plainly spelt; the empty string where a cell holds anything else."""
Columns = dict[str, tuple[int, ...]]


def words_of(tab: Tab) -> Rows:
    """Return the words of a sheet."""
    known: dict[str, str] = {}

    def words(cell: object) -> str:
        if not isinstance(cell, str) or not cell or len(cell) > LONGEST:
            return ""
        if cell not in known:
            known[cell] = spelt(cell)
        return known[cell]

    return [[words(cell) for cell in row] for row in tab.rows]


def worded(tab: Tab, rows: Rows, stamp: Stamp, layouts: Sequence[Sheet]) -> Grid | None:
    """Return the sheet as one of ours, when enough of its words say so; ``layouts`` is that sheet in each language."""
    lines, known, free = labels(layouts), heads(layouts), layouts[0].free
    headed = frozenset[str]().union(*(names.words for names in known.values()))
    blocks, entries = list[Block](), list[Entry]()
    used: dict[tuple[str, str], Iterator[int]] = {}
    questions = looked = 0
    for row, words in enumerate(rows):
        if any(label[:1] == "#" and label[1:] in known for label in words):
            continue  # a hidden line of ours: it holds ids and no words
        may_be = looked < HEADED and not headed.isdisjoint(words)
        looked += may_be
        head = _head(rows, row, known, free) if may_be else None
        if head:
            blocks.append(Block(head[0], row, head[1]))
            continue
        if not blocks:
            blocks += _unheaded(words, row, lines, known)
        block = blocks[-1] if blocks else None
        if block is None:
            continue
        if block.id in free:
            if any(tab.content(row, place) != "" for place in block.places.values()):
                entries.append(Entry(block.id, f"+{row}", row, block.places))
                questions += LEAST
            continue
        for label in words[: min(block.places.values(), default=len(words))]:
            ids = lines.get((block.id, label), ()) if label else ()
            if ids:
                turn = next(used.setdefault((block.id, label), count()))
                if turn < len(ids) or len(ids) == 1:
                    entries.append(Entry(block.id, ids[min(turn, len(ids) - 1)], row, block.places))
                    questions += 1
                break
    if questions < LEAST:
        return None
    return Grid(tab, stamp, 0, 0, tuple(blocks), tuple(entries), by_words=True)


def _head(rows: Rows, row: int, known: Mapping[str, Heads], free: frozenset[str]) -> tuple[str, Columns] | None:
    """Return the block whose headings a row shows, with its columns; a row of answers shows none."""
    best: tuple[str, Columns] | None = None
    higher = carried(rows[row - 1]) if row else ()
    for block, names in known.items():
        columns: Columns = {}
        turn: dict[frozenset[str], int] = {}
        for place, label in enumerate(rows[row]):
            keys = (names.means(label) or names.resembles(label)) if label else frozenset[str]()
            if keys:
                turn[keys] = turn.get(keys, -1) + 1
                key = _one(names, keys, higher[place] if place < len(higher) else "", turn[keys])
                columns[key] = (*columns.get(key, ()), place)
        others = sum(label in names.others for label in rows[row])
        least = max(2, len(names.shown) // 2) if block in free else 2
        enough = len(columns) >= least or (len(columns) == 1 and others >= 1 and block not in free)
        if enough and (best is None or len(columns) > len(best[1])):
            best = block, columns
    return best


def _one(names: Heads, keys: frozenset[str], above: str, turn: int) -> str:
    """Return which of the columns with the same words this is: by the heading above it, else by their order."""
    told = keys & names.above.get(above, frozenset())
    ordered = [key for key in names.shown if key in (told or keys)]
    return ordered[0] if told or turn >= len(ordered) else ordered[turn]


def _unheaded(words: Sequence[str], row: int, lines: Labels, known: Mapping[str, Heads]) -> Iterator[Block]:
    """Yield the block of a question that stands under no heading, when the block has one column of answers only."""
    for place, label in enumerate(words):
        for block, names in known.items():
            if label and (block, label) in lines and set(names.shown) == {"answer"}:
                yield Block(block, row, {"answer": (place + 1,)})
                return
