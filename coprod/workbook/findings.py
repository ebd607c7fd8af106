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
        "sheet": finding.sheet or say("of this file"),
        "cell": finding.cell,
        "value": _quoted(finding.value),
        "accepted": _either(say, choices),
    }
    if "second" in details:
        spoken["second"] = _quoted(str(details["second"]))
    return say(code.message, **spoken), say(code.remedy, **spoken)


def changed(finding: Finding) -> str:
    """Return what a cell was read as, when it was not read as typed because its meaning is certain; else empty."""
    return str(dict(finding.details).get("meaning", "")) if finding.code in ("understood", "understood_often") else ""


def _either(say: Speaker, choices: tuple[str, ...]) -> str:
    if len(choices) < 2:
        return "".join(choices)
    return say("{first} or {last}", first=", ".join(choices[:-1]), last=choices[-1])


TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that nobody sees and that turn the direction of what follows: a quotation shows a box in their place."""


def _quoted(value: str) -> str:
    """Quote typed words, but not numbers; cut what would fill the screen."""
    shown = TURNING.sub("\u25a1", value if len(value) <= 60 else value[:59] + "\u2026")
    return shown if re.fullmatch(r"[-\u2212]?\d+([.,]\d+)?%?", shown) else f"\u201c{shown}\u201d"


STOP, WARN, NOTE = Severity.STOP, Severity.WARN, Severity.NOTE

CODES: dict[str, Code] = {
    "no_stamp": Code(
        STOP,
        N_("Nothing in this file was recognised as a part of our questionnaire."),
        N_("Download a fresh template and copy your answers into it, value by value."),
    ),
    "unknown_instrument": Code(
        STOP,
        N_("This workbook belongs to another questionnaire, {found}. Known here: {known}."),
        N_("If you meant ours, copy your answers into a fresh template. If not, ask whoever runs this dashboard."),
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
        N_("The sheet {sheet} has lost the column for {column}. Found: {found}. Expected: {expected}."),
        N_("Copy your answers into a fresh template, and leave all of its columns in place."),
    ),
    "column_twice": Code(
        STOP,
        N_("{cell} and {other} are both the column for {column}, so it is unclear which one counts."),
        N_("Delete the column that does not count."),
    ),
    "heading_conflict": Code(
        STOP,
        N_("{cell} says {value}, but the hidden mark of its column says {column}."),
        N_("Copy your answers into a fresh template, so that headings and answers belong together."),
    ),
    "line_conflict": Code(
        STOP,
        N_("{cell} says {value}, but the hidden mark of its line says {title}."),
        N_("Copy your answers into a fresh template, so that questions and answers belong together."),
    ),
    "city_unsaid": Code(
        STOP,
        N_("This file does not say which city it is about."),
        N_("Name the city when you hand the file in."),
    ),
    "round_unsaid": Code(
        STOP,
        N_("This file does not say which round of assessment it belongs to."),
        N_("Name the round when you hand the file in, such as Spring 2026."),
    ),
    "mode_unsaid": Code(
        STOP,
        N_("This file does not say which kind of return it is."),
        N_("Say when you hand the file in whether it is Organisational or Individual."),
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
    "too_many_findings": Code(
        STOP,
        N_("More than {count} things in this file could not be read; only the first ones are told."),
        N_("Check that this is the right file, and that its columns hold the ratings they are named for."),
    ),
    "no_people": Code(
        STOP,
        N_("The sheet {sheet} holds headings but no answers."),
        N_("Fill in one row for each person and save the file."),
    ),
    "person_missing": Code(
        STOP,
        N_("Row {row} holds ratings, but {cell} does not say whose they are."),
        N_("Write a code for the person in {cell}, such as R01, or empty the row."),
    ),
    "person_twice": Code(
        STOP,
        N_("{cell} and {other} are two different answers of {person}: {value} and {second}."),
        N_("Keep the one that counts, or give the two people different codes."),
    ),
    "rows_differ": Code(
        STOP,
        N_("Rows {first} and {row} are both {person}, and {count} of their answers differ, first {one} and {other}."),
        N_("Two people? Give one of them another code in {cell}. One person? Empty the row that does not count."),
    ),
    "mapping_unsure": Code(
        STOP,
        N_("It is not certain what {count} of the columns ask, the first in {cell}: {value}."),
        N_("Say what each column means, then hand the file in again."),
    ),
    "maybe_dont_know": Code(
        WARN,
        N_("{cell} holds {value}, which is no rating here. Does it mean don\u2019t know?"),
        N_("If so, write DK in {cell}. Otherwise choose {accepted}."),
    ),
    "merged_ratings": Code(
        WARN,
        N_("{cell} is merged with other rating cells, so it is unclear which of them {value} answers."),
        N_("Undo the merge and answer each cell."),
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
    "line_unknown": Code(
        WARN,
        N_("Row {row} holds answers, but it is none of our questions; it was not read."),
        N_("Move the answers to the line they belong to, or leave the row as it is."),
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
    "understood_often": Code(
        NOTE,
        N_("{value} stands in {count} cells of one column, first in {cell}; it was read as {meaning}."),
        N_("Nothing to do if that is right."),
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
    "found_by_words": Code(
        NOTE,
        N_("The sheet {sheet} has lost its hidden marks; it was recognised as {title} by its words."),
        N_("Nothing to do if the figures are right."),
    ),
    "moved_down": Code(
        NOTE,
        N_("Rows by which everything on the sheet {sheet} stands lower than in the template: {count}."),
        N_("Nothing to do; the cells named here are the ones you see."),
    ),
    "extra_column": Code(
        NOTE,
        N_("The sheet {sheet} has columns that the questionnaire does not ask for; they were not read: {names}."),
        N_("Nothing to do."),
    ),
    "heading_understood": Code(
        NOTE, N_("{cell} holds the heading {value}; it was read as {meaning}."), N_("Nothing to do if that is right.")
    ),
    "sheet_very_hidden": Code(
        NOTE,
        N_("The sheet {sheet} is hidden so that Excel does not list it; it was read like the others."),
        N_("Nothing to do."),
    ),
    "rows_hidden": Code(
        NOTE,
        N_("The sheet {sheet} has answers in hidden or filtered rows, from row {row} on; they were read as well."),
        N_("Nothing to do if they count. If not, empty them."),
    ),
    "filter_on": Code(
        NOTE, N_("The sheet {sheet} has a filter switched on; all of its rows were read."), N_("Nothing to do.")
    ),
    "cell_notes": Code(
        NOTE,
        N_("The sheet {sheet} has notes on cells ({count}, the first on {cell}); they are not kept."),
        N_("Put what should be kept into a comment column."),
    ),
    "macros_ignored": Code(NOTE, N_("This workbook contains macros. They were not run."), N_("Nothing to do.")),
    "letters_guessed": Code(
        NOTE,
        N_("The letters of this text file were taken for Western European."),
        N_("If names or comments look wrong, save it again as CSV UTF-8."),
    ),
    "merged_down": Code(
        NOTE,
        N_("{cell} is merged over several rows, so {value} counts for each of them."),
        N_("Nothing to do if that is right."),
    ),
    "person_repeated": Code(NOTE, N_("Row {row} repeats row {first} exactly; it counts once."), N_("Nothing to do.")),
    "person_goes_on": Code(
        NOTE,
        N_("Row {row} goes on with {person} of row {first}; the two rows were read as one person."),
        N_("Nothing to do if that is right. If not, give them codes that differ."),
    ),
    "person_spelling": Code(
        NOTE,
        N_("{value} in {cell} and {second} in row {first} were taken for one person."),
        N_("Nothing to do if that is right. If not, give them names that differ."),
    ),
    "summary_row": Code(
        NOTE,
        N_("Row {row} holds {value}, which is a summary and no person; it was left out."),
        N_("Nothing to do if that is right. If it is a person, give them another code."),
    ),
    "not_asked": Code(
        NOTE,
        N_("This file asks about {count} of {all} skills. Not asked: {value}."),
        N_("Nothing to do if that is right."),
    ),
    "columns_dropped": Code(
        NOTE,
        N_("To protect people, these columns are not kept: {names}."),
        N_("Nothing to do."),
    ),
    "sheet_left_out": Code(
        NOTE, N_("The sheet {title} is not in this file, so its questions were not asked."), N_("Nothing to do.")
    ),
}
