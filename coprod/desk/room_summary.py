"""What came of a room, stage by stage: need before and after the second round, of the skills asked in both."""

from collections.abc import Sequence
from functools import partial

from coprod.charts.room_stages import StageSummary
from coprod.desk.opening import Desk
from coprod.disclosure.release import Basis, Release, Shown, counted, together
from coprod.language import Speaker
from coprod.measures.skill import SkillNeed, skill_need
from coprod.measures.stages import StageNeed, stage_need
from coprod.measures.tally import Span, Tally
from coprod.store import votes
from coprod.store.rooms import Held
from coprod.workshop.course import FIRST, SECOND
from coprod.workshop.room import Asks, Question


def summary(desk: Desk, say: Speaker, held: Held) -> tuple[StageSummary, ...]:
    """Return the stages that the room asked about, in the order of the cycle."""
    instrument = desk.questionnaire(held.room.instrument)
    span = Span(instrument.importance.minimum, instrument.importance.maximum)
    found = []
    for stage in instrument.stages:
        asked = [
            one for one in held.room.questions if one.asks is Asks.BOTH and instrument.skill(one.item).stage == stage.id
        ]
        if not asked:
            continue
        rounds = {round_: [_need(desk, held, one, round_, span) for one in asked] for round_ in (FIRST, SECOND)}
        both = [
            (before, after)
            for before, after in zip(rounds[FIRST], rounds[SECOND], strict=True)
            if isinstance(before, Release) and isinstance(after, Release)
        ]
        index = partial(_index, stage.id)
        found.append(
            StageSummary(
                stage.id,
                stage.title.to(say.language),
                together([one for one in rounds[FIRST] if one is not None], index),
                (together([before for before, _ in both], index), together([after for _, after in both], index)),
            )
        )
    return tuple(found)


def _need(desk: Desk, held: Held, asked: Question, round_: int, span: Span) -> Shown[SkillNeed] | None:
    if not held.course.shows(held.room.questions.index(asked), round_):
        return None
    tally = votes.pairs(desk.store, held.id, asked.key, round_, span)
    if tally is None:
        return None
    outcome: Shown[Tally] = counted(
        asked.key, tally, respondents=tally.pairs, basis=Basis.INDIVIDUAL, policy=desk.policy
    )
    return outcome.then(skill_need) if isinstance(outcome, Release) else outcome


def _index(stage: str, needs: Sequence[SkillNeed | None]) -> StageNeed:
    return stage_need(stage, [None if need is None else need.need for need in needs])
