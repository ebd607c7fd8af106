"""What the command line answers about skills and governance: the shapes that other programs rely on, and lines.

Fields may be added to these shapes, never renamed or removed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from coprod.charts.skill_row import SkillRow
from coprod.charts.stages import StageRow
from coprod.charts.withheld import SHORT, in_short
from coprod.desk.governance import GovernanceProfile
from coprod.desk.groups import Choice
from coprod.desk.profile import SkillProfile
from coprod.disclosure.release import Release, Shown
from coprod.language import Speaker, speaker
from coprod.measures.catalogue import measure
from coprod.measures.indicator import Indicator
from coprod.measures.network import BASIS_WORDS, Basis
from coprod.measures.tally import Span
from coprod.measures.tiers import tier_words
from coprod.measures.undefined import WHY, Undefined
from coprod.measures.worked import Interval, Value

DIGITS = 4
ANY = Span(1, 5)  # the range of an indicator is the same on every scale
WHO = ("city", "round", "who", "label")
NUMBERS = (
    ("importance_mean", "importance"),
    ("capacity_mean", "capacity"),
    ("gap", "gap"),
    ("median_gap", "median_gap"),
    ("mwds", "mwds"),
    ("rds", "rds"),
    ("need", "need"),
)


def group(choice: Choice) -> dict[str, Any]:
    """Name a group of the store, its size where it may be told."""
    return {
        "city": choice.city,
        "round": choice.provenance.round,
        "mode": choice.group.mode,
        "who": choice.who,
        "respondents": choice.provenance.respondents,
        "asked": choice.provenance.asked,
        "sample": choice.provenance.sample,
        "label": choice.provenance.label(speaker()),
        "doors": list(choice.group.doors),
    }


def needs(profile: SkillProfile, *, group: dict[str, Any]) -> dict[str, Any]:
    """Return what ``coprod gaps --json`` prints for one group."""
    return {
        "instrument": profile.provenance.instrument,
        "group": group,
        "skills": [_skill(row) for row in profile.skills],
        "stages": [_stage(row) for row in profile.stages],
        "orders": {
            "rho": _rounded(_number(profile.orders.rho)),
            "undefined": _reason(profile.orders.rho),
            "parting": [one.skill for one in profile.orders.parting],
        },
        "no_tiers": profile.no_tiers,
    }


def needs_in_lines(profile: SkillProfile) -> Iterator[str]:
    """Say the same in aligned lines, by stage."""
    say, stage = speaker(), ""
    yield profile.provenance.words(say)
    for row in profile.skills:
        if row.stage_title != stage:
            stage = row.stage_title
            yield f"\n{stage}"
        if row.value is None:
            yield f"  {row.title:<50}{in_short(row.shown, say)}"
        else:
            ratings = f"importance {row.value.importance:.1f}  capacity {row.value.capacity:.1f}"
            yield f"  {row.title:<50}{ratings}  need {row.value.need:5.1f} {_sure(row, say)}  n {row.value.pairs}"
    yield "\n" + say("Need by stage")
    for each in profile.stages:
        told = say("not shown") if each.need is None else f"{each.need:5.1f}"
        yield f"  {each.title:<50}{told}"


def named(group: Mapping[str, Any]) -> str:
    """Name a group in one line."""
    return " · ".join(str(part) for name, part in group.items() if part and name in ("file", "pilot", *WHO))


def governance(profile: GovernanceProfile, *, group: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ``coprod governance --json`` prints for one group, file or pilot."""
    return {
        "group": group,
        "indicators": [_indicator(name, shown) for name, shown in profile.indicators],
        "form": None
        if profile.hint is None
        else {"hint": profile.hint.form, "question": speaker()(profile.hint.question)},
    }


def governance_in_lines(profile: GovernanceProfile) -> Iterator[str]:
    """Say the same in aligned lines."""
    say = speaker()
    titles = {name: say(measure(name).title) for name, _ in profile.indicators}
    width = max(map(len, titles.values())) + 2
    for name, shown in profile.indicators:
        title = f"  {titles[name]:<{width}}"
        if not isinstance(shown, Release):
            yield f"{title}{say(SHORT[shown.reason])}"
        elif isinstance(shown.value.value, Undefined):
            yield f"{title}{say(WHY[shown.value.value])}"
        else:
            least = say("at least") + " " if shown.value.at_least else ""
            basis = shown.value.details.get("basis")
            from_what = f"  ({say(BASIS_WORDS[basis])})" if isinstance(basis, Basis) else ""
            yield f"{title}{least}{shown.value.value:.2f}  n {shown.value.n}{from_what}"
    if profile.hint:
        yield "\n" + say(profile.hint.question)


def _sure(row: SkillRow, say: Speaker) -> str:
    """Say the interval and the tier of a need in columns that stay aligned where there is neither."""
    interval = row.value.need_interval if row.value else None
    ends = f"({interval.low:.1f} to {interval.high:.1f})" if isinstance(interval, Interval) else ""
    return f"{ends:<15} {say(tier_words(row.priority)) if row.priority else '':<11}"


def _skill(row: SkillRow) -> dict[str, Any]:
    told = row.shown.value if isinstance(row.shown, Release) else None
    interval = told.need_interval if told else None
    consensus = (told.importance_consensus, told.capacity_consensus) if told else (None, None)
    return {
        "id": row.skill,
        "stage": row.stage,
        "pairs": told and told.pairs,
        **{name: _rounded(getattr(told, field, None)) for name, field in NUMBERS},
        "need_low": _rounded(interval.low if isinstance(interval, Interval) else None),
        "need_high": _rounded(interval.high if isinstance(interval, Interval) else None),
        "no_interval": _reason(interval),
        "tier": row.priority and row.priority.tier,
        "tier_chance": row.priority and row.priority.chance,
        "place_by_mwds": row.standing and row.standing.by_mwds,
        "place_by_rds": row.standing and row.standing.by_rds,
        "quadrant": told and told.quadrant,
        "importance_consensus": _rounded(_number(consensus[0])),
        "capacity_consensus": _rounded(_number(consensus[1])),
        "picked_of": row.pick.answered if row.pick else None,
        "picked_share": _rounded(row.pick.share if row.pick else None),
        "missing": told and asdict(told.missed),
        "withheld": None if isinstance(row.shown, Release) else row.shown.reason,
    }


def _indicator(name: str, shown: Shown[Indicator]) -> dict[str, Any]:
    bounds, told = measure(name).bounds, shown.value if isinstance(shown, Release) else None
    return {
        "id": name,
        "value": _rounded(_number(told.value if told else None)),
        "at_least": told.at_least if told else None,
        "range": list(bounds(ANY)) if bounds else None,
        "n": told.n if told else None,
        "withheld": None if isinstance(shown, Release) else shown.reason,
        "undefined": _reason(told.value if told else None),
        "per_stage": {stage: _rounded(part) for stage, part in told.per_stage.items()} if told else {},
        "details": {part: _plain(value) for part, value in told.details.items()} if told else {},
    }


def _number(value: Value | None) -> float | None:
    return value if isinstance(value, float) else None


def _reason(value: object) -> Undefined | None:
    return value if isinstance(value, Undefined) else None


def _stage(row: StageRow) -> dict[str, Any]:
    return {
        "id": row.stage,
        "need": _rounded(row.need),
        "skills_with_value": row.shown.value.skills_with_value,
        "skills": row.shown.value.skills,
        "withheld": row.reason,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return round(value, DIGITS) if isinstance(value, float) else value
