"""Stages of the life cycle made by hand, from skills whose needs are worked out in hand_made."""

from collections.abc import Sequence
from dataclasses import fields, replace

from hand_made import EIGHT, FEW, GOLDEN, PEOPLE, RETURN, STRONG, Pairs, skill

from coprod.charts.lifecycle_row import LifeSkill, LifeStage, StageMeans, Whose
from coprod.charts.skill_row import SkillRow
from coprod.disclosure.policy import Reason
from coprod.disclosure.release import Basis, Release
from coprod.measures.stages import StageNeed

HERE = Whose((PEOPLE,))
AGREED = Whose((RETURN,))
THERE = replace(PEOPLE, city="Hovenquay", respondents=9)
BOTH = Whose((PEOPLE, THERE))


def life(number: int, title: str, pairs: Pairs, *, cities: int = 1, basis: Basis = Basis.INDIVIDUAL) -> LifeSkill:
    row = skill(number, title, pairs, basis=basis)
    return LifeSkill(**{field.name: getattr(row, field.name) for field in fields(SkillRow)}, cities=cities)


def stage(
    title: str,
    need: float | None,
    skills: Sequence[LifeSkill] = (),
    *,
    importance: float | None = 4.5,
    capacity: float | None = 3.0,
    least: int = 6,
    in_sequence: bool = True,
) -> LifeStage:
    told = need is not None
    index = StageNeed(title.lower(), need, len(skills) if told else 0, max(len(skills), 1))
    means = StageMeans(index, importance if told else None, capacity if told else None)
    reason = None if told else Reason.TOO_FEW_SKILLS
    return LifeStage(title.lower(), title, in_sequence, Release(means, least), reason, tuple(skills))


DESIGN = stage("Design", 36.8, [life(1, "Design", GOLDEN, cities=2), life(3, "Design", FEW)], least=5)
DELIVERY = stage("Delivery", -38.9, [life(2, "Delivery", STRONG)], importance=14 / 6, capacity=4.0)
CROSS = stage("Every stage", 20.0, [life(6, "Every stage", EIGHT)], importance=4.0, least=8, in_sequence=False)
HIDDEN = stage("Assessment", None, [life(4, "Assessment", FEW)])
STAGES = (DESIGN, DELIVERY, HIDDEN, CROSS)
