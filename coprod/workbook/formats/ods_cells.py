"""One cell of an .ods sheet: the value that it stores and the text that a person sees in it."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from math import isfinite

from coprod.workbook.formats.book import Content, Unseen
from coprod.workbook.formats.moments import clock

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
CALCEXT = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
KIND, FORMULA, ERROR = OFFICE + "value-type", TABLE + "formula", CALCEXT + "value-type"

SPACE, TAB, BREAK = "\x00", "\x01", "\x02"
"""Stand for a space, a tab and a line break that are meant, where XML itself can have no such characters."""
MEANT = str.maketrans({SPACE: " ", TAB: "\t", BREAK: "\n"})
LAID_OUT = re.compile(r"[ \t\r\n]+")
DURATION = re.compile(r"(-?)P(?:(\d{1,6})D)?T(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,8})(?:\.(\d{1,6})\d*)?S)?")
SHOWN_ERROR = re.compile(r"#[A-Z][A-Z0-9/_]*[!?]|#N/A|Err:[0-9]+")

LOGICAL = {"of:=TRUE()": True, "of:=FALSE()": False}
"""How LibreOffice writes a truth value that was typed: a formula, and beside it the number 1 or 0."""


def paragraph(pieces: list[str]) -> str:
    """Return the text of a paragraph as it shows: blanks in a row are one, except those that are meant."""
    text = "".join(pieces)
    return text if text.isalnum() else LAID_OUT.sub(" ", text).strip(" ").translate(MEANT)


def cell(marks: Mapping[str, str], text: str) -> tuple[Content, Unseen | None]:
    """Return what a cell holds, and what a person sees where that would mislead."""
    kind = marks.get(KIND, "")
    if marks.get(FORMULA) in LOGICAL:
        return LOGICAL[marks[FORMULA]], None
    if marks.get(ERROR) == "error" or (FORMULA in marks and kind != "" and SHOWN_ERROR.fullmatch(text)):
        return "", Unseen("error_value", text or "#N/A")
    if not kind:
        return text, (Unseen("formula_unsaved", "") if FORMULA in marks and not text else None)
    found = _value(kind, marks, text)
    if kind == "percentage" and isinstance(found, float):
        return found, Unseen("percentage", f"{found * 100:g}%")
    return found, None


def _value(kind: str, marks: Mapping[str, str], text: str) -> Content:
    """Return the stored value; where there is none that makes sense, the text that shows."""
    try:
        match kind:
            case "float" | "currency" | "percentage":
                number = float(marks[OFFICE + "value"])
                return number if isfinite(number) else text
            case "boolean":
                return {"true": True, "false": False}[marks[OFFICE + "boolean-value"]]
            case "date":
                stored = marks[OFFICE + "date-value"].removesuffix("Z")
                return datetime.fromisoformat(stored) if "T" in stored else date.fromisoformat(stored)
            case "time":
                return _time(marks[OFFICE + "time-value"])
    except (KeyError, ValueError, OverflowError):
        return text
    return text or marks.get(OFFICE + "string-value", "")


def _time(stored: str) -> Content:
    found = DURATION.fullmatch(stored)
    if not found:
        raise ValueError(stored)
    days, hours, minutes, seconds = (int(one or 0) for one in found.groups()[1:5])
    micro = int((found[6] or "").ljust(6, "0"))
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
    if found[1]:
        return -span
    return clock(span) if span < timedelta(days=1) else span
