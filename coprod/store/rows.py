"""One submission as the rows it becomes: every answer in its table, every missing one with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coprod.instrument.answers import Answers, Mode, Rating
from coprod.instrument.scales import Missing
from coprod.store.naming import slug
from coprod.store.succession import organisation

Row = tuple[object, ...]


class Door(StrEnum):
    """The way by which answers came in."""

    WORKBOOK = "workbook"
    PHONE = "phone"
    FORM = "form"
    SAMPLE = "sample"


@dataclass(frozen=True)
class Noticed:
    """One finding as it is kept beside the submission it was made on.

    ``read_as`` is the value that the cell was read as when a remedy was accepted, '' when nothing was changed.
    """

    code: str
    severity: str
    sheet: str
    cell: str
    item: str
    typed: str
    read_as: str = ""


@dataclass(frozen=True)
class Submission:
    """One filled-in instrument with its provenance. ``file_hash`` names the bytes it came from.

    ``part`` is 0 for a file that is one return, 1 and up for the people of one file. ``person`` is a one-way key of
    the person within the team, kept of individual answers only, '' when unknown. ``file_name`` is kept of
    organisational returns only, for the name of an individual's file may name them.
    """

    answers: Answers
    door: Door
    file_hash: str
    saved_at: datetime
    saved_by: str
    noticed: tuple[Noticed, ...] = ()
    part: int = 0
    person: str = ""
    file_name: str = ""


SUBMISSION = (
    *("id", "city_id", "instrument", "language", "door", "file_hash", "mode", "round", "round_slug", "pilot"),
    *("unit", "role", "organisation", "filled_on", "approver", "comparable", "saved_at", "saved_by"),
    *("asked", "load_id", "part", "person", "file_name"),
)
COLUMNS = {
    "skill_ratings": (
        *("city_id", "submission_id", "skill", "importance", "capacity"),
        *("importance_missing", "capacity_missing"),
    ),
    "priorities": ("city_id", "submission_id", "stage", "place", "skill"),
    "governance_answers": ("city_id", "submission_id", "item", "number", "words", "missing"),
    "inclusion": (
        *("city_id", "submission_id", "people", "reached", "reached_missing"),
        *("participants", "population"),
    ),
    "stakeholders": ("city_id", "submission_id", "name", "helix", "is_lead", "head_count"),
    "participation": (
        *("city_id", "submission_id", "stakeholder", "stage"),
        *("depth", "depth_missing", "decision_right", "decision_right_missing"),
    ),
    "ties": ("city_id", "submission_id", "stakeholder", "partner"),
    "comments": ("city_id", "submission_id", "item", "words"),
    "findings": ("submission_id", "code", "severity", "sheet", "cell", "item", "typed", "read_as"),
}


def own_row(one: Submission, city_id: str, submission_id: str, load_id: str) -> Row:
    """Return the submission's own row, in the order of ``SUBMISSION``."""
    answers, about = one.answers, one.answers.about
    person, file_name = ("", one.file_name) if about.mode is Mode.ORGANISATIONAL else (one.person, "")
    return (
        *(submission_id, city_id, answers.instrument, answers.language, one.door, one.file_hash, about.mode),
        *(about.round, slug(about.round), about.pilot, about.unit, about.role, organisation(about), about.filled_on),
        *(about.approver, about.comparable, one.saved_at, one.saved_by),
        *(about.asked, load_id, one.part, person, file_name),
    )


def rows_of(one: Submission, city_id: str, submission_id: str) -> Iterator[tuple[str, Row]]:
    """Yield (table, row) for everything a submission holds beside its own row."""
    answers, key = one.answers, (city_id, submission_id)
    for skill, pair in answers.skills.items():
        importance, importance_missing = _split(pair.importance)
        capacity, capacity_missing = _split(pair.capacity)
        yield "skill_ratings", (*key, skill, importance, capacity, importance_missing, capacity_missing)
    for stage, picks in answers.priorities.items():
        for place, skill in enumerate(picks, start=1):
            yield "priorities", (*key, stage, place, skill)
    for item, number, words, missing in _governance(answers):
        yield "governance_answers", (*key, item, number, words, missing)
    for group in answers.inclusion:
        reached, missing = _split(group.reached)
        yield "inclusion", (*key, group.group, reached, missing, group.participants, group.population)
    for who in answers.stakeholders:
        yield "stakeholders", (*key, who.name, who.helix, who.is_lead, who.head_count)
        for stage, part in who.parts.items():
            yield "participation", (*key, who.name, stage, *_split(part.depth), *_split(part.decision_right))
    for stakeholder, partner in answers.ties:
        yield "ties", (*key, stakeholder, partner)
    for item, words in answers.comments.items():
        yield "comments", (*key, item, words)
    for each in one.noticed:
        where = each.sheet, each.cell, each.item
        yield "findings", (submission_id, each.code, each.severity, *where, each.typed, each.read_as)


def _governance(answers: Answers) -> Iterator[tuple[str, int | None, str | None, str | None]]:
    """Yield (item, number, words, missing); a yes is 1 and a no is 0."""
    for item, rating in answers.agree.items():
        number, missing = _split(rating)
        yield f"agree.{item}", number, None, missing
    for item, yes in answers.resources.items():
        number, missing = _split(yes)
        yield f"resources.{item}", number, None, missing
    for stage, feedback in answers.feedback.items():
        for question in ("input_collected", "response_published"):
            number, missing = _split(getattr(feedback, question))
            yield f"feedback.{stage}.{question}", number, None, missing
        for question in ("collected_on", "published_on", "link"):
            if words := getattr(feedback, question):
                yield f"feedback.{stage}.{question}", None, str(words), None


def _split(rating: Rating | bool) -> tuple[int | None, str | None]:
    return (None, str(rating)) if isinstance(rating, Missing) else (int(rating), None)
