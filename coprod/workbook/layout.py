"""Which item stands in which cell: the sheets of a workbook, made from an instrument, for writing and for reading."""

from coprod.instrument.answers import MOST_ASKED
from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.cells import DATE, NAME, TEXT, Answer, Form, Kind, Line, Look, Sheet, keys
from coprod.workbook.menus import DASH, Menus
from coprod.workbook.opening import start
from coprod.workbook.partners import governance, stakeholders, ties

ONE_VOICE = frozenset({"role", "mode", "approver", "comparable"})
"""The lines of the sheet About that only the ordinary workbook has."""


def sheets(instrument: Instrument, say: Speaker) -> tuple[Sheet, ...]:
    """Return the sheets of an instrument's workbook in one language, in their order."""
    menus = Menus(instrument, say)
    return (
        start(menus),
        about(menus),
        skills(menus),
        governance(menus),
        stakeholders(menus),
        ties(menus),
    )


def about(menus: Menus, *, team: bool = False) -> Sheet:
    """Who answers, for what, when; a whole team's return leaves out what concerns one person or one agreed answer."""
    say = menus.say
    rows = (
        ("city", say("City or municipality"), NAME, say("Needed.")),
        ("pilot", say("Pilot or service"), NAME, say("The one service that all your answers are about.")),
        ("unit", say("Unit or department"), NAME, ""),
        ("role", say("Role of the person filling this in"), NAME, say("A role such as service manager, not a name.")),
        (
            "asked",
            say("How many people were asked to answer in this round (if known)"),
            Answer(Form.COUNT, least=1, most=MOST_ASKED),
            say("How many people were asked in all, if you know it. When everybody answered, no interval is shown.")
            if team
            else say(
                "Individual answers only: how many people were asked in all, if you know it. When everybody answered,"
                " no interval is shown."
            ),
        ),
        ("filled_on", say("Date"), DATE, say("Such as 2026-03-31.")),
        (
            "round",
            say("Round of assessment"),
            NAME,
            say("Needed. Such as Spring 2026; the same words for every return."),
        ),
        (
            "mode",
            say("Kind of return"),
            Answer(Form.CHOICE, menus.mode),
            say("Needed. Organisational: the team agreed on one answer, given in its name. Individual: yours alone."),
        ),
        (
            "approver",
            say("Approved by"),
            NAME,
            say("Organisational returns only: who approved it. Leave empty in an individual return."),
        ),
        (
            "comparable",
            say("May it be shown, and compared with other cities?"),
            Answer(Form.CHOICE, menus.yes_no),
            say(
                "Organisational returns only. Without a yes and an approver, only whoever holds the file sees its"
                " values."
            ),
        ),
    )
    lines = [
        *menus.top(Kind.ABOUT, say("About this return"), say("Who answers, for which service, and when.")),
        keys("about", "", "answer", ""),
        Line(Look.HEAD, (say("Question"), say("Your answer"), say("What to know"))),
        *(
            Line(Look.ITEM, (title, answer, hint), key)
            for key, title, answer, hint in rows
            if not (team and key in ONE_VOICE)
        ),
    ]
    return Sheet(Kind.ABOUT, say("About"), (30, 38, 52), tuple(lines), frozen=5, later=frozenset({"asked"}))


def skills(menus: Menus) -> Sheet:
    """Two ratings for each skill, by stage, and the top priorities of each stage."""
    say, instrument = menus.say, menus.instrument
    language = say.language
    rating = (Answer(Form.RATING, menus.importance), Answer(Form.RATING, menus.capacity), TEXT)
    lead = " ".join(
        (
            say("Importance: {question}", question=instrument.importance.question.to(language)),
            say("Capacity: {question}", question=instrument.capacity.question.to(language)),
        )
    )
    lines = [
        *menus.top(Kind.SKILLS, say("Skills"), lead),
        keys("skills", "", "top", "importance", "capacity", "comment"),
        Line(
            Look.HEAD,
            (
                say("Skill"),
                say("What the team can do"),
                say("Importance now"),
                say("Capacity today"),
                say("Comment (optional)"),
            ),
        ),
    ]
    for stage in instrument.stages:
        lines.append(Line(Look.BAND, (stage.title.to(language) + DASH + stage.definition.to(language),)))
        for skill in instrument.skills_of(stage.id, optional=False) + tuple(
            skill for skill in instrument.skills_of(stage.id) if skill.optional
        ):
            title = skill.title.to(language)
            title = say("{title} (optional)", title=title) if skill.optional else title
            lines.append(Line(Look.ITEM, (title, skill.definition.to(language), *rating), skill.id))
        lines.append(Line(Look.PLAIN, (instrument.top_question.to(language),)))
        top = Answer(Form.CHOICE, menus.priority(stage.id))
        lines += [
            Line(Look.ITEM, (say("Top priority {number}", number=number), top), f"{stage.id}/{number}")
            for number in range(1, instrument.top + 1)
        ]
    return Sheet(Kind.SKILLS, say("Skills"), (31, 52, 24, 31, 40), tuple(lines), landscape=True, frozen=5)
