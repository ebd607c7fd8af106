"""What the reader noticed, as values: a closed list of codes, each with its severity and its two sentences.

``stop`` saves nothing, ``warn`` leaves the cell out of every figure, ``note`` was understood and accepted as meant.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from coprod.language import N_, Speaker


class Severity(StrEnum):
    """What a finding does to the file or the cell."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """Something noticed, and where: ``cell`` in Excel's words (``E14``), ``value`` as the person typed it.

    ``details`` are the other words its sentences need; a tuple of words is a list of alternatives.
    """

    code: str
    sheet: str = ""
    cell: str = ""
    item: str = ""
    value: str = ""
    details: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()

    @property
    def severity(self) -> Severity:
        """The severity of the code."""
        return CODES[self.code].severity


class Code(NamedTuple):
    """One code of the closed list: what it does, what happened, how to mend it."""

    severity: Severity
    message: str
    remedy: str


def words(finding: Finding, say: Speaker) -> tuple[str, str]:
    """Return what happened and how to mend it, in the speaker's language."""
    code = CODES[finding.code]
    details = dict(finding.details)
    accepted = details.pop("accepted", ())
    choices = accepted if isinstance(accepted, tuple) else (str(accepted),)
    if "low" in details:
        choices = (say("{low} to {high}", low=details["low"], high=details["high"]), *choices)
    spoken: dict[str, object] = {
        name: _either(say, one) if isinstance(one, tuple) else one for name, one in details.items()
    }
    spoken |= {
        "sheet": finding.sheet,
        "cell": finding.cell,
        "value": _quoted(finding.value),
        "accepted": _either(say, choices),
    }
    return say(code.message, **spoken), say(code.remedy, **spoken)


def _either(say: Speaker, choices: tuple[str, ...]) -> str:
    if len(choices) < 2:
        return "".join(choices)
    return say("{first} or {last}", first=", ".join(choices[:-1]), last=choices[-1])


def _quoted(value: str) -> str:
    """Quote typed words, but not numbers; cut what would fill the screen."""
    shown = value if len(value) <= 60 else value[:59] + "\u2026"
    return shown if re.fullmatch(r"[-\u2212]?[\d.,%]+", shown) else f"\u201c{shown}\u201d"


STOP, WARN, NOTE = Severity.STOP, Severity.WARN, Severity.NOTE

CODES: dict[str, Code] = {
    "no_stamp": Code(
        STOP,
        N_("No sheet of this workbook carries the hidden mark of our questionnaire."),
        N_("Download a fresh template and copy your answers into it, value by value."),
    ),
    "unknown_instrument": Code(
        STOP,
        N_("This workbook was made for {found}, which is not known here. Known here: {known}."),
        N_("Download a fresh template and copy your answers into it."),
    ),
    "mixed_instruments": Code(
        STOP,
        N_("The sheets of this workbook belong to different questionnaires: {found}."),
        N_("Copy your answers into one fresh template."),
    ),
    "sheet_missing": Code(
        STOP,
        N_("The sheet {title} is missing."),
        N_("Copy your answers into a fresh template, and leave all of its sheets in place."),
    ),
    "sheet_twice": Code(
        STOP,
        N_("The sheets {first} and {sheet} are both the sheet {title}, so it is unclear which one counts."),
        N_("Delete the one that does not count."),
    ),
    "column_missing": Code(
        STOP,
        N_("The sheet {sheet} has lost the column for {column}."),
        N_("Copy your answers into a fresh template, and leave all of its columns in place."),
    ),
    "city_missing": Code(
        STOP, N_("{cell} does not name the city."), N_("Write the name of the city or municipality in {cell}.")
    ),
    "round_missing": Code(
        STOP,
        N_("{cell} does not name the round of assessment."),
        N_("Write the round in {cell}, such as Spring 2026, in the same words for every return."),
    ),
    "mode_missing": Code(
        STOP,
        N_("{cell} does not say which kind of return this is."),
        N_("Choose {accepted} from the list in {cell}."),
    ),
    "nothing_answered": Code(
        STOP, N_("Nothing has been answered on any sheet."), N_("Fill in the pale yellow cells and save the file.")
    ),
    "out_of_scale": Code(
        WARN, N_("{cell} holds {value}; this scale runs from {low} to {high}."), N_("Choose {accepted}.")
    ),
    "not_whole": Code(WARN, N_("{cell} holds {value}; this scale takes whole numbers only."), N_("Choose {accepted}.")),
    "not_accepted": Code(WARN, N_("{cell} holds {value}, which is none of its answers."), N_("Choose {accepted}.")),
    "truth_value": Code(
        WARN, N_("{cell} holds the truth value {value}, which is no rating."), N_("Choose {accepted}.")
    ),
    "date_in_rating": Code(
        WARN,
        N_("{cell} holds the date {value}; your program may have made it from something like 3/5."),
        N_("Choose {accepted}."),
    ),
    "percentage": Code(WARN, N_("{cell} holds the percentage {value}, which is no rating."), N_("Choose {accepted}.")),
    "error_value": Code(
        WARN,
        N_("{cell} holds the error {value}, which a formula left there."),
        N_("Replace the formula in {cell} by your answer."),
    ),
    "formula_unsaved": Code(
        WARN,
        N_("{cell} holds a formula whose result was not saved."),
        N_("Replace the formula in {cell} by your answer, or open the file and save it again."),
    ),
    "not_a_date": Code(
        WARN, N_("{cell} holds {value}, which cannot be read as a date."), N_("Write the date like 2026-03-31.")
    ),
    "not_a_count": Code(
        WARN,
        N_("{cell} holds {value}, which cannot be read as a number of people here."),
        N_("Write a whole number from {least} to {most}, or leave {cell} empty."),
    ),
    "too_long": Code(WARN, N_("{cell} holds {length} characters; {limit} fit."), N_("Shorten the text in {cell}.")),
    "line_missing": Code(
        WARN,
        N_("The sheet {sheet} has lost the line for {title}."),
        N_("Copy your answers into a fresh template if you want it to count."),
    ),
    "line_twice": Code(
        WARN,
        N_("Row {row} repeats the line for {title}; only the first one counts."),
        N_("Delete the line that does not count."),
    ),
    "priority_twice": Code(
        WARN, N_("{cell} chooses {value} a second time."), N_("Choose another skill, or empty {cell}.")
    ),
    "stakeholder_unnamed": Code(
        WARN, N_("Row {row} describes a stakeholder without a name."), N_("Write the name in {cell}.")
    ),
    "stakeholder_twice": Code(
        WARN,
        N_("{cell} names {value} a second time; only the first line counts."),
        N_("Put everything about one stakeholder into one line."),
    ),
    "sector_missing": Code(
        WARN,
        N_("{cell} does not say which sector {name} belongs to, so the line is left out."),
        N_("Choose {accepted} in {cell}."),
    ),
    "group_unnamed": Code(
        WARN, N_("Row {row} describes a group without a name."), N_("Write the name of the group in {cell}.")
    ),
    "tie_unknown": Code(
        WARN,
        N_("{cell} names {value}, who is not among the stakeholders that could be read."),
        N_("Choose a name from the sheet {title}, or add the stakeholder there."),
    ),
    "tie_half": Code(WARN, N_("Row {row} names only one of the two."), N_("Write the other name in {cell}.")),
    "tie_self": Code(
        WARN, N_("Row {row} says that {value} works with itself."), N_("Change one of the names, or empty the row.")
    ),
    "tie_twice": Code(NOTE, N_("Row {row} repeats a pair; it counts once."), N_("Nothing to do.")),
    "understood": Code(
        NOTE, N_("{cell} holds {value}; it was read as {meaning}."), N_("Nothing to do if that is right.")
    ),
    "date_as_text": Code(
        NOTE,
        N_("{cell} holds a date; it was kept as the text {value}."),
        N_("If you meant other words, format {cell} as text and write them again."),
    ),
    "not_answered": Code(
        NOTE,
        N_("Rating cells left empty, which count as not answered: {count}."),
        N_("Nothing to do if that is right."),
    ),
    "not_compared": Code(
        NOTE,
        N_("Only whoever holds this file will see its values: {cell} gives no consent, or no approver is named."),
        N_("To have it shown and compared, name who approved it and choose Yes in {cell}."),
    ),
    "approver_left_out": Code(
        NOTE,
        N_("An individual return is anonymous, so what {cell} holds is not kept."),
        N_("Nothing to do; if the team agreed on this return, choose Organisational."),
    ),
    "sheet_renamed": Code(
        NOTE, N_("The sheet {sheet} was recognised as {title} by its contents."), N_("Nothing to do.")
    ),
    "sheet_left_out": Code(
        NOTE, N_("The sheet {title} is not in this file, so its questions were not asked."), N_("Nothing to do.")
    ),
}
