"""A group small enough to work out by hand, and what a reader is told of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.stages import StageRow
from coprod.disclosure.policy import Policy, Reason
from coprod.disclosure.release import Basis, Release, Shown, release
from coprod.language import speaker
from coprod.measures.gaps import SkillNeed, skill_need
from coprod.measures.stages import StageNeed
from coprod.measures.tally import Missed, Span, Tally

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
) -> SkillRow:
    outcome = release(Tally.of(f"s{number:02}", FIVE, pairs, missed), basis=basis, policy=Policy())
    shown: Shown[SkillNeed] = outcome.then(skill_need) if isinstance(outcome, Release) else outcome
    return SkillRow(
        skill=f"s{number:02}",
        title=title or f"Skill {number}",
        stage=stage.lower(),
        stage_title=stage,
        next_step=f"Step {number}",
        optional=optional,
        shown=shown,
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
