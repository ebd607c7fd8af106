"""What an auditor does: work one measure out from plain numbers, to check a published figure."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np

from coprod.errors import CoprodError
from coprod.language import speaker
from coprod.measures.catalogue import MEASURES
from coprod.measures.catalogue.entry import Measure, Takes
from coprod.measures.matrix import Participation
from coprod.measures.network import Ties
from coprod.measures.ratings import Items, Ratings
from coprod.measures.tally import Span, Tally
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Worked

DIGITS = 10
COLUMNS: Mapping[Takes, tuple[str, ...]] = {
    Takes.PAIRS: ("importance", "capacity"),
    Takes.RATINGS: ("rating",),
    Takes.ITEMS: (),
    Takes.ROUNDS: ("first", "second"),
    Takes.GROUPS: ("group", "importance", "capacity"),
    Takes.PARTICIPATION: ("stakeholder", "helix", "stage", "depth", "decision_right"),
    Takes.TIES: ("stakeholder", "partner"),
}
Taken = Tally | Ratings | Items | Participation | Ties | dict[str, Tally]
Row = tuple[int, dict[str, str]]


def names() -> tuple[str, ...]:
    """Return the measures that can be worked out from plain numbers."""
    return tuple(one.id for one in MEASURES if one.takes)


def scale(text: str) -> Span:
    """Read a scale such as ``1-5``; raises CoprodError."""
    found = re.fullmatch(r"\s*(\d{1,3})\s*[-–]\s*(\d{1,3})\s*", text)
    if not found or not int(found[1]) < int(found[2]) <= 100:
        raise CoprodError(f"“{text}” is no scale. Write its two ends, the lower first, such as 1-5 or 0-10.")
    return Span(int(found[1]), int(found[2]))


def compute(measure_id: str, data: bytes, *, span: Span) -> tuple[Measure, Worked]:
    """Work a measure out from the bytes of a CSV file; raises CoprodError that names the row and the column."""
    one = {each.id: each for each in MEASURES if each.takes}[measure_id]
    if one.takes is None or one.compute is None:
        raise CoprodError(f"{measure_id} cannot be worked out from plain numbers.")
    try:
        return one, one.compute(_taken(one.takes, data, span))
    except ValueError as fault:
        raise CoprodError(str(fault)) from fault


def answer(one: Measure, worked: Worked, *, span: Span) -> dict[str, Any]:
    """Return what ``coprod compute --json`` prints."""
    undefined = worked.value if isinstance(worked.value, Undefined) else None
    return {
        "measure": one.id,
        "value": None if undefined else _plain(worked.value),
        "n": worked.n,
        "range": [_plain(end) for end in one.bounds(span)] if one.bounds else None,
        "shown_from_n": one.shown_from,
        "undefined": undefined,
        "details": {name: _plain(value) for name, value in worked.details.items()},
        "source": one.source,
        "url": one.url,
        "formula": one.formula,
    }


def lines(told: Mapping[str, Any]) -> Sequence[str]:
    """Say the same for people."""
    say = speaker()
    value = told["value"] if told["undefined"] is None else say(WHY[told["undefined"]])
    parts = [f"{told['measure']} = {value}   n = {told['n']}", f"  {told['formula']}"]
    parts += [f"  {name} = {part}" for name, part in told["details"].items()]
    return [*parts, f"  shown from n = {told['shown_from_n']}", f"  {told['source']}"]


def _plain(value: object) -> object:
    """Round what a float cannot hold exactly, and turn tuples into lists."""
    if isinstance(value, float):
        return round(value, DIGITS)
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple | list) else value


def _taken(takes: Takes, data: bytes, span: Span) -> Taken:
    header, rows = _table(data)
    if missing := [name for name in COLUMNS[takes] if name not in header]:
        raise ValueError(
            f"The file has no column {', '.join(missing)}. Its first row has to name: {', '.join(COLUMNS[takes])}."
        )
    match takes:
        case Takes.PAIRS | Takes.ROUNDS:
            return _tally(rows, COLUMNS[takes], span)
        case Takes.GROUPS:
            return {name: _tally(some, COLUMNS[Takes.PAIRS], span) for name, some in _by_group(rows).items()}
        case Takes.RATINGS:
            return Ratings.of(span, _given(rows, "rating", span))
        case Takes.ITEMS:
            return _items(header, rows, span)
        case Takes.PARTICIPATION:
            return Participation.of(_cells(rows, COLUMNS[takes]))
        case Takes.TIES:
            return Ties.of(_cells(rows, COLUMNS[takes]))


def _table(data: bytes) -> tuple[tuple[str, ...], list[Row]]:
    """The header and the rows up to the last that holds anything, each with its line in the file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise ValueError("The file is no CSV text in UTF-8. Save it as “CSV UTF-8” and try again.") from fault
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = tuple(name.strip() for name in next(reader, []))
        found = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as fault:
        raise ValueError(
            f"Line {reader.line_num} is no CSV: {fault}. Look at its quotation marks, or save it as “CSV UTF-8” anew."
        ) from fault
    if len(set(header)) < len(header) or not all(header):
        raise ValueError(f"The first row has to name every column once; it holds: {', '.join(header) or 'nothing'}.")
    while found and not any(found[-1][1]):
        found.pop()
    if wide := [(line, len(cells)) for line, cells in found if 0 < len(header) < len(cells)]:
        raise ValueError(
            f"Line {wide[0][0]} has {wide[0][1]} cells, the first row names {len(header)} columns. Name every column "
            f"there, or put a cell that holds a comma between quotation marks."
        )
    return header, [(line, dict(zip_longest(header, cells, fillvalue=""))) for line, cells in found]


def _rating(text: str, line: int, column: str, span: Span) -> int | None:
    """A rating, None for an empty cell."""
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,9}", text) or not span.low <= int(text) <= span.high:
        raise ValueError(
            f"Line {line}, {column}: “{text}” is no rating from {span.low} to {span.high}. Write a whole number, leave "
            f"the cell empty where it is missing, or name another scale with --scale."
        )
    return int(text)


def _given(rows: Sequence[Row], column: str, span: Span) -> list[int]:
    ratings = [_rating(row[column], line, column, span) for line, row in rows]
    return [rating for rating in ratings if rating is not None]


def _tally(rows: Sequence[Row], columns: Sequence[str], span: Span) -> Tally:
    """Complete pairs; a row with one of the two missing is left out, as everywhere."""
    first, second = columns
    pairs = [(_rating(row[first], line, first, span), _rating(row[second], line, second, span)) for line, row in rows]
    return Tally.of("", span, [(one, other, 1) for one, other in pairs if one is not None and other is not None])


def _by_group(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of each group, in the order in which the groups first appear."""
    groups: dict[str, list[Row]] = {}
    for line, row in rows:
        if not row["group"]:
            raise ValueError(f"Line {line}, group: the cell is empty. Write the name of one of the two groups there.")
        groups.setdefault(row["group"], []).append((line, row))
    if len(groups) != 2:
        raise ValueError(
            f"The column group has to hold two names, as two are compared at a time. It holds {len(groups)}."
        )
    return groups


def _items(header: Sequence[str], rows: Sequence[Row], span: Span) -> Items:
    if not header:
        raise ValueError("The file has no column. Its first row has to name one for each item.")
    table = [[_rating(row[name], line, name, span) for name in header] for line, row in rows]
    return Items(span, np.array(table, dtype=np.float64).reshape(len(rows), len(header)))


def _cells(rows: Sequence[Row], columns: Sequence[str]) -> list[list[str]]:
    return [[row[name] for name in columns] for _, row in rows]
