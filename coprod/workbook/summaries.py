"""Lines of a table that sum others up: what stands beside them, where a person's code would stand."""

import re

from coprod.workbook.spelling import spelt

CERTAIN = frozenset(
    (
        *("std dev", "mean", "means", "average", "averages", "avg", "total", "totals", "subtotal", "median", "overall"),
        *("mittelwert", "durchschnitt", "summe", "gesamt", "insgesamt", "moyenne", "somme", "médiane", "promedio"),
        *("totale", "somma", "média", "soma", "gemiddelde", "totaal", "keskiarvo", "yhteensä", "summa", "medelvärde"),
        *("średnia", "suma", "łącznie", "gennemsnit", "gjennomsnitt", "průměr", "celkem", "μέσος", "σύνολο"),
    )
)
"""A line named by one of these words sums others up; among few other words it may."""
ALONE = frozenset(
    (
        *("sum", "count", "n", "sd", "stdev", "standard deviation", "st. dev", "result", "results", "all", "team"),
        *("everybody", "minimum", "maximum", "min", "max", "mode", "variance", "range", "anzahl", "alle", "media"),
        *("som", "ø", "σ", "\u2211"),
    )
)
"""So may a line with nothing but these words."""
FEW = 4


def says_sum(typed: str) -> bool:
    """Whether these words can be nothing but the name of a line that sums others up: Mean, Total."""
    return _words(typed) in CERTAIN


def may_say_sum(typed: str) -> bool:
    """Whether these words may stand beside a line that sums others up, and may be a code or a role as well."""
    if not typed or typed[:1].isdigit():
        return False
    words = _words(typed)
    apart = re.findall(r"\w+", words)
    return words in ALONE or (len(apart) <= FEW and not CERTAIN.isdisjoint(apart))


def _words(typed: str) -> str:
    return spelt(typed).strip(" :.=")
