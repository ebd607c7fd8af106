"""The sheets about the partners: how they work together, who takes part at which stage, and who works with whom."""

from coprod.workbook.cells import COUNT, DATE, NAME, TEXT, Answer, Form, Kind, Line, Look, Sheet, head, keys
from coprod.workbook.menus import Menus

GROUPS, STAKEHOLDERS, PAIRS = 8, 20, 30
"""How many free lines the template offers for groups to reach, stakeholders, and pairs that work together."""


def governance(menus: Menus) -> Sheet:
    """How the partners work together: statements, resources, feedback by stage, groups reached."""
    say, rules = menus.say, menus.instrument.governance
    language, asked, groups = say.language, rules.feedback, rules.inclusion
    known, needed = Answer(Form.CHOICE, menus.known), Answer(Form.CHOICE, menus.needed)
    lines = menus.top(Kind.GOVERNANCE, say("Governance"), say("How the partners of this service work together."))
    lines += [keys("agree", "", "answer"), Line(Look.HEAD, (say("Statement"), rules.agree.question.to(language)))]
    for construct in rules.constructs:
        lines.append(Line(Look.BAND, (construct.title.to(language),)))
        lines += [
            Line(Look.ITEM, (item.text.to(language), Answer(Form.RATING, menus.agree)), item.id)
            for item in rules.items
            if item.belongs_to == construct.id
        ]
    lines += [
        Line(Look.PLAIN),
        keys("resources", "", "answer"),
        Line(Look.HEAD, (say("Resources"), say("Does this service have it?"))),
        *(Line(Look.ITEM, (one.title.to(language), needed), one.id) for one in rules.resources),
        Line(Look.PLAIN),
        keys("feedback", "", "input_collected", "response_published", "collected_on", "published_on", "link"),
        head(
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
        keys("inclusion", "group", "reached", "participants", "population"),
        head(*(one.to(language) for one in (groups.group, groups.reached, groups.participants, groups.population))),
        *(Line(Look.ITEM, (NAME, known, COUNT, COUNT), str(number)) for number in range(1, GROUPS + 1)),
    ]
    return Sheet(
        Kind.GOVERNANCE,
        say("Governance"),
        (56, 32, 28, 20, 20, 30),
        tuple(lines),
        landscape=True,
        frozen=3,
        pages=2,
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
    columns = [f"{stage.id}/{what}" for stage in stages for what in ("depth", "decision_right")]
    lines = [
        *menus.top(Kind.STAKEHOLDERS, say("Stakeholders"), "\n".join(lead)),
        keys("stakeholders", "name", "sector", "is_lead", "head_count", *columns),
        Line(Look.HEAD, ("", "", "", "", *(words for stage in stages for words in (stage.title.to(language), "")))),
        head(
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
        pages=1,
        free=frozenset({"stakeholders"}),
    )


def ties(menus: Menus) -> Sheet:
    """Which stakeholders worked together."""
    say = menus.say
    lines = [
        *menus.top(
            Kind.TIES,
            say("Who works with whom"),
            menus.instrument.governance.ties.to(say.language)
            + " "
            + say("Choose the names from the list; it holds those of the sheet Stakeholders."),
        ),
        keys("ties", "one", "other"),
        head(say("This stakeholder"), say("works with this one")),
        *(Line(Look.ITEM, (NAME, NAME), str(number)) for number in range(1, PAIRS + 1)),
    ]
    return Sheet(Kind.TIES, say("Who works with whom"), (46, 46), tuple(lines), frozen=5, free=frozenset({"ties"}))
