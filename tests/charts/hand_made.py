"""A group small enough to work out by hand, and what a reader is told of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.stages import StageRow
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Release, Shown, release
from coprod.language import speaker
from coprod.measures.orders import Pick, Standing
from coprod.measures.skill import SkillNeed, skill_need
from coprod.measures.stages import StageNeed
from coprod.measures.tally import Missed, Span, Tally
from coprod.measures.tiers import Priority, tier
from coprod.measures.uncertainty import Sampling
from coprod.measures.worked import Interval

say = speaker("en")
FIVE = Span(1, 5)
PEOPLE = Provenance(
    city="Oskerwyn",
    sample=False,
    round="2026 spring",
    organisational=False,
    organisation="",
    respondents=6,
    smallest=5,
    first_on=date(2026, 3, 2),
    last_on=date(2026, 3, 9),
    instrument="coprod-core@1.0",
)
RETURN = replace(PEOPLE, organisational=True, organisation="Green Streets", respondents=1)
SOURCE = "Oskerwyn · 2026 spring · 6 individual answers · March 2026 · coprod-core@1.0"
RETURN_SOURCE = (
    "Oskerwyn · 2026 spring · one organisational return, Green Streets · 2 March 2026 to 9 March 2026 · coprod-core@1.0"
)

Pairs = Sequence[tuple[int, int, int]]
GOLDEN = ((5, 3, 2), (4, 3, 1), (5, 2, 1), (4, 4, 1))  # I 4.6, A 3.0, gap 1.6, MWDS 7.36, need 36.8, RDS -80, n 5
STRONG = ((2, 4, 4), (3, 4, 2))  # I 14/6, A 4, gap -10/6, MWDS -35/9, need -175/9, RDS 100, n 6
TEN = tuple((importance, capacity, 2 * people) for importance, capacity, people in GOLDEN)  # the same means, n 10
EIGHT = ((5, 2, 2), (5, 3, 1), (4, 3, 2), (3, 3, 1), (4, 4, 1), (2, 4, 1))  # I 4, A 3, MWDS 4, need 20, RDS -50, n 8
FEW = ((5, 1, 4),)  # four people
NOBODY = ()


def skill(
    number: int,
    stage: str,
    pairs: Pairs,
    *,
    basis: Basis = Basis.INDIVIDUAL,
    title: str = "",
    optional: bool = False,
    missed: Missed | None = None,
    sampling: Sampling = Sampling.PART,
) -> SkillRow:
    outcome = release(Tally.of(f"s{number:02}", FIVE, pairs, missed), basis=basis, policy=Policy())
    work = partial(skill_need, sampling=sampling)
    shown: Shown[SkillNeed] = outcome.then(work) if isinstance(outcome, Release) else outcome
    return SkillRow(
        skill=f"s{number:02}",
        title=title or f"Skill {number}",
        stage=stage.lower(),
        stage_title=stage,
        next_step=f"Step {number}",
        optional=optional,
        shown=shown,
    )


def ranked(
    row: SkillRow,
    *,
    chance: float | None = None,
    places: tuple[float, float] | None = None,
    picked: tuple[int, int] | None = None,
    interval: tuple[float, float] | None = None,
    consensus: tuple[float, float] | None = None,
) -> SkillRow:
    """Return the row with what a whole group tells of it, set by hand in the place of what was drawn by lot.

    ``places`` are those by MWDS and by RDS, ``picked`` is so many of so many people.
    """

    def set_by_hand(value: SkillNeed) -> SkillNeed:
        if interval:
            value = replace(value, need_interval=Interval(*interval, "by hand"))
        if consensus:
            value = replace(value, importance_consensus=consensus[0], capacity_consensus=consensus[1])
        return value

    return replace(
        row,
        shown=row.shown.then(set_by_hand) if isinstance(row.shown, Release) else row.shown,
        priority=None if chance is None else Priority(row.skill, tier(chance), chance),
        standing=None if places is None else Standing(row.skill, *places),
        pick=None if picked is None else Pick(row.skill, *picked, picked[0] / picked[1], 1),
    )


def stage(
    title: str,
    need: float | None,
    known: int,
    skills: int,
    *,
    in_sequence: bool = True,
    least: int = 6,
    reason: Reason = Reason.TOO_FEW_SKILLS,
) -> StageRow:
    index = Release(StageNeed(title.lower(), need, known, skills), least)
    return StageRow(title.lower(), title, in_sequence, index, reason if need is None else None)


ALL_SHOWN = (skill(1, "Design", GOLDEN), skill(2, "Delivery", STRONG))
SOME_WITHHELD = (skill(1, "Design", GOLDEN), skill(3, "Design", FEW), skill(2, "Delivery", STRONG))
ALL_WITHHELD = (skill(3, "Design", FEW), skill(4, "Delivery", FEW))
AGREED = tuple(
    skill(number, "Design", pairs, basis=Basis.ORGANISATIONAL_WITH_CONSENT)
    for number, pairs in ((1, ((5, 2, 1),)), (2, ((3, 4, 1),)), (3, NOBODY))
)
WITHOUT_CONSENT = tuple(
    skill(number, "Design", ((5, 2, 1),), basis=Basis.ORGANISATIONAL_WITHOUT_CONSENT) for number in (1, 2)
)
TIERS = (
    ranked(skill(6, "Design", EIGHT), chance=0.896, places=(2.0, 2.5), picked=(1, 3), interval=(-2.03125, 49.140625)),
    ranked(skill(1, "Design", TEN), chance=0.9, places=(1.0, 1.0), picked=(6, 10), interval=(24.3, 47.5)),
    skill(3, "Design", FEW),
    ranked(skill(2, "Delivery", STRONG), chance=0.0015, places=(3.0, 2.5)),
)
