"""Skill gaps and what is made of them."""

from collections.abc import Callable

from coprod.language import N_
from coprod.measures import gaps, orders, quadrants, stages
from coprod.measures.catalogue.entry import Counts, Measure, Numbers, Takes
from coprod.measures.tally import Tally
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Worked

PAIRS = ("importance", "capacity")
FIVE = ((5, 3), (4, 3), (5, 2), (4, 4), (5, 3))


def _paired(work: Callable[[Tally], float | None]) -> Callable[[Tally], Worked]:
    """Work out one measure of complete pairs, with the two means it rests on."""

    def compute(tally: Tally) -> Worked:
        value, both = work(tally), gaps.means(tally)
        below, above = gaps.sides(tally)
        if value is None or both is None:
            return Worked(Undefined.NOBODY, 0)
        means = {"importance_mean": both[0], "capacity_mean": both[1]}
        return Worked(
            value, tally.pairs, means | {"below": below, "level": tally.pairs - below - above, "above": above}
        )

    return compute


def _quadrant(tally: Tally) -> Worked:
    both, centre = gaps.means(tally), tally.span.centre
    if both is None:
        return Worked(Undefined.NOBODY, 0)
    where = quadrants.quadrant(importance=both[0], capacity=both[1], cut=(centre, centre))
    short = quadrants.below_importance(importance=both[0], capacity=both[1])
    details = {"importance_mean": both[0], "capacity_mean": both[1], "cut": centre, "falls_short": short}
    return Worked(where.value, tally.pairs, details)


SKILLS: tuple[Measure, ...] = (
    Measure(
        id="importance",
        title=N_("Importance"),
        meaning=N_("How important the skill is for the service over the next 12 months: the mean rating."),
        formula="mean(I) = sum(I) / n",
        unit=N_("points on the scale"),
        more=N_("more important"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "Only respondents who rated both importance and capacity count, so that both means rest on the same n."
        ),
        unfit=N_("Do not read it as a vote: it says how strongly people rate, not how many."),
        example=N_("Five people rate importance 5, 4, 5, 4, 5: 23 / 5 = 4.6."),
        source=N_("Our design; complete pairs only"),
        function=gaps.means,
        bounds=lambda span: (span.low, span.high),
        command="coprod gaps FILE",
    ),
    Measure(
        id="capacity",
        title=N_("Capacity"),
        meaning=N_("How well the team can do it today: the mean rating."),
        formula="mean(A) = sum(A) / n",
        unit=N_("points on the scale"),
        more=N_("more able"),
        computed_from=1,
        shown_from=5,
        edges=N_("Rests on the same respondents as importance."),
        unfit=N_("It is how people see themselves, not a test; do not compare teams by it."),
        example=N_("The same five rate capacity 3, 3, 2, 4, 3: 15 / 5 = 3.0."),
        source=N_("Our design"),
        function=gaps.means,
        bounds=lambda span: (span.low, span.high),
        command="coprod gaps FILE",
    ),
    Measure(
        id="gap",
        title=N_("Gap"),
        meaning=N_("How many points capacity falls short of importance, on average."),
        formula="gap = mean(I) - mean(A)",
        unit=N_("points on the scale"),
        more=N_("capacity falls further short"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "Negative when capacity exceeds importance. Without a complete pair of ratings there is no gap, not zero."
        ),
        unfit=N_("Do not compare gaps from scales of different width."),
        example=N_("Five people rate importance 5, 4, 5, 4, 5 and capacity 3, 3, 2, 4, 3: 4.6 − 3.0 = 1.6."),
        source=N_("Common practice; complete pairs only"),
        function=gaps.gap,
        compute=_paired(gaps.gap),
        bounds=lambda span: (-span.width, span.width),
        takes=Takes.PAIRS,
        numbers=Numbers(PAIRS, FIVE, 1.6),
    ),
    Measure(
        id="median_gap",
        title=N_("Median gap"),
        meaning=N_("The gap of the person in the middle, when everybody's own gaps are put in order."),
        formula="median(I - A)",
        unit=N_("points on the scale"),
        more=N_("capacity falls further short"),
        computed_from=1,
        shown_from=5,
        edges=N_("Half way between the two in the middle when their number is even."),
        unfit=N_("Do not use it to order skills: on a short scale many of them have the same median."),
        example=N_("Five people's own gaps are 2, 1, 3, 0 and 2; in order 0, 1, 2, 2, 3, and the middle one is 2."),
        source=N_("Common practice; shown beside RDS, which is blind to the size of a gap"),
        function=gaps.median_gap,
        compute=_paired(gaps.median_gap),
        bounds=lambda span: (-span.width, span.width),
        takes=Takes.PAIRS,
        numbers=Numbers(PAIRS, FIVE, 2.0),
    ),
    Measure(
        id="mwds",
        title=N_("Mean weighted discrepancy score (MWDS)"),
        meaning=N_("The gap, weighted by how important the group finds the skill."),
        formula="MWDS = mean(I) * (mean(I) - mean(A))",
        unit=N_("weighted points"),
        more=N_("more urgent"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "The weight is the mean importance of the group shown, so the score of all cities is not the mean of the "
            "cities' scores. Scores on scales of different width cannot be compared."
        ),
        unfit=N_("Do not average it over cities, and do not put groups with different weights on one axis."),
        example=N_("Five people rate importance 5, 4, 5, 4, 5 and capacity 3, 3, 2, 4, 3: 4.6 × (4.6 − 3.0) = 7.36."),
        source=N_("Borich 1980, Journal of Teacher Education 31(3), 39-42"),
        url="https://doi.org/10.1177/002248718003100310",
        short=N_("MWDS"),
        function=gaps.mwds,
        compute=_paired(gaps.mwds),
        bounds=gaps.mwds_bounds,
        takes=Takes.PAIRS,
        numbers=Numbers(PAIRS, FIVE, 7.36),
    ),
    Measure(
        id="need",
        title=N_("Need"),
        meaning=N_("MWDS as a share of the largest value it could take; the urgency shown on every screen."),
        formula="need = 100 * MWDS / (U * (U - L))",
        unit=N_("0 to 100; below 0 when capacity exceeds importance"),
        more=N_("more urgent"),
        computed_from=1,
        shown_from=5,
        edges=N_("A rescaling for display only. It is an average: small differences between skills may be chance."),
        unfit=N_("Do not rank cities by it: honesty and standards of self-assessment differ between them."),
        example=N_(
            "MWDS is 7.36 on a scale from 1 to 5, where it can be 5 × (5 − 1) = 20 at most: 100 × 7.36 / 20 = 36.8."
        ),
        source=N_("Our design, from Borich 1980"),
        function=gaps.need,
        compute=_paired(gaps.need),
        bounds=gaps.need_bounds,
        takes=Takes.PAIRS,
        numbers=Numbers(PAIRS, FIVE, 36.8),
    ),
    Measure(
        id="rds",
        title=N_("Ranked discrepancy score (RDS)"),
        meaning=N_("The share of people who rate capacity above importance minus the share who rate it below."),
        formula="RDS = 100 * (share(A > I) - share(A < I))",
        unit=N_("percentage points"),
        more=N_("fewer people see a gap; −100 means that everyone does"),
        computed_from=1,
        shown_from=5,
        edges=N_("Blind to the size of a gap, so it stands beside the need. Bigger is less urgent here."),
        unfit=N_("Do not use it alone where the size of a gap matters."),
        example=N_("Of five people four rate capacity below importance and nobody above: 100 × (0 − 4) / 5 = −80."),
        source=N_("Narine & Harder 2021, Advancements in Agricultural Development 2(3), 96-111; formula from memory"),
        url="https://agdevresearch.org/index.php/aad/article/view/169",
        function=gaps.rds,
        compute=_paired(gaps.rds),
        bounds=lambda span: (-100.0, 100.0),
        short=N_("RDS"),
        takes=Takes.PAIRS,
        numbers=Numbers(PAIRS, FIVE, -80.0),
    ),
    Measure(
        id="quadrant",
        title=N_("Importance-performance quadrant"),
        meaning=N_("Whether a skill is important or not and the team able or not, cut at the middle of the scale."),
        formula="cut at (L + U) / 2; a value on the line counts as high; diagonal: I > A is a gap in any quadrant",
        unit=N_("one of four: concentrate, keep up, low priority, possible overkill"),
        more=N_("not ordered"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "Importance runs high, so most skills land in two quadrants; the diagonal still shows the gaps there."
        ),
        unfit=N_("Do not use it to order skills: two points close together may lie on either side of a line."),
        example=N_(
            "Mean importance 4.6 and mean capacity 3.0, cut at 3: both high, so keep up. As 4.6 is above 3.0, it is a "
            "gap all the same."
        ),
        source=N_(
            "Martilla & James 1977, Journal of Marketing 41(1), 77-79; diagonal: Slack 1994, IJOPM 14(5), from memory"
        ),
        url="https://doi.org/10.1177/002224297704100112",
        function=quadrants.placed,
        compute=_quadrant,
        bounds=None,
        takes=Takes.PAIRS,
        numbers=Numbers(PAIRS, FIVE, "keep_up"),
    ),
    Measure(
        id="stage_need",
        title=N_("Stage need index"),
        meaning=N_("How urgent the skills of one life-cycle stage are, taken together."),
        formula="mean of the needs of the stage's core skills that have a value",
        unit=N_("0 to 100; below 0 when capacity exceeds importance"),
        more=N_("more urgent"),
        computed_from=1,
        shown_from=5,
        edges=N_(
            "At least half of the stage's core skills must have a value, else there is none. Optional skills do not "
            "count, and no skill counts more because more people rated it. There is no total over the stages."
        ),
        unfit=N_("Do not add stages up: there is no total."),
        example=N_("Four core skills with needs 40, 20, 30 and one withheld: (40 + 20 + 30) / 3 = 30."),
        source=N_("Our design"),
        function=stages.stage_need,
        bounds=gaps.need_bounds,
        command="coprod gaps FILE",
    ),
    Measure(
        id="order_agreement",
        title=N_("Agreement of two orders"),
        meaning=N_("Whether MWDS and RDS put the skills in the same order, and on which skills they part."),
        formula="rho = correlation(places by MWDS, places by -RDS); parting: more than 5 places apart",
        unit=N_("−1 to 1"),
        more=N_("the two orders agree more"),
        computed_from=3,
        shown_from=3,
        edges=N_(
            "Skills with the same score share the middle of their places. Undefined where all skills have one score. "
            "Only skills with a value count."
        ),
        unfit=N_("Do not read it as certainty: both orders rest on the same answers and share their chance."),
        example=N_("By MWDS three skills stand 1, 2, 3, by RDS 1, 3, 2: the correlation of the two orders is 0.5."),
        source=N_(
            "Spearman 1904, American Journal of Psychology 15(1), 72-101 (from memory); five places: our design. RDS "
            "was proposed beside Borich's score by Narine & Harder 2021"
        ),
        url="https://doi.org/10.2307/1412159",
        function=orders.order_agreement,
        bounds=lambda span: (-1.0, 1.0),
        counts=Counts.SKILLS,
        command="coprod gaps FILE",
    ),
    Measure(
        id="top_picks",
        title=N_("Picked as a priority"),
        meaning=N_("The share of people who chose the skill among the up to three that matter most at its stage."),
        formula="picks / people who chose any skill at that stage",
        unit=N_("share, 0 to 1"),
        more=N_("more people chose it"),
        computed_from=1,
        shown_from=5,
        edges=N_("Shares of people, not of picks, so they add up to more than 1. Equal shares stand on one place."),
        unfit=N_("Do not compare shares of different stages: each stage offers its own skills."),
        example=N_("Of 10 people who chose at co-design, 6 chose “facilitation”: 6 / 10 = 0.6."),
        source=N_("Our design, after “what they prioritised” in Paskaleva & Cooper 2019"),
        url="https://doi.org/10.1007/978-3-319-98953-2_7",
        function=orders.picks,
        bounds=lambda span: (0.0, 1.0),
        command="coprod gaps --city CITY",
    ),
)
