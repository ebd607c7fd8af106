"""What the spreadsheet reader does not tell: errors, formulas without a saved result, percentages.

python-calamine returns the empty string for the first two and a bare number for the third. They are looked up in the
raw sheets, which costs nothing for a sheet that has none.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from coprod.errors import WorkbookError
from coprod.workbook.archive import COLUMNS, ROWS, UNSAFE, Archive


class Unseen(NamedTuple):
    """One such cell: the finding's code, and what the person sees in it."""

    code: str
    shown: str


Cells = dict[tuple[int, int], Unseen]

ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*[\"']([^\"']*)[\"']")
SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
CELL = re.compile(r"<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
FORMULA = re.compile(r"<(?:\w+:)?f[\s/>]")
RESULT = re.compile(r"<(?:\w+:)?v(?:\s[^>]*)?>([^<]+)</")
ERROR = re.compile(r"\st\s*=\s*[\"']e[\"']")
STYLES = re.compile(r"<(?:\w+:)?cellXfs.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(r"<(?:\w+:)?xf\s([^>]*)>")
FORMAT = re.compile(r"<(?:\w+:)?numFmt\s([^>]*)>")
ODS_TAG = re.compile(r"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
ODS_TEXT = re.compile(r"<text:p[^>]*>(.*?)</text:p>", re.DOTALL)


def unseen(archive: Archive) -> Mapping[str, Cells]:
    """Return such cells by sheet name and place (row, column, counted from 0).

    Raises WorkbookError when an .ods repeats cells further out than any workbook of ours reaches.
    """
    if archive.opendocument:
        return _opendocument(archive.parts["content.xml"].decode("utf-8", "replace"))
    percent = _percent_styles(_text(archive, "xl/styles.xml"))
    return {name: dict(_excel(_text(archive, part), percent)) for name, part in _sheets(archive)}


def _text(archive: Archive, part: str) -> str:
    return archive.parts.get(part, b"").decode("utf-8", "replace")


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet."""
    targets = {}
    for found in RELATION.findall(_text(archive, "xl/_rels/workbook.xml.rels")):
        relation = dict(ATTRIBUTE.findall(found))
        target = relation.get("Target", "")
        targets[relation.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    for found in SHEET.findall(_text(archive, "xl/workbook.xml")):
        sheet = {key.rpartition(":")[2]: value for key, value in ATTRIBUTE.findall(found)}
        yield unescape(sheet.get("name", "")), targets.get(sheet.get("id"), "")


def _percent_styles(styles: str) -> frozenset[str]:
    formats = [dict(ATTRIBUTE.findall(found)) for found in FORMAT.findall(styles)]
    percent = {"9", "10"} | {one.get("numFmtId", "") for one in formats if "%" in one.get("formatCode", "")}
    used = STYLES.search(styles)
    found = STYLE.findall(used[0]) if used else []
    return frozenset(str(n) for n, xf in enumerate(found) if dict(ATTRIBUTE.findall(xf)).get("numFmtId") in percent)


def _excel(sheet: str, percent: frozenset[str]) -> Iterator[tuple[tuple[int, int], Unseen]]:
    styled = percent and re.search(rf"\ss=[\"'](?:{'|'.join(percent)})[\"']", sheet)
    if not (styled or FORMULA.search(sheet) or ERROR.search(sheet)):
        return
    for found in CELL.finditer(sheet):
        marks, inside = dict(ATTRIBUTE.findall(found[1])), found[2] or ""
        result = RESULT.search(inside)
        place = _place(marks.get("r", ""))
        if place is None:
            continue
        if marks.get("t") == "e":
            yield place, Unseen("error_value", unescape(result[1]) if result else "#N/A")
        elif FORMULA.search(inside) and not result and marks.get("t") != "str":
            yield place, Unseen("formula_unsaved", "")
        elif marks.get("s") in percent and result and marks.get("t", "n") == "n":
            yield place, Unseen("percentage", f"{float(result[1]) * 100:g}%")


def _place(reference: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"([A-Za-z]+)([0-9]+)", reference)
    if not found:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def _opendocument(content: str) -> dict[str, Cells]:
    """Walk the tables once, following repeats, which is also where a hostile .ods would hide its far cells."""
    tables: dict[str, Cells] = {}
    cells: Cells = {}
    row = column = height = 0
    for tag in ODS_TAG.finditer(content):
        marks = dict(ATTRIBUTE.findall(tag[2]))
        if tag[1] == "table":
            cells = tables.setdefault(unescape(marks.get("table:name", "")), {})
            row, height = 0, 0
        elif tag[1] == "table-row":
            row, column = row + height, 0
            height = _repeats(marks.get("table:number-rows-repeated"))
        else:
            width = _repeats(marks.get("table:number-columns-repeated"))
            if not tag[2].endswith("/") or "office:value-type" in marks:
                if row + height > ROWS or column + width > COLUMNS:
                    raise WorkbookError(UNSAFE)
                found = _ods_cell(marks, content, tag.end())
                if found:
                    cells.update({(row, column + step): found for step in range(width)})
            column += width
    return tables


def _ods_cell(marks: Mapping[str, str], content: str, start: int) -> Unseen | None:
    kind = marks.get("office:value-type", "")
    if marks.get("calcext:value-type") == "error":
        text = ODS_TEXT.search(content, start)
        return Unseen("error_value", unescape(text[1]) if text else "#N/A")
    if "table:formula" in marks and not kind:
        return Unseen("formula_unsaved", "")
    if kind == "percentage":
        return Unseen("percentage", f"{float(marks.get('office:value', '0')) * 100:g}%")
    return None


def _repeats(text: str | None) -> int:
    if text is None:
        return 1
    if not re.fullmatch(r"[0-9]{1,7}", text):
        raise WorkbookError(UNSAFE)
    return int(text)
