"""The numbers under the figure of priorities: a table to read, and the same rows to download."""

from collections.abc import Sequence
from math import floor

import pandas as pd

from coprod.charts.needs_table import rds_in_words
from coprod.charts.provenance import Provenance
from coprod.charts.skill_row import SkillRow
from coprod.language import Speaker
from coprod.measures.agreement import CONSENSUS_WORDS, ConsensusLevel, consensus_level
from coprod.measures.catalogue import measure
from coprod.measures.skill import SkillNeed
from coprod.measures.tiers import tier_words
from coprod.measures.undefined import Undefined
from coprod.measures.worked import Interval, Value


def table(rows: Sequence[SkillRow], say: Speaker) -> pd.DataFrame:
    """Return the rows as text, in the words and the number format of the reader's language."""
    return pd.DataFrame([_line(row, say) for row in rows])


def data(rows: Sequence[SkillRow], provenance: Provenance, say: Speaker) -> pd.DataFrame:
    """Return the rows as numbers; what is undefined has its reason."""
    records = [provenance.record(say) | _record(row) for row in rows]
    return pd.DataFrame(records).astype({"picked_of": "Int64"})  # else one skill without picks makes 10.0 of 10


def _line(row: SkillRow, say: Speaker) -> dict[str, str]:
    value, standing = row.value, row.standing
    if value is None:
        return {}
    return {
        say("Skill"): row.title,
        say("Stage"): row.stage_title,
        say(measure("need").title): say.number(value.need or 0, 0),
        say("95 % interval"): _ends(value.need_interval, say),
        say("Priority"): _tier(row, say),
        say(measure("mwds").short): _placed(
            say.number(value.mwds or 0, 2), standing.by_mwds if standing else None, say
        ),
        say(measure("rds").short): _rds(row, value, say),
        say(measure("median_gap").title): say.number(value.median_gap or 0),
        say("Agree on importance"): _consensus(value.importance_consensus, value.pairs, say),
        say("Agree on capacity"): _consensus(value.capacity_consensus, value.pairs, say),
        say("Picked"): _picked(row, say),
        say("n"): str(value.pairs),
    }


def _ends(interval: Interval | Undefined, say: Speaker) -> str:
    if isinstance(interval, Undefined):
        return say("none")
    return say("{low} to {high}", low=say.number(interval.low, 0), high=say.number(interval.high, 0))


def _tier(row: SkillRow, say: Speaker) -> str:
    """Name the tier with the share of draws it rests on."""
    if row.priority is None:
        return ""
    share = int(round(100 * row.priority.chance, 6))  # 89.6 % is not yet the 90 % of a clear priority
    return say("{tier} ({share} % of draws)", tier=say(tier_words(row.priority)), share=share)


def _placed(score: str, place: float | None, say: Speaker) -> str:
    if place is None:
        return score
    return say("{score} (place {place})", score=score, place=say.number(place, 0 if place == int(place) else 1))


def _picked(row: SkillRow, say: Speaker) -> str:
    if row.pick is None:
        return ""
    return say("{share} % of {n}", share=say.number(100 * row.pick.share, 0), n=row.pick.answered)


def _rds(row: SkillRow, value: SkillNeed, say: Speaker) -> str:
    """Return the score, or below five answers the plain counts, where a percentage would pretend."""
    return _placed(rds_in_words(value, say), row.standing.by_rds if row.standing else None, say)


def _consensus(consensus: Value, n: int, say: Speaker) -> str:
    """Return the value where it may be shown, in words too where so many answered that words may be used."""
    one = measure("consensus")
    if consensus is Undefined.TOO_ALIKE:
        return say(CONSENSUS_WORDS[ConsensusLevel.HIGH])
    if isinstance(consensus, Undefined) or n < one.shown_from:
        return ""
    number = say.number(floor(round(100 * consensus, 6)) / 100, 2)  # 0.796 is not yet the 0.80 of a high consensus
    if one.labelled_from is None or n < one.labelled_from:
        return number
    return say("{level} ({value})", level=say(CONSENSUS_WORDS[consensus_level(consensus)]), value=number)


def _record(row: SkillRow) -> dict[str, object]:
    value, standing = row.value, row.standing
    if value is None:
        return {}
    interval, (importance, capacity) = value.need_interval, (value.importance_consensus, value.capacity_consensus)
    ends = (interval.low, interval.high) if isinstance(interval, Interval) else (None, None)
    agreed = value.pairs >= measure("consensus").shown_from
    return {
        "stage": row.stage,
        "skill": row.skill,
        "title": row.title,
        "n": value.pairs,
        "need": value.need,
        "need_low": ends[0],
        "need_high": ends[1],
        "no_interval": interval if isinstance(interval, Undefined) else None,
        "tier": row.priority and row.priority.tier,
        "tier_chance": row.priority and row.priority.chance,
        "mwds": value.mwds,
        "place_by_mwds": standing and standing.by_mwds,
        "rds": value.rds,
        "place_by_rds": standing and standing.by_rds,
        "median_gap": value.median_gap,
        "importance_consensus": importance if agreed and isinstance(importance, float) else None,
        "capacity_consensus": capacity if agreed and isinstance(capacity, float) else None,
        "picked_of": row.pick.answered if row.pick else None,
        "picked_share": row.pick and row.pick.share,
    }
