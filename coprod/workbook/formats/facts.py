"""What the spreadsheet reader does not tell of an .xlsx sheet: errors, formulas without a saved result, percentages,
hidden rows, merged cells. They are looked up in the raw sheet, which costs little for a sheet that has none.
"""

import re
from collections.abc import Iterator, Set
from html import unescape

from coprod.workbook.formats.book import Area, Place, Unseen
from coprod.workbook.formats.placing import area, column

CELL = re.compile(rb'<c r="([A-Z]+)([0-9]+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
FORMULA = re.compile(rb"<f[\s/>]")
RESULT = re.compile(rb"<v(?:\s[^>]*)?>([^<]+)</")
STYLE, TYPE = re.compile(rb'\ss="(\w*)"'), re.compile(rb'\st="(\w*)"')
HIDDEN = re.compile(rb'<row r="([0-9]+)"[^>]*\shidden="(?:1|true)"')
MERGED = re.compile(rb"<mergeCell\s[^>]*?ref\s*=\s*[\"']([^\"']*)[\"']")
PERCENT = re.compile(rb"%|numFmtId\s*=\s*[\"'](?:9|10)[\"']")
STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
XF, FORMAT = re.compile(rb"<(?:\w+:)?xf\s([^>]*)"), re.compile(rb"<(?:\w+:)?numFmt\s([^>]*)")
NUMBER = re.compile(rb"\bnumFmtId\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
CODE = re.compile(rb"\bformatCode\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
FEW = 50


def percent_styles(styles: bytes) -> frozenset[bytes]:
    """Return the numbers of the cell styles that show a percentage."""
    used = STYLES.search(styles)
    if not used or not PERCENT.search(styles):
        return frozenset()
    formats = [marks for marks in FORMAT.findall(styles) if b"%" in _mark(CODE, marks)]
    percent = {b"9", b"10"} | {_mark(NUMBER, marks) for marks in formats}
    cells = enumerate(XF.findall(used[0]))
    return frozenset(str(place).encode() for place, marks in cells if _mark(NUMBER, marks) in percent)


def unseen(cells: bytes, percent: Set[bytes]) -> dict[Place, Unseen]:
    """Return the cells whose content would mislead."""
    if b' t="e"' in cells or FORMULA.search(cells) or _styled(cells, percent):
        return dict(_unseen(cells, percent))
    return {}


def hidden_rows(cells: bytes) -> frozenset[int]:
    """Return the rows out of sight, counted from 0."""
    if b' hidden="' not in cells:
        return frozenset()
    return frozenset(int(row) - 1 for row in HIDDEN.findall(cells))


def merged(after: bytes) -> tuple[Area, ...]:
    """Return the merged cells, from what stands after the cells of a sheet."""
    if b"mergeCell" not in after:
        return ()
    areas = (area(found.decode("ascii", "replace")) for found in MERGED.findall(after))
    return tuple(sorted(found for found in areas if found))


def _styled(cells: bytes, percent: Set[bytes]) -> bool:
    if not percent or len(percent) > FEW:
        return bool(percent)
    return re.search(rb' s="(?:' + b"|".join(percent) + rb')"', cells) is not None


def _unseen(cells: bytes, percent: Set[bytes]) -> Iterator[tuple[Place, Unseen]]:
    for letters, row, marks, inside in CELL.findall(cells):
        kind = TYPE.search(marks)
        style = STYLE.search(marks) if percent else None
        found = None
        if kind and kind[1] == b"e":
            result = RESULT.search(inside)
            found = Unseen("error_value", unescape(result[1].decode()) if result else "#N/A")
        elif b"<f" in inside and not (kind and kind[1] == b"str") and not RESULT.search(inside):
            found = Unseen("formula_unsaved", "")
        elif style and style[1] in percent and (kind is None or kind[1] == b"n"):
            found = _percentage(RESULT.search(inside))
        if found:
            yield Place(int(row) - 1, column(letters.decode())), found


def _percentage(result: re.Match[bytes] | None) -> Unseen | None:
    try:
        return Unseen("percentage", f"{float(result[1]) * 100:g}%") if result else None
    except ValueError:
        return None


def _mark(mark: re.Pattern[bytes], marks: bytes) -> bytes:
    found = mark.search(marks)
    return (found[1] or found[2] or b"") if found else b""
