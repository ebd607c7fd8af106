"""Krippendorff's alpha: whether several people order several units alike, beyond what chance would bring."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from coprod.measures.ratings import Items
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value

Floats = NDArray[np.float64]
Difference = Callable[[Floats, Floats], Floats]


def ordinal(values: Floats, frequencies: Floats) -> Floats:
    """Squared distance of each two values in ranks: (sum_{g=c..k} n_g - (n_c + n_k) / 2)^2, shape (k, k).

    ``values`` rise; ``frequencies`` says how often each was given. Their middle ranks are all that counts.
    """
    ranks = np.cumsum(frequencies) - frequencies / 2
    return (ranks[:, None] - ranks) ** 2


def pairable(items: Items) -> Floats:
    """The columns that at least two respondents rated, shape (respondents, columns left), NaN where missing.

    A unit that one person rated cannot show agreement or the lack of it.
    """
    return items.values[:, (~np.isnan(items.values)).sum(axis=0) >= 2]


def krippendorff_alpha(items: Items, difference: Difference = ordinal) -> Value:
    """Alpha = 1 - D_o / D_e on the coincidence matrix (Hayes & Krippendorff 2007, DOI 10.1080/19312450709336664).

    Units are columns, raters are rows; a missing rating costs no more than itself. Range (-1, 1]: 1 when all agree on
    every unit, 0 at chance, negative when people differ more within the units than between them. From two ratings on
    each of two units. NO_VARIATION where all ratings are the same: nothing could have differed, so it is not 1.
    """
    units = pairable(items)
    if np.isnan(items.values).all():
        return Undefined.NOBODY
    if units.shape[1] < 2:
        return Undefined.BELOW_MINIMUM
    values = np.unique(units[~np.isnan(units)])
    given = (units[..., None] == values).sum(axis=0).astype(np.float64)
    frequencies = given.sum(axis=0)
    apart = difference(values, frequencies)
    expected = float(frequencies @ apart @ frequencies)
    if not expected:
        return Undefined.NO_VARIATION
    # the pairs of one rating with itself stand in the product too, but lie 0 apart
    observed = float((((given @ apart) * given).sum(axis=1) / (given.sum(axis=1) - 1)).sum())
    return 1 - (float(frequencies.sum()) - 1) * observed / expected
