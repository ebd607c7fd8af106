"""The numbers under the figures of the life cycle: tables to read, and rows to download, of stages and of skills."""

from collections.abc import Sequence

import pandas as pd

from coprod.charts.lifecycle_row import LifeSkill, LifeStage, Whose, of_skills
from coprod.charts.withheld import SHORT, in_short
from coprod.disclosure.release import Release
from coprod.language import Speaker
from coprod.measures.catalogue import measure


def stages(rows: Sequence[LifeStage], say: Speaker) -> pd.DataFrame:
    """Return the stages as text, in the words and the number format of the reader's language."""
    return pd.DataFrame([_stage(one, say) for one in rows])


def stage_data(rows: Sequence[LifeStage], whose: Whose, say: Speaker) -> pd.DataFrame:
    """Return the stages as numbers; one without a need has its reason."""
    return pd.DataFrame([whose.record(say) | _stage_record(one) for one in rows]).astype({"least_n": "Int64"})


def stage_need(one: LifeStage, say: Speaker) -> str:
    """Say a stage's need, or why it has none."""
    if one.need is not None:
        return say.number(one.need, 0)
    return say(SHORT[one.reason]) if one.reason is not None else ""


def needs(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> pd.DataFrame:
    """Return the needs as text, in the words and the number format of the reader's language."""
    return pd.DataFrame([_named(row, say) | _need(row, say) | _rests_on(row, whose, say) for row in of_skills(stages)])


def ratings(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> pd.DataFrame:
    """Return importance, capacity and gap the same way."""
    return pd.DataFrame(
        [_named(row, say) | _ratings(row, say) | _rests_on(row, whose, say) for row in of_skills(stages)]
    )


def data(stages: Sequence[LifeStage], whose: Whose, say: Speaker) -> pd.DataFrame:
    """Return the rows as numbers; a withheld skill has its reason and no number, not even its n."""
    records = [whose.record(say) | _record(row) for row in of_skills(stages)]
    return pd.DataFrame(records).astype({"n": "Int64", "cities": "Int64"})


def _stage(one: LifeStage, say: Speaker) -> dict[str, str]:
    share = say("{known} of {all}", known=one.means.need.skills_with_value, all=one.means.need.skills)
    ratings = {
        say(measure(name).title): "" if value is None else say.number(value)
        for name, value in (("importance", one.means.importance), ("capacity", one.means.capacity))
    }
    return {
        say("Stage"): one.title,
        **ratings,
        say(measure("need").title): stage_need(one, say),
        say("Skills with a value"): share,
        say("n, at least"): "" if one.least_n is None else say.number(one.least_n, 0),
    }


def _stage_record(one: LifeStage) -> dict[str, object]:
    return {
        "stage": one.stage,
        "title": one.title,
        "stage_importance": one.means.importance,
        "stage_capacity": one.means.capacity,
        "stage_need": one.need,
        "least_n": one.least_n,
        "skills_with_value": one.means.need.skills_with_value,
        "skills": one.means.need.skills,
        "withheld": one.reason,
    }


def _named(row: LifeSkill, say: Speaker) -> dict[str, str]:
    return {say("Stage"): row.stage_title, say("Skill"): row.named(say)}


def _need(row: LifeSkill, say: Speaker) -> dict[str, str]:
    value = row.value.need if row.value else None
    return {say(measure("need").title): "" if value is None else say.number(value, 0)}


def _ratings(row: LifeSkill, say: Speaker) -> dict[str, str]:
    value = row.value
    told = {} if value is None else {name: getattr(value, name) for name in ("importance", "capacity", "gap")}
    return {
        say(measure(name).title): say.number(told[name]) if name in told else ""
        for name in ("importance", "capacity", "gap")
    }


def _rests_on(row: LifeSkill, whose: Whose, say: Speaker) -> dict[str, str]:
    told = {say("n"): say.number(row.value.pairs, 0) if row.value else in_short(row.shown, say)}
    return told | ({say("Cities"): say.number(row.cities, 0) if row.value else ""} if whose.pooled else {})


def _record(row: LifeSkill) -> dict[str, object]:
    value = row.value
    return {
        "stage": row.stage,
        "skill": row.skill,
        "title": row.title,
        "optional": row.optional,
        "n": row.shown.respondents if isinstance(row.shown, Release) else None,
        "cities": row.cities if value else None,
        "importance_mean": value and value.importance,
        "capacity_mean": value and value.capacity,
        "gap": value and value.gap,
        "mwds": value and value.mwds,
        "need": value and value.need,
        "withheld": None if isinstance(row.shown, Release) else row.shown.reason,
    }
