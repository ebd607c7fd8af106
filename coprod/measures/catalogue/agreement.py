"""How far people agree, and whether their ratings hold together."""

from collections.abc import Callable
from math import log2

import numpy as np

from coprod.language import N_
from coprod.measures import agreement, krippendorff, reliability
from coprod.measures.catalogue.entry import Measure, Numbers, Takes
from coprod.measures.listwise import listwise
from coprod.measures.ratings import Items, Ratings, median_of
from coprod.measures.tally import Span
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Value, Worked

FIVE = ((4,), (4,), (5,), (4,), (3,))


def _five(value: float) -> Numbers:
    return Numbers(("rating",), FIVE, value)


def _rated(work: Callable[[Ratings], Value]) -> Callable[[Ratings], Worked]:
    """Work out one index of one item, with the mean it rests on."""
    return lambda ratings: Worked(work(ratings), ratings.n, _mean(ratings))


def _mean(ratings: Ratings) -> dict[str, object]:
    return {"mean": float(ratings.counts @ ratings.span.values) / ratings.n} if ratings.n else {}


def _rwg(ratings: Ratings) -> Worked:
    raw = agreement.rwg_raw(ratings)
    details = {} if isinstance(raw, Undefined) else {"raw": raw}
    uniform = {"uniform_variance": agreement.uniform_variance(ratings.span)}
    return Worked(agreement.rwg(ratings), ratings.n, _mean(ratings) | details | uniform)


def _awg(ratings: Ratings) -> Worked:
    details = _mean(ratings)
    if ratings.n > 1:
        lowest, highest = agreement.awg_means(ratings.n, ratings.span)
        details |= {"lowest_mean": lowest, "highest_mean": highest}
    return Worked(agreement.awg(ratings), ratings.n, details)


def _ad_median(ratings: Ratings) -> Worked:
    median = {"median": float(median_of(ratings.counts, ratings.span.values))} if ratings.n else {}
    return Worked(agreement.ad_median(ratings), ratings.n, median)


def _rwg_j(items: Items) -> Worked:
    ratio = agreement.variance_ratio(items)
    details = {} if isinstance(ratio, Undefined) else {"variance_ratio": ratio}
    return Worked(agreement.rwg_j(items), len(listwise(items)), {"items": items.values.shape[1]} | details)


def _krippendorff(items: Items) -> Worked:
    given = ~np.isnan(krippendorff.pairable(items))
    raters = int(given.any(axis=1).sum())
    details = {"units": given.shape[1], "ratings": int(given.sum())}
    return Worked(krippendorff.krippendorff_alpha(items), raters, details)


def _cronbach(items: Items) -> Worked:
    value = reliability.cronbach_alpha(items)
    return Worked(value, len(listwise(items)), {"items": items.values.shape[1]})


def _half_width(span: Span) -> tuple[float, float]:
    return 0.0, span.width / 2


AGREEMENT: tuple[Measure, ...] = (
    Measure(
        id="consensus",
        title=N_("Consensus"),
        meaning=N_("How close together people's ratings lie on the scale."),
        formula="Cns = 1 + sum(p_i * log2(1 - |X_i - mean| / (U - L)))",
        unit=N_("0 to 1"),
        more=N_("people agree more; 1 is everyone alike, 0 is one half at either end of the scale"),
        computed_from=2,
        shown_from=5,
        labelled_from=10,
        edges=N_(
            "One person has no consensus. From ten people on it is put in words: high from 0.80, low below 0.50, mixed "
            "in between. Answers at random on a scale from 1 to 5 give 0.46 on average with ten people, and reach 0.80 "
            "in 0.2 % of cases; with five people they reach it in 6 %."
        ),
        unfit=N_("Do not take it for support: people may agree that a skill is poor. Read it beside the mean."),
        example=N_(
            "Five people rate 4, 4, 5, 4, 3 on a scale from 1 to 5, mean 4. Three lie on the mean, two of five lie 1 "
            "of 4 points away: 1 + 2 / 5 × log2(1 − 1 / 4) = 0.834."
        ),
        source=N_(
            "Tastle & Wierman 2007, International Journal of Approximate Reasoning 45(3), 531-545; words: our design"
        ),
        url="https://doi.org/10.1016/j.ijar.2006.06.024",
        short=N_("Consensus"),
        function=agreement.consensus,
        compute=_rated(agreement.consensus),
        bounds=lambda span: (0.0, 1.0),
        takes=Takes.RATINGS,
        numbers=_five(1 + 2 / 5 * log2(3 / 4)),
    ),
    Measure(
        id="rwg",
        title=N_("Within-group agreement (r_wg)"),
        meaning=N_("How much less people's ratings vary than answers spread evenly over the scale would."),
        formula="r_wg = 1 - s^2 / ((A^2 - 1) / 12); A points on the scale, s^2 with n - 1; below 0 shown as 0",
        unit=N_("0 to 1"),
        more=N_("people agree more"),
        computed_from=2,
        shown_from=5,
        labelled_from=10,
        edges=N_(
            "Below 0 the ratings vary more than evenly spread answers; that is shown as 0, and the raw figure is kept. "
            "Bands in use (LeBreton & Senter 2008, from memory): up to 0.30 lack of agreement, 0.31 to 0.50 weak, 0.51 "
            "to 0.70 moderate, 0.71 to 0.90 strong, above 0.90 very strong. With five people random answers reach 0.70 "
            "in 6 % of cases."
        ),
        unfit=N_("Do not compare it between skills whose means differ much: near an end of the scale it runs high."),
        example=N_(
            "Five people rate 4, 4, 5, 4, 3 on a scale from 1 to 5: their variance is 0.5, that of evenly spread "
            "answers 2: 1 − 0.5 / 2 = 0.75."
        ),
        source=N_("James, Demaree & Wolf 1984, Journal of Applied Psychology 69(1), 85-98"),
        url="https://doi.org/10.1037/0021-9010.69.1.85",
        function=agreement.rwg,
        compute=_rwg,
        bounds=lambda span: (0.0, 1.0),
        takes=Takes.RATINGS,
        numbers=_five(0.75),
    ),
    Measure(
        id="rwg_j",
        title=N_("Within-group agreement over items (r_wg(j))"),
        meaning=N_("How far people agree on several items that ask for the same thing."),
        formula="r_wg(j) = J * (1 - r) / (J * (1 - r) + r); r = mean item variance / ((A^2 - 1) / 12); r > 1 gives 0",
        unit=N_("0 to 1"),
        more=N_("people agree more"),
        computed_from=2,
        shown_from=5,
        labelled_from=10,
        edges=N_(
            "Only people who rated all items count. It rises with the number of items: the same agreement gives 0.75 "
            "with one item and 0.97 with ten. Where ratings vary more than evenly spread answers it is 0; the ratio of "
            "the variances is kept."
        ),
        unfit=N_("Do not use it over items that ask for different things, nor to compare sets of different length."),
        example=N_(
            "Four people rate three items 4, 5, 4; 4, 4, 4; 5, 4, 3; 4, 5, 4 on a scale from 1 to 5. The mean variance "
            "is 0.2778, that is 0.1389 of 2: 3 × 0.8611 / (3 × 0.8611 + 0.1389) = 0.949."
        ),
        source=N_("James, Demaree & Wolf 1984, Journal of Applied Psychology 69(1), 85-98"),
        url="https://doi.org/10.1037/0021-9010.69.1.85",
        function=agreement.rwg_j,
        compute=_rwg_j,
        bounds=lambda span: (0.0, 1.0),
        takes=Takes.ITEMS,
        numbers=Numbers(("first", "second", "third"), ((4, 5, 4), (4, 4, 4), (5, 4, 3), (4, 5, 4)), 93 / 98),
    ),
    Measure(
        id="awg",
        title=N_("Within-group agreement at the given mean (a_wg)"),
        meaning=N_("How much less people's ratings vary than the most they could with the same mean."),
        formula="a_wg = 1 - 2 * s^2 / (((H + L) * M - M^2 - H * L) * n / (n - 1))",
        unit=N_("−1 to 1"),
        more=N_("people agree more; −1 is the greatest disagreement possible with this mean"),
        computed_from=2,
        shown_from=5,
        labelled_from=10,
        edges=N_(
            "Undefined where the mean lies too close to an end of the scale: it must lie from (L × (n − 1) + H) / n to "
            "(H × (n − 1) + L) / n. Bands of its authors: acceptable from 0.70, reasonable from 0.60, below that "
            "unacceptable."
        ),
        unfit=N_("Do not use it with two people: it is then defined only where their mean is the middle of the scale."),
        example=N_(
            "Five people rate 4, 4, 5, 4, 3 on a scale from 1 to 5: mean 4, variance 0.5. The greatest variance with "
            "this mean is (6 × 4 − 16 − 5) × 5 / 4 = 3.75: 1 − 2 × 0.5 / 3.75 = 0.733."
        ),
        source=N_("Brown & Hauenstein 2005, Organizational Research Methods 8(2), 165-184"),
        url="https://doi.org/10.1177/1094428105275376",
        function=agreement.awg,
        compute=_awg,
        bounds=lambda span: (-1.0, 1.0),
        takes=Takes.RATINGS,
        numbers=_five(11 / 15),
    ),
    Measure(
        id="ad_mean",
        title=N_("Average deviation about the mean"),
        meaning=N_("How many points people's ratings lie from their mean, on average."),
        formula="AD_M = sum(|x - mean|) / n",
        unit=N_("points on the scale"),
        more=N_("people agree less; 0 is everyone alike"),
        computed_from=2,
        shown_from=5,
        labelled_from=10,
        edges=N_(
            "Up to A / 6 on a scale of A points counts as agreement: 0.83 on a scale from 1 to 5 (Burke & Dunlap 2002, "
            "https://doi.org/10.1177/1094428102005002002). At most half the width of the scale."
        ),
        unfit=N_("Do not compare it between scales of different width."),
        example=N_("Five people rate 4, 4, 5, 4, 3, mean 4: (0 + 0 + 1 + 0 + 1) / 5 = 0.4."),
        source=N_("Burke, Finkelstein & Dusig 1999, Organizational Research Methods 2(1), 49-68"),
        url="https://doi.org/10.1177/109442819921004",
        function=agreement.ad_mean,
        compute=_rated(agreement.ad_mean),
        bounds=_half_width,
        takes=Takes.RATINGS,
        numbers=_five(0.4),
    ),
    Measure(
        id="ad_median",
        title=N_("Average deviation about the median"),
        meaning=N_("How many points people's ratings lie from the one in the middle, on average."),
        formula="AD_Md = sum(|x - median|) / n",
        unit=N_("points on the scale"),
        more=N_("people agree less; 0 is everyone alike"),
        computed_from=2,
        shown_from=5,
        labelled_from=10,
        edges=N_(
            "Up to A / 6 on a scale of A points counts as agreement, as for the deviation about the mean, which it "
            "never exceeds. One outlying rating moves it less."
        ),
        unfit=N_("Do not compare it between scales of different width."),
        example=N_("Five people rate 4, 4, 5, 4, 3; in order 3, 4, 4, 4, 5, median 4: (1 + 0 + 0 + 0 + 1) / 5 = 0.4."),
        source=N_("Burke, Finkelstein & Dusig 1999, Organizational Research Methods 2(1), 49-68"),
        url="https://doi.org/10.1177/109442819921004",
        function=agreement.ad_median,
        compute=_ad_median,
        bounds=_half_width,
        takes=Takes.RATINGS,
        numbers=_five(0.4),
    ),
    Measure(
        id="krippendorff_alpha",
        title=N_("Krippendorff's alpha (ordinal)"),
        meaning=N_("Whether people order the skills alike: agreement over several skills beyond what chance brings."),
        formula="alpha = 1 - D_o / D_e; distance of two ratings = (sum of n_g from c to k - (n_c + n_k) / 2)^2",
        unit=N_("−1 to 1"),
        more=N_("people agree more; 0 is chance, below 0 they disagree more than chance would bring"),
        computed_from=2,
        shown_from=5,
        edges=N_(
            "A skill that only one person rated drops out; a missing rating costs nothing else. Two skills at least "
            "must be rated by two people each. Undefined, not 1, when all ratings are the same: nothing could have "
            "differed."
        ),
        unfit=N_("Do not use it for one skill; use consensus. It is low where the skills hardly differ."),
        example=N_(
            "Two people rate three skills 2 and 2, 4 and 4, 4 and 5. The middle ranks of 2, 4 and 5 among the six "
            "ratings are 1, 3.5 and 5.5. Within skills only 4 and 5 differ, both ways round: 2 × 2² / 6 = 1.33. Over "
            "all 30 ordered pairs of ratings the mean is 180 / 30 = 6: 1 − 1.33 / 6 = 0.778."
        ),
        source=N_("Hayes & Krippendorff 2007, Communication Methods and Measures 1(1), 77-89"),
        url="https://doi.org/10.1080/19312450709336664",
        function=krippendorff.krippendorff_alpha,
        compute=_krippendorff,
        bounds=lambda span: (-1.0, 1.0),
        takes=Takes.ITEMS,
        numbers=Numbers(("first", "second", "third"), ((2, 4, 4), (2, 4, 5)), 7 / 9),
    ),
    Measure(
        id="cronbach_alpha",
        title=N_("Cronbach's alpha"),
        meaning=N_("Whether several items go up and down together, so that their sum can stand for one thing."),
        formula="alpha = k / (k - 1) * (1 - sum(s_i^2) / s_total^2)",
        unit=N_("at most 1; below 0 when items run against each other"),
        more=N_("the items go together more"),
        computed_from=3,
        shown_from=30,
        edges=N_(
            "Only people who rated all items count. Unstable with fewer than thirty people. It rises with the number "
            "of items. Undefined where the ratings of every person add up to the same total."
        ),
        unfit=N_("Do not take it for proof that the items measure one thing, nor for a measure of agreement."),
        example=N_(
            "Five people rate three items 4, 5, 4; 2, 2, 3; 5, 5, 5; 3, 4, 3; 1, 2, 1. The variances of the items add "
            "up to 7.0, that of the totals is 19.7: 3 / 2 × (1 − 7.0 / 19.7) = 0.967."
        ),
        source=N_("Cronbach 1951, Psychometrika 16(3), 297-334"),
        url="https://doi.org/10.1007/BF02310555",
        function=reliability.cronbach_alpha,
        compute=_cronbach,
        bounds=None,
        takes=Takes.ITEMS,
        numbers=Numbers(
            ("first", "second", "third"), ((4, 5, 4), (2, 2, 3), (5, 5, 5), (3, 4, 3), (1, 2, 1)), 1.5 * 12.7 / 19.7
        ),
    ),
)
