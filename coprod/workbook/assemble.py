"""From cells to answers, sheet by sheet; what does not fit together becomes a finding on its page."""

import re
from collections.abc import Mapping

from coprod.instrument.answers import About, Feedback, InclusionGroup, Mode, Pair, Part, Stakeholder
from coprod.instrument.governance import Helix
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.workbook.findings import Finding
from coprod.workbook.gather import Page
from coprod.workbook.spelling import spelt

RATED = ("importance", "capacity")
NAMED = re.compile(r"[^\W_]")
"""Without a letter or a digit, words name nothing."""


def about(page: Page, given: Mapping[str, str]) -> About | None:
    """Who answers; None when the city, the round or the kind of return is missing.

    What is ``given`` beside the file (city, pilot, round, mode) stands in the place of what the file says.
    """
    mode = Mode(given["mode"]) if given.get("mode") else page.value("about", "mode", "answer")
    named = {line: given.get(line) or page.text("about", line, "answer") for line in ("city", "pilot", "round")}
    unnamed = [line for line in ("city", "round") if not NAMED.search(named[line])]
    unsaid = [line for line in (*unnamed, "mode") if not page.there("about", line, "answer")]
    page.findings.extend(Finding(f"{line}_unsaid") for line in unsaid if line in unnamed or not isinstance(mode, Mode))
    for line in unnamed:
        page.note(f"{line}_missing", ("about", line, "answer"))
    if not isinstance(mode, Mode):
        typed = [one for one in page.findings if one.item == "mode"]
        page.findings[:] = [one for one in page.findings if one.item != "mode"]
        page.note(
            "mode_missing",
            ("about", "mode", "answer"),
            typed[0].value if typed else "",
            accepted=page.accepted("answer", line="mode"),
        )
    if unnamed or not isinstance(mode, Mode):
        return None
    approver = page.text("about", "approver", "answer")
    consent = page.value("about", "comparable", "answer") is True
    if mode is Mode.ORGANISATIONAL and not (approver and consent):
        page.note("not_compared", ("about", "comparable", "answer"))
    if mode is Mode.INDIVIDUAL and approver:
        page.note("approver_left_out", ("about", "approver", "answer"))
    team = mode is Mode.ORGANISATIONAL
    return About(
        **named,
        mode=mode,
        unit=page.text("about", "unit", "answer"),
        role=page.text("about", "role", "answer"),
        asked=page.number("about", "asked", "answer"),
        filled_on=page.day("about", "filled_on", "answer"),
        approver=approver if team else "",
        comparable=team and consent and bool(approver),
    )


def about_given(given: Mapping[str, str]) -> tuple[About | None, tuple[Finding, ...]]:
    """Return who answers from what is given alone, for a file that does not say it; None when something lacks."""
    lacking = tuple(
        Finding(f"{line}_unsaid") for line in ("city", "round", "mode") if not NAMED.search(given.get(line, ""))
    )
    if lacking:
        return None, lacking
    about = About(city=given["city"], round=given["round"], pilot=given.get("pilot", ""), mode=Mode(given["mode"]))
    return about, ()


def skills(page: Page, instrument: Instrument) -> dict[str, Pair]:
    """The ratings of each skill. An optional skill that was left blank is absent."""
    core = [skill.id for skill in instrument.skills if not skill.optional]
    _count_blank(page, sum(page.blank("skills", skill, column) for skill in core for column in RATED))
    pairs = {
        skill.id: Pair(
            importance=page.rating("skills", skill.id, "importance"),
            capacity=page.rating("skills", skill.id, "capacity"),
        )
        for skill in instrument.skills
    }
    return {key: pair for key, pair in pairs.items() if pair != Pair() or not instrument.skill(key).optional}


def comments(page: Page, instrument: Instrument) -> dict[str, str]:
    """The comments, by skill."""
    texts = {skill.id: page.text("skills", skill.id, "comment") for skill in instrument.skills}
    return {skill: text for skill, text in texts.items() if text}


def priorities(page: Page, instrument: Instrument) -> dict[str, tuple[str, ...]]:
    """The skills chosen as top priorities, by stage, each once."""
    chosen: dict[str, tuple[str, ...]] = {}
    for stage in instrument.stages:
        for number in range(1, instrument.top + 1):
            spot = ("skills", f"{stage.id}/{number}", "top")
            skill = page.text(*spot)
            if skill in chosen.get(stage.id, ()):
                page.note("priority_twice", spot, instrument.skill(skill).title.to(page.language))
            elif skill:
                chosen[stage.id] = (*chosen.get(stage.id, ()), skill)
    return chosen


def agree(page: Page, instrument: Instrument) -> dict[str, int | Missing]:
    """How far each statement is agreed with."""
    items = [item.id for item in instrument.governance.items]
    _count_blank(page, sum(page.blank("agree", item, "answer") for item in items))
    return {item: page.rating("agree", item, "answer") for item in items}


def resources(page: Page, instrument: Instrument) -> dict[str, bool | Missing]:
    """Which resources there are."""
    return {one.id: page.yes_no("resources", one.id, "answer") for one in instrument.governance.resources}


def feedback(page: Page, instrument: Instrument) -> dict[str, Feedback]:
    """Which stages' contributors heard back."""
    return {
        stage.id: Feedback(
            input_collected=page.yes_no("feedback", stage.id, "input_collected"),
            response_published=page.yes_no("feedback", stage.id, "response_published"),
            collected_on=page.day("feedback", stage.id, "collected_on"),
            published_on=page.day("feedback", stage.id, "published_on"),
            link=page.text("feedback", stage.id, "link"),
        )
        for stage in instrument.sequence
    }


def inclusion(page: Page) -> tuple[InclusionGroup, ...]:
    """Which groups were to be reached."""
    groups = []
    for line in page.lines("inclusion"):
        name = page.text("inclusion", line, "group")
        if not name:
            _unless_noted(page, "group_unnamed", ("inclusion", line, "group"))
            continue
        groups.append(
            InclusionGroup(
                group=name,
                reached=page.yes_no("inclusion", line, "reached"),
                participants=page.number("inclusion", line, "participants"),
                population=page.number("inclusion", line, "population"),
            )
        )
    return tuple(groups)


def stakeholders(page: Page, instrument: Instrument) -> tuple[Stakeholder, ...]:
    """Who takes part; a line without a name or a sector is left out."""
    block, found = "stakeholders", dict[str, Stakeholder]()
    sectors = page.accepted("sector")
    for line in page.lines(block):
        name = page.text(block, line, "name")
        sector = page.value(block, line, "sector")
        if not name:
            _unless_noted(page, "stakeholder_unnamed", (block, line, "name"))
        elif spelt(name) in found:
            page.note("stakeholder_twice", (block, line, "name"), name)
        elif not isinstance(sector, Helix):
            _unless_noted(page, "sector_missing", (block, line, "sector"), name=name, accepted=sectors)
        else:
            parts = {
                stage.id: Part(
                    depth=page.rating(block, line, f"{stage.id}/depth"),
                    decision_right=page.rating(block, line, f"{stage.id}/decision_right"),
                )
                for stage in instrument.sequence
            }
            found[spelt(name)] = Stakeholder(
                name=name,
                helix=sector,
                is_lead=page.value(block, line, "is_lead") is True,
                head_count=page.number(block, line, "head_count"),
                parts=parts,
            )
    return tuple(found.values())


def ties(page: Page, known: tuple[Stakeholder, ...], title: str) -> tuple[tuple[str, str], ...]:
    """Who works with whom; each pair once. ``title`` names the sheet with the stakeholders."""
    names = {spelt(one.name): one.name for one in known}
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for line in page.lines("ties"):
        spots = [("ties", line, column) for column in ("one", "other")]
        typed = [page.text(*spot) for spot in spots]
        for spot, name in zip(spots, typed, strict=True):
            if name and spelt(name) not in names:
                page.note("tie_unknown", spot, name, title=title)
            elif not name:
                _unless_noted(page, "tie_half", spot)
        one, other = (names.get(spelt(name), "") for name in typed)
        if not (one and other):
            continue
        if one == other:
            page.note("tie_self", spots[1], one)
        elif frozenset((one, other)) in pairs:
            page.note("tie_twice", spots[1])
        else:
            pairs[frozenset((one, other))] = (one, other)
    return tuple(pairs.values())


def _count_blank(page: Page, count: int) -> None:
    if count:
        page.findings.append(Finding("not_answered", page.name, details=(("count", count),)))


def _unless_noted(page: Page, code: str, spot: tuple[str, str, str], **details: str | tuple[str, ...]) -> None:
    """Add a finding about a blank cell; one that could not be read has its own already."""
    if page.blank(*spot):
        page.note(code, spot, "", **details)
