"""Lines of a table that sum others up: what stands beside them, where a person's code would stand."""

import re

from coprod.workbook.spelling import spelt

CERTAIN = frozenset(
    (
        *("mean", "means", "average", "averages", "avg", "total", "totals", "subtotal", "median", "overall"),
        *("mittelwert", "durchschnitt", "summe", "gesamt", "insgesamt", "moyenne", "somme", "médiane", "promedio"),
        *("totale", "somma", "média", "soma", "gemiddelde", "totaal", "keskiarvo", "yhteensä", "summa", "medelvärde"),
        *("średnia", "suma", "łącznie", "gennemsnit", "gjennomsnitt", "průměr", "celkem", "μέσος", "σύνολο"),
    )
)
"""A line with one of these words among few sums others up."""
ALONE = frozenset(
    (
        *("sum", "count", "n", "sd", "stdev", "standard deviation", "st. dev", "result", "results", "all", "team"),
        *("everybody", "minimum", "maximum", "min", "max", "mode", "variance", "range", "anzahl", "alle", "media"),
        *("som", "ø", "σ", "\u2211"),
    )
)
"""A line with nothing but these words does."""
FEW = 4


def sums_up(typed: str) -> bool:
    """Whether these words stand beside a line that sums others up."""
    if not typed or typed[:1].isdigit():
        return False
    words = spelt(typed).strip(" :.=")
    apart = re.findall(r"\w+", words)
    return words in ALONE or (len(apart) <= FEW and not CERTAIN.isdisjoint(apart))
