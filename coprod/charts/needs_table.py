"""The numbers under the figure of skill needs: a table to read, and the same rows to download."""

from collections.abc import Sequence
from dataclasses import asdict, fields

import pandas as pd

from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.charts.withheld import in_short, missed_in_words
from coprod.disclosure.release import Release
from coprod.language import Speaker
from coprod.measures.catalogue import measure
from coprod.measures.skill import SkillNeed
from coprod.measures.tally import Missed

MISSED = tuple(field.name for field in fields(Missed))
COUNTS = ("n", *MISSED)


def table(rows: Sequence[SkillRow], say: Speaker) -> pd.DataFrame:
    """Return the rows as text, in the words and the number format of the reader's language."""
    return pd.DataFrame([_line(row, say) for row in rows])


def data(rows: Sequence[SkillRow], provenance: Provenance, say: Speaker) -> pd.DataFrame:
    """Return the rows as numbers; a withheld skill has its reason and no number, not even its n."""
    records = [provenance.record(say) | _record(row) for row in rows]
    return pd.DataFrame(records).astype(dict.fromkeys(COUNTS, "Int64"))  # else a withheld skill makes 5.0 of 5


def _line(row: SkillRow, say: Speaker) -> dict[str, str]:
    value = row.value
    return {
        say("Stage"): row.stage_title,
        say("Skill"): row.title,
        say(measure("importance").title): _number(value and value.importance, say),
        say(measure("capacity").title): _number(value and value.capacity, say),
        say(measure("gap").title): _number(value and value.gap, say),
        say(measure("need").title): _number(value and value.need, say, digits=0),
        say(measure("rds").short): rds_in_words(value, say) if value else "",
        say("n"): str(value.pairs) if value else in_short(row.shown, say),
        say("Without both ratings"): missed_in_words(row.shown.value.missed, say)
        if isinstance(row.shown, Release)
        else "",
    }


def rds_in_words(value: SkillNeed, say: Speaker) -> str:
    """Return the score, or below five answers the plain counts, where a percentage would pretend."""
    if value.rds is None:
        return ""
    if value.pairs < measure("rds").shown_from:
        return say("{below} of {n} below", below=value.below, n=value.pairs)
    return say.number(value.rds, 0)


def _record(row: SkillRow) -> dict[str, object]:
    value = row.value
    return {
        "stage": row.stage,
        "skill": row.skill,
        "title": row.title,
        "optional": row.optional,
        "n": row.shown.respondents if isinstance(row.shown, Release) else None,
        **(asdict(row.shown.value.missed) if isinstance(row.shown, Release) else dict.fromkeys(MISSED)),
        "importance_mean": value and value.importance,
        "capacity_mean": value and value.capacity,
        "gap": value and value.gap,
        "mwds": value and value.mwds,
        "need": value and value.need,
        "rds": value and value.rds,
        "quadrant": value and value.quadrant,
        "below_importance": value and value.below_importance,
        "withheld": None if isinstance(row.shown, Release) else row.shown.reason,
    }


def _number(value: float | SkillNeed | None, say: Speaker, *, digits: int = 1) -> str:
    return say.number(value, digits) if isinstance(value, float) else ""
