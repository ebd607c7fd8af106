"""What a number or words mean as an entry of a list, most of all as a point of a scale; never a guess."""

import re
from math import isfinite
from typing import NamedTuple

from coprod.instrument.scales import Missing
from coprod.workbook.cells import Menu, Value
from coprod.workbook.dates import looks_like_day
from coprod.workbook.spelling import spelt, western
from coprod.workbook.wordings import HEDGING, HIGHER, LOWER, MEANT, TRUTHS

NOISE = 1e-6
"""How far from a whole number a sum of a spreadsheet may lie and still be that number."""
DONT_KNOW_CODES = frozenset({9, 99, 999})
FREE_WORDS = 4
"""How many words of one's own may explain a number, as in ``4 (rather high)``."""
SHORTEST = 3
"""How many letters such words need: fewer may be another number, as in ``4 - V``."""
LONGEST = 300
"""More signs than this are no entry of a list."""

NUMBER = r"[0-9]{1,15}(?:[.,][0-9]{1,15})?"
DASH = "[-\u2010-\u2015\u2212]"
PLAIN = re.compile(rf"([-+\u2212]?)({NUMBER})")
PERCENT = re.compile(rf"[-+\u2212]?{NUMBER}\s?%")
DRESSED = re.compile(rf"""['"\u201c\u201d\u201e(\[]?({NUMBER})[.:'")\]\u201c\u201d]{{0,2}}""")
NUMBER_FIRST = re.compile(rf"({NUMBER})((?:\s|[:=.,)]|{DASH})*[(\[]?)([^\W\d_].*)")
NUMBER_LAST = re.compile(rf"([^\W\d_].*?)\s?(?:[:=(\[]|{DASH}|\s)\s?({NUMBER})[)\]]?")
APART = re.compile(rf"\s?[(\[]|(?:\s{DASH}|\s?[:=])\s")
OWN_WORDS = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")


class Entry(NamedTuple):
    """The entry that was meant; ``code`` names a finding, if any, and a value of None was refused."""

    value: Value | None = None
    code: str = ""


REFUSED = Entry(code="not_accepted")


def of_number(number: float, menu: Menu) -> Entry:
    """Return the point of a scale that a number is."""
    if menu.low is None or menu.high is None or not isfinite(number):
        return REFUSED
    whole = round(number)
    if abs(number - whole) > NOISE:
        return Entry(code="not_whole")
    if menu.low <= whole <= menu.high:
        return Entry(whole)
    doubt = whole in DONT_KNOW_CODES and any(one.value is Missing.DONT_KNOW for one in menu.choices)
    return Entry(code="maybe_dont_know" if doubt else "out_of_scale")


def of_words(typed: str, menu: Menu) -> Entry:
    """Return the entry that a text means: its words first, then, on a scale, a number and what stands beside it."""
    if len(typed) > LONGEST:
        return REFUSED
    words = spelt(typed)
    known = _known(words, menu)
    if known:
        return known
    text = western(words)
    if text != words:
        return _remarked(_known(text, menu) or _of_text(text, menu))
    return _of_text(text, menu)


def of_truth(value: bool, menu: Menu) -> Entry:
    """Return the entry that a truth value of the spreadsheet is."""
    if any(one.value is value for one in menu.choices):
        return Entry(value)
    return Entry(code="not_accepted" if menu.low is None else "truth_value")


def _known(words: str, menu: Menu) -> Entry | None:
    if words in menu.meanings:
        value, sure = menu.meanings[words]
        return Entry(value, "" if sure else "understood")
    meant = MEANT.get(words)
    return Entry(meant) if any(one.value is meant for one in menu.choices) else None


def _of_text(text: str, menu: Menu) -> Entry:
    stopped = _known(text.removesuffix("."), menu)
    if stopped:
        return _remarked(stopped)
    if menu.low is None:
        return REFUSED
    if PERCENT.fullmatch(text):
        return Entry(code="percentage")
    if text in TRUTHS:
        return Entry(code="truth_value")
    if plain := PLAIN.fullmatch(text):
        entry = of_number(_value(plain[1] + plain[2]), menu)
        odd = plain[1] or re.fullmatch(r"0\d+.*|\d+[.,]000", plain[2])
        return _remarked(entry) if odd else entry
    if dressed := DRESSED.fullmatch(text):
        return _remarked(of_number(_value(dressed[1]), menu))
    if looks_like_day(text):
        return Entry(code="date_in_rating")
    if first := NUMBER_FIRST.fullmatch(text):
        words = first[3][:-1] if first[2].endswith(("(", "[")) and first[3].endswith((")", "]")) else first[3]
        return _beside(_value(first[1]), words, menu, free=APART.fullmatch(first[2]) is not None)
    if last := NUMBER_LAST.fullmatch(text):
        return _beside(_value(last[2]), last[1], menu, free=False)
    return REFUSED


def _beside(number: float, words: str, menu: Menu, *, free: bool) -> Entry:
    """Return the point that a number means beside words: those of that point, or a few of one's own."""
    entry = of_number(number, menu)
    known = menu.meanings.get(words) or menu.meanings.get(words.removesuffix("."))
    if known:
        return _remarked(entry) if entry.value in (None, known[0]) else REFUSED
    own = set(re.split("[ '-]", words))
    if not free or words in MEANT or not OWN_WORDS.fullmatch(words) or len(own) > FREE_WORDS:
        return REFUSED
    middle = ((menu.low or 0) + (menu.high or 0)) / 2
    contradicted = own & LOWER if number > middle else own & HIGHER if number < middle else ()
    return REFUSED if contradicted or own & HEDGING or len(words) < SHORTEST else _remarked(entry)


def _remarked(entry: Entry) -> Entry:
    return entry if entry.value is None else Entry(entry.value, "understood")


def _value(number: str) -> float:
    return float(number.replace(",", ".").replace("\u2212", "-"))
