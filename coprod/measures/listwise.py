"""Whole respondents: those who rated every item, for the indices that one missing rating would break."""

import numpy as np
from numpy.typing import NDArray

from coprod.measures.ratings import Items
from coprod.measures.undefined import Undefined


def listwise(items: Items) -> NDArray[np.float64]:
    """The ratings of the respondents who rated all items, shape (respondents left, items), without NaN."""
    return items.values[~np.isnan(items.values).any(axis=1)]


def lacking(items: Items, *, respondents: int, columns: int) -> Undefined | None:
    """Why there are too few whole respondents or items; None where there are at least as many as named."""
    if np.isnan(items.values).all():
        return Undefined.NOBODY
    left, given = listwise(items).shape
    return Undefined.BELOW_MINIMUM if left < respondents or given < columns else None


def scatter(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """n * (n - 1) * s^2 down the rows, shape (n, ...) to (...): whole for whole ratings, so that no variance is 0."""
    return np.asarray(len(values) * (values**2).sum(axis=0) - values.sum(axis=0) ** 2)
