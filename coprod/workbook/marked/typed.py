"""What was typed into a cell, as Excel stores it: numbers as numbers, words as words and never as a formula."""

from datetime import date, datetime, time, timedelta
from math import isfinite

from coprod.workbook.formats.book import Content, Place, Tab, Unseen
from coprod.workbook.marked.tags import words

ERRORS = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))
PERCENT, DAY, TIME, MOMENT, HOURS = 10, 14, 21, 22, 46
"""Numbers of the formats that every program knows."""
ORIGIN, FIRST = datetime(1899, 12, 30), datetime(1900, 3, 1)  # noqa: DTZ001 - cells have no zone
"""What dates are counted from, and the first day on which all programs count alike."""


def cell(name: str, content: Content | Unseen, under: Content, style: int, prefix: str = "") -> str:
    """Return a cell; ``under`` is the bare number of a percentage."""
    opened = f'<{prefix}c r="{name}" s="{style}"'
    kind, text = _stored(content, under)
    if not text:
        return f"{opened}/>"
    if kind == "inlineStr":
        held = f'<{prefix}is><{prefix}t xml:space="preserve">{words(text)}</{prefix}t></{prefix}is>'
    else:
        held = f"<{prefix}v>{words(text)}</{prefix}v>"
    return f'{opened} t="{kind}">{held}</{prefix}c>'


def bare(tab: Tab, place: Place) -> Content:
    """Return what the reader library finds in a cell: for a percentage the bare number."""
    row = tab.rows[place.row] if place.row < len(tab.rows) else []
    return row[place.column] if place.column < len(row) else ""


def format_of(content: Content | Unseen, under: Content) -> int:
    """Return the number of the format that shows a content as what it is; 0 when any does."""
    if isinstance(content, Unseen):
        return PERCENT if _is_percentage(content, under) else 0
    kinds = ((datetime, MOMENT), (date, DAY), (time, TIME), (timedelta, HOURS))
    return next((number for kind, number in kinds if isinstance(content, kind)), 0)


def is_like_formula(content: Content | Unseen) -> bool:
    """Whether words would become a formula if they were typed again."""
    return isinstance(content, str) and content.startswith(("=", "+", "-", "@"))


def _stored(content: Content | Unseen, under: Content) -> tuple[str, str]:
    """Return Excel's letter for a kind of content, and the content as it writes it."""
    if isinstance(content, Unseen):
        if content.shown in ERRORS:
            return "e", content.shown
        return _stored(under, "") if _is_percentage(content, under) else ("inlineStr", content.shown)
    if isinstance(content, bool):
        return "b", str(int(content))
    if isinstance(content, int | float):
        return ("n", repr(content)) if isfinite(content) else ("inlineStr", str(content))
    if isinstance(content, str):
        return "inlineStr", content
    return _stored_date(content)


def _stored_date(content: date | time | timedelta) -> tuple[str, str]:
    if isinstance(content, timedelta):
        return "n", repr(content / timedelta(days=1))
    if isinstance(content, time):
        since = timedelta(hours=content.hour, minutes=content.minute, seconds=content.second)
        return "n", repr(since / timedelta(days=1))
    moment = content if isinstance(content, datetime) else datetime.combine(content, time())
    moment = moment.replace(tzinfo=None)
    return ("n", repr((moment - ORIGIN) / timedelta(days=1))) if moment >= FIRST else ("inlineStr", str(content))


def _is_percentage(content: Unseen, under: Content) -> bool:
    return content.code == "percentage" and isinstance(under, int | float)
