"""What the command line answers: the shapes that other programs rely on, and the same in lines for people.

Fields may be added to these shapes, never renamed or removed.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from coprod.charts.skill_row import SkillRow
from coprod.charts.stages import StageRow
from coprod.charts.withheld import in_short
from coprod.desk.groups import Choice
from coprod.desk.profile import SkillProfile
from coprod.disclosure.release import Release
from coprod.language import speaker
from coprod.measures.tally import Missed
from coprod.store.submissions import Kept, Saved
from coprod.workbook import Finding, Reading, words

DIGITS = 4
NUMBERS = (
    ("importance_mean", "importance"),
    ("capacity_mean", "capacity"),
    ("gap", "gap"),
    ("mwds", "mwds"),
    ("rds", "rds"),
    ("need", "need"),
)


def reading(one: Reading) -> dict[str, Any]:
    """Return what ``coprod check --json`` prints."""
    return {
        "accepted": one.accepted,
        "file": one.name,
        "instrument": one.instrument or None,
        "language": one.language or None,
        "mode": one.mode or None,
        "respondents": 1 if one.answers else 0,
        "ratings": one.ratings,
        "missing": one.missing,
        "findings": [_finding(each) for each in one.findings],
    }


def refused(file: str, why: str) -> dict[str, Any]:
    """Return the same for a file that is no workbook at all; ``error`` says why."""
    return {
        "accepted": False,
        "file": file,
        "instrument": None,
        "language": None,
        "mode": None,
        "respondents": 0,
        "ratings": 0,
        "missing": asdict(Missed()),
        "findings": [],
        "error": why,
    }


def findings(one: Reading) -> Iterator[str]:
    """Say each finding in one line, worst first."""
    for severity in ("stop", "warn", "note"):
        for each in one.findings:
            if each.severity == severity:
                message, remedy = words(each, speaker())
                place = "!".join(part for part in (each.sheet, each.cell) if part)
                yield f"{severity}: {place + ': ' if place else ''}{message} {remedy}"


def outcome(saved: Saved | None, kept: Kept | None) -> dict[str, Any]:
    """Return what ``coprod load --json`` adds per file; ``outcome`` is for people."""
    return {
        "submission": saved.submission_id if saved else None,
        "city": kept.city if kept else None,
        "round": kept.round if kept else None,
        "known": bool(saved and saved.known),
        "superseded": list(saved.superseded) if saved else [],
        "superseded_by": (saved and saved.superseded_by) or None,
        "outcome": _outcome(saved, kept),
    }


def group(choice: Choice) -> dict[str, Any]:
    """Name a group of the store, its size where it may be told."""
    return {
        "city": choice.city,
        "round": choice.provenance.round,
        "mode": choice.group.mode,
        "who": choice.who,
        "respondents": choice.provenance.respondents,
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
            yield f"  {row.title:<50}{ratings}  need {row.value.need:5.1f}  n {row.value.pairs}"
    yield "\n" + say("Need by stage")
    for each in profile.stages:
        told = say("not shown") if each.need is None else f"{each.need:5.1f}"
        yield f"  {each.title:<50}{told}"


def _finding(each: Finding) -> dict[str, Any]:
    message, remedy = words(each, speaker())
    return {
        "code": each.code,
        "severity": each.severity,
        "sheet": each.sheet,
        "cell": each.cell,
        "item": each.item,
        "value": each.value,
        "message": message,
        "remedy": remedy,
    }


def _outcome(saved: Saved | None, kept: Kept | None) -> str:
    if saved is None or kept is None:
        return "refused, nothing saved"
    where = f"{kept.city}, {kept.round}"
    if saved.known:
        return f"already here under {where}, nothing to do"
    if saved.superseded_by:
        return f"saved under {where}, but a newer return of the same organisation stands in its place"
    if saved.superseded:
        return f"saved under {where}; it stands in the place of an older return, which is kept"
    return f"saved under {where}"


def _skill(row: SkillRow) -> dict[str, Any]:
    """One skill; intervals and tiers are null where they have not been worked out."""
    told = row.shown.value if isinstance(row.shown, Release) else None
    return {
        "id": row.skill,
        "stage": row.stage,
        "pairs": told and told.pairs,
        **{name: _rounded(getattr(told, field, None)) for name, field in NUMBERS},
        "need_low": None,
        "need_high": None,
        "tier": None,
        "quadrant": told and told.quadrant,
        "missing": told and asdict(told.missed),
        "withheld": None if isinstance(row.shown, Release) else row.shown.reason,
    }


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
