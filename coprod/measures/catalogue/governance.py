"""Governance: who takes part, how deeply, from start to end, by which rules and with which means."""

from collections.abc import Callable

from coprod.language import N_
from coprod.measures import network, participation, process
from coprod.measures.catalogue.entry import Counts, Measure, Numbers, Takes
from coprod.measures.indicator import Indicator
from coprod.measures.matrix import Participation
from coprod.measures.network import Ties
from coprod.measures.tally import Span
from coprod.measures.worked import Worked

MATRIX = (
    ("city", "government", "co_design", 5, 3),
    ("city", "government", "co_delivery", 5, 3),
    ("city", "government", "co_assessment", 5, 3),
    ("residents", "civil_society", "co_design", 3, 2),
    ("residents", "civil_society", "co_delivery", 2, 1),
    ("residents", "civil_society", "co_assessment", 0, 0),
    ("supplier", "business", "co_design", 2, 1),
    ("supplier", "business", "co_delivery", 4, 1),
    ("supplier", "business", "co_assessment", 0, 0),
)
ROSTER = (
    ("city", "agency"),
    ("city", "university"),
    ("city", "residents"),
    ("university", "residents"),
    ("supplier", None),
)
FILE = "coprod governance FILE"
SHARE, POINTS = N_("0 to 1"), N_("0 to 100")


def _share(_: Span) -> tuple[float, float]:
    return 0.0, 1.0


def _points(_: Span) -> tuple[float, float]:
    return 0.0, 100.0


def _matrix(value: float) -> Numbers:
    return Numbers(("stakeholder", "helix", "stage", "depth", "decision_right"), MATRIX, value)


def _roster(value: float) -> Numbers:
    return Numbers(("stakeholder", "partner"), ROSTER, value)


def _of_matrix(work: Callable[[Participation], Indicator]) -> Callable[[Participation], Worked]:
    return lambda matrix: work(matrix).worked


def _of_ties(work: Callable[[Ties], Indicator]) -> Callable[[Ties], Worked]:
    return lambda ties: work(ties).worked


SCORE = "(mean of the answered statements - min) / (max - min) * 100"
SCORE_EDGES = N_(
    "At least two thirds of its statements must be answered, else there is no score. A reverse-worded statement is "
    "turned before it counts. When several people answer, each gets a score, the mean of the scores is shown, and n "
    "counts the people with a score."
)
SCORE_UNFIT = N_(
    "Do not compare cities by it: it is how people see themselves, and standards differ. Do not add the scores up."
)
EMERSON = N_(
    "Emerson, Nabatchi & Balogh 2012, Journal of Public Administration Research and Theory 22(1), 1-29; elements from "
    "memory, statements our design"
)
EMERSON_URL = "https://doi.org/10.1093/jopart/mur011"
ANSELL = N_(
    "Ansell & Gash 2008, Journal of Public Administration Research and Theory 18(4), 543-571; statements our design"
)
ANSELL_URL = "https://doi.org/10.1093/jopart/mum032"

STRUCTURE: tuple[Measure, ...] = (
    Measure(
        id="helix_coverage",
        title=N_("Sectors taking part (quadruple helix coverage)"),
        meaning=N_(
            "How many of the four sectors take part somewhere: government, business, research and civil society."
        ),
        formula="sectors with depth >= 2 in any stage / 4",
        unit=SHARE,
        more=N_("more sectors take part"),
        computed_from=1,
        shown_from=1,
        edges=N_(
            "Being told is not taking part: it counts from depth 2, asked. A depth that is not known counts neither "
            "way; where it could add a sector, the value is told as at least. Write 0 for a stakeholder that was not "
            "involved. Facts from public sources only are told as at least."
        ),
        unfit=N_("Do not read it as balance: one stakeholder in one stage is enough for a sector to count."),
        example=N_("The city, a residents' association and a supplier take part, research does not: 3 / 4 = 0.75."),
        source=N_(
            "Quadruple helix: Carayannis & Campbell 2009 (from memory); used with smart-city indicators in DOI "
            "10.1177/09697764211016037"
        ),
        url="https://doi.org/10.1177/09697764211016037",
        function=participation.helix_coverage,
        bounds=_share,
        counts=Counts.STAKEHOLDERS,
        short=N_("Sectors"),
        takes=Takes.PARTICIPATION,
        compute=_of_matrix(participation.helix_coverage),
        numbers=_matrix(0.75),
    ),
    Measure(
        id="stakeholder_evenness",
        title=N_("Evenness over sectors (Pielou's evenness)"),
        meaning=N_("How evenly taking part is spread over the four sectors."),
        formula="J' = -sum(p * ln p) / ln 4, p = a sector's active cells / all active cells",
        unit=SHARE,
        more=N_("spread more evenly"),
        computed_from=1,
        shown_from=1,
        edges=N_(
            "Always over four sectors, so that leaving one out lowers it. One row per group: a row per citizen would "
            "distort it. Cells that are not known are left out. The Herfindahl-Hirschman index and the index of "
            "qualitative variation stand beside it."
        ),
        unfit=N_("Do not use it with facts from public sources only: who was absent is not known."),
        example=N_(
            "Active cells: government 3, business 2, research 0, civil society 2, so shares 3/7, 2/7, 0 and 2/7: "
            "(0.3631 + 0.3579 + 0 + 0.3579) / ln 4 = 1.0790 / 1.3863 = 0.778."
        ),
        source=N_("Pielou 1966, Journal of Theoretical Biology 13, 131-144; from memory"),
        url="https://doi.org/10.1016/0022-5193(66)90013-0",
        function=participation.stakeholder_evenness,
        bounds=_share,
        counts=Counts.STAKEHOLDERS,
        short=N_("Evenness"),
        takes=Takes.PARTICIPATION,
        compute=_of_matrix(participation.stakeholder_evenness),
        numbers=_matrix(0.7783283537),
    ),
    Measure(
        id="lifecycle_coverage",
        title=N_("Stages with real work together (life-cycle coverage)"),
        meaning=N_("In how many stages somebody outside government is worked with, and not only told or asked."),
        formula="stages with a stakeholder outside government at depth >= 3 / all stages",
        unit=SHARE,
        more=N_("partners work in more stages"),
        computed_from=1,
        shown_from=1,
        edges=N_(
            "One stakeholder is enough for a stage. Without anybody outside government it is 0. A stage that an "
            "unknown depth could add makes the value an at least. Stages are those in the file: write 0 where nobody "
            "was involved. Facts from public sources only are told as at least, of all stages."
        ),
        unfit=N_("Do not read 1 as a goal for every service: not every stage needs the same depth."),
        example=N_(
            "Outside government the deepest is 3 in co-design, 4 in co-delivery and 0 in co-assessment: 2 / 3 = 0.667."
        ),
        source=N_("Nabatchi, Sancino & Sicilia 2017, Public Administration Review 77(5), 766-776; index our design"),
        url="https://doi.org/10.1111/puar.12765",
        function=participation.lifecycle_coverage,
        bounds=_share,
        counts=Counts.STAGES,
        short=N_("Stages"),
        takes=Takes.PARTICIPATION,
        compute=_of_matrix(participation.lifecycle_coverage),
        numbers=_matrix(2 / 3),
    ),
    Measure(
        id="participation_depth",
        title=N_("Depth of participation"),
        meaning=N_("How deeply those outside government take part on average, from not at all to deciding."),
        formula="mean over stages of the mean depth outside government / 5",
        unit=SHARE,
        more=N_("deeper; deeper is not always right"),
        computed_from=1,
        shown_from=1,
        edges=N_(
            "Cells and stages without a known depth are left out. Without anybody outside government it is 0, and that "
            "is said. The deepest civil-society stakeholder of each stage stands beside it. There is no value for "
            "facts from public sources only: one more partner could lower the mean, so not even an at least is true. "
            "The deepest civil-society stakeholder can be told as at least."
        ),
        unfit=N_("Do not read it without the stages: depth that fits one stage may not fit another."),
        example=N_(
            "Outside government the mean depth is (3 + 2) / 2 = 2.5 in co-design, (2 + 4) / 2 = 3 in co-delivery, 0 in "
            "co-assessment: (2.5 + 3 + 0) / 3 / 5 = 0.367."
        ),
        source=N_(
            "Arnstein 1969, Journal of the American Institute of Planners 35(4), 216-224 (from memory); index our "
            "design"
        ),
        url="https://doi.org/10.1080/01944366908977225",
        function=participation.participation_depth,
        bounds=_share,
        counts=Counts.STAKEHOLDERS,
        short=N_("Depth"),
        takes=Takes.PARTICIPATION,
        compute=_of_matrix(participation.participation_depth),
        numbers=_matrix(11 / 30),
    ),
    Measure(
        id="continuity",
        title=N_("Continuity of partners"),
        meaning=N_("How many of those outside government who take part in a stage or the next take part in both."),
        formula="mean over pairs of consecutive stages of |both| / |either|, active from depth 2 (Jaccard index)",
        unit=SHARE,
        more=N_("partners stay from stage to stage"),
        computed_from=2,
        shown_from=2,
        edges=N_(
            "A pair of stages in which nobody outside government is active is left out. So is, from its pair, a "
            "partner whose depth is not known in one of the two. Government is left out, because it is always there."
        ),
        unfit=N_("Do not use it with facts from public sources only: who left is not known."),
        example=N_(
            "Residents and supplier are active in co-design and in co-delivery, nobody in co-assessment: (2/2 + 0/2) / "
            "2 = 0.5."
        ),
        source=N_("Jaccard index (from memory); use for stakeholders is our design"),
        function=participation.continuity,
        bounds=_share,
        counts=Counts.STAGES,
        short=N_("Continuity"),
        takes=Takes.PARTICIPATION,
        compute=_of_matrix(participation.continuity),
        numbers=_matrix(0.5),
    ),
    Measure(
        id="network_density",
        title=N_("Density of ties"),
        meaning=N_("How many of all possible pairs of stakeholders worked together."),
        formula="E / (n * (n - 1) / 2), E ties among n stakeholders",
        unit=SHARE,
        more=N_("more pairs work together"),
        computed_from=3,
        shown_from=4,
        edges=N_(
            "Ties are those recorded. Where none are, two stakeholders are tied when both were active in at least two "
            "stages; which of the two was used is said. Stakeholders without a tie count too."
        ),
        unfit=N_("Do not compare networks of different size: the more stakeholders, the lower it tends to be."),
        example=N_("Five stakeholders could have 5 × 4 / 2 = 10 ties and have 4: 4 / 10 = 0.4."),
        source=N_("Provan & Kenis 2008, Journal of Public Administration Research and Theory 18(2), 229-252"),
        url="https://doi.org/10.1093/jopart/mum015",
        function=network.network_density,
        bounds=_share,
        counts=Counts.STAKEHOLDERS,
        short=N_("Density"),
        takes=Takes.TIES,
        compute=_of_ties(network.network_density),
        numbers=_roster(0.4),
    ),
    Measure(
        id="network_centralisation",
        title=N_("Centralisation of ties (Freeman's degree centralisation)"),
        meaning=N_("How far the work together runs through one stakeholder."),
        formula="sum(d_max - d) / ((n - 1) * (n - 2)), d ties of a stakeholder",
        unit=SHARE,
        more=N_("more runs through one stakeholder; 1 is a star"),
        computed_from=3,
        shown_from=4,
        edges=N_("0 when all have equally many ties, and without any tie. Ties are those of the density."),
        unfit=N_("Do not read high or low as good or bad: it depends on the form of governance that was wanted."),
        example=N_("Five stakeholders have 3, 2, 2, 1 and 0 ties: (0 + 1 + 1 + 2 + 3) / (4 × 3) = 7 / 12 = 0.583."),
        source=N_("Freeman 1978, Social Networks 1(3), 215-239; from memory"),
        url="https://doi.org/10.1016/0378-8733(78)90021-7",
        function=network.network_centralisation,
        bounds=_share,
        counts=Counts.STAKEHOLDERS,
        short=N_("Centralisation"),
        takes=Takes.TIES,
        compute=_of_ties(network.network_centralisation),
        numbers=_roster(7 / 12),
    ),
    Measure(
        id="co_decision_rate",
        title=N_("Stages with shared decisions"),
        meaning=N_("In how many stages somebody outside government decides, co-decides or can block."),
        formula="stages with a stakeholder outside government with decision right >= 2 / all stages",
        unit=SHARE,
        more=N_("decisions are shared in more stages"),
        computed_from=1,
        shown_from=1,
        edges=N_(
            "Without any recorded right there is no value. A stage that an unknown right could add makes the value an "
            "at least; facts from public sources only are told as at least. How evenly rights to decide are spread "
            "over the sectors stands beside it."
        ),
        unfit=N_("Do not read it as the weight of a decision: a small one counts like a large one."),
        example=N_("Residents co-decide in co-design; outside government nobody does elsewhere: 1 / 3 = 0.333."),
        source=ANSELL,
        url=ANSELL_URL,
        function=participation.co_decision_rate,
        bounds=_share,
        counts=Counts.STAGES,
        short=N_("Shared decisions"),
        takes=Takes.PARTICIPATION,
        compute=_of_matrix(participation.co_decision_rate),
        numbers=_matrix(1 / 3),
    ),
)

PROCESS: tuple[Measure, ...] = (
    Measure(
        id="facilitative_leadership",
        title=N_("Facilitative leadership"),
        meaning=N_("Whether somebody brings the partners together, keeps the process fair and repairs trust."),
        formula=SCORE,
        unit=POINTS,
        more=N_("stronger"),
        computed_from=2,
        shown_from=2,
        edges=SCORE_EDGES,
        unfit=SCORE_UNFIT,
        example=N_("Three statements on a scale from 1 to 5 are rated 4, 5 and 3: (4 − 1) / (5 − 1) × 100 = 75."),
        source=ANSELL,
        url=ANSELL_URL,
        function=process.process_score,
        bounds=_points,
        counts=Counts.ITEMS,
        short=N_("Leadership"),
        command=FILE,
    ),
    Measure(
        id="institutional_design",
        title=N_("Institutional design"),
        meaning=N_(
            "Whether rules are written and known, the table is open, roles are clear and decisions can be read."
        ),
        formula=SCORE,
        unit=POINTS,
        more=N_("stronger"),
        computed_from=3,
        shown_from=3,
        edges=SCORE_EDGES,
        unfit=SCORE_UNFIT,
        example=N_(
            "Of four statements on a scale from 1 to 5 three are rated 2, 3 and 4, one is not: (3 − 1) / (5 − 1) × 100 "
            "= 50."
        ),
        source=ANSELL,
        url=ANSELL_URL,
        function=process.process_score,
        bounds=_points,
        counts=Counts.ITEMS,
        short=N_("Rules"),
        command=FILE,
    ),
    Measure(
        id="principled_engagement",
        title=N_("Principled engagement"),
        meaning=N_(
            "Whether partners look at facts together, share a definition, discuss openly and come to decisions."
        ),
        formula=SCORE,
        unit=POINTS,
        more=N_("stronger"),
        computed_from=3,
        shown_from=3,
        edges=SCORE_EDGES,
        unfit=SCORE_UNFIT,
        example=N_("Four statements on a scale from 1 to 5 are rated 4, 4, 3 and 5: (4 − 1) / (5 − 1) × 100 = 75."),
        source=EMERSON,
        url=EMERSON_URL,
        function=process.process_score,
        bounds=_points,
        counts=Counts.ITEMS,
        short=N_("Engagement"),
        command=FILE,
    ),
    Measure(
        id="shared_motivation",
        title=N_("Shared motivation"),
        meaning=N_("Whether partners trust and understand each other, accept the way of working and stay committed."),
        formula=SCORE,
        unit=POINTS,
        more=N_("stronger"),
        computed_from=3,
        shown_from=3,
        edges=SCORE_EDGES,
        unfit=SCORE_UNFIT,
        example=N_("Four statements on a scale from 1 to 5 are rated 5, 4, 4 and 5: (4.5 − 1) / (5 − 1) × 100 = 87.5."),
        source=EMERSON,
        url=EMERSON_URL,
        function=process.process_score,
        bounds=_points,
        counts=Counts.ITEMS,
        short=N_("Motivation"),
        command=FILE,
    ),
    Measure(
        id="joint_capacity",
        title=N_("Capacity for joint action"),
        meaning=N_("Whether procedures, leadership, knowledge and means are there for what was promised."),
        formula=SCORE,
        unit=POINTS,
        more=N_("stronger"),
        computed_from=3,
        shown_from=3,
        edges=SCORE_EDGES,
        unfit=SCORE_UNFIT,
        example=N_("Four statements on a scale from 1 to 5 are rated 2, 3, 3 and 2: (2.5 − 1) / (5 − 1) × 100 = 37.5."),
        source=EMERSON,
        url=EMERSON_URL,
        function=process.process_score,
        bounds=_points,
        counts=Counts.ITEMS,
        short=N_("Capacity to act"),
        command=FILE,
    ),
    Measure(
        id="feedback_rate",
        title=N_("Feedback to contributors"),
        meaning=N_("In how many of the stages that collected contributions a response to them was published."),
        formula="stages with a published response / stages that collected input",
        unit=SHARE,
        more=N_("more contributions are answered; 1 is all"),
        computed_from=1,
        shown_from=1,
        edges=N_(
            "A stage of which it is not known whether it responded is left out. The share published within 60 days "
            "stands beside it, where both dates are known. If nothing was collected there is no value."
        ),
        unfit=N_("Do not read it as quality: it says that there was an answer, not how good it was."),
        example=N_("Four stages collected contributions, three published a response: 3 / 4 = 0.75."),
        source=N_("CLEAR framework (Council of Europe): responded to; OECD 2022; 60 days are our design"),
        url="https://doi.org/10.1787/f765caf6-en",
        function=process.feedback_rate,
        bounds=_share,
        counts=Counts.STAGES,
        short=N_("Feedback"),
        command=FILE,
    ),
    Measure(
        id="resourcing",
        title=N_("Resources in place"),
        meaning=N_("How many of the resources that co-production needs are there: lead, time, money, support, tools."),
        formula="yes / (yes + no)",
        unit=SHARE,
        more=N_("more of them are there"),
        computed_from=4,
        shown_from=4,
        edges=N_(
            "What does not apply or is not known counts neither way. With fewer than four answers there is no value."
        ),
        unfit=N_("Do not read it as enough: a budget line that is too small counts as there."),
        example=N_("Four resources are there, one is not, one does not apply: 4 / (4 + 1) = 0.8."),
        source=N_("OECD 2022, Guidelines for Citizen Participation Processes; index our design"),
        url="https://doi.org/10.1787/f765caf6-en",
        function=process.resourcing,
        bounds=_share,
        counts=Counts.ITEMS,
        short=N_("Resources"),
        command=FILE,
    ),
    Measure(
        id="inclusion",
        title=N_("Inclusion"),
        meaning=N_(
            "How far those who take part mirror the population, or how many of the groups to reach were reached."
        ),
        formula="1 - 0.5 * sum(|q - pi|), q a group's share of participants, pi of population; else reached / listed",
        unit=SHARE,
        more=N_("closer to the population, or more groups reached"),
        computed_from=1,
        shown_from=1,
        edges=N_(
            "Head counts are used where every group has both and there are at least two groups; else whether each "
            "group was reached, without those of which it is not known. Which of the two was used is said."
        ),
        unfit=N_("Do not use head counts for groups that overlap, and do not compare the two ways of working it out."),
        example=N_(
            "Under 30: 20 of 100 participants, 40 of 100 people; others: 80 and 60: 1 − 0.5 × (0.2 + 0.2) = 0.8."
        ),
        source=N_("Duncan & Duncan 1955, American Sociological Review 20(2), 210-217; from memory"),
        url="https://doi.org/10.2307/2088328",
        function=process.inclusion,
        bounds=_share,
        counts=Counts.ITEMS,
        short=N_("Inclusion"),
        command=FILE,
    ),
)

GOVERNANCE: tuple[Measure, ...] = (*STRUCTURE, *PROCESS)
