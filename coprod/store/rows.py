"""One submission as the rows it becomes: every answer in its table, every missing one with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coprod.instrument.answers import Answers, Rating
from coprod.instrument.scales import Missing

Row = tuple[object, ...]


class Door(StrEnum):
    """The way by which answers came in."""

    WORKBOOK = "workbook"
    PHONE = "phone"
    FORM = "form"
    SAMPLE = "sample"


@dataclass(frozen=True)
class Noticed:
    """One finding as it is kept beside the submission it was made on."""

    code: str
    severity: str
    sheet: str
    cell: str
    item: str
    typed: str


@dataclass(frozen=True)
class Submission:
    """One filled-in instrument with its provenance. ``file_hash`` names the bytes it came from."""

    answers: Answers
    door: Door
    file_hash: str
    saved_at: datetime
    saved_by: str
    noticed: tuple[Noticed, ...] = ()


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
    "findings": ("submission_id", "code", "severity", "sheet", "cell", "item", "typed"),
}


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
        yield "findings", (submission_id, each.code, each.severity, each.sheet, each.cell, each.item, each.typed)


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
