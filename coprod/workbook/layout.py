"""Which item stands in which cell: the sheets of a workbook, made from an instrument, for writing and for reading."""

from coprod.instrument.model import Instrument
from coprod.language import Speaker
from coprod.workbook.cells import Answer, Form, Kind, Line, Look, Sheet, Stamp
from coprod.workbook.menus import DASH, Menus
from coprod.workbook.opening import start

LINE = 200
"""The longest text that an answer of one line takes (coprod.instrument.answers.Line)."""
GROUPS, STAKEHOLDERS, PAIRS = 8, 20, 30
"""How many free lines the template offers for groups to reach, stakeholders, and pairs that work together."""

TEXT, NAME, DATE, COUNT = Answer(Form.TEXT), Answer(Form.TEXT, limit=LINE), Answer(Form.DATE), Answer(Form.COUNT)


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


def about(menus: Menus) -> Sheet:
    """Who answers, for what, when."""
    say = menus.say
    rows = (
        ("city", say("City or municipality"), NAME, say("Needed.")),
        ("pilot", say("Pilot or service"), NAME, say("The one service that all your answers are about.")),
        ("unit", say("Unit or department"), NAME, ""),
        ("role", say("Role of the person filling this in"), NAME, say("A role such as service manager, not a name.")),
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
            say("May it be compared with other cities?"),
            Answer(Form.CHOICE, menus.yes_no),
            say("Organisational returns only. Without a yes and an approver, it is shown to nobody but you."),
        ),
    )
    lines = [
        *_top(menus, Kind.ABOUT, say("About this return"), say("Who answers, for which service, and when.")),
        _keys("about", "", "answer", ""),
        Line(Look.HEAD, (say("Question"), say("Your answer"), say("What to know"))),
        *(Line(Look.ITEM, (title, answer, hint), key) for key, title, answer, hint in rows),
    ]
    return Sheet(Kind.ABOUT, say("About"), (30, 38, 52), tuple(lines), frozen=5)


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
        *_top(menus, Kind.SKILLS, say("Skills"), lead),
        _keys("skills", "", "top", "importance", "capacity", "comment"),
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


def governance(menus: Menus) -> Sheet:
    """How the partners work together: statements, resources, feedback by stage, groups reached."""
    say, rules = menus.say, menus.instrument.governance
    language, asked, groups = say.language, rules.feedback, rules.inclusion
    known, needed = Answer(Form.CHOICE, menus.known), Answer(Form.CHOICE, menus.needed)
    lines = _top(menus, Kind.GOVERNANCE, say("Governance"), say("How the partners of this service work together."))
    lines += [_keys("agree", "", "answer"), Line(Look.HEAD, (say("Statement"), rules.agree.question.to(language)))]
    for construct in rules.constructs:
        lines.append(Line(Look.BAND, (construct.title.to(language),)))
        lines += [
            Line(Look.ITEM, (item.text.to(language), Answer(Form.RATING, menus.agree)), item.id)
            for item in rules.items
            if item.belongs_to == construct.id
        ]
    lines += [
        Line(Look.PLAIN),
        _keys("resources", "", "answer"),
        Line(Look.HEAD, (say("Resources"), say("Does this service have it?"))),
        *(Line(Look.ITEM, (one.title.to(language), needed), one.id) for one in rules.resources),
        Line(Look.PLAIN),
        _keys("feedback", "", "input_collected", "response_published", "collected_on", "published_on", "link"),
        _head(
            say("Feedback to those who contributed"),
            *(
                one.to(language)
                for one in (
                    asked.input_collected,
                    asked.response_published,
                    asked.collected_on,
                    asked.published_on,
                    asked.link,
                )
            ),
        ),
        *(
            Line(Look.ITEM, (stage.title.to(language), known, known, DATE, DATE, TEXT), stage.id)
            for stage in menus.instrument.sequence
        ),
        Line(Look.PLAIN),
        _keys("inclusion", "group", "reached", "participants", "population"),
        _head(*(one.to(language) for one in (groups.group, groups.reached, groups.participants, groups.population))),
        *(Line(Look.ITEM, (NAME, known, COUNT, COUNT), str(number)) for number in range(1, GROUPS + 1)),
    ]
    return Sheet(
        Kind.GOVERNANCE,
        say("Governance"),
        (58, 31, 28, 22, 22, 34),
        tuple(lines),
        landscape=True,
        frozen=3,
        free=frozenset({"inclusion"}),
    )


def stakeholders(menus: Menus) -> Sheet:
    """Who takes part at which stage, how deeply, and with which right to decide."""
    say, instrument = menus.say, menus.instrument
    rules, language, stages = instrument.governance, say.language, instrument.sequence
    depth, right = Answer(Form.RATING, menus.depth), Answer(Form.RATING, menus.right)
    lead = (
        rules.stakeholder.to(language),
        say("Depth: {question}", question=rules.depth.question.to(language)),
        say("Decision right: {question}", question=rules.decision_right.question.to(language)),
        say("What the sectors and the points mean stands on the sheet Start here."),
    )
    row = (
        NAME,
        Answer(Form.CHOICE, menus.sector),
        Answer(Form.CHOICE, menus.yes_no),
        COUNT,
        *(depth, right) * len(stages),
    )
    keys = [f"{stage.id}/{what}" for stage in stages for what in ("depth", "decision_right")]
    lines = [
        *_top(menus, Kind.STAKEHOLDERS, say("Stakeholders"), "\n".join(lead)),
        _keys("stakeholders", "name", "sector", "is_lead", "head_count", *keys),
        Line(Look.HEAD, ("", "", "", "", *(words for stage in stages for words in (stage.title.to(language), "")))),
        _head(
            say("Name of the organisation or group"),
            say("Sector"),
            say("Leads?"),
            say("Head count"),
            *(say("Depth"), say("Decision right")) * len(stages),
        ),
        *(Line(Look.ITEM, row, str(number)) for number in range(1, STAKEHOLDERS + 1)),
    ]
    return Sheet(
        Kind.STAKEHOLDERS,
        say("Stakeholders"),
        (34, 15, 10, 10, *(18,) * (2 * len(stages))),
        tuple(lines),
        landscape=True,
        frozen=6,
        free=frozenset({"stakeholders"}),
    )


def ties(menus: Menus) -> Sheet:
    """Which stakeholders worked together."""
    say = menus.say
    name = Answer(Form.TEXT, limit=LINE)
    lines = [
        *_top(
            menus,
            Kind.TIES,
            say("Who works with whom"),
            menus.instrument.governance.ties.to(say.language)
            + " "
            + say("Choose the names from the list; it holds those of the sheet Stakeholders."),
        ),
        _keys("ties", "one", "other"),
        _head(say("This stakeholder"), say("works with this one")),
        *(Line(Look.ITEM, (name, name), str(number)) for number in range(1, PAIRS + 1)),
    ]
    return Sheet(Kind.TIES, say("Who works with whom"), (46, 46), tuple(lines), frozen=5, free=frozenset({"ties"}))


def _top(menus: Menus, kind: Kind, title: str, lead: str) -> list[Line]:
    stamp = Stamp(menus.instrument.key, kind, menus.say.language)
    return [Line(Look.HIDDEN, id=str(stamp)), Line(Look.TITLE, (title,)), Line(Look.TEXT, (lead,))]


def _keys(block: str, *columns: str) -> Line:
    return Line(Look.HIDDEN, columns, f"#{block}")


def _head(*words: str) -> Line:
    return Line(Look.HEAD, words)
