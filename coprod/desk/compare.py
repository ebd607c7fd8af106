"""Which groups differ on this, really, and which cannot be told apart: the comparison as a page shows it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from coprod.charts import rug
from coprod.charts.compared import not_compared_notes
from coprod.charts.figure import Figure
from coprod.charts.rug_row import RugCell, RugRow
from coprod.desk.compare_governance import beside
from coprod.desk.compare_members import Asking, Of
from coprod.desk.compare_told import Told, side, told, veiled
from coprod.desk.compare_withheld import lacking, withheld
from coprod.desk.equivalent import same_question
from coprod.desk.opening import Desk
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Shown, Withheld, together
from coprod.instrument.model import Skill, Stage
from coprod.language import Speaker
from coprod.measures import gaps
from coprod.measures.differences import Comparison, NotCompared, Quantity, not_compared
from coprod.measures.pairs import every_pair
from coprod.measures.skill import SkillNeed
from coprod.measures.stages import StageNeed, stage_need
from coprod.measures.tally import Tally
from coprod.measures.undefined import Undefined

ALL = "all"


def stages_of(desk: Desk, say: Speaker, asking: Asking) -> Mapping[str, str]:
    """Return the stages whose skills may be shown, by id -> title, and all of them."""
    instrument = desk.questionnaire(asking.reference.choice.group.instrument)
    every = {stage.id: stage.title.to(say.language) for stage in instrument.stages}
    return every | {ALL: say("All stages")}


def skills_of(desk: Desk, say: Speaker, asking: Asking) -> Mapping[str, str]:
    """Return the skills that may be opened, by id -> title, in the order of the questionnaire."""
    instrument = desk.questionnaire(asking.reference.choice.group.instrument)
    return {skill.id: skill.title.to(say.language) for skill in instrument.skills}


def drawn_rug(desk: Desk, say: Speaker, asking: Asking, stage: str) -> tuple[Figure, ...]:
    """Draw the needs of a stage's skills, or of ``ALL``, group by group; of agreed returns their governance too."""
    instrument = desk.questionnaire(asking.reference.choice.group.instrument)
    shown = [one for one in instrument.stages if stage in (ALL, one.id)]
    every = told(desk, asking, worked={skill.id for one in shown for skill in instrument.skills_of(one.id)})
    rows = (*_stages(every, say), *(row for one in shown for row in _skills(every, one, asking, say)))
    figures = [
        rug.figure(
            rows,
            [one.compared for one in every],
            name="compare-rug",
            about=shown[0].title.to(say.language) if len(shown) == 1 else say("All stages"),
            tested=not asking.organisational,
            since=asking.of is Of.ROUNDS,
            notes=_notes(rows, every, desk.policy.k, asking, say),
            say=say,
        )
    ]
    if asking.organisational:
        figures.append(beside(desk, every, say))
    return tuple(figures)


def _stages(every: Sequence[Told], say: Speaker) -> list[RugRow]:
    """Every stage's need: values without a test, as the same people rate all skills of a stage."""
    instrument = every[0].instrument
    rows = []
    for stage in instrument.stages:
        core = instrument.skills_of(stage.id, optional=False)
        rows.append(
            RugRow(
                key=f"stage {stage.id}",
                section=say("Need by stage (values only, no test)"),
                title=stage.title.to(say.language),
                measure="stage_need",
                digits=0,
                stage=stage.id,
                cells={one.member.key: RugCell(_stage_need(one, every[0], stage, core)) for one in every},
            )
        )
    return rows


def _stage_need(one: Told, reference: Told, stage: Stage, core: Sequence[Skill]) -> Shown[float]:
    asked = [skill.id for skill in core if same_question(one.instrument, reference.instrument, skill.id)]
    tallies = [one.tallies[skill] for skill in asked]

    def index(values: Sequence[Tally | None]) -> StageNeed:
        known = [None if value is None else gaps.need(value) for value in values]
        return stage_need(stage.id, known + [None] * (len(core) - len(known)))

    found = together(tallies, index)
    need = found.value.need
    if need is not None:
        return found.then(lambda _: need)
    reasons = {each.reason if isinstance(each, Withheld) else Reason.TOO_FEW_SKILLS for each in tallies}
    return Withheld(stage.id, reasons.pop() if len(reasons) == 1 else Reason.TOO_FEW_SKILLS)


def _skills(every: Sequence[Told], stage: Stage, asking: Asking, say: Speaker) -> list[RugRow]:
    """The needs of a stage's skills; all pairs are tested together, so that it is one verdict from either side."""
    reference, rows = every[0], []
    for skill in reference.instrument.skills_of(stage.id):
        needs = {one.member.key: one.needs[skill.id] for one in every if skill.id in one.needs}
        cells = {key: RugCell(_need(shown)) for key, shown in needs.items()}
        if not asking.organisational:
            sides = [side(one, reference, skill.id) for one in every]
            able = {one.name for one in sides if not_compared(one, one) is None}
            reference_last = [*sides[1:], sides[0]]  # second in each of its pairs
            for pair in every_pair(reference_last, [Quantity.NEED]):
                if pair.second == sides[0].name and pair.first in cells:
                    seen: Comparison = veiled(pair, needs) if pair.reason is None else pair
                    lacks = pair.first in able and pair.second not in able
                    cells[pair.first] = RugCell(cells[pair.first].shown, seen.need, reference_lacks=lacks)
        absent = {one.member.key: RugCell(Undefined.NOBODY) for one in every if skill.id not in one.needs}
        rows.append(
            RugRow(
                key=skill.id,
                section=say("Need: {stage}", stage=stage.title.to(say.language)),
                title=skill.title.to(say.language),
                measure="need",
                digits=0,
                stage=stage.id,
                skill=skill.id,
                cells=cells | absent,
            )
        )
    return rows


def _need(shown: Shown[SkillNeed]) -> Shown[float] | Undefined:
    if isinstance(shown, Withheld):
        return shown
    need = shown.value.need
    return Undefined.NOBODY if need is None else shown.then(lambda _: need)


def _notes(
    rows: Sequence[RugRow], every: Sequence[Told], smallest: int, asking: Asking, say: Speaker
) -> tuple[str, ...]:
    if asking.organisational:
        return withheld(rows, every, smallest, say)
    titles = {one.member.key: one.member.title for one in every}
    reasons: dict[NotCompared, list[str]] = defaultdict(list)
    for row in rows:
        for key, cell in row.cells.items():
            if cell.not_compared and not cell.reference_lacks:
                reasons[cell.not_compared].append(titles[key])
    skills = [row for row in rows if row.skill]
    return (
        *lacking(skills, every[0].member, say),
        *not_compared_notes(reasons, say),
        *withheld(rows, every, smallest, say),
    )
