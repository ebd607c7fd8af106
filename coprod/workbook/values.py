"""What a person meant by the contents of one cell: the value, or the code of the finding that says why not."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import TypeAlias

from coprod.workbook.cells import Answer, Form, Menu, Value, plain

Content: TypeAlias = int | float | str | bool | date | datetime | time | timedelta
"""What a spreadsheet reader finds in a cell; an empty cell is the empty string."""

ERROR = re.compile(r"#(N/A|DIV/0!|REF!|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)|Err:\d+")
NEARLY = 1e-4


@dataclass(frozen=True)
class Understood:
    """A cell as read: ``value`` is None when the cell is blank or left out; ``code`` names a finding, if any."""

    value: Value | date | None = None
    code: str = ""
    typed: str = ""
    details: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing was typed."""
        return self.value is None and not self.code


def understand(content: Content, answer: Answer) -> Understood:
    """Read the content of an answer cell; what is not certain is never guessed."""
    if isinstance(content, str):
        content = content.strip(" \t\r\n\u00a0\u200b\ufeff")
        if not content:
            return Understood()
        if ERROR.fullmatch(content):
            return Understood(code="error_value", typed=content)
    match answer.form:
        case Form.RATING | Form.CHOICE if answer.menu:
            return _choice(content, answer.menu)
        case Form.DATE:
            return _date(content)
        case Form.COUNT:
            return _count(content, answer)
        case _:
            return _text(content, answer.limit)


def shown(content: Content) -> str:
    """Write the content of a cell as the person sees it."""
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, float):
        return str(int(content)) if content.is_integer() else repr(content)
    if isinstance(content, datetime):
        return content.date().isoformat() if content.time() == time() else content.isoformat(" ", "minutes")
    return str(content)


def choices(menu: Menu) -> tuple[tuple[str, str | int | tuple[str, ...]], ...]:
    """Return what a message needs to list what a cell accepts."""
    ends = () if menu.low is None or menu.high is None else (("low", menu.low), ("high", menu.high))
    return (*ends, ("accepted", menu.accepted))


def _choice(content: Content, menu: Menu) -> Understood:
    scale = menu.low is not None

    def refuse(code: str) -> Understood:
        return Understood(code=code, typed=shown(content), details=choices(menu))

    if isinstance(content, bool):
        known = menu.meanings.get(str(content).casefold())
        return Understood(known[0]) if known else refuse("truth_value" if scale else "not_accepted")
    if isinstance(content, date | time | timedelta):
        return refuse("date_in_rating" if scale else "not_accepted")
    if isinstance(content, str):
        known = menu.meanings.get(plain(content))
        if known:
            value, sure = known
            return Understood(value) if sure else Understood(value, "understood", content, (("meaning", str(value)),))
        if scale and re.fullmatch(r"[-+\u2212]?\d+([.,]\d+)?\s*%", content):
            return refuse("percentage")
        if not scale or not re.fullmatch(r"[-+\u2212]?[0-9]{1,9}([.,][0-9]{1,9})?", content):
            return refuse("not_accepted")
        number = float(content.replace(",", ".").replace("\u2212", "-"))
    else:
        number = float(content)
    if menu.low is None or menu.high is None or not isfinite(number):
        return refuse("not_accepted")
    if abs(number - round(number)) > NEARLY:
        return refuse("not_whole")
    return Understood(round(number)) if menu.low <= round(number) <= menu.high else refuse("out_of_scale")


def _date(content: Content) -> Understood:
    if isinstance(content, datetime):
        return Understood(content.date())
    if isinstance(content, date):
        return Understood(content)
    if isinstance(content, str):
        for pattern in ("%Y-%m-%d", "%d %B %Y", "%d %b %Y"):
            try:
                return Understood(datetime.strptime(content, pattern).date())  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
    return Understood(code="not_a_date", typed=shown(content))


def _count(content: Content, answer: Answer) -> Understood:
    number = int(content) if isinstance(content, str) and re.fullmatch(r"[0-9]{1,9}", content) else content
    if (
        isinstance(number, int | float)
        and not isinstance(number, bool)
        and answer.least <= number <= answer.most
        and number == int(number)
    ):
        return Understood(int(number))
    return Understood(
        code="not_a_count", typed=shown(content), details=(("least", answer.least), ("most", answer.most))
    )


def _text(content: Content, limit: int) -> Understood:
    text = shown(content)
    if limit and len(text) > limit:
        return Understood(code="too_long", typed=text, details=(("length", len(text)), ("limit", limit)))
    if isinstance(content, date | time | timedelta):
        return Understood(text, "date_as_text", text)
    return Understood(text)
