"""What the command line answers about files: the shapes that other programs rely on, and lines for people.

Fields may be added to these shapes, never renamed or removed.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from coprod.language import speaker
from coprod.measures.tally import Missed
from coprod.store.submissions import Kept, Saved
from coprod.workbook import Finding, Reading, words


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
