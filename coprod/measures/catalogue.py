"""Every measure that may be shown: what it is, how it is worked out, what it needs, where it comes from.

The Methods page, docs/measures.md, axis titles and the command line walk this list; a number that is not in it has no
place on a screen. Words are marked for translation here and spoken where they are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass

from coprod.language import N_
from coprod.measures.tally import Span


@dataclass(frozen=True)
class Measure:
    """One measure; ``bounds`` gives its range on a scale, None where it has none; ``short`` heads a column."""

    id: str
    title: str
    meaning: str
    formula: str
    unit: str
    more: str
    computed_from: int
    shown_from: int
    edges: str
    source: str
    bounds: Callable[[Span], tuple[float, float]] | None
    short: str = ""


def _lowest_mwds(span: Span) -> float:
    """The lowest mean(I) * (mean(I) - U), reached at mean(I) = U / 2 where the scale goes that low."""
    importance = max(span.low, span.high / 2)
    return importance * (importance - span.high)


def _highest_mwds(span: Span) -> float:
    return span.high * (span.high - span.low)


def need_bounds(span: Span) -> tuple[float, float]:
    """Return the lowest and the highest need on a scale."""
    return 100 * _lowest_mwds(span) / _highest_mwds(span), 100.0


MEASURES: tuple[Measure, ...] = (
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
        source=N_("Our design; importance ratings run high, see Bacon 2003, IJMR 45(1)"),
        bounds=lambda span: (span.low, span.high),
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
        source=N_("Our design"),
        bounds=lambda span: (span.low, span.high),
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
        source=N_("Common practice; complete pairs only"),
        bounds=lambda span: (-span.width, span.width),
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
        source=N_("Borich 1980, Journal of Teacher Education 31(3), 39-42"),
        bounds=lambda span: (_lowest_mwds(span), _highest_mwds(span)),
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
        source=N_("Our design, from Borich 1980"),
        bounds=need_bounds,
    ),
    Measure(
        id="rds",
        title=N_("Ranked discrepancy score (RDS)"),
        meaning=N_("The share of people who rate capacity above importance minus the share who rate it below."),
        formula="RDS = 100 * (share(A > I) - share(A < I))",
        unit=N_("percentage points"),
        more=N_("fewer people see a gap; -100 means that everyone does"),
        computed_from=1,
        shown_from=5,
        edges=N_("Blind to the size of a gap, so it stands beside the need. Bigger is less urgent here."),
        source=N_("Narine & Harder 2021, Advancements in Agricultural Development 2(3), 96-111; formula from memory"),
        bounds=lambda span: (-100.0, 100.0),
        short=N_("RDS"),
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
        source=N_("Martilla & James 1977, Journal of Marketing 41(1), 77-79; diagonal: Slack 1994, IJOPM 14(5)"),
        bounds=None,
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
        source=N_("Our design"),
        bounds=need_bounds,
    ),
)


def measure(measure_id: str) -> Measure:
    """Return the measure of that id; KeyError when there is none."""
    return {one.id: one for one in MEASURES}[measure_id]
