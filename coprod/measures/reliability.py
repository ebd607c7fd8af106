"""Cronbach's alpha: whether several items can stand for one thing."""

from coprod.measures.listwise import lacking, listwise, scatter
from coprod.measures.ratings import Items
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value


def cronbach_alpha(items: Items) -> Value:
    """Alpha = k / (k - 1) * (1 - sum s_i^2 / s_total^2) over k items (Cronbach 1951, DOI 10.1007/BF02310555).

    Over the respondents who rated all items. At most 1, without a lower bound: negative when the items run against each
    other. From two items and three respondents; unstable below thirty. SAME_TOTALS where the ratings of every
    respondent add up to the same.
    """
    if reason := lacking(items, respondents=3, columns=2):
        return reason
    values = listwise(items)
    total = float(scatter(values.sum(axis=1)))
    if not total:
        return Undefined.SAME_TOTALS
    k: int = values.shape[1]
    return k / (k - 1) * (1 - float(scatter(values).sum()) / total)


def whole(items: Items) -> int:
    """How many respondents rated all items, which is the n that alpha rests on."""
    return len(listwise(items))
