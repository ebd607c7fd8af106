"""Whether the columns of a sheet are the ones its lines need: lost, doubled, renamed, or more than we ask for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coprod.workbook.cells import address
from coprod.workbook.findings import Finding
from coprod.workbook.formats.book import Unseen
from coprod.workbook.grids import Block, Grid
from coprod.workbook.headings import Heads
from coprod.workbook.spelling import spelt
from coprod.workbook.values import shown

FEW, RATED = 12, frozenset({"importance", "capacity"})
Words = Mapping[int, str]
"""The words of a row by column."""


def columns(grid: Grid, heads: Mapping[str, Heads], needed: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """Yield what is wrong or worth saying about the columns; ``needed`` are the keys that each block's answers have."""
    extra: list[str] = []
    for block in grid.blocks:
        if block.id in heads and block.id in needed:
            known, row = heads[block.id], _heading_row(grid, block)
            words = _row(grid, row)
            yield from _lost(grid, block, words, known, needed[block.id])
            yield from _doubled(grid, block, row, words, known)
            yield from _renamed(grid, block, row, words, known)
            extra += _extra(grid, block, words, known)
    if extra:
        yield of_columns("extra_column", grid.name, list(dict.fromkeys(extra)))


def of_columns(code: str, sheet: str, names: Sequence[str]) -> Finding:
    """Return a finding about several columns, which names all of them."""
    named = ", ".join(names)
    return Finding(code, sheet, value=named, details=(("names", named),))


def _lost(grid: Grid, block: Block, words: Words, heads: Heads, needed: frozenset[str]) -> Iterator[Finding]:
    for key in heads.shown:
        if key in needed and key not in block.columns:
            others = [one for one in words.values() if spelt(one) not in heads.others]
            found = [one for one in others if key not in heads.means(one)]
            details = (
                ("column", heads.shown[key]),
                ("found", _few(found) or "\u2013"),
                ("expected", _few(heads.shown.values())),
            )
            yield Finding("column_missing", grid.name, details=details)


def _few(names: Iterable[str]) -> str:
    """Return names once each, and no more than a person reads."""
    once = list(dict.fromkeys(names))
    return ", ".join(once[:FEW]) + (", \u2026" if len(once) > FEW else "")


def _doubled(grid: Grid, block: Block, row: int, words: Words, heads: Heads) -> Iterator[Finding]:
    """Yield the columns that are there twice, by their hidden names or, where both hold answers, by their headings."""
    ours, known = _ours(grid, block), {words for key in heads.shown for words in heads.keyed[key]}
    copies = {
        place: spelt(said)
        for place, said in words.items()
        if place not in ours and (spelt(said) in known or _rates(said, heads)) and _answered(grid, block, place)
    }
    for key, places in block.columns.items():
        if key in heads.shown:
            again = places[1:] or [
                place for place, said in copies.items() if said in heads.keyed[key] or key in _rates(said, heads)
            ]
            if again:
                copies.pop(again[0], None)
                details = (("other", address(row, again[0])), ("column", heads.shown[key]))
                yield Finding("column_twice", grid.name, address(row, places[0]), details=details)


def _rates(words: str, heads: Heads) -> frozenset[str]:
    """Return the ratings that a heading names outright, in other words than ours: Capacity for Capacity today."""
    return frozenset(key for key in heads.means(words) & RATED if key in spelt(words))


def _renamed(grid: Grid, block: Block, row: int, words: Words, heads: Heads) -> Iterator[Finding]:
    top = row - 2 if grid.by_words else block.row
    higher = {one: _row(grid, one) for one in range(row - 1, max(top, -1), -1)}
    for key, place in block.places.items():
        if key not in heads.shown:
            continue
        column = (("column", heads.shown[key]),)
        over = ((one, cells[place]) for one, cells in higher.items() if place in cells)
        wrong = [(one, said) for one, said in over if key not in heads.above.get(spelt(said), {key})]
        typed = words.get(place, "")
        own = spelt(typed) == spelt(heads.shown[key]) or not (typed or key in RATED)
        meant = frozenset[str]() if own else heads.means(typed)
        if meant and key not in meant:
            wrong.append((row, typed))
        if wrong:
            yield Finding("heading_conflict", grid.name, address(wrong[0][0], place), "", wrong[0][1], column)
        elif not own:
            details = (("meaning", heads.shown[key]),)
            yield Finding("heading_understood", grid.name, address(row, place), "", typed, details)


def _extra(grid: Grid, block: Block, words: Words, heads: Heads) -> Iterator[str]:
    ours = _ours(grid, block)
    for place, said in words.items():
        if place not in ours and spelt(said) not in heads.others and not heads.means(said) - block.columns.keys():
            yield said


def _ours(grid: Grid, block: Block) -> set[int]:
    ours = {place for places in block.columns.values() for place in places}
    return ours if grid.by_words else ours | {grid.column}


def _answered(grid: Grid, block: Block, place: int) -> bool:
    return any(grid.content(one.row, place) != "" for one in grid.entries if one.block == block.id)


def _heading_row(grid: Grid, block: Block) -> int:
    """Return the row with the words above a block's columns: of those before its first line, the one with most."""
    if grid.by_words:
        return block.row
    first = next((entry.row for entry in grid.entries if entry.row > block.row), block.row + 1)
    counts = {
        row: sum(place in words for place in block.places.values())
        for row in range(block.row + 1, first)
        if (words := _row(grid, row))
    }
    return max(counts, key=lambda row: (counts[row], row), default=len(grid.tab.rows))


def _row(grid: Grid, row: int) -> Words:
    """Return the words of a row by column; beyond the last row there are none."""
    if row >= len(grid.tab.rows):
        return {}
    held = {place: grid.content(row, place) for place in range(len(grid.tab.rows[row]))}
    words = {place: "" if isinstance(one, Unseen) else shown(one).strip() for place, one in held.items()}
    return {place: one for place, one in words.items() if one}
