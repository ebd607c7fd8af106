"""The first sheet's words: what this is, how to fill it in, what codes and points mean, how to send it back."""

from coprod.instrument.scales import Scale
from coprod.workbook.cells import Kind, Line, Look, Sheet, Stamp
from coprod.workbook.menus import Menus


def start(menus: Menus) -> Sheet:
    """Return the sheet Start here; it holds no answers."""
    say, instrument = menus.say, menus.instrument
    rules = instrument.governance
    return opening(
        menus,
        *part(
            say("How long it takes"),
            say("About {minutes} minutes. You can stop, save the file and go on later.", minutes=instrument.minutes),
        ),
        *part(say("How to fill it in"), *_steps(menus)),
        *codes(menus),
        *points(
            menus,
            (say("Importance"), instrument.importance),
            (say("Capacity"), instrument.capacity),
            (say("Agreement"), rules.agree),
            (say("Depth"), rules.depth),
            (say("Decision right"), rules.decision_right),
        ),
        Line(Look.BAND, (say("Which sector a stakeholder belongs to"),)),
        *(Line(Look.ITEM, (one.title.to(say.language), one.examples.to(say.language))) for one in rules.helices),
        *part(
            say("Privacy"),
            say(
                "An individual return does not ask for your name: write no names of people into it, and leave out your"
                " unit or role where they would point to you. Individual answers are shown only when enough people have"
                " handed in theirs."
            ),
            say(
                "An organisational return is shown, under the name of your city, only with the consent you give on the"
                " sheet About and the name of an approver. A newer return for the same round takes its place."
            ),
            say("Stakeholders are organisations and groups, never single citizens. Comments stay out of every export."),
        ),
        *sending(menus),
    )


def opening(menus: Menus, *lines: Line) -> Sheet:
    """Return the sheet Start here around these lines: title and purpose before, the questionnaire's papers after."""
    say, instrument = menus.say, menus.instrument
    return Sheet(
        Kind.START,
        say("Start here"),
        (24, 84),
        (
            Line(Look.HIDDEN, id=str(Stamp(instrument.key, Kind.START, say.language))),
            Line(Look.TITLE, (instrument.title.to(say.language),)),
            Line(Look.TEXT, (instrument.purpose.to(say.language),)),
            *lines,
            Line(Look.BAND, (say("About this questionnaire"),)),
            Line(Look.ITEM, (say("Name and version"), instrument.key)),
            Line(Look.ITEM, (say("Licence"), instrument.licence)),
            Line(Look.ITEM, (say("Origin"), instrument.attribution)),
        ),
    )


def part(title: str, *texts: str) -> tuple[Line, ...]:
    """Return a heading and its paragraphs."""
    return (Line(Look.BAND, (title,)), *(Line(Look.TEXT, (text,)) for text in texts))


def codes(menus: Menus) -> tuple[Line, ...]:
    """Say what may be typed in the place of a rating."""
    say, instrument = menus.say, menus.instrument
    empty = say("Counts as not answered. None of these ever counts as nought or as a middle rating.")
    return (
        Line(Look.BAND, (say("When you have no rating to give"),)),
        *(Line(Look.ITEM, (one.code, _spoken(one.label.to(say.language)))) for one in instrument.missing if one.code),
        Line(Look.ITEM, (say("Left empty"), empty)),
    )


def points(menus: Menus, *scales: tuple[str, Scale]) -> tuple[Line, ...]:
    """Say what each point of these scales means."""
    say = menus.say
    return (
        Line(Look.BAND, (say("What the points mean"),)),
        *(Line(Look.ITEM, (title, _points(scale, say.language))) for title, scale in scales),
    )


def filling(menus: Menus) -> str:
    """Say which cells are open, and what may be typed there."""
    return menus.say(
        "Pale yellow cells are for your answers; everything else is locked. Choose from the list in the cell, or"
        " simply type the number or the code. A cell that turns red holds something that cannot be read."
    )


def sending(menus: Menus) -> tuple[Line, ...]:
    """Say how the workbook is handed in."""
    say = menus.say
    return part(
        say("How to send it back"),
        say(
            "Save it as an Excel (.xlsx) or OpenDocument (.ods) file and upload it on the page Assess of the"
            " dashboard, or run: coprod check FILE."
        ),
        say("If something cannot be read, you are told the sheet and the cell before anything is saved."),
    )


def _steps(menus: Menus) -> tuple[str, ...]:
    say = menus.say
    return (
        say("1. About: say who answers and for which service. The city, the round and the kind of return are needed."),
        say(
            "2. Skills: rate each skill twice, how important it is and how well your team can do it today; then choose"
            " up to {top} priorities at each stage. Skills marked optional may be left empty.",
            top=menus.instrument.top,
        ),
        say("3. Governance: say how the partners work together, what the service has, and who heard back."),
        say("4. Stakeholders and Who works with whom: list those who take part, then the pairs that work together."),
        filling(menus),
    )


def _points(scale: Scale, language: str) -> str:
    worded = "\n".join(f"{point.value} \u2013 {point.label.to(language)}" for point in scale.points)
    return f"{scale.question.to(language)}\n{worded}"


def _spoken(words: str) -> str:
    return words[:1].upper() + words[1:]
