"""What the command line answers about files: the shapes that other programs rely on, and lines for people.

Fields may be added to these shapes, never renamed or removed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from coprod.desk.findings import since
from coprod.desk.several import Received
from coprod.language import speaker
from coprod.measures.tally import Missed
from coprod.store.submissions import Kept, Saved
from coprod.workbook import Finding, Reading, changed, words


def reading(one: Reading) -> dict[str, Any]:
    """Return what ``coprod check --json`` prints."""
    return {
        "accepted": one.accepted,
        "file": one.name,
        "instrument": one.instrument or None,
        "language": one.language or None,
        "mode": one.mode or None,
        "respondents": len(one.returns),
        "ratings": one.ratings,
        "missing": one.missing,
        "findings": [_finding(each) for each in one.findings],
        "changes": [
            {"sheet": each.sheet, "cell": each.cell, "item": each.item, "old": each.value, "new": changed(each)}
            for each in one.findings
            if changed(each)
        ],
        "columns": [asdict(each) for each in one.columns.columns] if one.columns else [],
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
        "changes": [],
        "columns": [],
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


def progress(one: Reading) -> Iterator[str]:
    """Say what got better since an earlier check marked this file, and what is left; nothing when none did."""
    if one.before:
        mended, left = since(one)
        yield speaker()("Since the last check: {mended} mended, {left} left.", mended=len(mended), left=len(left))


def received(one: Received) -> dict[str, Any]:
    """Return what ``coprod load --json`` prints of one file."""
    told = reading(one.reading) if one.reading else refused(one.name, one.refusal)
    return told | _outcomes(one.saved, one.kept)


def _outcomes(several: Sequence[Saved], kept: Kept | None) -> dict[str, Any]:
    """Return what became of a file; ``outcome`` is for people."""
    saved = several[0] if several else None
    return {
        "submission": saved.submission_id if saved else None,
        "submissions": [one.submission_id for one in several],
        "city": kept.city if kept else None,
        "round": kept.round if kept else None,
        "known": bool(saved and saved.known),
        "superseded": [old for one in several for old in one.superseded],
        "superseded_by": (saved and saved.superseded_by) or (kept and kept.superseded_by) or None,
        "outcome": _outcome(several, kept),
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


def _outcome(several: Sequence[Saved], kept: Kept | None) -> str:
    if not several or kept is None:
        return "refused, nothing saved"
    where, people = f"{kept.city}, {kept.round}", len(several) > 1
    if all(saved.known for saved in several):
        if kept.superseded_by:
            return f"already here under {where}, where a newer return stands in its place"
        return f"already here under {where}, nothing to do"
    if people:
        older = sum(bool(saved.superseded) for saved in several)
        again = f"; {older} of them answered before, and their newer answers count" if older else ""
        return f"saved under {where}: {len(several)} people{again}"
    if several[0].superseded_by:
        return f"saved under {where}, but a newer return of the same organisation stands in its place"
    if several[0].superseded:
        return f"saved under {where}; it stands in the place of an older return, which is kept"
    return f"saved under {where}"
