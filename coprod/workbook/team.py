"""The team workbook: one row per person, two ratings for each skill side by side, and no names."""

from dataclasses import dataclass
from math import ceil

from coprod.instrument.model import Instrument, Skill, Stage
from coprod.instrument.scales import Scale
from coprod.language import Speaker
from coprod.workbook.cells import LINE, Answer, Form, Kind, Line, Look, Menu, Sheet, Stamp, head, keys
from coprod.workbook.layout import about
from coprod.workbook.menus import DASH, Menus
from coprod.workbook.opening import codes, filling, opening, part, points, sending

PEOPLE = 40
"""How many lines the template offers; more can be inserted."""
SECONDS = 15
"""What one rating takes a person, for the time the first sheet announces."""
SPARE = 5
"""Minutes are announced in steps of so many."""
LONGEST_TITLE, LONGEST_HINT = 32, 255
"""What a spreadsheet shows at most beside a chosen cell, by the file format."""


@dataclass(frozen=True)
class Explained(Answer):
    """A cell that explains beside it, when it is chosen, what it asks for."""

    title: str = ""
    hint: str = ""


def team_sheets(instrument: Instrument, say: Speaker) -> tuple[Sheet, ...]:
    """Return the sheets of an instrument's team workbook in one language, in their order."""
    menus = Menus(instrument, say)
    return _start(menus), about(menus, team=True), _team(menus)


def _start(menus: Menus) -> Sheet:
    say, instrument = menus.say, menus.instrument
    minutes = min(ceil(2 * len(instrument.skills) * SECONDS / 60 / SPARE) * SPARE, instrument.minutes)
    return opening(
        menus,
        *part(
            say("What this workbook is for"),
            say(
                "It collects what each person thinks of the skills of the team: one row per person, no names. An answer"
                " that the team agreed on, and the questions about governance and stakeholders, belong in the ordinary"
                " workbook."
            ),
        ),
        *part(
            say("How long it takes"),
            say(
                "About {minutes} minutes per person. You can stop, save the file and go on later.",
                minutes=minutes,
            ),
        ),
        *part(
            say("How to fill it in"),
            say("1. About: say for which city, service and round this is. The city and the round are needed."),
            say(
                "2. Team: take the next free row and write a code under Person: R01 for the first, R02 for the second,"
                " and so on. Each row with ratings needs a code of its own. The role may be left empty."
            ),
            say(
                "3. Go along your row and rate each skill twice: how important it is, and how well the team can do it"
                " today. Skills marked optional may be left empty."
            ),
            say(
                "Pass the workbook round, or let one person type what the others say. Everybody gives their own view;"
                " nobody has to agree with anybody."
            ),
            say("There are rows for {people} people. For more, insert rows above the last one.", people=PEOPLE),
            filling(menus),
        ),
        *part(say("Privacy"), _privacy(say), _holder(say)),
        *codes(menus),
        *points(menus, (say("Importance"), instrument.importance), (say("Capacity"), instrument.capacity)),
        *sending(menus),
        Line(Look.BAND, (say("What each skill means"),)),
        *(line for stage in instrument.stages for line in _meanings(menus, stage)),
    )


def _privacy(say: Speaker) -> str:
    return say(
        "Write no names of people: a code stands for each person, and a role such as service manager is left out where"
        " it would point to one of them. Nobody's single answers are shown; figures appear only when enough people"
        " have answered."
    )


def _holder(say: Speaker) -> str:
    return say(
        "Whoever holds this file can read every row. Pass it round only among people who agreed to that, and delete the"
        " copies that are no longer needed."
    )


def _reminder(say: Speaker) -> str:
    return say(
        "No names: a code stands for each person, and nobody's single answers are shown. Whoever holds this file can"
        " read every row."
    )


def _person(say: Speaker) -> tuple[Answer, Answer]:
    """Return the cells of a person and of a role: free words, each with what should stand there."""
    code = say("A code such as R01. No names.")
    role = say("Optional. Leave it empty if only one person has this role.")
    return (
        Explained(Form.TEXT, limit=LINE, title=_cut(say("Person"), LONGEST_TITLE), hint=_cut(code, LONGEST_HINT)),
        Explained(Form.TEXT, limit=LINE, title=_cut(say("Role"), LONGEST_TITLE), hint=_cut(role, LONGEST_HINT)),
    )


def _meanings(menus: Menus, stage: Stage) -> list[Line]:
    language = menus.say.language
    lines = [(_title(menus, skill), skill.definition.to(language)) for skill in _skills(menus, stage.id)]
    words = stage.title.to(language) + DASH + stage.definition.to(language)
    return [Line(Look.PLAIN, (words,)), *(Line(Look.ITEM, line) for line in lines)]


def _team(menus: Menus) -> Sheet:
    say, instrument = menus.say, menus.instrument
    stages = [stage for stage in instrument.stages if instrument.skills_of(stage.id)]
    groups = [(stage.title.to(say.language), _skills(menus, stage.id)) for stage in stages]
    skills = [skill for _, group in groups for skill in group]
    columns = [f"{skill.id}/{what}" for skill in skills for what in ("importance", "capacity")]
    row = (*_person(say), *(cell for skill in skills for cell in _ratings(menus, skill)))
    lines = [
        Line(Look.HIDDEN, id=str(Stamp(instrument.key, Kind.TEAM, say.language))),
        Line(Look.TITLE, (say("Team"),)),
        Line(Look.TEXT, ("", _reminder(say))),
        Line(Look.TEXT, ("", "\n".join(_questions(menus)))),
        keys("people", "person", "role", *columns),
        head("", "", *(words for stage, group in groups for words in (stage, *("",) * (2 * len(group) - 1)))),
        head("", "", *(words for skill in skills for words in (_title(menus, skill), ""))),
        head(say("Person"), say("Role"), *(say("Importance"), say("Capacity")) * len(skills)),
        *(Line(Look.ITEM, row, str(number)) for number in range(1, PEOPLE + 1)),
    ]
    return Sheet(
        Kind.TEAM,
        say("Team"),
        (14, 26, *(10,) * len(columns)),
        tuple(lines),
        landscape=True,
        frozen=len(lines) - PEOPLE,
        free=frozenset({"people"}),
    )


def _skills(menus: Menus, stage: str) -> list[Skill]:
    """Return the skills of a stage, those marked optional last."""
    return sorted(menus.instrument.skills_of(stage), key=lambda skill: skill.optional)


def _title(menus: Menus, skill: Skill) -> str:
    title = skill.title.to(menus.say.language)
    return menus.say("{title} (optional)", title=title) if skill.optional else title


def _questions(menus: Menus) -> tuple[str, str, str]:
    say, instrument = menus.say, menus.instrument
    importance, capacity = instrument.importance, instrument.capacity
    kinds = (one for one in instrument.missing if one.code)
    return (
        say("Importance: {question}", question=importance.question.to(say.language)) + " " + _worded(importance, say),
        say("Capacity: {question}", question=capacity.question.to(say.language)) + " " + _worded(capacity, say),
        ", ".join(one.code + DASH + one.label.to(say.language) for one in kinds),
    )


def _worded(scale: Scale, say: Speaker) -> str:
    return ", ".join(f"{point.value}{DASH}{point.label.to(say.language)}" for point in scale.points)


def _ratings(menus: Menus, skill: Skill) -> tuple[Answer, Answer]:
    say, instrument = menus.say, menus.instrument
    importance = say("Importance: {points}", points=_worded(instrument.importance, say))
    capacity = say("Capacity: {points}", points=_worded(instrument.capacity, say))
    return _rating(menus, skill, menus.importance, importance), _rating(menus, skill, menus.capacity, capacity)


def _rating(menus: Menus, skill: Skill, menu: Menu, scale: str) -> Explained:
    title, definition = _title(menus, skill), skill.definition.to(menus.say.language)
    return Explained(
        Form.RATING,
        menu,
        title=_cut(title, LONGEST_TITLE),
        hint=_cut(definition + "\n" + scale, LONGEST_HINT),
    )


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "\u2026"
