"""Fill a template in as a person would: answers become words in cells, through the same layout."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from coprod.instrument.answers import Answers, Mode
from coprod.instrument.library import newest, shelf
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.language import speaker
from coprod.workbook import write
from coprod.workbook.cells import Answer, Kind, Spot
from coprod.workbook.layout import sheets

SHELF = shelf()
CORE = newest(SHELF)
SAY = speaker("en")
TEMPLATE = write(CORE, SAY)
TEAM = write(CORE, SAY, team=True)
Cells = dict[tuple[Kind, Spot], object]


def places(instrument: Instrument = CORE) -> dict[tuple[Kind, Spot], tuple[str, str, Answer]]:
    """Sheet title, address and kind of answer of every open cell."""
    return {
        (sheet.kind, spot): (sheet.title, cell, answer)
        for sheet in sheets(instrument, SAY)
        for spot, cell, answer in sheet.answers()
    }


def cells(answers: Answers) -> Cells:
    """What a person puts into which cell to give these answers."""
    about, found = answers.about, {}

    def put(kind: Kind, block: str, line: object, column: str, value: object) -> None:
        if value not in (None, "", Missing.NOT_ANSWERED):
            found[kind, Spot(block, str(line), column)] = value

    for line in ("city", "pilot", "unit", "role", "asked", "filled_on", "round", "mode", "approver"):
        put(Kind.ABOUT, "about", line, "answer", getattr(about, line))
    put(Kind.ABOUT, "about", "comparable", "answer", about.comparable if about.mode is Mode.ORGANISATIONAL else None)
    for skill, pair in answers.skills.items():
        put(Kind.SKILLS, "skills", skill, "importance", pair.importance)
        put(Kind.SKILLS, "skills", skill, "capacity", pair.capacity)
    for skill, words in answers.comments.items():
        put(Kind.SKILLS, "skills", skill, "comment", words)
    for stage, picks in answers.priorities.items():
        for number, pick in enumerate(picks, start=1):
            put(Kind.SKILLS, "skills", f"{stage}/{number}", "top", pick)
    for item, rating in answers.agree.items():
        put(Kind.GOVERNANCE, "agree", item, "answer", rating)
    for item, given in answers.resources.items():
        put(Kind.GOVERNANCE, "resources", item, "answer", given)
    for stage, one in answers.feedback.items():
        for column, value in one:
            put(Kind.GOVERNANCE, "feedback", stage, column, value)
    for number, group in enumerate(answers.inclusion, start=1):
        for column, value in group:
            put(Kind.GOVERNANCE, "inclusion", number, column, value)
    for number, one in enumerate(answers.stakeholders, start=1):
        put(Kind.STAKEHOLDERS, "stakeholders", number, "name", one.name)
        put(Kind.STAKEHOLDERS, "stakeholders", number, "sector", one.helix)
        put(Kind.STAKEHOLDERS, "stakeholders", number, "is_lead", one.is_lead)
        put(Kind.STAKEHOLDERS, "stakeholders", number, "head_count", one.head_count)
        for stage, part in one.parts.items():
            put(Kind.STAKEHOLDERS, "stakeholders", number, f"{stage}/depth", part.depth)
            put(Kind.STAKEHOLDERS, "stakeholders", number, f"{stage}/decision_right", part.decision_right)
    for number, (one, other) in enumerate(answers.ties, start=1):
        put(Kind.TIES, "ties", number, "one", one)
        put(Kind.TIES, "ties", number, "other", other)
    return found


def typed(values: Cells, instrument: Instrument = CORE) -> dict[tuple[str, str], object]:
    """The same by sheet title and address, values as the drop-downs write them."""
    known, result = places(instrument), {}
    for key, value in values.items():
        title, cell, answer = known[key]
        words = {(type(one.value), one.value): one.words for one in answer.menu.choices} if answer.menu else {}
        result[title, cell] = words.get((type(value), value), value)
    return result


def fill(values: Mapping[tuple[str, str], object], template: bytes = TEMPLATE) -> bytes:
    """Write values into a template by sheet title and address."""
    book = load_workbook(BytesIO(template))
    for (title, address), value in values.items():
        cell = book[title][address]
        cell.value = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", value) if isinstance(value, str) else value  # as Excel
        if isinstance(value, str) and value.startswith("="):
            cell.data_type = "s"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def full() -> Answers:
    """A return that answers every question, with every kind of missing in it."""
    instrument, governance = CORE, CORE.governance
    kinds = (4, 2, Missing.NOT_APPLICABLE, 5, Missing.DONT_KNOW, 1, 3, Missing.REFUSED)
    names = ("City digital office", "Residents\u2019 association", "Harbour ICT Ltd", "University")
    return Answers.model_validate(
        {
            "instrument": instrument.key,
            "about": {
                "city": "Exampleford",
                "round": "Spring 2026",
                "mode": "organisational",
                "pilot": "Parking by phone",
                "unit": "Digital services",
                "role": "Service manager",
                "asked": 12,
                "filled_on": date(2026, 3, 31),
                "approver": "A. Director",
                "comparable": True,
            },
            "skills": {
                skill.id: {"importance": kinds[n % 8], "capacity": kinds[(n + 3) % 8]}
                for n, skill in enumerate(instrument.skills)
            },
            "comments": {
                instrument.skills[0].id: "=HYPERLINK(\u201cx\u201d) <b>\u2615</b>",
                instrument.skills[5].id: "two\nlines",
            },
            "priorities": {
                stage.id: tuple(skill.id for skill in instrument.skills_of(stage.id)[:3]) for stage in instrument.stages
            },
            "agree": {item.id: kinds[n % 8] for n, item in enumerate(governance.items)},
            "resources": {
                one.id: (True, False, Missing.NOT_APPLICABLE, Missing.DONT_KNOW)[n % 4]
                for n, one in enumerate(governance.resources)
            },
            "feedback": {
                stage.id: {
                    "input_collected": True,
                    "response_published": n != 1,
                    "collected_on": date(2026, 1, 5),
                    "published_on": date(2026, 2, 1 + n),
                    "link": "https://example.org/answer",
                }
                for n, stage in enumerate(instrument.sequence)
            },
            "inclusion": (
                {"group": "People over 75", "reached": True, "participants": 12, "population": 4300},
                {"group": "Newcomers", "reached": Missing.DONT_KNOW},
            ),
            "stakeholders": tuple(
                {
                    "name": name,
                    "helix": helix,
                    "is_lead": n == 0,
                    "head_count": 40 if n == 1 else None,
                    "parts": {
                        stage.id: {"depth": (n + m) % 6, "decision_right": (n + m) % 4}
                        for m, stage in enumerate(instrument.sequence)
                    },
                }
                for n, (name, helix) in enumerate(
                    zip(names, ("government", "civil_society", "business", "research"), strict=True)
                )
            ),
            "ties": ((names[0], names[1]), (names[0], names[3])),
        }
    )


FILLED = fill(typed(cells(full())))
