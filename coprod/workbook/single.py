"""Read the sheets of one return. Each is gone through, so that everything it lacks is said at once."""

from collections.abc import Iterator, Mapping

from coprod.instrument.answers import Answers, Mode
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.workbook import assemble
from coprod.workbook.cells import Kind
from coprod.workbook.columns import columns
from coprod.workbook.findings import Finding
from coprod.workbook.gather import Asked, Page, gather
from coprod.workbook.grids import Grid
from coprod.workbook.headings import heads
from coprod.workbook.labels import moved_labels
from coprod.workbook.reading import Reading, Return, none_missing
from coprod.workbook.recognise import ONE, Recognised

NEEDED = (Kind.ABOUT, Kind.SKILLS, Kind.GOVERNANCE)
TOLD_BY_WORDS = frozenset({"importance", "capacity", "answer", "name", "sector", "one", "other", "group"})
"""The columns that a sheet without our ids cannot do without; somebody who made it anew may have left out the rest."""


def single(found: Recognised, instrument: Instrument, given: Mapping[str, str]) -> Reading:
    """Return what the sheets of one return say; the name and the hash of the file are left to the caller."""
    pages, findings = dict[Kind, Page](), [*found.findings]
    for kind, grid in found.grids.items():
        pages[kind], noticed = page(found, kind, grid)
        findings += noticed
    findings += _missing_sheets(found, given)
    answers = _answers(pages, instrument, found, given)
    for one in pages.values():
        findings += one.findings
    if Kind.SKILLS in pages and not _anything(pages):
        findings.append(Finding("nothing_answered"))
    about, skills = pages.get(Kind.ABOUT), pages.get(Kind.SKILLS)
    mode = about.value("about", "mode", "answer") if about else None
    ratings, missing = _count(skills, instrument) if skills else (0, none_missing())
    return Reading(
        name="",
        sha256="",
        instrument=instrument.key,
        language=found.language,
        mode=given.get("mode") or (mode if isinstance(mode, Mode) else ""),
        returns=(Return(answers),) if answers else (),
        findings=tuple(findings),
        ratings=ratings,
        missing=missing,
    )


def page(found: Recognised, kind: Kind, grid: Grid) -> tuple[Page, list[Finding]]:
    """Read one sheet; beside it stands what is to be said of its columns and lines as a whole."""
    layouts = found.layouts[kind]
    read = gather(grid, layouts[0])
    noticed = [*columns(grid, heads(layouts), _needed(read.asked, by_words=grid.by_words))]
    return read, [*noticed, *moved_labels(grid, layouts)]


def _needed(asked: Asked, *, by_words: bool) -> dict[str, frozenset[str]]:
    needed: dict[str, frozenset[str]] = {}
    for (block, _), answers in asked.items():
        needed[block] = needed.get(block, frozenset()) | answers.keys()
    return {block: keys & TOLD_BY_WORDS if by_words else keys for block, keys in needed.items()}


def _missing_sheets(found: Recognised, given: Mapping[str, str]) -> Iterator[Finding]:
    """Say which sheets are not there; a file that holds one table cannot have them all."""
    alone = len(found.grids) == 1
    for kind in ONE:
        if kind in found.grids:
            continue
        if alone and kind is Kind.ABOUT and Kind.SKILLS in found.grids:
            yield from assemble.about_given(given)[1]
        else:
            stops = kind in NEEDED and not (alone and kind is Kind.GOVERNANCE)
            yield Finding("sheet_missing" if stops else "sheet_left_out", details=(("title", found.title(kind)),))


def _answers(
    pages: Mapping[Kind, Page], instrument: Instrument, found: Recognised, given: Mapping[str, str]
) -> Answers | None:
    parts: dict[str, object] = {}
    page = pages.get(Kind.ABOUT)
    about = assemble.about(page, given) if page else assemble.about_given(given)[0]
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
        parts["ties"] = assemble.ties(page, known, found.title(Kind.STAKEHOLDERS))
    if about is None:
        return None
    return Answers.model_validate(
        {"instrument": instrument.key, "language": found.language, "about": about, "stakeholders": known, **parts}
    )


def _anything(pages: Mapping[Kind, Page]) -> bool:
    """Whether any cell was filled in, readable or not, beyond the sheet About and the comments."""
    return any(
        not heard.meant.blank and spot.column != "comment"
        for kind, page in pages.items()
        if kind is not Kind.ABOUT
        for spot, heard in page.heard.items()
    )


def _count(page: Page, instrument: Instrument) -> tuple[int, dict[str, int]]:
    ratings, missing = 0, none_missing()
    for skill in instrument.skills:
        for column in assemble.RATED:
            spot = ("skills", skill.id, column)
            value = page.value(*spot)
            if isinstance(value, int):
                ratings += 1
            elif not skill.optional and isinstance(value, Missing):
                missing[value] += 1
            elif not skill.optional and page.blank(*spot):
                missing[Missing.NOT_ANSWERED] += 1
    return ratings, missing
