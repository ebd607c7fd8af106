"""A day written as text: understood only when it can be no other."""

import re
from collections.abc import Mapping
from datetime import date

from coprod.workbook.spelling import spelt, western

MONTHS: Mapping[str, str] = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
    " marraskuuta joulukuuta",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "el": "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου"
    " Δεκεμβρίου",
}
"""The names of the months as dates write them."""
MONTH: Mapping[str, int] = {
    spelt(name): number for names in MONTHS.values() for number, name in enumerate(names.split(), start=1)
}
ENGLISH = MONTHS["en"].casefold().split()

TIME = r"(?:[t ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-./])([0-9]{{1,2}})\2([0-9]{{1,2}}){TIME}")
YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-./])([0-9]{{1,2}})\2([0-9]{{4}}){TIME}")
DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|\.|º)?[ -](?:de )?([^\W\d_]+)\.?,?[ -](?:de )?([0-9]{4})")
MONTH_DAY = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")

NAMED = re.compile(r"[0-9]{1,2}\W{1,3}([^\W\d_]{3,})\W?(?:\W?[0-9]{2,4})?|([^\W\d_]{3,})\W{1,3}[0-9]{1,4}")
NUMBERED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[t ].*)?|[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2,4}")


def day(typed: str) -> date | None:
    """Return the day that a text names, None when it names none or may name another.

    31.03.2026 is the 31st of March, for only day-month-year has dots; 31/03/2026 can be nothing else; 03/04/2026 can.
    """
    text = western(spelt(typed))
    if found := YEAR_FIRST.fullmatch(text):
        return _date(found[1], int(found[3]), found[4])
    if found := YEAR_LAST.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12 or first == second:
            return _date(found[4], second, found[1])
        return _date(found[4], first, found[3]) if second > 12 else None
    if found := DAY_MONTH.fullmatch(text):
        return _date(found[3], _month(found[2]), found[1])
    if found := MONTH_DAY.fullmatch(text):
        return _date(found[3], _month(found[1]), found[2])
    return None


def looks_like_day(text: str) -> bool:
    """Whether a text (plainly spelt) is what programs make of 3/5 or 4-5: a day, in full or without its year."""
    if NUMBERED.fullmatch(text):
        return True
    named = NAMED.fullmatch(text)
    return named is not None and any(month.startswith(named[1] or named[2]) for month in MONTH)


def _month(name: str) -> int:
    """Return the number of a month by its name in one of our languages or its first letters in English, else 0."""
    short = (number for number, one in enumerate(ENGLISH, start=1) if len(name) >= 3 and one.startswith(name))
    return MONTH.get(name) or next(short, 0)


def _date(year: str, month: int, number: str) -> date | None:
    try:
        return date(int(year), month, int(number))
    except ValueError:
        return None
