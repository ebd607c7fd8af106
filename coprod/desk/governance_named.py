"""The figures of one return that name who takes part: the matrix, where collaboration breaks off, who decides."""

from collections.abc import Iterator

from coprod.charts import governance_breaks, governance_decisions, matrix
from coprod.charts.figure import Figure
from coprod.charts.matrix import Cell, MatrixLine
from coprod.charts.matrix_doubts import doubts
from coprod.charts.matrix_row import Scales
from coprod.desk.governance import participation_of
from coprod.desk.groups import Choice
from coprod.disclosure.release import Release
from coprod.instrument.answers import Answers, Part
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing, Scale
from coprod.language import Speaker
from coprod.measures.handover import handovers
from coprod.measures.matrix import GOVERNMENT
from coprod.measures.participation import ACTIVE


def named(told: Release[Answers], instrument: Instrument, choice: Choice, say: Speaker) -> Iterator[Figure]:
    """Return the figures that a return's stakeholders give; none without any."""
    answers = told.value
    if not answers.stakeholders:
        return
    here, asked, tongue = choice.provenance, instrument.governance, say.language
    stages = tuple((stage.id, stage.title.to(tongue)) for stage in instrument.sequence)
    pairs = handovers(participation_of(answers, instrument))
    lines = _lines(answers, instrument, tongue)
    depths, rights = _words(asked.depth, tongue), _words(asked.decision_right, tongue)
    title = governance_breaks.title(pairs, dict(stages), say) if pairs else ""
    yield matrix.figure(
        lines,
        stages=stages,
        name="governance-matrix",
        file=f"{here.file_stem}-who-takes-part",
        title=_who(lines, say),
        source=here.words(say),
        documented_only=False,
        depths=depths,
        rights=rights,
        say=say,
        record=here.record(say),
        notes=doubts(lines, stages, Scales(depths, rights, any_right=True), say),
    )
    if title:
        yield governance_breaks.figure(pairs, stages=dict(stages), provenance=here, say=say)
    if any(cell.right is not None for line in lines for cell in line.cells):
        yield governance_decisions.figure(lines, stages=stages, rights=rights, provenance=here, say=say)


def _lines(answers: Answers, instrument: Instrument, tongue: str) -> tuple[MatrixLine, ...]:
    titles = {sector.id: sector.title.to(tongue) for sector in instrument.governance.helices}
    return tuple(
        MatrixLine(
            name=one.name,
            helix=one.helix.value,
            helix_title=titles[one.helix],
            is_lead=one.is_lead,
            head_count=one.head_count,
            cells=tuple(_cell(stage.id, one.parts.get(stage.id, Part())) for stage in instrument.sequence),
        )
        for one in sorted(answers.stakeholders, key=lambda one: list(titles).index(one.helix))
    )


def _cell(stage: str, part: Part) -> Cell:
    depth, right = part.depth, part.decision_right
    return Cell(
        stage,
        depth=None if isinstance(depth, Missing) else depth,
        right=None if isinstance(right, Missing) else right,
        missing=depth.value if isinstance(depth, Missing) else "",
    )


def _who(lines: tuple[MatrixLine, ...], say: Speaker) -> str:
    """State how many outside government are asked at least from start to end, which is what taking part means here."""
    partners = [line for line in lines if line.helix != GOVERNMENT]
    if not partners:
        return say("Nobody outside government is listed")
    throughout = sum(all((cell.depth or 0) >= ACTIVE for cell in line.cells) for line in partners)
    if any(cell.depth is None for line in partners for cell in line.cells):
        return say.many(
            "{throughout} of {count} group outside government is known to be asked, or more, at every stage",
            "{throughout} of {count} groups outside government are known to be asked, or more, at every stage",
            len(partners),
            throughout=throughout,
        )
    return say.many(
        "{throughout} of {count} group outside government is asked, or more, at every stage",
        "{throughout} of {count} groups outside government are asked, or more, at every stage",
        len(partners),
        throughout=throughout,
    )


def _words(scale: Scale, tongue: str) -> dict[int, str]:
    return {point.value: point.label.to(tongue) for point in scale.points}
