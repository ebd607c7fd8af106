"""Read a filled-in workbook: opened by content, every finding at once, and answers whole or not at all."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from coprod.instrument.answers import About, Answers, Mode
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.workbook import assemble
from coprod.workbook.cells import Kind, Sheet
from coprod.workbook.findings import Finding, Severity
from coprod.workbook.gather import Page, gather
from coprod.workbook.grids import Grid, open_grids
from coprod.workbook.layout import sheets

NEEDED = (Kind.ABOUT, Kind.SKILLS, Kind.GOVERNANCE)
NOTHING: Mapping[str, str] = MappingProxyType({})
ANSWERED = (*NEEDED, Kind.STAKEHOLDERS, Kind.TIES)


@dataclass(frozen=True)
class Reading:
    """What one file says. ``answers`` is None as soon as one finding stops it.

    ``ratings`` counts the valid skill ratings; ``missing`` counts, by kind, the cells of the skills that everybody is
    asked that hold none. A cell left out with a warning is in neither.
    """

    name: str
    sha256: str
    instrument: str
    language: str
    mode: str
    answers: Answers | None
    findings: tuple[Finding, ...]
    ratings: int
    missing: dict[str, int]

    @property
    def accepted(self) -> bool:
        """Whether nothing stops this file."""
        return all(finding.severity is not Severity.STOP for finding in self.findings)


def read(
    data: bytes, instruments: Mapping[str, Instrument], *, name: str, given: Mapping[str, str] = NOTHING
) -> Reading:
    """Read a workbook (.xlsx, .ods); ``name`` is only what the file is called.

    ``given`` may name the city, the pilot and the round in the place of what the file says.

    Raises WorkbookError, in one sentence, for a file that is no workbook or cannot be read safely.
    """
    grids = [grid for grid in open_grids(data) if grid.stamp.kind in ANSWERED]
    digest = sha256(data).hexdigest()
    keys = list(dict.fromkeys(grid.stamp.instrument for grid in grids))
    language = grids[0].stamp.language if grids else ""
    if len(keys) != 1 or keys[0] not in instruments:
        stop = _refusal(keys, instruments)
        return Reading(name, digest, keys[0] if len(keys) == 1 else "", language, "", None, (stop,), 0, _none_missing())
    instrument = instruments[keys[0]]
    layout = {sheet.kind: sheet for sheet in sheets(instrument, speaker(language))}
    pages, findings = _pages(grids, layout)
    answers = _answers(pages, instrument, language, layout, given)
    for page in pages.values():
        findings += page.findings
    if Kind.SKILLS in pages and not _anything(pages):
        findings.append(Finding("nothing_answered"))
    stopped = any(finding.severity is Severity.STOP for finding in findings)
    ratings, missing = _count(pages.get(Kind.SKILLS), instrument)
    return Reading(
        name=name,
        sha256=digest,
        instrument=instrument.key,
        language=language,
        mode=_mode(pages.get(Kind.ABOUT)),
        answers=None if stopped else answers,
        findings=_sorted(findings, [grid.name for grid in grids]),
        ratings=ratings,
        missing=missing,
    )


def _refusal(keys: Sequence[str], instruments: Mapping[str, Instrument]) -> Finding:
    if not keys:
        return Finding("no_stamp")
    if len(keys) > 1:
        return Finding("mixed_instruments", details=(("found", ", ".join(keys)),))
    return Finding("unknown_instrument", details=(("found", keys[0]), ("known", ", ".join(instruments))))


def _pages(grids: Sequence[Grid], layout: Mapping[Kind, Sheet]) -> tuple[dict[Kind, Page], list[Finding]]:
    """Read each sheet that is there once; say which are missing, doubled or renamed."""
    pages: dict[Kind, Page] = {}
    findings = []
    for grid in grids:
        kind, title = grid.stamp.kind, layout[grid.stamp.kind].title
        if kind in pages:
            details = (("first", pages[kind].name), ("title", title))
            findings.append(Finding("sheet_twice", grid.name, details=details))
            continue
        if grid.name != title:
            findings.append(Finding("sheet_renamed", grid.name, details=(("title", title),)))
        pages[kind] = gather(grid, layout[kind])
    for kind in ANSWERED:
        if kind not in pages:
            code = "sheet_missing" if kind in NEEDED else "sheet_left_out"
            findings.append(Finding(code, details=(("title", layout[kind].title),)))
    return pages, findings


def _answers(
    pages: Mapping[Kind, Page],
    instrument: Instrument,
    language: str,
    layout: Mapping[Kind, Sheet],
    given: Mapping[str, str],
) -> Answers | None:
    """Put the answers together. Every sheet is gone through, so that everything it lacks is said at once."""
    about: About | None = None
    parts: dict[str, object] = {}
    if page := pages.get(Kind.ABOUT):
        about = assemble.about(page, given)
    if page := pages.get(Kind.SKILLS):
        parts["skills"] = assemble.skills(page, instrument)
        parts["priorities"] = assemble.priorities(page, instrument)
        parts["comments"] = assemble.comments(page, instrument)
    if page := pages.get(Kind.GOVERNANCE):
        parts["agree"] = assemble.agree(page, instrument)
        parts["resources"] = assemble.resources(page, instrument)
        parts["feedback"] = assemble.feedback(page, instrument)
        parts["inclusion"] = assemble.inclusion(page)
    page = pages.get(Kind.STAKEHOLDERS)
    known = assemble.stakeholders(page, instrument) if page else ()
    if page := pages.get(Kind.TIES):
        parts["ties"] = assemble.ties(page, known, layout[Kind.STAKEHOLDERS].title)
    if about is None:
        return None
    return Answers.model_validate(
        {"instrument": instrument.key, "language": language, "about": about, "stakeholders": known, **parts}
    )


def _anything(pages: Mapping[Kind, Page]) -> bool:
    """Whether any cell was filled in, readable or not, beyond the sheet About and the comments."""
    return any(
        not heard.meant.blank and spot.column != "comment"
        for kind, page in pages.items()
        if kind is not Kind.ABOUT
        for spot, heard in page.heard.items()
    )


def _mode(page: Page | None) -> str:
    value = page.value("about", "mode", "answer") if page else None
    return str(value) if isinstance(value, Mode) else ""


def _none_missing() -> dict[str, int]:
    return {str(kind): 0 for kind in Missing if kind is not Missing.WITHHELD}


def _count(page: Page | None, instrument: Instrument) -> tuple[int, dict[str, int]]:
    ratings, missing = 0, _none_missing()
    for skill in instrument.skills if page else ():
        for column in assemble.RATED:
            spot = ("skills", skill.id, column)
            value = page.value(*spot) if page else None
            if isinstance(value, Missing) and not skill.optional:
                missing[value] += 1
            elif isinstance(value, int):
                ratings += 1
            elif page and page.blank(*spot) and not skill.optional:
                missing[Missing.NOT_ANSWERED] += 1
    return ratings, missing


def _sorted(findings: Sequence[Finding], names: Sequence[str]) -> tuple[Finding, ...]:
    """Sort by sheet in the order of the file, then row, then column; what concerns the whole file comes first."""

    def place(finding: Finding) -> tuple[int, int, int, str]:
        sheet = names.index(finding.sheet) if finding.sheet in names else -1
        found = re.fullmatch(r"([A-Z]+)(\d+)", finding.cell)
        return (sheet, int(found[2]), len(found[1]), found[1]) if found else (sheet, 0, 0, "")

    return tuple(sorted(findings, key=place))
