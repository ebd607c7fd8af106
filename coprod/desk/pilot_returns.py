"""The returns of a pilot's own city, each with its matrix and with what differs from the desk coding, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from coprod.charts import matrix
from coprod.charts.figure import Figure
from coprod.charts.matrix import Cell, MatrixLine
from coprod.charts.withheld import in_full
from coprod.desk.groups import Choice
from coprod.desk.opening import Desk
from coprod.desk.pilot_own import coded, differences, handed_in, known, of_city, returned, words
from coprod.desk.pilot_record import Record
from coprod.disclosure.release import Withheld
from coprod.instrument.answers import Answers, Part
from coprod.language import Speaker


@dataclass(frozen=True)
class Own:
    """One return of the city about this pilot; ``withheld`` says why there is no matrix, empty where there is one."""

    label: str
    matrix: Figure | None
    withheld: str
    differences: tuple[str, ...]


@dataclass(frozen=True)
class Other:
    """A return of the same city about something else: what it is, and the choices by which a link finds it."""

    label: str
    view: Mapping[str, tuple[str, ...]]


def returns_of(desk: Desk, one: Record, say: Speaker) -> tuple[tuple[Own, ...], tuple[Other, ...]]:
    """Return what the pilot's city handed in about it, and what else it handed in."""
    mine, others = of_city(desk, one.facts)
    return (
        tuple(_own(desk, choice, one, say) for choice in mine),
        tuple(Other(choice.provenance.words(say), choice.view) for choice in others),
    )


def _own(desk: Desk, choice: Choice, one: Record, say: Speaker) -> Own:
    here = choice.provenance
    label = say("The city's own return, {round} ({when})", round=here.round, when=here.when(say))
    shown = handed_in(desk, choice)
    if isinstance(shown, Withheld):
        return Own(label, None, in_full(shown.reason, smallest=desk.policy.k, say=say), ())
    if not shown.value.stakeholders:
        return Own(label, None, say("This return names no stakeholder, so there is no matrix of it."), ())
    return Own(
        label,
        _matrix(desk, choice, shown.value, label, say),
        "",
        differences(coded(one), returned(shown.value, desk.questionnaire(choice.group.instrument)), words(one), say),
    )


def _matrix(desk: Desk, choice: Choice, answers: Answers, label: str, say: Speaker) -> Figure:
    instrument, here = desk.questionnaire(choice.group.instrument), choice.provenance
    asked, tongue = instrument.governance, say.language
    stages = tuple((stage.id, stage.title.to(tongue)) for stage in instrument.sequence)
    helices = {sector.id: sector.title.to(tongue) for sector in asked.helices}
    groups = say.many("{count} group named", "{count} groups named", len(answers.stakeholders))
    return matrix.figure(
        [
            MatrixLine(
                name=who.name,
                helix=who.helix.value,
                helix_title=helices[who.helix],
                is_lead=who.is_lead,
                head_count=who.head_count,
                cells=tuple(_cell(stage, who.parts.get(stage)) for stage, _ in stages),
            )
            for who in answers.stakeholders
        ],
        stages=stages,
        name=f"pilot-own-{choice.round}-{choice.who}",
        file=f"{here.file_stem}-who-took-part",
        title=f"{label}: {groups}",
        source=here.words(say),
        documented_only=False,
        depths={point.value: point.label.to(tongue) for point in asked.depth.points},
        rights={point.value: point.label.to(tongue) for point in asked.decision_right.points},
        say=say,
        record=here.record(say),
    )


def _cell(stage: str, part: Part | None) -> Cell:
    told = part or Part()
    return Cell(stage, known(told.depth), known(told.decision_right))
