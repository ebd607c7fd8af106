"""How sure a figure is."""

from coprod.language import N_
from coprod.measures import tiers, uncertainty
from coprod.measures.catalogue.entry import Measure, Numbers, Takes
from coprod.measures.gaps import need, need_bounds
from coprod.measures.ratings import Ratings
from coprod.measures.tally import Tally
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval, Worked

EIGHT = ((5, 2), (5, 3), (4, 3), (3, 3), (4, 4), (5, 2), (2, 4), (4, 3))


def _mean_interval(ratings: Ratings) -> Worked:
    interval = uncertainty.mean_interval(ratings)
    mean = float(ratings.counts @ ratings.span.values) / max(ratings.n, 1)
    details = {"mean": mean, "method": interval.method} if isinstance(interval, Interval) else {}
    return Worked(_ends(interval), ratings.n, details)


def _share_interval(ratings: Ratings) -> Worked:
    least = ratings.span.high - 1
    interval = uncertainty.share_interval(ratings, least)
    share = float(ratings.counts[-2:].sum()) / max(ratings.n, 1)
    details = {"share": share, "from": least, "method": interval.method} if isinstance(interval, Interval) else {}
    return Worked(_ends(interval), ratings.n, details)


def _need_interval(tally: Tally) -> Worked:
    interval = uncertainty.need_interval(tally)
    details = {"need": need(tally), "method": interval.method} if isinstance(interval, Interval) else {}
    return Worked(_ends(interval), tally.pairs, details)


def _ends(interval: Interval | Undefined) -> tuple[float, float] | Undefined:
    return (interval.low, interval.high) if isinstance(interval, Interval) else interval


UNCERTAINTY: tuple[Measure, ...] = (
    Measure(
        id="need_interval",
        title=N_("Interval of need"),
        meaning=N_("Where the need would lie if other people like these had been asked: the middle 95 % of redraws."),
        formula="draw n of n respondents with replacement, 2,000 times; cut off 2.5 % of the needs at either end",
        unit=N_("0 to 100, two ends"),
        more=N_("a wider interval is less sure"),
        computed_from=8,
        shown_from=8,
        edges=N_(
            "A complete return, where everyone who was asked handed in answers, has no sampling error and gets no "
            "interval, also where some left the skill out; nor does one agreed return. The draws are seeded from the "
            "data: the same data give the same interval. With few people it is too narrow rather than too wide."
        ),
        unfit=N_("Do not use it to tell two skills apart: the same people rated both; see the priority tiers."),
        example=N_(
            "Eight people give a need of 20. In 50 of 2,000 redraws of eight people it is −2.0 or less, in 50 it is "
            "49.1 or more."
        ),
        source=N_("Efron 1979, Annals of Statistics 7(1), 1-26 (percentile interval; from memory); limits: our design"),
        url="https://doi.org/10.1214/aos/1176344552",
        function=uncertainty.need_interval,
        compute=_need_interval,
        bounds=need_bounds,
        takes=Takes.PAIRS,
        numbers=Numbers(("importance", "capacity"), EIGHT, (-2.03125, 49.140625)),
    ),
    Measure(
        id="priority_tier",
        title=N_("Priority tier"),
        meaning=N_("How sure it is that a skill is among the five most needed: clear, probable, or cannot tell."),
        formula="share of 2,000 redraws of whole respondents in which the skill is among the five greatest MWDS",
        unit=N_("share of redraws, 0 to 1; clear from 0.9, probable from 0.5"),
        more=N_("surer to be among the five most needed"),
        computed_from=8,
        shown_from=8,
        edges=N_(
            "Whole respondents are redrawn, because the same people answer all skills. Skills that tie for the fifth "
            "place are all among the five. There are no tiers with fewer than six skills, nor for a complete return or "
            "one agreed return. Only skills that are shown and that eight people rated are ranked."
        ),
        unfit=N_("Do not read “cannot tell” as unimportant: it may only mean that too few people answered."),
        example=N_("In 1,900 of 2,000 redraws a skill is among the five most needed: 0.95, so it is a clear priority."),
        source=N_("Our design; resampling of whole respondents after Efron 1979"),
        url="https://doi.org/10.1214/aos/1176344552",
        function=tiers.priorities,
        bounds=lambda span: (0.0, 1.0),
        command="coprod gaps --city CITY",
    ),
    Measure(
        id="mean_interval",
        title=N_("Interval of a mean"),
        meaning=N_(
            "Where the mean rating would lie if other people like these had been asked, in 95 of 100 such samples."
        ),
        formula="mean ± t(0.975; n - 1) * s / sqrt(n)",
        unit=N_("points on the scale, two ends"),
        more=N_("a wider interval is less sure"),
        computed_from=2,
        shown_from=5,
        edges=N_(
            "It may reach beyond the ends of the scale, where only the drawing is clipped. When all ratings are the "
            "same it has no width: read “all gave 4”, not certainty. None for a complete return or one agreed return."
        ),
        unfit=N_("Do not use it for very skewed ratings of few people."),
        example=N_("Ratings 4, 4, 5, 4, 3: mean 4, s = 0.7071, t = 2.7764: 4 ± 0.8780, so 3.12 to 4.88."),
        source=N_("Student 1908, Biometrika 6(1), 1-25 (from memory)"),
        url="https://doi.org/10.1093/biomet/6.1.1",
        function=uncertainty.mean_interval,
        compute=_mean_interval,
        bounds=None,
        takes=Takes.RATINGS,
        numbers=Numbers(("rating",), ((4,), (4,), (5,), (4,), (3,)), (3.122011, 4.877989)),
    ),
    Measure(
        id="share_interval",
        title=N_("Interval of a share"),
        meaning=N_(
            "Where the share of people who rate one of the two highest points would lie among others like them."
        ),
        formula="Wilson score interval of the share, 95 %",
        unit=N_("share, 0 to 1, two ends"),
        more=N_("a wider interval is less sure"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "Never beyond 0 and 1, and of sensible width at 0 and 1 too. None for a complete or one agreed return."
        ),
        unfit=N_("Do not use it for shares that are not counts of people."),
        example=N_("None of 20 people rates 4 or 5: the interval of the share is 0 to 0.16."),
        source=N_(
            "Wilson 1927, Journal of the American Statistical Association 22(158), 209-212; checked against Newcombe "
            "1998, from memory"
        ),
        url="https://doi.org/10.1080/01621459.1927.10502953",
        function=uncertainty.share_interval,
        compute=_share_interval,
        bounds=lambda span: (0.0, 1.0),
        takes=Takes.RATINGS,
        numbers=Numbers(("rating",), ((3,), (1,), (2,), (3,)) * 5, (0.0, 0.161125)),
    ),
)
