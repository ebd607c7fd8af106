"""What returns said about governance: one agreed return whole, or what individuals agreed to."""

from collections import defaultdict
from datetime import date
from typing import Any

from coprod.instrument.answers import About, Answers, Feedback, InclusionGroup, Part, Stakeholder
from coprod.instrument.scales import Missing
from coprod.store.engine import Cursor, Store
from coprod.store.respondents import IN_GROUP, of
from coprod.store.tallies import Group


def governance_of(store: Store, group: Group) -> Answers:
    """Return the governance part of one organisational return; its ratings of skills are left out."""
    with store.reading() as cursor:
        about = About(city=group.city_name, round=group.round_name, mode=group.mode)
        agree, resources, feedback = _items(cursor, group.return_id)
        return Answers(
            instrument=group.instrument,
            about=about,
            agree=agree,
            resources=resources,
            feedback={stage: Feedback.model_validate(given) for stage, given in feedback.items()},
            inclusion=tuple(
                InclusionGroup(
                    group=people, reached=_told(reached, missing), participants=participants, population=population
                )
                for people, reached, missing, participants, population in _rows(
                    cursor, "inclusion", "people, reached, reached_missing, participants, population", group.return_id
                )
            ),
            stakeholders=_stakeholders(cursor, group.return_id),
            ties=tuple(_rows(cursor, "ties", "stakeholder, partner", group.return_id)),
        )


def agreement_of(store: Store, group: Group) -> tuple[dict[str, int], ...]:
    """Return what each person of a group answered to the agree items, in no order that means anything."""
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT submission_id, item, number
            FROM governance_answers JOIN submissions ON submissions.id = governance_answers.submission_id
            JOIN cities ON cities.id = governance_answers.city_id
            WHERE number IS NOT NULL AND item LIKE 'agree.%' AND {IN_GROUP}
            ORDER BY submission_id
            """,  # noqa: S608 - IN_GROUP is ours
            of(group),
        ).fetchall()
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for person, item, number in rows:
        people[person][item.removeprefix("agree.")] = number
    return tuple(people.values())


def _items(cursor: Cursor, return_id: str) -> tuple[dict[str, Any], dict[str, Any], dict[str, dict[str, Any]]]:
    agree: dict[str, Any] = {}
    resources: dict[str, Any] = {}
    feedback: dict[str, dict[str, Any]] = defaultdict(dict)
    for item, number, words, missing in _rows(cursor, "governance_answers", "item, number, words, missing", return_id):
        kind, _, rest = item.partition(".")
        if kind == "agree":
            agree[rest] = number if missing is None else Missing(missing)
        elif kind == "resources":
            resources[rest] = _told(number, missing)
        else:
            stage, _, question = rest.partition(".")
            feedback[stage][question] = _answered(question, number, words, missing)
    return agree, resources, feedback


def _answered(question: str, number: int | None, words: str | None, missing: str | None) -> object:
    if words is None:
        return _told(number, missing)
    return date.fromisoformat(words) if question.endswith("_on") else words


def _stakeholders(cursor: Cursor, return_id: str) -> tuple[Stakeholder, ...]:
    parts: dict[str, dict[str, Part]] = defaultdict(dict)
    for name, stage, depth, no_depth, right, no_right in _rows(
        cursor,
        "participation",
        "stakeholder, stage, depth, depth_missing, decision_right, decision_right_missing",
        return_id,
    ):
        parts[name][stage] = Part(
            depth=depth if no_depth is None else Missing(no_depth),
            decision_right=right if no_right is None else Missing(no_right),
        )
    return tuple(
        Stakeholder(name=name, helix=helix, is_lead=is_lead, head_count=head_count, parts=parts[name])
        for name, helix, is_lead, head_count in _rows(
            cursor, "stakeholders", "name, helix, is_lead, head_count", return_id
        )
    )


def _rows(cursor: Cursor, table: str, columns: str, return_id: str) -> list[tuple[Any, ...]]:
    return cursor.execute(
        f"SELECT {columns} FROM {table} WHERE submission_id = ?",  # noqa: S608 - our own names
        [return_id],
    ).fetchall()


def _told(yes: int | None, missing: str | None) -> bool | Missing:
    return Missing(missing or Missing.NOT_ANSWERED) if yes is None else bool(yes)
