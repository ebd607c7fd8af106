"""What a person meant by the contents of one cell: the value, or the code of the finding that says why not."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite

from coprod.workbook.cells import Answer, Form, Menu, Value
from coprod.workbook.dates import day
from coprod.workbook.formats.book import Content
from coprod.workbook.ratings import NOISE, Entry, of_number, of_truth, of_words
from coprod.workbook.spelling import VISIBLE, spelt, western
from coprod.workbook.wordings import FAULTS

Details = tuple[tuple[str, str | int | tuple[str, ...]], ...]

LIBREOFFICE_FAULT = re.compile(
    r"(?:err|error|fehler|erreur|errore|erro|fout|fel|feil|fejl|virhe|błąd|chyba|σφάλμα)\s?:\s?5[0-9]{2}", re.IGNORECASE
)
LONGEST_FAULT = 24
HUGE = 1e21
"""From here on a spreadsheet writes even a whole number with a power of ten."""
COUNT = re.compile(r"([+]?)([0-9]{1,12})(?:[.,]0{1,2})?(\.?)")
IN_THREES = re.compile(r"[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:'[0-9]{3})+|(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,})")


@dataclass(frozen=True)
class Understood:
    """A cell as read: ``value`` is None when the cell is blank or left out; ``code`` names a finding, if any."""

    value: Value | date | None = None
    code: str = ""
    typed: str = ""
    details: Details = ()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return self.value is None and not self.code


def understand(content: Content, answer: Answer, memo: dict[object, Understood] | None = None) -> Understood:
    """Read the content of an answer cell; what is not certain is never guessed.

    ``memo`` remembers what cells with a list held, so that a team's thousands of fours are read once. It belongs to one
    reading, and must not outlive the lists it was used with.
    """
    if memo is None or answer.menu is None:
        return _understand(content, answer)
    key = (id(answer.menu), type(content), content)  # True, 1 and 1.0 are equal, and alike to a dictionary
    known = memo.get(key)
    if known is None:
        known = memo[key] = _understand(content, answer)
    return known


def shown(content: Content) -> str:
    """Write the content of a cell as the person sees it."""
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, int | float):
        whole = abs(content) < HUGE and content == int(content)
        return str(int(content)) if whole else f"{_float(content):.15G}"
    if isinstance(content, datetime):
        return content.date().isoformat() if content.time() == time() else content.isoformat(" ", "minutes")
    if isinstance(content, timedelta):
        minutes, seconds = divmod(int(abs(content).total_seconds()), 60)
        return f"{'-' if content < timedelta() else ''}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(content)


def choices(menu: Menu) -> Details:
    """Return what a message needs to list what a cell accepts."""
    ends = () if menu.low is None or menu.high is None else (("low", menu.low), ("high", menu.high))
    return (*ends, ("accepted", menu.accepted))


def _understand(content: Content, answer: Answer) -> Understood:
    typed = content
    if isinstance(content, str):
        if not VISIBLE.search(content):
            return Understood()
        content = content.strip(" \t\r\n\u00a0\u200b\ufeff")
        if len(content) <= LONGEST_FAULT and (spelt(content) in FAULTS or LIBREOFFICE_FAULT.fullmatch(content)):
            return Understood(code="error_value", typed=content)
    match answer.form:
        case Form.RATING | Form.CHOICE if answer.menu:
            return _choice(content, answer.menu)
        case Form.DATE:
            return _date(content)
        case Form.COUNT:
            return _count(content, answer)
        case _:
            return _text(content if answer.limit else typed, answer.limit)


def _choice(content: Content, menu: Menu) -> Understood:
    if isinstance(content, bool):
        entry = of_truth(content, menu)
    elif isinstance(content, int | float):
        entry = of_number(_float(content), menu)
    elif isinstance(content, str):
        entry = of_words(content, menu)
    else:
        entry = Entry(code="not_accepted" if menu.low is None else "date_in_rating")
    if entry.value is None:
        return Understood(code=entry.code, typed=shown(content), details=choices(menu))
    if not entry.code:
        return Understood(entry.value)
    return Understood(entry.value, entry.code, shown(content), (("meaning", _named(menu, entry.value)),))


def _named(menu: Menu, value: Value) -> str:
    """Return the first words of an entry: the number of a point, or the code of a missing answer."""
    return next(one.words.split(" \u2013 ")[0] for one in menu.choices if one.value == value)


def _date(content: Content) -> Understood:
    found = None
    if isinstance(content, datetime):
        found = content.date()
    elif isinstance(content, date):
        found = content
    elif isinstance(content, str):
        found = day(content)
    return Understood(found) if found else Understood(code="not_a_date", typed=shown(content))


def _count(content: Content, answer: Answer) -> Understood:
    number, remark = _people(content)
    if number is None or not answer.least <= number <= answer.most:
        bounds = (("least", answer.least), ("most", answer.most))
        return Understood(code="not_a_count", typed=shown(content), details=bounds)
    return (
        Understood(number, "understood", shown(content), (("meaning", str(number)),)) if remark else Understood(number)
    )


def _people(content: Content) -> tuple[int | None, bool]:
    """Return the whole number that a cell holds, if any, and whether it was written in an unusual way."""
    if isinstance(content, bool) or not isinstance(content, int | float | str):
        return None, False
    if not isinstance(content, str):
        number = _float(content)
        whole = isfinite(number) and abs(number - round(number)) <= NOISE
        return (round(number) if whole else None), False
    words = spelt(content)
    text = western(words)
    if found := COUNT.fullmatch(text):
        return int(found[2]), text != words or bool(found[1] or found[3])
    if IN_THREES.fullmatch(text):
        return int(re.sub(r"\D", "", text)), True
    return None, False


def _text(content: Content, limit: int) -> Understood:
    text = shown(content)
    if limit and len(text) > limit:
        return Understood(code="too_long", typed=text, details=(("length", len(text)), ("limit", limit)))
    if isinstance(content, date | time | timedelta):
        return Understood(text, "date_as_text", text)
    return Understood(text)


def _float(number: float) -> float:
    """Return a whole number of any size as the spreadsheet's kind of number."""
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")
