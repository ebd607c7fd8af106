"""Paired ratings, change between two rounds, and differences between groups."""

from collections.abc import Mapping
from dataclasses import asdict

from coprod.language import N_
from coprod.measures import change, differences, paired, pairs, places
from coprod.measures.catalogue.entry import Measure, Numbers, Takes
from coprod.measures.catalogue.skills import FIVE
from coprod.measures.catalogue.uncertainty import EIGHT
from coprod.measures.gaps import need, need_bounds
from coprod.measures.tally import Span, Tally
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval, Worked

TEN_AND_EIGHT = (*(("north", *pair) for pair in FIVE + FIVE), *(("south", *pair) for pair in EIGHT))
ROUNDS = ((2, 3), (3, 4), (3, 4), (4, 4), (2, 4), (3, 3), (4, 3), (3, 5))


def _wilcoxon(tally: Tally) -> Worked:
    told = paired.paired_test(paired.shortfalls(tally))
    details = {"pairs": told.n, **_ranks(told), "statistic_v": told.w_plus, "method": _method(told)}
    return Worked(told.p, told.nonzero, details)


def _rank_biserial(tally: Tally) -> Worked:
    told = paired.paired_test(paired.shortfalls(tally))
    return Worked(told.rank_biserial, told.n, _ranks(told))


def _change(tally: Tally) -> Worked:
    told = change.change(tally)
    moves = {"moved_up": told.moved_up, "moved_down": told.moved_down, "stayed": told.stayed}
    test = {**_ranks(told.test), "p": told.test.p, "method": _method(told.test)}
    return Worked(told.test.rank_biserial, told.n, {"paired": told.paired, **moves, **asdict(told.shift), **test})


def _difference(groups: Mapping[str, Tally]) -> Worked:
    """Two groups, the first minus the second; n is that of the smaller one."""
    one, other = (differences.Side(name, "", "", tally) for name, tally in groups.items())
    compared = pairs.every_pair([one, other])[0]
    n = min(tally.pairs for tally in groups.values())
    if isinstance(compared.need.value, differences.NotCompared):
        first, second = (need(tally) for tally in groups.values())
        if first is None or second is None:
            return Worked(Undefined.NOBODY, n)
        return Worked(first - second, n, {"outcome": compared.need.value})
    parts = {"need": compared.need, "importance": compared.importance, "capacity": compared.capacity}
    details = {name: _part(difference) for name, difference in parts.items()}
    return Worked(compared.need.value, n, {"first": compared.first, "second": compared.second, **details})


def _place(groups: Mapping[str, Tally]) -> Worked:
    """The range of places of the first of two groups in need; n is that of the smaller one."""
    sides = [differences.Side(name, "", "", tally) for name, tally in groups.items()]
    found = places.places(pairs.every_pair(sides), differences.Quantity.NEED)
    n = min(tally.pairs for tally in groups.values())
    if not found:
        return Worked(Undefined.BELOW_MINIMUM, n)
    ranges = {one.name: (one.first, one.last) for one in found}
    return Worked((float(found[0].first), float(found[0].last)), n, {"of": found[0].of, "places": ranges})


def _part(one: differences.Difference) -> dict[str, object]:
    ends = (one.interval.low, one.interval.high) if isinstance(one.interval, Interval) else None
    return {"outcome": one.outcome, "value": one.value, "interval": ends, "p": one.p}


def _ranks(told: paired.PairedTest) -> dict[str, object]:
    return {"w_plus": told.w_plus, "w_minus": told.w_minus, "nonzero": told.nonzero, "zeros": told.zeros}


def _method(told: paired.PairedTest) -> str | None:
    return told.method and told.method.value


def _need_difference_bounds(span: Span) -> tuple[float, float]:
    low, high = need_bounds(span)
    return low - high, high - low


CHANGE: tuple[Measure, ...] = (
    Measure(
        id="wilcoxon",
        title=N_("Wilcoxon signed-rank test"),
        meaning=N_("How often chance alone would make the differences I − A at least this one-sided: a p-value."),
        formula="share of all signs of the ranked |I - A| with min(W+, W-) as small as seen; zeros dropped, mean ranks",
        unit=N_("probability, 0 to 1"),
        more=N_("easier to explain by chance"),
        computed_from=1,
        shown_from=paired.SHOWN_FROM,
        edges=N_(
            "n counts the people whose two ratings differ, because the others say nothing here: with five of them p "
            "cannot fall below 0.0625. Up to 15 it is exact, ties as they are; above, a normal approximation with "
            "ties, without a continuity correction. Always two-sided. No p when nobody gave two different ratings."
        ),
        unfit=N_(
            "Do not hunt through many skills for small p-values: some are small by chance. A small p does not mean a "
            "large gap; see the rank-biserial correlation."
        ),
        example=N_(
            "Of eight people six give two different ratings. The ranks of those with capacity below importance add up "
            "to 17.5, of those above to 3.5. In 12 of the 64 ways in which six signs can fall the smaller sum is 3.5 "
            "or less: p = 12 / 64 = 0.1875."
        ),
        source=N_("Wilcoxon 1945, Biometrics Bulletin 1(6), 80-83; exact under ties by going through all signs"),
        url="https://doi.org/10.2307/3001968",
        function=paired.paired_test,
        compute=_wilcoxon,
        bounds=lambda span: (0.0, 1.0),
        short=N_("p"),
        takes=Takes.PAIRS,
        numbers=Numbers(("importance", "capacity"), EIGHT, 0.1875),
    ),
    Measure(
        id="rank_biserial",
        title=N_("Rank-biserial correlation, matched pairs"),
        meaning=N_("How one-sided the differences between importance and capacity are, large ones counting more."),
        formula="r = (W+ - W-) / (W+ + W-), from the ranks of |I - A| with zeros dropped",
        unit=N_("−1 to 1"),
        more=N_("capacity falls short more clearly; 1 when it does for everyone who gave two different ratings"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "People who gave the same rating twice are left out, so read it with their number. No value when that is "
            "everyone."
        ),
        unfit=N_("Do not read it as the size of the gap: one point each and three points each both give 1."),
        example=N_(
            "The ranks of people with capacity below importance add up to 17.5, of those above to 3.5: (17.5 − 3.5) / "
            "(17.5 + 3.5) = 0.667."
        ),
        source=N_("Kerby 2014, Comprehensive Psychology 3, 11.IT.3.1 (simple difference formula)"),
        url="https://doi.org/10.2466/11.IT.3.1",
        function=paired.paired_test,
        compute=_rank_biserial,
        bounds=lambda span: (-1.0, 1.0),
        takes=Takes.PAIRS,
        numbers=Numbers(("importance", "capacity"), EIGHT, 2 / 3),
    ),
    Measure(
        id="change",
        title=N_("Change between two rounds"),
        meaning=N_("Whether the same people moved up or down between two rounds, and how one-sidedly."),
        formula="r = (W+ - W-) / (W+ + W-), from the ranks of |second - first| with zeros dropped",
        unit=N_("−1 to 1; beside it the numbers who moved, and the shifts of the median and of consensus"),
        more=N_("more people moved up, and further"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "Only people known to have answered in both rounds count. Where they cannot be matched, only the shifts of "
            "median, mean and consensus are told. A p-value is shown from six people who moved. No value when nobody "
            "moved."
        ),
        unfit=N_("Do not take it for the effect of what happened in between: people also move by themselves."),
        example=N_(
            "Of eight people five moved up, one down, and two stayed. The ranks of the moves add up to 18.5 upwards "
            "and 2.5 downwards: (18.5 − 2.5) / 21 = 0.762."
        ),
        source=N_("Kerby 2014, Comprehensive Psychology 3, 11.IT.3.1; Wilcoxon 1945; Tastle & Wierman 2007"),
        url="https://doi.org/10.2466/11.IT.3.1",
        function=change.change,
        compute=_change,
        bounds=lambda span: (-1.0, 1.0),
        takes=Takes.ROUNDS,
        numbers=Numbers(("first", "second"), ROUNDS, 16 / 21),
    ),
    Measure(
        id="difference",
        title=N_("Difference between two groups"),
        meaning=N_(
            "How far two groups lie apart in need, and whether it is more than chance: higher, lower, or cannot tell."
        ),
        formula="need(first) - need(second); p from 2,000 redraws of each group, Holm-adjusted for the pairs compared",
        unit=N_("points of need; for mean importance and mean capacity, points on the scale"),
        more=N_("the first group's need is more urgent"),
        computed_from=1,
        shown_from=8,
        edges=N_(
            "Interval and answer need eight people in both groups. The interval is for this pair alone; the answer "
            "also counts how many pairs are compared and needs an adjusted p below 0.05, so it may be “cannot tell” "
            "beside an interval without 0. Above 100 pairs nothing can be told apart. Two complete returns have no "
            "sampling error: their difference is what it is, from one person on. Not compared: different "
            "questionnaires, individuals with an organisation, withheld answers, single returns."
        ),
        unfit=N_(
            "Do not rank groups by it: people judge themselves by different standards. With fewer than about 20 people "
            "it is too quick to see a difference: up to one in ten equal pairs is told apart, not one in 20."
        ),
        example=N_(
            "Ten people in one city give a need of 36.8, eight in another a need of 20: 16.8 points more, but the "
            "interval runs from −17.5 to 44.4, so it cannot be told."
        ),
        source=N_(
            "Our design, from resampling and Holm 1979, Scandinavian Journal of Statistics 6(2), 65-70 (from memory); "
            "limits at small n: Hesterberg 2015, The American Statistician 69(4), 371-386"
        ),
        url="https://doi.org/10.1080/00031305.2015.1089789",
        function=pairs.every_pair,
        compute=_difference,
        bounds=_need_difference_bounds,
        takes=Takes.GROUPS,
        numbers=Numbers(("group", "importance", "capacity"), TEN_AND_EIGHT, 16.8),
    ),
    Measure(
        id="place_range",
        title=N_("Places that chance leaves open"),
        meaning=N_(
            "Which places a group may take among those compared, the highest value first: a range, never one place "
            "that chance could have made."
        ),
        formula="from 1 + groups really higher to number of groups - groups really lower, after Holm over all pairs",
        unit=N_("places, two ends"),
        more=N_("a wider range is less sure"),
        computed_from=1,
        shown_from=8,
        edges=N_(
            "The pairs are adjusted together, so all ranges are right at once in 95 of 100 such comparisons, as far as "
            "the pairs are. A pair that is not compared narrows no range; a group that is compared with no other has "
            "no place. Shown only when asked for."
        ),
        unfit=N_(
            "Do not read the middle of a range as the place. Do not make a league table of it: people judge themselves "
            "by different standards."
        ),
        example=N_(
            "Two cities lie 16.8 points apart in need, which cannot be told from chance: each of them may take place "
            "1 to 2."
        ),
        source=N_(
            "Mogstad, Romano, Shaikh & Wilhelm 2024, Review of Economic Studies 91(1), 476-518, by pairs after Holm; "
            "why a range: Goldstein & Spiegelhalter 1996, DOI 10.2307/2983325 (both from memory)"
        ),
        url="https://doi.org/10.1093/restud/rdad006",
        function=places.places,
        compute=_place,
        bounds=None,
        takes=Takes.GROUPS,
        numbers=Numbers(("group", "importance", "capacity"), TEN_AND_EIGHT, (1.0, 2.0)),
    ),
)
